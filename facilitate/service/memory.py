"""The meetings in memory: read from their logs, moved on by what other processes write, let go when nobody needs them."""

from __future__ import annotations

from collections.abc import Sequence

from facilitate.core.act import Entry
from facilitate.core.meeting import Meeting
from facilitate.service.clock import Clock
from facilitate.service.learning import learn, load
from facilitate.service.listeners import Listeners
from facilitate.service.mailbox import InWriter, Mailbox
from facilitate.service.writing import Writing
from facilitate.store.log import Log

DOUBT_MS = 1000
"""How long nobody is believed who says a meeting is longer than it is known here, after somebody said so wrongly."""


class Memory:
    def __init__(self, store: Log, clock: Clock, in_writer: InWriter, writing: Writing, listeners: Listeners) -> None:
        """`in_writer` runs a function in a thread that may wait for the database, and waits for it."""
        self._store = store
        self._clock = clock
        self._in_writer = in_writer
        self._writing = writing
        self._listeners = listeners
        self._boxes: dict[str, Mailbox] = {}

    # -- for whoever has the pen or the lock -----------------------------------------------------------------------

    def box(self, code: str) -> Mailbox:
        """A meeting's mailbox, with the meeting beside it. Raises KeyError if there is none."""
        box = self._boxes.get(code)
        if box is None:
            box = self._writing.mailbox(code)
            with box.lock:
                self.meeting(box)
            box = self._boxes.setdefault(code, box)
        box.used = True
        return box

    def meeting(self, box: Mailbox) -> Meeting:
        """The meeting of that mailbox, read from its log if it is not there. Raises KeyError."""
        if box.meeting is None:
            kept = self._in_writer(lambda: self._store.read(box.code))
            if kept is None:
                raise KeyError(box.code)
            return load(box, kept)
        return box.meeting

    def tell(self, box: Mailbox, own: Sequence[Entry] = ()) -> None:
        """The listeners hear what they have not heard of, `own` of which was accepted here. Raises as `meeting`."""
        m = self.meeting(box)
        entries, box.untold, box.told = box.untold, [], box.head
        self._listeners.tell(box.code, m, box.chain, entries, own)

    # -- what others write -----------------------------------------------------------------------------------------

    def held(self) -> dict[str, int]:
        """The meetings in memory, and up to which number; -1 where one is to be read again."""
        return {code: box.head if box.meeting else -1 for code, box in tuple(self._boxes.items())}

    def lacks(self, code: str, seq: int) -> bool:
        """Whether a meeting in memory has not come to that number."""
        box = self._boxes.get(code)
        return box is not None and (box.meeting is None or box.head < seq)

    def catch_up(self, code: str) -> bool:
        """Take up what other processes have written in a meeting in memory, and tell the listeners; whether there was
        anything. Raises whatever the database says."""
        box = self._boxes.get(code)
        if box is None:
            return False
        with box.pen:
            before = box.head if box.meeting else -1
            news = self._writing.since(box)
            with box.lock:
                learn(box, news)
                self.tell(box)
            return box.head != before

    def come_to(self, code: str, seq: int) -> None:
        """Catch up where a phone says that it has seen that number. One which no log has costs one reading a second.
        Raises whatever the database says."""
        if self.lacks(code, seq):
            box = self._boxes[code]
            with box.pen:
                if self.lacks(code, seq) and self._clock.now() >= box.doubted_until:
                    box.doubted_until = self._clock.now() + DOUBT_MS
                    self.catch_up(code)
                    if not self.lacks(code, seq):
                        box.doubted_until = 0

    def forget(self, code: str) -> None:
        """What is known here of a meeting is read anew from its log, which is another one since somebody was erased."""
        box = self._boxes.get(code)
        if box is not None:
            with box.pen, box.lock:
                box.meeting = None
                box.answered.clear()

    # -- what nobody needs -----------------------------------------------------------------------------------------

    def unused(self) -> list[str]:
        """The meetings in memory in which nothing was done or read since this was asked last."""
        boxes = tuple(self._boxes.values())
        found = [box.code for box in boxes if not box.used]
        for box in boxes:
            box.used = False
        return found

    def let_go(self, code: str) -> None:
        """A meeting that nobody needs leaves memory; whoever comes reads it again from its log."""
        box = self._boxes[code]
        with box.pen, box.lock:
            if not box.used and not box.mail:
                del self._boxes[code]
