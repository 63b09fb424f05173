"""Promises as the API tells them, and how they go."""

from __future__ import annotations

from collections.abc import Sequence

from facilitate.register.book import Book
from facilitate.register.doer import Doer
from facilitate.register.promises import promises, promises_deeds
from facilitate.register.promises.promises_sheet import sheet
from facilitate.web.api.look import Look, more, same, when
from facilitate.web.api.shapes import Promise, PromiseSheet, Report, Return, Voice
from facilitate.web.api.wishes import HowItGoes


def many(look: Look, ids: Sequence[int]) -> list[Promise]:
    """Of these the ones that these eyes may read, in the order of their numbers."""
    wanted = set(ids)
    every = promises.standings(look.connection, look.eyes.community, look.sight)
    found = sorted((one for one in every if one.id in wanted), key=lambda one: one.id)
    return [_told(line) for line in promises.lines(look.connection, found, look.today, look.sight)]


def one(look: Look, id: int) -> PromiseSheet:
    """With everything that its page shows."""
    found = sheet(look.connection, look.eyes.community, id, look.today, look.sight)
    return more(
        PromiseSheet,
        _told(found.line),
        first_due=found.first or None,
        meeting_title=found.meeting,
        reports=[Report(**same(Report, row)) for row in found.reports],
        voices=[Voice(at=when(row["at"]), accepted=row["accepted"], text=row["text"]) for row in found.voices],
        returns=[
            Return(months=row["months"], due=row["due"], state=row["state"], text=row["text"]) for row in found.returns
        ],
    )


def report(book: Book, doer: Doer, community: int, id: int, wish: HowItGoes) -> tuple[int, int]:
    """(the promise, the deed)."""
    return id, promises_deeds.report(book, doer, community, id, wish.how, wish.text, wish.approver)


def _told(line: promises.Line) -> Promise:
    told = {
        "need_title": line.row["title"] or "", "office": line.standing.office, "late": line.late,
        "accepted": line.accepted, "contested": line.contested,
    }  # fmt: skip
    return Promise(**same(Promise, line.row) | told)
