"""Several doors on one database, as of so many processes: each has its own memory, threads and listeners."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from facilitate.core.meeting import Meeting, fold
from facilitate.service.clock import Clock
from facilitate.service.door import Door, InWriter
from facilitate.service.writing import Shared
from facilitate.store.log import Log
from tests.cast import CODE
from tests.doors import SECRET, box_keys, counting, opened


@dataclass
class Worker:
    """`heard`: the numbers of which its listeners were told; `own`: of what was accepted here."""

    store: Log
    door: Door
    run: InWriter
    heard: list[int] = field(default_factory=list)
    own: list[int] = field(default_factory=list)

    @property
    def m(self) -> Meeting:
        with self.door.reading(CODE) as m:
            return m

    def start(self) -> None:
        """From now on the meeting is in its memory."""
        assert self.m
        self.door.listen(lambda *told: self.heard.extend(entry.seq for entry in told[3]))
        self.door.listen_own(lambda *told: self.own.extend(entry.seq for entry in told[3]))


def workers(url: str, clock: Clock, number: int, store: type[Log] = Log) -> list[Worker]:
    """So many, with the meeting in memory."""
    found = []
    for _ in range(number):
        threads = ThreadPoolExecutor(8)
        kept = store(opened(url), SECRET, box_keys(url))

        def run(work, threads=threads):
            return threads.submit(work).result(20)

        found.append(Worker(kept, Door(kept, clock, counting(), run, Shared(kept, run, 4)), run))
        found[-1].start()
    return found


def faults(here: list[Worker]) -> list[str]:
    """Everything in which these doors, what they told, and the log do not agree, after all have caught up."""
    for worker in here:
        worker.door.memory.catch_up(CODE)
    kept = here[0].store.read(CODE)
    assert kept is not None
    fresh, found = fold(kept.entries, kept.choices), []
    if [entry.seq for entry in kept.entries] != list(range(1, kept.head + 1)):
        found.append("the log has a gap")
    for n, worker in enumerate(here):
        if worker.m != fresh:
            found.append(f"door {n} holds another meeting than the log")
        if worker.door.chain(CODE) != kept.chain:
            found.append(f"door {n} has another chain")
        if worker.heard and worker.heard != list(range(worker.heard[0], kept.head + 1)):
            found.append(f"door {n} did not tell everything once and in order")
    own = sorted(seq for worker in here for seq in worker.own)
    if len(own) != len(set(own)):
        found.append("an entry was told as its own by two doors")
    return found
