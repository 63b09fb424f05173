"""The minutes as a paper: how far they are, and the corrections that were asked for."""

from __future__ import annotations

from typing import Any

from facilitate.core.meeting import Meeting
from facilitate.core.outcome.closing import counted, lines, reading_back, sentence
from facilitate.core.paper.paper import Correction
from facilitate.core.paper.sealing import corrected
from facilitate.web.views.look import Look


def paper(look: Look) -> dict[str, Any] | None:
    """From the reading back on for everybody; before that a draft, at the desk alone."""
    m = look.m
    if not (look.desk or reading_back(m)):
        return None
    seal, asked = m.paper.seal, m.paper.corrections.values()
    confirmed, of = (seal.said.confirmed, seal.said.of) if seal else counted(m)
    told = {
        "state": state(m), "confirmed": confirmed, "of": of, "corrections": seal.said.corrections if seal else corrected(m),
        "until": m.paper.until or None, "closed": m.paper.closed,
        "number": seal.said.number if seal else None, "fingerprint": seal.said.sha256 if seal else None,
        "sealed_at": seal.at if seal else None,
    }  # fmt: skip
    if not look.desk:
        return told
    changes = sum(one.version for one in m.paper.sentences.values())
    return told | {
        "waiting": sum(one.state == "open" for one in asked), "changes": changes,
        "sealed_by": look.who(seal.by) if seal else None,
    }  # fmt: skip


def state(m: Meeting) -> str:
    """draft, reading, confirmed or sealed."""
    if m.paper.seal is not None:
        return "sealed"
    signed, at = m.closing.signed(), m.closing.index
    read = at >= len(lines(m)) - 1 and at >= 0
    return "confirmed" if signed and (read or m.agenda.ended) else "reading" if at >= 0 else "draft"


def words(m: Meeting) -> dict[str, str]:
    """The scribe's words for what is read back, by the key of its line."""
    return {key: text for key in lines(m) if (text := m.paper.words(sentence(key)))}


def correction(look: Look, id: str) -> dict[str, Any] | None:
    """A correction asked for, with its answer; others than the desk see their own in `me`."""
    one = look.m.paper.corrections[id]
    return _told(one) | {"by": look.who(one.person), "answered_by": look.who(one.answered_by), "late": one.late}


def own(m: Meeting, person: str) -> list[dict[str, Any]]:
    """The corrections that one person asked for, and what was answered."""
    return [_told(one) for one in m.paper.corrections.values() if m.people.get(one.person).id == person]


def _told(one: Correction) -> dict[str, Any]:
    return {
        "id": one.id, "key": one.key or None, "was": one.was, "text": one.text, "at": one.at, "proxy": bool(one.entered_by),
        "state": one.state, "words": one.words, "reason": one.reason, "answered_at": one.answered_at or None,
    }  # fmt: skip
