"""The number of every card, turn, answer… under which a sentence of a paper can be traced to the record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from facilitate.reports.record import Record
from facilitate.reports.rows import Item, Stage

KINDS = ("stage", "need", "card", "turn", "comment", "answer", "offer", "task", "ballot", "note")


class Ref(msgspec.Struct, frozen=True, order=True, omit_defaults=True):
    """What a sentence rests on: a kind out of KINDS and its number in the record. `ends`: everything from the number before
    it up to this one."""

    kind: str
    number: int
    ends: bool = False


class Numbers:
    """Numbers by id, in the order of the record; merged cards are numbered as cards, their heads as needs."""

    def __init__(self, record: Record) -> None:
        self.of: dict[str, dict[str, int]] = {
            "stage": {stage_key(s): n for n, s in reversed([*enumerate(record.stages, 1)])},  # the first stay
            "card": _count(card.id for card in cards(record)),
            "turn": _count(row.id for row in record.turns),
            "comment": _count(row.id for row in record.comments),
            "answer": _count(row.id for row in record.answers),
            "offer": _count(row.id for row in record.offers),
            "task": _count(row.id for row in record.actions),
            "ballot": _count(row.id for row in record.ballots),
            "note": _count(row.id for row in record.notes),
        }
        dotted = [ballot.id for ballot in record.ballots if ballot.type == "dots" and ballot.counts]
        self.dots = self.ref("ballot", dotted[-1]) if dotted else None

    def ref(self, kind: str, key: str) -> Ref:
        """The reference to one row by its id; raises KeyError where the record has none."""
        return Ref(kind, self.of[kind][key])

    def refs(self, kind: str, keys: Iterable[str]) -> tuple[Ref, ...]:
        return tuple(self.ref(kind, key) for key in keys)


def stretches(refs: Sequence[Ref]) -> tuple[Ref, ...]:
    """Rising references of one kind by the first and the last of each unbroken stretch."""
    found: list[Ref] = []
    for ref in refs:
        if found and ref.number == found[-1].number + 1:
            found[-1:] = [found[-1]] * (not found[-1].ends) + [Ref(ref.kind, ref.number, ends=True)]
        else:
            found.append(ref)
    return tuple(found)


def cards(record: Record) -> tuple[Item, ...]:
    """Everything that people wrote themselves, heads of merged cards left out, in the order of writing."""
    return tuple(sorted((item for item in record.items if not item.originals), key=lambda item: item.at))


def _count(ids: Iterable[str]) -> dict[str, int]:
    return {key: number for number, key in enumerate(ids, 1)}


def stage_key(stage: Stage) -> str:
    """What tells one stay in a stage from another: the stage, and the item or the pass it was for."""
    held = stage.pass_ or stage.item
    return f"{stage.id}/{held}" if held else stage.id
