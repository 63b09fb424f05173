"""What the screens of one server are shown: a copy for each audience, own views, and patches at most every 50 ms."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from facilitate.core.act import Act, Entry
from facilitate.core.course import agenda, steps
from facilitate.core.meeting import Meeting
from facilitate.service.clock import Clock
from facilitate.service.door import Door
from facilitate.web import touch, views
from facilitate.web.published import Published, encode, publish
from facilitate.web.views import Look
from facilitate.web.views.me import me as own_view

log = logging.getLogger(__name__)
AUDIENCES = ("board", "room", "desk")
GAP_MS = 50
DAY = 86_400
"""A timer in seconds; what is due later is looked at again with the next change."""
CUT_MS = 20  # a timer that comes a little early would be refused
Send = Callable[[str, str, dict[str, Any]], None]
Later = Callable[[float, Callable[[], None]], Any]


@dataclass
class Show:
    """One meeting as it is shown: `keys` and `people` are what commits have touched since the last patch."""

    copies: dict[str, Published] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    told: dict[str, bytes] = field(default_factory=dict)
    phones: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    kept: dict[str, dict[str, str]] = field(default_factory=dict)
    due: bool = False
    last: int = 0
    awaited: int = 0
    cut_at: int = 0


class Crowd:
    def __init__(self, door: Door, clock: Clock, url: Callable[[], str], send: Send, later: Later) -> None:
        """`send(room, event, data)` reaches the sockets of a room; `later(seconds, work)` runs work by and by."""
        self._door = door
        self._clock = clock
        self._url = url
        self._send = send
        self._later = later
        self._shows: dict[str, Show] = {}
        door.listen(self._committed)

    # -- what happens ----------------------------------------------------------------------------------------------

    def _committed(self, code: str, m: Meeting, _chain: str, entries: list[Entry]) -> None:
        show = self._shows.get(code)
        if show is None:
            return
        for entry in entries:
            show.keys |= touch.keys(m, entry)
            show.people |= touch.people_touched(m, entry)
        self._soon(code, show)

    def _soon(self, code: str, show: Show) -> None:
        """The first change goes out at once, what follows within the gap is gathered."""
        if not show.due:
            show.due = True
            wait = max(0, show.last + GAP_MS - self._clock.now()) / 1000
            self._later(wait, lambda: self.flush(code))

    def flush(self, code: str) -> None:
        """Send what has changed since the last patch."""
        show = self._shows[code]
        show.due, show.last = False, self._clock.now()
        with self._door.reading(code) as m:
            keys, people = show.keys, show.people
            show.keys, show.people = set(), set()
            patches = [(f"{code}/{audience}", self._patch(m, code, audience, keys)) for audience in tuple(show.copies)]
            own = self._own_views(m, code, show, people)
            deadline, cut_at = agenda.deadline(m), steps.by_the_clock(m)
        for room, patch in patches:
            if patch is not None:
                self._send(room, "patch", patch)
        for person, view in own:
            self._send(f"{code}:{person}", "me", view)
        self._await(code, show, deadline)
        self._await_cut(code, show, cut_at)

    def _patch(self, m: Meeting, code: str, audience: str, keys: set[str]) -> dict[str, Any] | None:
        """One audience's patch. A fault in its views costs that audience its copy, not the others their patch:
        the next look makes a whole one, and the phones notice the gap."""
        copies = self._shows[code].copies
        try:
            return copies[audience].update(self._look(m, code, audience), keys)
        except Exception:
            log.exception("%s: the views of the %s failed", code, audience)
            del copies[audience]
            return None

    def _await(self, code: str, show: Show, deadline: int | None) -> None:
        """That a stage's time is up comes true without any act: look again then, so that the desk is told."""
        left = (deadline or 0) - self._clock.now()
        if deadline and left > 0 and deadline != show.awaited:
            show.awaited = deadline
            self._later(left / 1000, lambda: self._time_is_up(code, show))

    def _await_cut(self, code: str, show: Show, due: int | None) -> None:
        """Where the rule cuts, a turn is over at its limit though nobody does anything, and a stage between meetings on
        its date: an act says so then."""
        if due is not None and due != show.cut_at:
            left = max(0, due - self._clock.now() + CUT_MS) / 1000
            if left < DAY:
                show.cut_at = due
                self._later(left, lambda: self._cut(code, due))

    def _cut(self, code: str, due: int) -> None:
        """Refused where the turn was over sooner, had more time, or another process was faster."""
        self._door.act(code, Act("time_up", op=f"time-up-{due}"))

    def _time_is_up(self, code: str, show: Show) -> None:
        show.keys.add("agenda")
        self._soon(code, show)

    def _own_views(self, m: Meeting, code: str, show: Show, people: set[str]) -> list[tuple[str, dict[str, Any]]]:
        if touch.EVERYBODY in people:
            people = set(show.phones)
        look, found = self._look(m, code, "room"), []
        for person in people & {id for id in show.phones if id}:  # the wall is nobody
            view = own_view(look, person)
            body = encode(view)
            if show.told.get(person) != body:
                show.told[person] = body
                found.append((person, view))
        return found

    # -- who looks -------------------------------------------------------------------------------------------------

    def state(
        self, code: str, audience: str, since: int, person: str = ""
    ) -> tuple[dict[str, Any], dict[str, Any] | None]:
        """(the patch that brings `since` up to now, the person's own view). Raises KeyError."""
        with self._copy(code, audience) as (m, show):
            look = self._look(m, code, audience)
            view = own_view(look, person) if person else None
            return show.copies[audience].since(since, look, show.keys), view

    def sight(
        self, code: str, audience: str, person: str = "", keys: Iterable[str] = ()
    ) -> tuple[dict[str, Any], dict[str, Any]] | None:
        """(entities of that audience, the person's own view) for pages drawn here; None where there is no meeting.
        All entities, unless `keys` names the few that a page needs."""
        try:
            with self._door.reading(code) as m:
                look = self._look(m, code, audience)
                found = {key: views.entity(look, key) for key in keys or views.keys(look)}
                return {k: e for k, e in found.items() if e is not None}, own_view(look, person) if person else {}
        except KeyError:
            return None

    @contextmanager
    def _copy(self, code: str, audience: str) -> Iterator[tuple[Meeting, Show]]:
        """The show, with a copy for that audience."""
        with self._door.reading(code) as m:
            show = self._shows.setdefault(code, Show())
            if audience not in show.copies:
                show.copies[audience] = publish(self._look(m, code, audience))
            yield m, show

    def connected(self) -> int:
        """How many sockets are open, of all meetings."""
        return sum(sum(show.phones.values()) for show in self._shows.values())

    def come(self, code: str, person: str) -> None:
        """A phone of this person is connected."""
        self._phones(code, person, 1)

    def go(self, code: str, person: str) -> None:
        """A phone of this person is gone."""
        self._phones(code, person, -1)

    def _phones(self, code: str, person: str, change: int) -> None:
        show = self._shows.setdefault(code, Show())
        show.phones[person] += change
        if show.phones[person] <= 0:
            show.phones.pop(person)
            show.told.pop(person, None)
        if person:
            show.keys |= {f"person/{person}", "people"}
            self._soon(code, show)

    def _look(self, m: Meeting, code: str, audience: str) -> Look:
        show = self._shows.get(code)
        online = {id for id in show.phones if id} if show else set()
        kept = show.kept if show else {}
        return Look(m, audience, self._clock.now(), self._door.chain(code), self._url(), online, kept=kept)
