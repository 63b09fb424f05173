"""The hollow sign: many came, few said anything of their own accord, and residents hardly spoke with one another."""

from __future__ import annotations

import msgspec

from facilitate.reports.cast import Cast
from facilitate.reports.participation import talks
from facilitate.reports.record import Record
from facilitate.reports.ties import arrows

MANY = 12
"""Residents from which a meeting is well attended: ours."""
FEW_UNPROMPTED = 0.1
"""Share of residents with a word of their own accord up to which there were few: ours, not validated."""
FEW_REPLIES = 0.1
"""Replies between residents for each resident up to which there were few: ours, not validated."""


class Hollow(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers of people: residents who came, those of them who raised a hand or wrote a remark without being asked, and units;
    `replies`: how often residents turned to one another; `sign`: all three speak for a meeting that was only attended."""

    residents: int
    units: int
    unprompted: int
    replies: int
    sign: bool


def hollow(record: Record) -> Hollow:
    """For the organiser only. Whoever is called in a round or writes the card that all are asked for is prompted."""
    cast = Cast(record)
    came = [talk.person for talk in talks(record)]
    residents = {person for person in came if not cast.unit(person)}
    own = {hand.person for hand in record.hands} | {remark.by for remark in record.comments}
    unprompted = len(residents & own)
    replies = sum(a != b and a in residents and b in residents for a, b in arrows(record))
    n = len(residents)
    return Hollow(
        residents=n,
        units=len(came) - n,
        unprompted=unprompted,
        replies=replies,
        sign=n >= MANY and unprompted <= FEW_UNPROMPTED * n and replies <= FEW_REPLIES * n,
    )
