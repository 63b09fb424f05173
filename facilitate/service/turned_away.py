"""What was refused lately and to whom, of each meeting, in this process: for the desk, which sees it as it happens."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from facilitate.core.refusals.refusal import Refused

MINUTES = 10
"""For which it is told."""
ROWS = 200
"""Of one meeting: a person and a rule each; beyond it the oldest is forgotten."""
MEETINGS = 500
WALL = "board"
"""Who the walls of a meeting are, all together."""
WORDS: Mapping[str, tuple[str, str]] = {
    "too_many_sockets": ("同时开的页面太多，最早开的断开了。", "Too many pages open at once; the one opened first was cut."),
    "too_large": ("一次发来的太大，没有收，断开了。", "What was sent was too large; it was not taken, and the line was cut."),
    "not_our_language": ("发来的不是本程序的话，断开了。", "What was sent was not in this program's language; the line was cut."),
    "flooding": ("不停地发，读得慢下来了。", "It sends without pause and is read more slowly."),
    "slow_cut": ("收得太慢，断开了；手机会自己重新连上。", "It took what was sent too slowly and was cut; it comes back by itself."),
    "wrong_key": ("钥匙不对，没有进来。", "A wrong key; not let in."),
    "door_closed": ("门已经关了，没有进来。", "The door is closed; not let in."),
}  # fmt: skip
"""What is refused at the gate and at the door, where no rule of a meeting speaks."""


@dataclass
class Row:
    """How often one rule refused one person ("": nobody known; WALL), by minute; when it did last, and in which words."""

    words: Mapping[str, str]
    last: float
    minutes: Counter[int] = field(default_factory=Counter)


@dataclass
class TurnedAway:
    """Instants are seconds on `monotonic`."""

    meetings: OrderedDict[str, OrderedDict[tuple[str, str], Row]] = field(default_factory=OrderedDict)

    def note(self, code: str, person: str, rule: str, words: Mapping[str, str], now: float) -> None:
        """It was refused once more."""
        rows = self.meetings.setdefault(code, OrderedDict())
        self.meetings.move_to_end(code)
        row = rows.setdefault((person, rule), Row(words, now))
        rows.move_to_end((person, rule))
        row.words, row.last = words, now
        row.minutes[int(now // 60)] += 1
        for minute in [minute for minute in row.minutes if minute <= int(now // 60) - MINUTES]:
            del row.minutes[minute]
        _shorten(rows, ROWS)
        _shorten(self.meetings, MEETINGS)

    def of(self, code: str, now: float) -> list[dict[str, Any]]:
        """[{person, rule, n in the last ten minutes, ago in seconds, zh, en}], the newest first."""
        found = []
        for (person, rule), row in reversed(self.meetings.get(code, OrderedDict()).items()):
            n = sum(times for minute, times in row.minutes.items() if minute > int(now // 60) - MINUTES)
            if n:
                found.append({"person": person, "rule": rule, "n": n, "ago": int(now - row.last)} | dict(row.words))
        return found


def _shorten(kept: OrderedDict[Any, Any], most: int) -> None:
    while len(kept) > most:
        kept.popitem(last=False)


turned_away = TurnedAway()
"""Of this process."""


def refused(code: str, person: str, refusal: Refused) -> None:
    """An act was refused by a rule."""
    wire = refusal.wire()
    turned_away.note(code, person, refusal.rule, {"zh": wire["zh"], "en": wire["en"]}, monotonic())


def turned(code: str, person: str, what: str) -> None:
    """Something was refused before there was an act: `what` is a key of WORDS."""
    zh, en = WORDS[what]
    turned_away.note(code, person, what, {"zh": zh, "en": en}, monotonic())
