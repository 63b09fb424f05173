"""The series to which a meeting belongs, as the pages of the meeting need it: nothing where it belongs to none."""

from __future__ import annotations

from datetime import datetime

from facilitate.register.communities import ours
from facilitate.register.doer import ORGANISER
from facilitate.register.promises.promises_days import day
from facilitate.register.rooms import series_deeds
from facilitate.register.rooms.opening import opening
from facilitate.register.rooms.series import listed, of_meeting
from facilitate.web.sight import context
from facilitate.web.staff import signed_in


def opening_of(code: str) -> tuple[str, int]:
    """The page that shows the last one's promises before this meeting, and how many there are; ("", 0) without a series."""
    book, here = context().book, _here()
    id = book.read(lambda connection: of_meeting(connection, here, code))
    if id is None:
        return "", 0
    now = day(context().clock.now())
    told = book.read(lambda connection: opening(connection, here, id, now))
    return f"/registers/series/{id}/opening", len(told.open) + len(told.reported)


def begin(code: str, series: str) -> None:
    """A new meeting belongs to the series from whose page it was begun."""
    book, here, account = context().book, _here(), signed_in()
    if series not in {str(line.id) for line in book.read(lambda connection: listed(connection, here))}:
        return
    with context().door.reading(code) as m:
        title, starts = m.facts.title.zh or m.facts.title.en, datetime.fromisoformat(m.facts.starts).isoformat()
    series_deeds.plan(book, account.doer if account else ORGANISER, here, int(series), code, title, starts)


def _here() -> int:
    account = signed_in()
    return int(account.community if account else ours(context().book))
