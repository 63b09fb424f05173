"""The same small world behind the door, on a real database."""

from __future__ import annotations

import atexit
import itertools
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine, make_url

from facilitate.core.act import Act
from facilitate.core.meeting import Meeting, opening
from facilitate.service.clock import ManualClock
from facilitate.service.door import Door
from facilitate.store.box_keys import BoxKeys
from facilitate.store.database import open_database
from facilitate.store.log import Batch, Log
from tests.cast import CODE, START, Cast, facts, gather

SECRET = b"a secret of the data folder"
_engines: list[Engine] = []


def opened(url: str) -> Engine:
    """A database that is closed when the test is over."""
    _engines.append(open_database(url))
    return _engines[-1]


@cache
def box_keys(url: str) -> BoxKeys:
    """The keys of the open boxes of that database: beside its file, else in a folder of their own until all tests are over."""
    name = make_url(url).database if url.startswith("sqlite") else None
    if name:
        return BoxKeys(Path(name).parent)
    folder = TemporaryDirectory()
    atexit.register(folder.cleanup)
    return BoxKeys(Path(folder.name))


def close_all() -> None:
    while _engines:
        _engines.pop().dispose()


def counting() -> Callable[[int], bytes]:
    """Entropy that is the same in every run."""
    numbers = itertools.count(1)
    return lambda size: next(numbers).to_bytes(size, "big")


@dataclass
class Behind:
    """A place to act: the door with its store; `again()` is the same house after a restart."""

    url: str
    clock: ManualClock
    store: Log
    door: Door

    @property
    def m(self) -> Meeting:
        with self.door.reading(CODE) as m:
            return m

    def carry(self, act: Act) -> str:
        answer = self.door.act(CODE, act)
        if answer.refusal is not None:
            raise answer.refusal
        return answer.made

    def again(self) -> Behind:
        return Behind(self.url, self.clock, self.store, Door(self.store, self.clock, counting()))


class Careful(Log):
    """A store that counts its commits and can be made to fail."""

    commits = 0
    fails = False

    def append(self, id: int, code: str, batch: Batch) -> str:
        if self.fails:
            raise OSError("no space left on device")
        self.commits += 1
        return super().append(id, code, batch)


class Slow(Careful):
    """A disk that takes its time: `started` is set when a commit begins, which ends when `go` is set."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.started, self.go = threading.Event(), threading.Event()
        self.go.set()

    def append(self, id: int, code: str, batch: Batch) -> str:
        self.started.set()
        assert self.go.wait(10)
        return super().append(id, code, batch)


def behind(url: str, kind: type[Log] = Log) -> Behind:
    """An empty meeting in the database at `url`."""
    clock = ManualClock(START)
    store = kind(opened(url), SECRET, box_keys(url))
    door = Door(store, clock, counting())
    _, entries = opening(facts(), clock.now())
    door.create(CODE, entries)
    return Behind(url, clock, store, door)


def sqlite(folder: Path) -> str:
    return f"sqlite:///{folder / 'house.db'}"


def cast_behind(url: str, kind: type[Log] = Log) -> Cast:
    """Everybody has come in, behind the door."""
    place = behind(url, kind)
    return gather(place, place.clock)


def bodies(store: Log) -> list[tuple[Any, ...]]:
    """The log as rows, without what entropy makes."""
    return [(row.seq, row.at, row.person, row.entered_by, row.kind, row.body) for row in store.rows(CODE)]


def rename(cast: Cast, who: str, name: str, op: str) -> Act:
    """An act that anybody may do at any time."""
    return Act("rename", {"name": name}, op, None, cast.ids[who])


def names(cast: Cast) -> set[str]:
    return {person.name for person in cast.m.people.all.values()}
