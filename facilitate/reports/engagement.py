"""What each person did in one meeting, as the parts of an index of taking part (METHODS.md, section 5)."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from facilitate.reports.participation import talks
from facilitate.reports.record import Record
from facilitate.reports.ties import arrows

Links = Mapping[tuple[str, str], int]
"""(code of a meeting, id of a person there) -> whom the register knows her as."""


class Part(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One person in one meeting. `wrote`: a card, comment, answer or offer; `voted`: by name or openly, secret votes are not
    asked; `partner`: she turned to somebody or somebody to her."""

    meeting: str
    came: bool = False
    spoke: bool = False
    wrote: bool = False
    voted: bool = False
    partner: bool = False

    @property
    def index(self) -> float:
        """(came + 2 spoke + wrote + voted + had a partner) / 6: 0 did not come, 1 did everything."""
        return (self.came + 2 * self.spoke + self.wrote + self.voted + self.partner) / 6


def parts(record: Record) -> dict[str, Part]:
    """Person -> her part, for everybody who came except neutral roles, in the order of the record."""
    base = talks(record)
    here = {talk.person for talk in base}
    wrote = {row.by for rows in (record.items, record.comments, record.answers, record.offers) for row in rows}
    voted = {person for ballot in record.ballots for person in ballot.choices}
    touched = {person for arrow in pairs(record) if arrow <= here for person in arrow}
    return {
        talk.person: Part(
            meeting=record.meeting.code,
            came=True,
            spoke=talk.seconds > 0,
            wrote=talk.person in wrote,
            voted=talk.person in voted,
            partner=talk.person in touched,
        )
        for talk in base
    }


def pairs(record: Record) -> set[frozenset[str]]:
    """Who dealt with whom, each pair of two people once."""
    return {frozenset(arrow) for arrow in arrows(record) if arrow[0] != arrow[1]}


def both(one: Part, other: Part) -> Part:
    """What two rows of one person in one meeting come to."""
    return Part(
        meeting=one.meeting,
        came=True,
        spoke=one.spoke or other.spoke,
        wrote=one.wrote or other.wrote,
        voted=one.voted or other.voted,
        partner=one.partner or other.partner,
    )
