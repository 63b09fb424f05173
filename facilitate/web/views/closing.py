"""The minutes read back line by line, and the scribe's notes."""

from __future__ import annotations

from typing import Any

from facilitate.core.outcome import closing as core
from facilitate.web.views import paper
from facilitate.web.views.look import Look


def readback(look: Look) -> dict[str, Any] | None:
    """In the closing stage and after it."""
    m = look.m
    if not core.reading_back(m):
        return None
    confirmed, of = core.counted(m)
    return {
        "lines": core.lines(m), "words": paper.words(m), "at": m.closing.index, "confirmed": confirmed, "of": of,
        "objections": [
            {"by": look.who(c.person), "text": c.text, "at": c.at, "proxy": bool(c.entered_by), "correction": None}
            for c in m.closing.confirmations if c.text
        ] + [
            {"by": look.who(c.person), "text": c.text, "at": c.at, "proxy": bool(c.entered_by), "correction": c.id}
            for c in m.paper.corrections.values() if c.state != "accepted" and not c.late
        ],
        "state": paper.state(m),
    }  # fmt: skip


def note(look: Look, id: str) -> dict[str, Any] | None:
    one = look.m.closing.notes[id]
    return {"id": id, "about": one.about or None, "text": one.text, "by": look.who(one.by), "at": one.at}
