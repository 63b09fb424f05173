"""The rows of the record for whom the meeting asked to come, and for the sentences that people left at the exit."""

from __future__ import annotations

from facilitate.reports.heads import Row


class Guest(Row, frozen=True, kw_only=True):
    """A party that was asked: `stake` what it is to them, `concern` and `sway` low, high or not judged; `needed`: without them
    the meeting does not begin. `reply` coming, sending (`instead`), not_coming, or nothing heard; `person` who came for them,
    null for an empty chair."""

    id: str
    name: str
    group: str
    stake: str = ""
    concern: str = ""
    sway: str = ""
    needed: bool = False
    reply: str = ""
    instead: str = ""
    said: str = ""
    person: str | None = None


class Feeling(Row, frozen=True, kw_only=True):
    """One sentence at the exit; whose it is and when it was said stand in no record."""

    text: str
