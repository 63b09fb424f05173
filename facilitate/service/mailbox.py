"""A meeting in memory with its mailbox, and what its senders are told."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from facilitate.core.act import Act, Entry
from facilitate.core.meeting import Meeting
from facilitate.core.refusals.refusal import Refused
from facilitate.store.fullness import is_full

InWriter = Callable[[Callable[[], Any]], Any]
"""Runs a function in a thread that may wait for the database, and waits for it."""
Key = tuple[str, str]
"""Whose op it is, and the op."""


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


def unkept(fault: BaseException | None) -> Refused:
    """Why something could not be kept, as people are told it."""
    return Refused("disk_full" if is_full(fault) else "busy")


def busy(fault: BaseException | None = None) -> Answer:
    """Nothing was done; a phone asks again by and by."""
    return Answer(refusal=unkept(fault))


@dataclass
class Waiting:
    """An act with its random bytes and, by and by, its answer; `token_hash` and `token_before` of what a newcomer gets; `tries` how
    often another process was faster."""

    act: Act
    token_hash: str = ""
    chance: bytes = b""
    answer: Answer | None = None
    tries: int = 0
    token_before: str = ""

    @property
    def key(self) -> Key:
        return self.act.person, self.act.op


@dataclass
class Mailbox:
    """Whoever holds the `lock` sees only what is durable; whoever has the `pen` carries out what is in the mailbox.
    Up to `told` the listeners have heard of everything; then come the `untold` entries. `used` since the last look round;
    until `doubted_until` (server ms) nobody is believed who says that it is longer."""

    code: str
    lock: Any = field(default_factory=threading.RLock)
    pen: Any = None
    mail: deque[Waiting] = field(default_factory=deque)
    id: int = 0
    meeting: Meeting | None = None
    chain: str = ""
    head: int = 0
    answered: dict[Key, Answer] = field(default_factory=dict)
    told: int = 0
    untold: list[Entry] = field(default_factory=list)
    used: bool = True
    doubted_until: int = 0

    def __post_init__(self) -> None:
        self.pen = self.pen or self.lock
