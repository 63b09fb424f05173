"""The minutes as they were edited, corrected and sealed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitate.core.act import Entry
from facilitate.core.meeting import Meeting
from facilitate.core.paper import events
from facilitate.core.paper import paper as core
from facilitate.reports.fold.people import who
from facilitate.reports.fold.when import When
from facilitate.reports.paper_rows import Change, Correction, Edit, Editing, Sealed, SealedRow


def editing(m: Meeting, log: Sequence[Entry], when: When) -> Editing:
    """Sentences in the order in which they were first touched, steps in the order of the log."""
    kept = m.paper
    return Editing(
        edits=tuple(_edit(one, when) for one in kept.sentences.values()),
        changes=tuple(change for entry in log for change in _changes(m, entry, when)),
        corrections=tuple(_correction(one, when) for one in kept.corrections.values()),
        until=kept.until or None,
        closed=kept.closed,
        seal=_sealed(kept.seal, when) if kept.seal else None,
    )


def _edit(one: core.Sentence, when: When) -> Edit:
    return Edit(
        key=one.key, text=one.text, was=one.was, mark=one.mark, heading=one.heading, out=one.out, section=one.section,
        after=one.after, placed=one.placed, by=one.by or None, at=when.seconds(one.at) if one.at else 0, version=one.version,
    )  # fmt: skip


def _changes(m: Meeting, entry: Entry, when: When) -> Iterator[Change]:
    told = _told(m, entry.event)
    if told is not None:
        what, key, text, was = told
        by = who(m, entry.entered_by or entry.person)
        yield Change(at=when.seconds(entry.at), by=by, what=what, key=key, text=text, was=was)


def _told(m: Meeting, event: object) -> tuple[str, str, str, str] | None:
    """What was done, to which sentence, the words after it and before it."""
    match event:
        case events.SentenceRevised(key=key, text=text, was=was):
            return "revised", key, text, was
        case events.SentenceAdded(id=id, text=text):
            return "added", f"{core.OWN}{id}", text, ""
        case events.SentenceLeftOut(key=key, out=out, was=was):
            return "left_out" if out else "put_back", key, "", was
        case events.SentenceMoved(key=key):
            return "moved", key, m.paper.words(key), ""
        case events.StepTakenBack(key=key):
            return "taken_back", key, m.paper.words(key), ""
        case events.CorrectionAnswered(id=id, accepted=True, words=words):
            asked = m.paper.corrections[id]
            return "corrected", asked.key, words, asked.was
    return None


def _correction(one: core.Correction, when: When) -> Correction:
    return Correction(
        id=one.id, at=when.seconds(one.at), by=one.person, text=one.text, key=one.key or None, was=one.was,
        proxy=bool(one.entered_by), state=one.state, words=one.words, reason=one.reason,
        answered_by=one.answered_by or None, answered_at=when.seconds(one.answered_at) if one.answered_at else None,
        late=one.late,
    )  # fmt: skip


def _sealed(seal: core.Seal, when: When) -> Sealed:
    said = seal.said
    rows = (SealedRow(section=one.section, key=one.key, zh=one.zh, en=one.en) for one in said.lines)
    return Sealed(
        at=when.seconds(seal.at), instant=when.iso(seal.at), by=seal.by, number=said.number, sha256=said.sha256,
        confirmed=said.confirmed, of=said.of, corrections=said.corrections, lines=tuple(rows),
    )  # fmt: skip
