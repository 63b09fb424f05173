"""Sheets on their way into the register: a few lines at a time behind the pages, so that no meeting waits; begun again after a restart."""

from __future__ import annotations

import logging
import time
from functools import partial

from flask import current_app

from facilitate.register.book import Book
from facilitate.register.sheets.imports import running
from facilitate.register.sheets.imports_running import job, piece
from facilitate.web.services import Services
from facilitate.web.sight import context

log = logging.getLogger(__name__)
PAUSE = 0.03
"""Seconds between two pieces, in which phones are answered."""


def carry_on() -> None:
    """Whatever is on its way goes on, if nobody is at it in this process."""
    resume(context(), current_app.extensions.setdefault("importing", set()))


def resume(services: Services, at_work: set[int]) -> None:
    """The same without a page; `at_work`: the numbers of those that somebody is at."""
    for id in services.book.read(running):
        if id not in at_work:
            at_work.add(id)
            services.later(PAUSE, partial(_run, services.book, id, at_work))


def _run(book: Book, id: int, at_work: set[int]) -> None:
    """A fault is logged; whoever looks at the page next sets it going again."""
    try:
        found = job(book, id)
        while found and piece(book, found):
            time.sleep(PAUSE)
    except Exception:
        log.exception("import %s was broken off", id)
    finally:
        at_work.discard(id)
