"""What a sentence of the minutes rests on, by number: the words themselves, whose they are, and when."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from facilitate.reports.cast import Cast
from facilitate.reports.needs import needs
from facilitate.reports.numbers import Numbers, Ref
from facilitate.reports.outcomes import title
from facilitate.reports.record import Record
from facilitate.reports.rows import Words


class Source(msgspec.Struct, frozen=True):
    """`at` seconds from the start, None where it has no instant of its own; `id` as in the entities of the meeting."""

    ref: Ref
    id: str
    words: str | Words
    who: str = ""
    at: int | None = None


def sources(record: Record) -> dict[Ref, Source]:
    """Every source that a sentence may name."""
    return {source.ref: source for source in (*_said(record), *_held(record), *_needed(record))}


def _said(record: Record) -> Iterator[Source]:
    """What people wrote, said, answered, offered and took on; a card that is not shown keeps its words to itself."""
    numbers, name = Numbers(record), Cast(record).name
    cards = {item.id: item for item in record.items}
    for id in numbers.of["card"]:
        card = cards[id]
        words = card.text if card.state == "shown" else ""
        yield Source(numbers.ref("card", id), id, words, name(card.by), card.at)
    for turn in record.turns:
        yield Source(numbers.ref("turn", turn.id), turn.id, turn.gist, name(turn.person), turn.from_)
    for comment in record.comments:
        words = comment.text if comment.state == "shown" else ""
        yield Source(numbers.ref("comment", comment.id), comment.id, words, name(comment.by), comment.at)
    for answer in record.answers:
        words = answer.text or answer.reason
        yield Source(numbers.ref("answer", answer.id), answer.id, words, name(answer.by), answer.at)
    for offer in record.offers:
        yield Source(numbers.ref("offer", offer.id), offer.id, offer.text, name(offer.by), offer.at)
    for task in record.actions:
        yield Source(numbers.ref("task", task.id), task.id, task.what, name(task.who))
    for note in record.notes:
        yield Source(numbers.ref("note", note.id), note.id, note.text, name(note.by), note.at)


def _held(record: Record) -> Iterator[Source]:
    """Stages and ballots."""
    for n, stage in enumerate(record.stages, 1):
        yield Source(Ref("stage", n), stage.id, stage.title, "", stage.from_)
    for n, ballot in enumerate(record.ballots, 1):
        yield Source(Ref("ballot", n), ballot.id, title(record, ballot), "", ballot.from_)


def _needed(record: Record) -> Iterator[Source]:
    for need in needs(record).needs:
        yield Source(need.ref, need.id, need.head.text)
