"""What each audience of a meeting has been told: entities encoded once, each with the seq at which it last changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import msgspec

from facilitate.web import views
from facilitate.web.views import Look

encode = msgspec.json.Encoder().encode


@dataclass
class Published:
    """One audience's copy. `base` is the seq at which the copy was made: who stands before it gets everything."""

    base: int
    seq: int
    entities: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    gone: dict[str, int] = field(default_factory=dict)

    def update(self, look: Look, keys: Iterable[str]) -> dict[str, Any] | None:
        """Take up the meeting as it is now; the patch to send, or None where nothing to be seen changed."""
        before, now = self.seq, look.m.seq
        at = (
            now if now > before else now + 1
        )  # no log knows of it (a phone went, time is up): whoever stands at `now` lacks it
        put: dict[str, msgspec.Raw] = {}
        cut: list[str] = []
        for key in keys:
            seen = views.entity(look, key)
            if seen is None:
                if key in self.entities:
                    del self.entities[key]
                    self.gone[key] = at
                    cut.append(key)
            else:
                body = encode(seen)
                if key not in self.entities or self.entities[key][1] != body:
                    self.entities[key] = (at, body)
                    self.gone.pop(key, None)
                    put[key] = msgspec.Raw(body)
        if not put and not cut:
            return None
        self.seq = now
        return {"from": before, "to": now, "now": look.now, "put": put, "cut": cut}

    def since(self, seq: int, look: Look, pending: Iterable[str] = ()) -> dict[str, Any]:
        """What changed after `seq`; all of it (from 0) for whoever saw a copy that is no longer held. The `pending`
        keys, which the next patch will bring to everybody, are told to this one as they are now."""
        if not self.base <= seq <= self.seq:
            seq = 0
        put = {key: msgspec.Raw(body) for key, (at, body) in self.entities.items() if at > seq}
        cut = {key for key, at in self.gone.items() if at > seq} if seq else set()
        to = self.seq
        for key in pending:
            seen, to = views.entity(look, key), look.m.seq
            if seen is None:
                put.pop(key, None)
                cut.add(key)
            else:
                put[key] = msgspec.Raw(encode(seen))
                cut.discard(key)
        return {"from": seq, "to": to, "now": look.now, "put": put, "cut": sorted(cut)}


def publish(look: Look) -> Published:
    """A fresh copy of everything this audience may see."""
    made = Published(look.m.seq, 0)
    made.update(look, views.keys(look))
    made.seq = look.m.seq
    return made
