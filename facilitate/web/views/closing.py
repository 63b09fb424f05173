"""The minutes read back line by line, and the scribe's notes."""

from __future__ import annotations

from typing import Any

from facilitate.core.outcome import closing as core
from facilitate.web.views.look import Look


def readback(look: Look) -> dict[str, Any] | None:
    """In the closing stage and after it."""
    m = look.m
    if not core.reading_back(m):
        return None
    lines, signed = core.lines(m), m.closing.signed()
    may = [p for p in m.people.present() if not m.rule.roles[p.role].neutral]
    read = m.closing.index >= len(lines) - 1 and m.closing.index >= 0
    return {
        "lines": lines, "at": m.closing.index, "confirmed": len(signed), "of": max(len(may), len(signed)),
        "objections": [
            {"by": look.who(c.person), "text": c.text, "at": c.at, "proxy": bool(c.entered_by)}
            for c in m.closing.confirmations if c.text
        ],
        "state": "confirmed" if signed and (read or m.agenda.ended) else "reading" if m.closing.index >= 0 else "draft",
    }  # fmt: skip


def note(look: Look, id: str) -> dict[str, Any] | None:
    one = look.m.closing.notes[id]
    if not look.desk:
        return None
    return {"id": id, "about": one.about or None, "text": one.text, "by": look.who(one.by), "at": one.at}
