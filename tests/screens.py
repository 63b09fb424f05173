"""The screens of everybody, kept up to date by patches alone and compared with what a fresh look would show."""

from __future__ import annotations

import json
from typing import Any

from facilitate.web import touch
from facilitate.web.published import Published, encode, publish
from facilitate.web.views import Look
from facilitate.web.views.me import me
from tests.cast import Cast, Core

AUDIENCES = ("board", "room", "desk")
PASSING = {"head", "wait"}
"""The log's head goes out with the next thing that changes the meeting; a wait is told when the line moves."""
TIMED = {"ready", "late"}
"""These come true by time alone; the crowd looks at the clock for them."""


class Screens:
    """`still`: no time passes between acts, so that what comes true by time alone must be equal too. `at_once`: of how many
    acts the screens hear together, as they do of what another process wrote."""

    def __init__(self, still: bool, at_once: int = 1) -> None:
        self._at_once = at_once
        self._acts = 0
        self._passing = PASSING if still else PASSING | TIMED
        self._copies: dict[str, Published] = {}
        self._own: dict[str, bytes] = {}
        self._heard = 0
        self.looked = 0

    def compare(self, cast: Cast) -> None:
        """After an act: bring the copies up to date as the crowd does, and hold them against fresh ones."""
        assert isinstance(cast.place, Core)
        if self._acts % self._at_once == 0:
            self.compare_all(cast)
        self._acts += 1

    def compare_all(self, cast: Cast) -> None:
        """Of everything that has not been compared yet."""
        assert isinstance(cast.place, Core)
        new = cast.place.entries[self._heard :]
        self._heard += len(new)
        keys = {key for entry in new for key in touch.keys(cast.m, entry)}
        people = {id for entry in new for id in touch.people_touched(cast.m, entry)}
        for audience in AUDIENCES:
            self._compare_copy(Look(cast.m, audience, cast.clock.at, "c" * 64, "http://192.0.2.1"), keys, new)
        self._compare_own(Look(cast.m, "room", cast.clock.at, "c" * 64, "http://192.0.2.1"), people, new)
        self.looked += 1

    def _compare_copy(self, look: Look, keys: set[str], new: list[Any]) -> None:
        fresh = publish(look)
        copy = self._copies.setdefault(look.audience, fresh)
        if copy is not fresh:
            copy.update(look, keys)
        seen = {key: self._told(body) for key, (_, body) in copy.entities.items()}
        shown = {key: self._told(body) for key, (_, body) in fresh.entities.items()}
        assert seen == shown, (look.audience, [type(entry.event).__name__ for entry in new])

    def _compare_own(self, look: Look, people: set[str], new: list[Any]) -> None:
        for id in look.m.people.all:
            fresh = encode(me(look, id))
            if touch.EVERYBODY in people or id in people or id not in self._own:
                self._own[id] = fresh
            events = [type(entry.event).__name__ for entry in new]
            assert self._told(self._own[id]) == self._told(fresh), (id, events)

    def _told(self, body: bytes) -> dict[str, Any]:
        return {name: value for name, value in json.loads(body).items() if name not in self._passing}
