"""What each audience of a meeting has been told: entities encoded once, each with the seq at which it last changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from facilitate.web import views
from facilitate.web.views import Look, encode

__all__ = ["Published", "encode", "publish"]
NOTHING: tuple[int, bytes | None] = 0, None


@dataclass
class Published:
    """One audience's copy. `base` is the seq at which the copy was made: who stands before it gets everything."""

    base: int
    seq: int
    entities: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    gone: dict[str, int] = field(default_factory=dict)
    # What some were told before the patch to everybody: it is in that patch also where it has become again what it was.
    ahead: set[str] = field(default_factory=set)
    # Everything but some keys, encoded: until the next patch the same for all who come.
    whole: tuple[frozenset[str], bytes] | None = None

    def update(self, look: Look, keys: Iterable[str]) -> dict[str, Any] | None:
        """Take up the meeting as it is now; the patch to send, or None where nothing to be seen changed."""
        before, now = self.seq, look.m.seq
        # Where no log knows of it (a phone went, time is up) whoever stands at `now` lacks it.
        at = now if now > before else now + 1
        put: dict[str, msgspec.Raw] = {}
        cut: list[str] = []
        for key in keys:
            body, known = views.encoded(look, key), self.entities.get(key)
            ahead = key in self.ahead
            self.ahead.discard(key)
            if body is None:
                if known is not None or ahead:
                    self.entities.pop(key, None)
                    self.gone[key] = at
                    cut.append(key)
            elif known is None or known[1] != body or ahead:
                self.entities[key] = (at, body)
                self.gone.pop(key, None)
                put[key] = msgspec.Raw(body)
        if not put and not cut:
            return None
        self.seq = now
        self.whole = None
        return {"from": before, "to": now, "now": look.now, "put": put, "cut": cut}

    def since(self, seq: int, look: Look, pending: Iterable[str] = (), elsewhere: bool = False) -> dict[str, Any]:
        """What changed after `seq`; all of it (from 0) for whoever saw a copy that is no longer held. The `pending`
        keys, which the next patch will bring to everybody, are told to this one as they are now. Whoever may have been
        `elsewhere`, at another process or at this one before it was started, is told anew what stands beside the log."""
        if not self.base <= seq <= self.seq:
            seq = 0
        coming = self._coming(look, pending)
        put, cut = self._changed(seq, coming, elsewhere or seq == self.base) if seq else self._everything(coming)
        to = look.m.seq if pending else self.seq
        return {"from": seq, "to": to, "now": look.now, "put": msgspec.Raw(b"{%b}" % put), "cut": sorted(cut)}

    def _coming(self, look: Look, pending: Iterable[str]) -> dict[str, bytes | None]:
        """What of the `pending` stands otherwise now than in this copy, or was told otherwise to somebody who came before."""
        found = {}
        for key in pending:
            body = views.encoded(look, key)
            if body != self.entities.get(key, NOTHING)[1]:
                self.ahead.add(key)
            if key in self.ahead:
                found[key] = body
        return found

    def _everything(self, coming: Mapping[str, bytes | None]) -> tuple[bytes, set[str]]:
        """All but what is `coming` is encoded once for all newcomers until the next patch."""
        but = frozenset(coming)
        if self.whole is None or self.whole[0] != but:
            others = {key: body for key, (_, body) in self.entities.items() if key not in coming}
            self.whole = but, _joined(others)
        return b",".join(filter(None, (self.whole[1], _joined(coming)))), _nothing(coming)

    def _changed(self, seq: int, coming: Mapping[str, bytes | None], elsewhere: bool) -> tuple[bytes, set[str]]:
        told: dict[str, bytes | None] = {
            key: body
            for key, (at, body) in self.entities.items()
            if at > seq or (elsewhere and views.beside_the_log(key))
        }
        told |= dict.fromkeys(key for key, at in self.gone.items() if at > seq) | dict(coming)
        return _joined(told), _nothing(told)


def _joined(entities: Mapping[str, bytes | None]) -> bytes:
    """The inside of a JSON object, of entities that are encoded already."""
    return b",".join(b"%b:%b" % (encode(key), body) for key, body in entities.items() if body is not None)


def _nothing(entities: Mapping[str, bytes | None]) -> set[str]:
    return {key for key, body in entities.items() if body is None}


def publish(look: Look) -> Published:
    """A fresh copy of everything this audience may see."""
    made = Published(look.m.seq, 0)
    made.update(look, views.keys(look))
    made.seq = look.m.seq
    return made
