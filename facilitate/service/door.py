"""The door: every act of every meeting comes through it, in batches that share one durable commit."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy

from facilitate.core.act import MAX_OP, Act, Entry
from facilitate.core.meeting import Meeting
from facilitate.core.refusals.refusal import Refused
from facilitate.service import counting
from facilitate.service.clock import Clock
from facilitate.service.deciding import Decided, batch, decide
from facilitate.service.learning import learn
from facilitate.service.listeners import Listener, Listeners, Unkept
from facilitate.service.mailbox import Answer, InWriter, Mailbox, Waiting, busy, unkept
from facilitate.service.memory import Memory
from facilitate.service.writing import Alone, Writing
from facilitate.store.fullness import is_full
from facilitate.store.log import Beside, CodeTaken, Log, Overtaken

__all__ = ["Answer", "Door", "Entropy", "InWriter", "Listener"]
log = logging.getLogger(__name__)
Entropy = Callable[[int], bytes]
TRIES = 4
"""How often an act is decided where other processes were faster each time."""


class Door:
    def __init__(
        self, store: Log, clock: Clock, entropy: Entropy, in_writer: InWriter = lambda work: work(),
        writing: Writing | None = None,
    ) -> None:  # fmt: skip
        """`in_writer` runs a function in a thread that may wait for the database, and waits for it."""
        self._store = store
        self.clock = clock
        self._entropy = entropy
        self._in_writer = in_writer
        self._writing = writing or Alone(store, in_writer)
        self._listeners = Listeners()
        self.memory = Memory(store, clock, in_writer, self._writing, self._listeners)

    def at(self, clock: Clock) -> Door:
        """The same door, with the same meetings and listeners, by another clock: for a meeting that was held at another time."""
        other = copy(self)
        other.clock = clock
        return other

    def listen(self, listener: Listener) -> None:
        """`listener(code, meeting, chain, entries)` is called after each commit, before the senders are answered; of what
        other processes write in a meeting that is held here it hears too, each entry once, in order."""
        self._listeners.of_all.append(listener)

    def listen_own(self, listener: Listener) -> None:
        """The same for what was accepted at this door alone: for what is to be done once in the whole house."""
        self._listeners.of_own.append(listener)

    def listen_unkept(self, listener: Unkept) -> None:
        """`listener(code, rule)` is called when something could not be kept; the next commit there tells that it goes on."""
        self._listeners.of_unkept.append(listener)

    def create(self, code: str, entries: list[Entry], beside: Beside | None = None) -> None:
        """A new meeting's first entries, and in the same transaction what `beside` writes of it.
        Raises CodeTaken, or Refused(busy) where they could not be kept."""
        salts = [self._salt() for _ in entries]
        try:
            self._in_writer(lambda: self._store.create(code, entries, salts, self.clock.now(), beside))
        except CodeTaken:
            raise
        except Exception as fault:
            _note(fault, code, "a meeting could not be opened")
            raise unkept(fault) from fault

    def act(self, code: str, act: Act, token_hash: str = "", token_before: str = "") -> Answer:
        """Carry out one act and wait until it is durable. `token_hash` of a newcomer is kept with her, and `token_before`, the hash
        of what brings her token once more. Raises KeyError if there is no such meeting."""
        if not (1 <= len(act.op) <= MAX_OP and act.op.isprintable()):
            return Answer(refusal=Refused("bad_op"))
        box = self.memory.box(code)
        mine = Waiting(act, token_hash, self._entropy(16), token_before=token_before)
        box.mail.append(mine)
        with box.pen:
            while mine.answer is None:
                self._batch(box)
        return mine.answer

    @contextmanager
    def reading(self, code: str) -> Iterator[Meeting]:
        """The meeting as it is durable, unchanged while the block runs. Raises KeyError if there is none."""
        box = self.memory.box(code)
        with box.lock:
            m = self.memory.meeting(box)
            self.memory.tell(box)  # nobody sees what the screens have not been told of
            yield m

    def chain(self, code: str) -> str:
        """The hash of the last entry."""
        box = self.memory.box(code)
        with box.lock:
            self.memory.meeting(box)
            return box.chain

    def may_have_come(self, code: str, op: str) -> bool:
        """Whether a newcomer may have come by that op: where nobody else writes, none has of whom this process does not know. Raises
        KeyError if there is no such meeting."""
        if not self._writing.newest:
            return True
        box = self.memory.box(code)
        with box.lock:
            self.memory.meeting(box)
            return ("", op) in box.answered

    # -- a batch ---------------------------------------------------------------------------------------------------

    def _batch(self, box: Mailbox) -> None:
        """Everything that is waiting, in order of arrival, under one commit. Whatever happens, the first that waits is
        answered, or has one try less."""
        decided = Decided()
        try:
            with self._writing.hold(box) as hold, box.lock:
                learn(box, hold.news)
                decide(box, self.memory.meeting(box), self.clock, decided)
                if decided.runs:
                    chain = counting.timed(hold.append, batch(box, decided, self._salt))
                    self._settle(box, decided, chain)
        except Overtaken:
            self._again(box, decided)
        except BaseException as fault:
            self._failed(box, decided, busy(fault))
            if not isinstance(fault, Exception):
                raise
            _note(fault, box.code, "a commit failed")
        else:
            self._told(box, decided)

    def _settle(self, box: Mailbox, decided: Decided, chain: str) -> None:
        """It is durable: what was answered is remembered, and is to be told."""
        entries = decided.entries
        for one in decided.answered(box.head):
            box.answered[one.person, one.op] = Answer(one.seq, one.made)
        box.untold += entries
        box.chain, box.head = chain, entries[-1].seq if entries else box.head

    def _told(self, box: Mailbox, decided: Decided) -> None:
        """The screens hear of it, then the senders are answered; after a fault the state is read anew."""
        with box.lock:
            if decided.broken:
                box.meeting = None
            try:
                self.memory.tell(box, decided.entries)
            except Exception:
                log.exception("%s: the screens cannot be told yet", box.code)
        for waiting in decided.waiting:
            waiting.answer = box.answered[waiting.key]

    def _again(self, box: Mailbox, decided: Decided) -> None:
        """Another process was faster: what it wrote is read, and everything decided once more."""
        with box.lock:
            box.meeting = None
        for waiting in reversed(decided.waiting):
            waiting.tries += 1
            if waiting.tries < TRIES:
                box.mail.appendleft(waiting)
            else:
                log.exception("%s: others were faster each time", box.code)
                waiting.answer = busy()

    def _failed(self, box: Mailbox, decided: Decided, answer: Answer) -> None:
        """Nobody who waits is left without a word; if something was begun, the log alone knows how it ended."""
        with box.lock:
            box.meeting = None if decided.runs else box.meeting
        for waiting in decided.waiting:
            waiting.answer = answer
        while box.mail:
            box.mail.popleft().answer = answer
        if answer.refusal is not None:
            self._listeners.tell_unkept(box.code, answer.refusal.rule)

    def _salt(self) -> str:
        return self._entropy(16).hex()


def _note(fault: Exception, code: str, what: str) -> None:
    """A full disk takes no long words."""
    if is_full(fault):
        log.error("%s: %s: the disk is full", code, what)
    else:
        log.error("%s: %s", code, what, exc_info=fault)
