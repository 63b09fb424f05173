"""How the time was shared between groups, beside how many people each brought; small groups only together."""

from __future__ import annotations

import msgspec

from facilitate.reports.cast import Cast
from facilitate.reports.participation import talks
from facilitate.reports.record import Record

FEW = 3
TOGETHER = ""


class Share(msgspec.Struct, frozen=True):
    """A group by code, or several small ones together (code empty, `groups` many): people, seconds spoken, and both as shares
    of the meeting."""

    code: str
    groups: int
    people: int
    seconds: int
    of_people: float
    of_talk: float

    @property
    def ratio(self) -> float | None:
        """Share of the talking divided by share of the people: 1 is its due (METHODS.md, section 5)."""
        return self.of_talk / self.of_people if self.of_people and self.of_talk else None


def shares(record: Record) -> tuple[Share, ...]:
    """Neutral roles left out. Groups of fewer than three stand together; where that is still fewer than three people the
    smallest of the other groups joins them, so that nobody's time can be worked out. Nothing for fewer than three people."""
    people = talks(record)
    by = {code: [talk for talk in people if talk.group == code] for code in _order(record)}
    small = [code for code, some in by.items() if 0 < len(some) < FEW]
    rest = sorted((code for code, some in by.items() if len(some) >= FEW), key=lambda code: len(by[code]))
    while small and sum(len(by[code]) for code in small) < FEW and rest:
        small.append(rest.pop(0))
    if len(people) < FEW:
        return ()
    count, spoken = len(people), sum(talk.seconds for talk in people)

    def share(code: str, codes: list[str]) -> Share:
        mine = [talk for one in codes for talk in by[one]]
        seconds = sum(talk.seconds for talk in mine)
        return Share(code, len(codes), len(mine), seconds, len(mine) / count, seconds / spoken if spoken else 0.0)

    told = [share(code, [code]) for code in by if code in rest]
    return (*told, *([share(TOGETHER, small)] if small else []))


def _order(record: Record) -> list[str]:
    """Codes of groups in the order of the meeting's list, then as they came."""
    known = list(Cast(record).by_group())
    return list(dict.fromkeys([*known, *(person.group for person in record.people if not person.neutral)]))
