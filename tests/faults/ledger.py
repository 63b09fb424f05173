"""What a phone knows for itself: what it was told, what it still waits for, and what it sees."""

import itertools
import json
import time
from dataclasses import dataclass, field

from facilitate.bench.habits import NOT_NOW
from facilitate.bench.phone import Gone, Phone
from facilitate.bench.view import View


@dataclass
class Ledger:
    """One person with her outbox: every act keeps its op until an answer has come, however often it is sent.
    `heard`: when she was first told of each (nanoseconds of the computer's monotonic clock)."""

    name: str
    token: str
    about: str
    view: View = field(default_factory=View)
    accepted: dict[str, int] = field(default_factory=dict)
    heard: dict[str, int] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    waiting: list[str] = field(default_factory=list)
    quarrels: list[str] = field(default_factory=list)
    phone: Phone | None = None
    _numbers: "itertools.count[int]" = field(default_factory=itertools.count)

    async def connect(self, port: int, code: str) -> None:
        """Open the line and catch up from what this phone has already seen."""
        self.phone = await Phone.open(port, self.token, self._hear)
        entered = await self.phone.enter(code, self.view.seq or None)
        self.view.apply(entered["patch"])

    def hang_up(self) -> None:
        if self.phone is not None:
            self.phone.hang_up()

    def note(self) -> str:
        """A new comment for the outbox: its text is its op, unlike any other."""
        text = f"{self.name}-{next(self._numbers):04d}"
        self.waiting.append(text)
        return text

    async def send(self, text: str) -> bool:
        """Send a comment, perhaps again. Whether it was accepted; where it was not taken for now, it waits on.
        Raises Gone when no answer came."""
        if self.phone is None:
            raise Gone
        answer = await self.phone.act("comment", {"about": self.about, "text": text}, text)
        if answer["ok"]:
            self.heard.setdefault(text, time.monotonic_ns())
            if self.accepted.setdefault(text, answer["seq"]) != answer["seq"]:
                self.quarrels.append(f"{text}: answered {self.accepted[text]}, then {answer['seq']}")
        elif answer["refusal"]["rule"] in NOT_NOW:
            return False
        elif text in self.accepted:
            self.quarrels.append(f"{text}: accepted, then refused {answer['refusal']}")
        else:
            self.refused.add(text)
            self.quarrels.append(f"{text}: refused {answer['refusal']['rule']}")
        if text in self.waiting:
            self.waiting.remove(text)
        return bool(answer["ok"])

    def _hear(self, payload: bytes) -> None:
        event, *data = json.loads(payload[2:])
        if event == "patch":
            self.view.apply(data[0])
