"""The screens of one server: who looks at which meeting, and when they are told what has changed."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from contextlib import contextmanager
from typing import Any

from facilitate.config import Config
from facilitate.core.act import Entry
from facilitate.core.meeting import Meeting
from facilitate.core.person.people import PersonJoined
from facilitate.service.clock import Clock
from facilitate.service.door import Door
from facilitate.web import touch, views
from facilitate.web.deadlines import Deadlines, Later
from facilitate.web.news import news
from facilitate.web.others import Nobody, Others
from facilitate.web.pacing import begun, gap
from facilitate.web.published import publish
from facilitate.web.show import Show
from facilitate.web.views import Look
from facilitate.web.views.me import me as own_view

log = logging.getLogger(__name__)
COMING_MS = 500
"""How long those who come and go are gathered: told one by one, a thousand who come in would each be told to a thousand."""
AGAIN_MS = 1000
"""After which what could not be read or drawn is tried again."""
Send = Callable[[str, str, dict[str, Any]], None]


class Crowd:
    def __init__(
        self, door: Door, clock: Clock, url: Callable[[], str], send: Send, later: Later, gap_ms: int = Config.gap_ms
    ) -> None:
        """`send(room, event, data)` reaches the sockets of a room; `later(seconds, work)` runs work by and by;
        changes are gathered for `gap_ms` at least, with 0 each is sent alone."""
        self._door = door
        self._clock = clock
        self._url = url
        self._send = send
        self._later = later
        self._gap_ms = gap_ms
        self._shows: dict[str, Show] = {}
        self._deadlines = Deadlines(door, clock, later, self._time_is_up)
        self.others: Others = Nobody()
        door.listen(self._committed)

    # -- what happens ----------------------------------------------------------------------------------------------

    def _committed(self, code: str, m: Meeting, chain: str, entries: Sequence[Entry]) -> None:
        show = self._shows.get(code)
        if show is None:
            return
        for entry in entries:
            keys = touch.keys(m, entry)
            if "meeting" in keys and not isinstance(entry.event, touch.OF_MANY):
                show.chain = chain
            show.keys |= keys
            show.people |= touch.people_touched(m, entry)
        came = all(isinstance(entry.event, PersonJoined) and not entry.entered_by for entry in entries)
        self._soon(code, show, COMING_MS if came else 0)

    def _soon(self, code: str, show: Show, patience: int = 0) -> None:
        """The first change goes out at once, what follows within the gap is gathered; the gap widens by itself under load.
        What has `patience` (ms) waits that long for more like it, but goes along with the next patch there is."""
        at = max(self._clock.now() + patience, show.last + show.gap)
        if not show.due or at < show.due:
            show.due = at
            self._later((at - self._clock.now()) / 1000, lambda: self._due(code, show, at))

    def _due(self, code: str, show: Show, at: int) -> None:
        if show.due == at:
            self.flush(code)

    def flush(self, code: str) -> None:
        """Send what has changed since the last patch. Where the meeting cannot be read now it is tried again by and by."""
        show = self._shows.get(code)
        if show is None:
            return
        began = self._clock.now()
        show.due, show.last = 0, begun(show.due or began, began)
        try:
            with self._door.reading(code) as m:
                self._deadlines.wait(code, show, m)
                told = news(self._look(m, code), code, show)
        except Exception:
            log.exception("%s: the screens cannot be told yet", code)
            self._soon(code, show, AGAIN_MS)
            return
        for room, event, data in told:
            self._send(room, event, data)
        show.gap = gap(self._clock.now() - began, self._gap_ms)
        if show.broken or show.people:
            self._soon(code, show, AGAIN_MS)

    def _time_is_up(self, code: str, show: Show) -> None:
        show.keys.add("agenda")
        self._soon(code, show)

    # -- who looks -------------------------------------------------------------------------------------------------

    def state(
        self, code: str, audience: str, since: int, person: str = ""
    ) -> tuple[dict[str, Any], dict[str, Any] | None]:
        """(the patch that brings `since` up to now, the person's own view). Raises KeyError."""
        self._door.memory.come_to(code, since)  # she may have been at another process before, which knew more
        with self._copy(code, audience) as (m, show):
            look = self._look(m, code).seen_by(audience)
            view = own_view(look, person) if person else None
            show.told.pop(person, None)  # this phone knows more than her others: the next view goes to all of them
            return show.copies[audience].since(since, look, show.keys, not self.others.alone), view

    def sight(
        self, code: str, audience: str, person: str = "", keys: Iterable[str] = ()
    ) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """(entities of that audience, the person's own view) for pages drawn here; None where there is no meeting.
        All entities, unless `keys` names the few that a page needs."""
        try:
            with self._door.reading(code) as m:
                look = self._look(m, code).seen_by(audience)
                found = {key: views.entity(look, key) for key in keys or views.keys(look)}
                return {k: e for k, e in found.items() if e is not None}, own_view(look, person) if person else {}
        except KeyError:
            return None

    @contextmanager
    def _copy(self, code: str, audience: str) -> Iterator[tuple[Meeting, Show]]:
        """The show, with a copy for that audience."""
        with self._door.reading(code) as m:
            show = self._show(code)
            show.chain = show.chain or self._door.chain(code)
            if audience not in show.copies:
                show.copies[audience] = publish(self._look(m, code).seen_by(audience))
            yield m, show

    def connected(self) -> int:
        """How many sockets are open, of all meetings."""
        return sum(sum(show.phones.values()) for show in self._shows.values()) + self.others.phones()

    def here(self, code: str) -> tuple[int, Set[str]]:
        """How many phones are connected to this process in that meeting, and whose."""
        show = self._shows.get(code)
        return (sum(show.phones.values()), show.online) if show else (0, frozenset())

    def watched(self) -> list[str]:
        """The meetings in which a phone is connected to this process."""
        return [code for code, show in self._shows.items() if show.phones]

    def let_go(self, code: str) -> bool:
        """Nothing is kept for a meeting that nobody looks at; False where somebody does."""
        if self.here(code)[0]:
            return False
        self._shows.pop(code, None)
        return True

    def anew(self, code: str) -> None:
        """The meeting says something else than it did, at the same number: every screen is told all of it."""
        show = self._shows.get(code)
        if show is not None:
            show.broken |= set(show.copies)
            show.copies.clear()
            show.kept.clear()
            show.told.clear()
            show.people.add(touch.EVERYBODY)
            self._soon(code, show)

    def elsewhere_moved(self, code: str, people: Set[str]) -> None:
        """Phones of these people have come or gone at another process."""
        show = self._shows.get(code)
        if show is not None and show.copies:
            show.keys |= {"people", *(f"person/{person}" for person in people)}
            self._soon(code, show, COMING_MS)

    def come(self, code: str, person: str) -> None:
        """A phone of this person is connected."""
        self._phones(code, person, 1)

    def go(self, code: str, person: str) -> None:
        """A phone of this person is gone."""
        self._phones(code, person, -1)

    def _phones(self, code: str, person: str, change: int) -> None:
        show = self._show(code)
        show.moved(person, change)
        if person:
            self._soon(code, show, COMING_MS)
        self.others.moved(code)

    def _show(self, code: str) -> Show:
        return self._shows.get(code) or self._shows.setdefault(code, Show(self._gap_ms))

    def _look(self, m: Meeting, code: str) -> Look:
        """As the room sees it now; the other audiences share what is made for this look."""
        show = self._shows.get(code) or Show()
        chain = show.chain or self._door.chain(code)
        elsewhere = self.others.people(code)
        online = show.online | elsewhere if elsewhere else show.online
        return Look(m, "room", self._clock.now(), chain, self._url(), online, kept=show.kept)
