"""The door: every act of every meeting comes through it, in batches that share one durable commit."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from typing import Any, TypeVar

from facilitate.core.act import MAX_OP, Act, Entry, Run
from facilitate.core.course import steps
from facilitate.core.decide import handle
from facilitate.core.meeting import Meeting, fold
from facilitate.core.refusals.refusal import Refused
from facilitate.service.clock import Clock
from facilitate.store.log import Answered, Batch, CodeTaken, Log

log = logging.getLogger(__name__)
T = TypeVar("T")
InWriter = Callable[[Callable[[], Any]], Any]
Entropy = Callable[[int], bytes]


@dataclass(frozen=True)
class Answer:
    """What the sender of an act is told: accepted at `seq` (and what it made), or refused."""

    seq: int = 0
    made: str = ""
    refusal: Refused | None = None

    def wire(self) -> dict[str, Any]:
        """As in WIRE.md."""
        if self.refusal is not None:
            return {"ok": False, "refusal": self.refusal.wire()}
        return {"ok": True, "seq": self.seq} | ({"made": self.made} if self.made else {})


@dataclass
class Waiting:
    act: Act
    token_hash: str = ""
    answer: Answer | None = None


Listener = Callable[[str, Meeting, str, list[Entry]], None]


@dataclass
class Room:
    """A meeting in memory with its mailbox. Whoever holds the lock sees only what is durable."""

    code: str
    lock: Any = field(default_factory=threading.RLock)
    mail: deque[Waiting] = field(default_factory=deque)
    id: int = 0
    meeting: Meeting | None = None
    chain: str = ""
    head: int = 0
    answered: dict[tuple[str, str], Answer] = field(default_factory=dict)


class Door:
    def __init__(self, store: Log, clock: Clock, entropy: Entropy, in_writer: InWriter = lambda work: work()) -> None:
        """`in_writer` runs a function in the thread that owns the database connection and waits for it."""
        self._store = store
        self.clock = clock
        self._entropy = entropy
        self._in_writer = in_writer
        self._rooms: dict[str, Room] = {}
        self._listeners: list[Listener] = []

    def at(self, clock: Clock) -> Door:
        """The same door, with the same meetings and listeners, by another clock: for a meeting that was held at another time."""
        other = copy(self)
        other.clock = clock
        return other

    def listen(self, listener: Listener) -> None:
        """`listener(code, meeting, chain, entries)` is called after each commit, before the senders are answered."""
        self._listeners.append(listener)

    def create(self, code: str, entries: list[Entry]) -> None:
        """A new meeting's first entries. Raises CodeTaken, or Refused(busy) where they could not be kept."""
        try:
            self._in_writer(lambda: self._store.create(code, entries, self._salts(entries), self.clock.now()))
        except CodeTaken:
            raise
        except Exception as fault:
            log.exception("%s: a meeting could not be opened", code)
            raise Refused("busy") from fault

    def act(self, code: str, act: Act, token_hash: str = "") -> Answer:
        """Carry out one act and wait until it is durable. `token_hash` of a newcomer is kept with her.
        Raises KeyError if there is no such meeting."""
        if not (1 <= len(act.op) <= MAX_OP and act.op.isprintable()):
            return Answer(refusal=Refused("bad_op"))
        room, mine = self._room(code), Waiting(act, token_hash)
        room.mail.append(mine)
        with room.lock:
            if mine.answer is None:
                self._drain(room)
        assert mine.answer is not None
        return mine.answer

    @contextmanager
    def reading(self, code: str) -> Iterator[Meeting]:
        """The meeting as it is durable, unchanged while the block runs. Raises KeyError if there is none."""
        room = self._room(code)
        with room.lock:
            yield self._meeting(room)

    def chain(self, code: str) -> str:
        """The hash of the last entry."""
        room = self._room(code)
        with room.lock:
            self._meeting(room)
            return room.chain

    # -- a batch ---------------------------------------------------------------------------------------------------

    def _drain(self, room: Room) -> None:
        """Everything that is waiting, in order of arrival, under one commit."""
        batch: list[tuple[Waiting, Run]] = []
        again: list[tuple[Waiting, tuple[str, str]]] = []
        fresh: set[tuple[str, str]] = set()
        while room.mail:
            waiting = room.mail.popleft()
            key = (waiting.act.person, waiting.act.op)
            if key in fresh:
                again.append((waiting, key))
            elif key in room.answered:
                waiting.answer = room.answered[key]
            else:
                self._on_time(room, batch)
                self._try(room, waiting, batch)
                if waiting.answer is None:
                    fresh.add(key)
        self._commit(room, batch)
        for waiting, key in again:
            waiting.answer = room.answered.get(key, Answer(refusal=Refused("busy")))

    def _on_time(self, room: Room, batch: list[tuple[Waiting, Run]]) -> None:
        """A stage between meetings that is over by its date is over before anybody acts in it again."""
        due = steps.date_over(self._meeting(room))
        if due is not None and due <= self.clock.now():
            self._try(room, Waiting(Act("time_up", op=f"time-up-{due}")), batch)

    def _try(self, room: Room, waiting: Waiting, batch: list[tuple[Waiting, Run]]) -> None:
        try:
            run = handle(self._meeting(room), waiting.act, self.clock.now())
        except Refused as refusal:
            waiting.answer = Answer(refusal=refusal)
        except Exception:
            log.exception("%s: an act failed: %s", room.code, waiting.act.verb)
            waiting.answer = Answer(refusal=Refused("busy"))
            room.meeting = None
            self._commit(room, batch)
        else:
            batch.append((waiting, run))

    def _commit(self, room: Room, batch: list[tuple[Waiting, Run]]) -> None:
        if not batch:
            return
        runs = [run for _, run in batch]
        entries = [entry for run in runs for entry in run.entries]
        answered, seq = [], room.head
        for waiting, run in batch:
            seq = run.entries[-1].seq if run.entries else seq
            answered.append(Answered(waiting.act.person, waiting.act.op, seq, run.made, waiting.token_hash))
        work = Batch(
            room.head, room.chain, entries, self._salts(entries), answered,
            [choice for run in runs for choice in run.choices if choice.ballot not in _wiped(runs)], list(_wiped(runs)),
            {digest: data for run in runs for digest, data in run.pictures.items()},
        )  # fmt: skip
        try:
            room.chain = self._in_writer(lambda: self._store.append(room.id, room.code, work))
        except Exception:
            log.exception("%s: a commit failed", room.code)
            room.meeting = None
            for waiting, _ in batch:
                waiting.answer = Answer(refusal=Refused("busy"))
        else:
            self._settle(room, batch, answered, entries)
        batch.clear()

    def _settle(
        self, room: Room, batch: list[tuple[Waiting, Run]], answered: list[Answered], entries: list[Entry]
    ) -> None:
        """After the commit: what was answered is remembered, the screens hear of it, the senders are answered."""
        room.head = entries[-1].seq if entries else room.head
        answers = [Answer(one.seq, one.made) for one in answered]
        for one, answer in zip(answered, answers, strict=True):
            room.answered[one.person, one.op] = answer
        if entries:
            self._tell(room, entries)
        for (waiting, _), answer in zip(batch, answers, strict=True):
            waiting.answer = answer

    def _tell(self, room: Room, entries: list[Entry]) -> None:
        """What a listener fails at is its own affair: the act is durable and is answered."""
        for listener in self._listeners:
            try:
                listener(room.code, self._meeting(room), room.chain, entries)
            except Exception:
                log.exception("%s: a listener failed", room.code)

    # -- memory ----------------------------------------------------------------------------------------------------

    def _room(self, code: str) -> Room:
        room = self._rooms.get(code)
        if room is None:
            room = Room(code)
            with room.lock:
                self._meeting(room)
            room = self._rooms.setdefault(code, room)
        return room

    def _meeting(self, room: Room) -> Meeting:
        """The meeting in memory, read from its log if it is not there. Raises KeyError."""
        if room.meeting is None:
            kept = self._in_writer(lambda: self._store.read(room.code))
            if kept is None:
                raise KeyError(room.code)
            m = fold(kept.entries)
            still_open = [ballot.id for ballot in m.ballots.all.values() if ballot.open]
            if still_open:
                people = [*m.people.all, *(slip for id in still_open for slip in m.ballots.all[id].slips)]
                boxes = self._in_writer(lambda: self._store.choices(kept.id, kept.code, still_open, people))
                m = fold(kept.entries, boxes)
            room.id, room.head, room.chain, room.meeting = kept.id, kept.head, kept.chain, m
            room.answered = {(a.person, a.op): Answer(a.seq, a.made) for a in kept.answered}
        return room.meeting

    def _salts(self, entries: list[Entry]) -> list[str]:
        return [self._entropy(16).hex() for _ in entries]


def _wiped(runs: list[Run]) -> set[str]:
    return {ballot for run in runs for ballot in run.wiped}
