"""The meetings of this house that have not ended: to be put into a room, into the calendar, or given cards."""

from __future__ import annotations

from flask import abort

from facilitate.core.meeting import Words
from facilitate.service.summaries import MeetingRow
from facilitate.web.holding import unheld
from facilitate.web.sight import context


def open_meetings() -> list[MeetingRow]:
    """Those that are planned or on and that whoever asks holds, the newest first; none that was made to look at."""
    hidden = unheld()
    return [
        row
        for row in context().access.meetings()
        if row.state != "ended" and row.code not in hidden and not trial(row.code)
    ]


def trial(code: str) -> bool:
    """Whether it is a rehearsal or one to look at."""
    with context().door.reading(code) as m:
        return bool(m.facts.trial)


def title_of(code: str) -> Words:
    """What an open meeting is called; 404 where there is none of that code for whoever asks."""
    found = next((row.title for row in open_meetings() if row.code == code), None)
    if found is None:
        abort(404)
    return found
