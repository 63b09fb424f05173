"""The papers of a meeting that has ended are made before anybody asks for them, behind whatever people wait for."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from facilitate.core.act import Entry
from facilitate.core.course.agenda import MeetingEnded
from facilitate.core.meeting import Meeting
from facilitate.papers import NoSuch, PdfFailed
from facilitate.papers.packs import PROVED, papers_of
from facilitate.papers.tongue import Language
from facilitate.papers.typefaces import stand_ins
from facilitate.papers.workshop import Workshop
from facilitate.web.papers import links_of, proof_of, record_of, with_photos
from facilitate.web.services import Services
from facilitate.web.unprintable import unprintable

log = logging.getLogger(__name__)
AT_ONCE, QUIET = 0.5, 20.0
"""Seconds from the close to the first paper; and from a later change, such as a signature, if nothing else changes."""


class Ahead:
    """Listens at the door; `later(seconds, work)` runs work by and by."""

    def __init__(self, services: Services, later: Callable[[float, Callable[[], None]], Any], maker: Workshop) -> None:
        self._services, self._later, self._maker = services, later, maker
        self._due: dict[str, str] = {}
        self._ready: dict[str, tuple[int, int]] = {}
        self._looked = False
        services.door.listen_own(self._committed)

    def _committed(self, code: str, m: Meeting, chain: str, entries: Sequence[Entry]) -> None:
        if m.agenda.ended:
            closed = any(isinstance(entry.event, MeetingEnded) for entry in entries)
            self._begin(code, chain, AT_ONCE if closed else QUIET)
        else:
            self._due.pop(code, None)
            self._ready.pop(code, None)

    def opened(self, code: str) -> None:
        """Somebody who may have all papers looks at the list of them: after a restart they are made anew. Which typefaces are
        missing she is told the next time, a few seconds later."""
        if not self._looked:
            self._looked = True
            self._later(0.0, self.look_round)
        with self._services.door.reading(code) as m:
            ended = m.agenda.ended
        if ended and code not in self._due:
            self._begin(code, self._services.door.chain(code), AT_ONCE)

    def ready(self, code: str) -> tuple[int, int] | None:
        """So many of so many papers are made; None while the meeting goes on."""
        return self._ready.get(code)

    def look_round(self) -> None:
        """Start a process for the first paper, and see which typefaces are missing here: once, soon after the start of the house,
        and by each further worker when somebody looks at a list of papers there, for that process takes as much memory as the
        worker itself."""
        self._looked = True
        with suppress(PdfFailed):
            unprintable.typefaces = stand_ins(self._maker.known)

    def _begin(self, code: str, chain: str, wait: float) -> None:
        self._due[code] = chain
        self._later(wait, lambda: self._make(code, chain))

    def _language(self, code: str) -> Language:
        with self._services.door.reading(code) as m:
            return "en" if m.facts.language == "en" else "zh"

    def _make(self, code: str, chain: str) -> None:
        """Every paper of the pack; after a fault of ours whoever opens the list next sets it going again."""
        if self._due.get(code) != chain:
            return
        if not self._looked:
            self.look_round()
        try:
            self._make_all(code, chain)
        except Exception:
            log.exception("%s: papers could not be made ahead", code)
            self._due.pop(code, None)
            self._ready.pop(code, None)

    def _make_all(self, code: str, chain: str) -> None:
        """Until the meeting changes: then it begins again by and by."""
        made = record_of(self._services, code)
        links = with_photos(self._services, made, links_of(self._services, code))
        wanted = papers_of(made, self._language(code), links)
        for done, (name, ext, lang) in enumerate(wanted):
            if self._due.get(code) != chain:
                return
            self._ready[code] = (done, len(wanted))
            try:
                whole = proof_of(self._services, code) if (name, ext) == PROVED else made
                paper = self._maker(name, ext, whole, lang, links, ahead=True)
            except (PdfFailed, NoSuch):
                continue  # whoever asks for it is told why
            unprintable.note(code, name, ext, paper)
        self._ready[code] = (len(wanted), len(wanted))
