"""Whom the meeting asked to come, and what people said at the exit, for the record."""

from __future__ import annotations

from facilitate.core.meeting import Meeting
from facilitate.core.person.guests import came
from facilitate.reports.guest_rows import Feeling, Guest


def guests(m: Meeting) -> tuple[Guest, ...]:
    return tuple(
        Guest(
            id=one.id, name=one.name, group=one.group, stake=one.stake, concern=one.concern, sway=one.sway, needed=one.needed,
            reply=one.reply, instead=one.instead, said=one.said, person=came(m, one) or None,
        )
        for one in m.guests.all.values()
    )  # fmt: skip


def feelings(m: Meeting) -> tuple[Feeling, ...]:
    """In the order of their words, so that the order of coming in tells nothing of who wrote them."""
    told = [Feeling(text=one.text) for one in m.feelings.all.values()]
    return tuple(sorted(told, key=lambda one: one.text))
