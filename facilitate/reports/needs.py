"""The needs of one meeting: how many raised each, what it got, who answered for it, and who did not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

import msgspec

from facilitate.reports.need import Need
from facilitate.reports.numbers import Numbers, Ref
from facilitate.reports.polls import SMALL_SIDE, Polls
from facilitate.reports.record import Record
from facilitate.reports.rows import Item

__all__ = ["KINDS", "Need", "NeedsReport", "needs", "sources"]

KINDS = frozenset({"need", "idea"})
ANSWERING = frozenset({"now", "do_by", "reply_by", "needs_approval", "passed"})


class NeedsReport(msgspec.Struct, frozen=True, kw_only=True):
    """All needs: immediate danger first, then by dots, ties in the order in which they were formed. `voted`: how many residents
    gave dots, and how many beside them; `small`: fewer than five residents did, so that bridging needs caution; `hidden`:
    fewer than five stood apart, so that nothing of theirs is told by itself."""

    needs: tuple[Need, ...]
    voted: tuple[int, int] = (0, 0)
    small: bool = False
    hidden: bool = False

    @property
    def priority(self) -> tuple[Need, ...]:
        return tuple(need for need in self.needs if need.priority)

    @property
    def nobody(self) -> tuple[Need, ...]:
        """The needs for which an answer is wanted and nobody answers."""
        return tuple(need for need in self.needs if need.owed and not need.answered)

    @property
    def unowned(self) -> tuple[Need, ...]:
        """The needs for which an answer is wanted and nobody is responsible."""
        return tuple(need for need in self.needs if need.owed and not need.owned)


def needs(record: Record) -> NeedsReport:
    """The report on everything that was written as a need or an idea and may be read by all."""
    heads = [item for item in record.items if _is_need(item)]
    polls = Polls.of(record)
    chosen = [id for selection in record.selections for id in selection.items]
    place = {id: n for n, id in reversed(list(enumerate(chosen)))}
    ranked = sorted(heads, key=lambda item: (-polls.dots_of(item.id), place.get(item.id, len(chosen))))
    given = sorted(polls.dots_of(item.id) for item in heads)
    cards = _by(record.items, "merged_into")
    rows = [
        _need(record, polls, item, cards.get(item.id, ()), number, 1 + len(given) - bisect_right(given, polls.dots_of(item.id)))
        for number, item in enumerate(ranked, 1)
    ]  # fmt: skip
    voted = (polls.dots.cast if polls.dots else 0, polls.beside)
    return NeedsReport(
        needs=tuple(sorted(rows, key=lambda need: (not need.danger, need.number))),
        voted=voted,
        small=0 < voted[0] < SMALL_SIDE,
        hidden=0 < voted[1] < SMALL_SIDE,
    )


def _need(record: Record, polls: Polls, head: Item, merged: Sequence[Item], number: int, rank: int) -> Need:
    cards = merged or (() if head.originals else (head,))
    ids = {head.id, *(card.id for card in cards)}
    return Need(
        id=head.id,
        number=number,
        rank=rank,
        head=head,
        danger=any(item.fields.get("danger") for item in (head, *cards)),
        priority=any(head.id in chosen.items for chosen in record.selections),
        owed=head.kind == "need" and "need" in record.meeting.rule.answers,
        cards=tuple(sorted(cards, key=lambda card: card.at)),
        raised_by=len({card.by for card in cards}) or None if all(card.by for card in cards) else None,
        dots=polls.dots_of(head.id) if polls.dots else None,
        apart=polls.apart_of(head.id),
        grades=polls.grades_of(head.id, apart=False),
        apart_grades=polls.grades_of(head.id, apart=True),
        bridging=polls.bridging_of(head.id),
        answers=tuple(row for row in record.answers if row.about in ids),
        offers=tuple(row for row in record.offers if row.about in ids),
        actions=tuple(row for row in record.actions if row.about in ids),
        turns=tuple(row for row in record.turns if row.item in ids),
        comments=tuple(row for row in record.comments if row.about in ids and row.state == "shown"),
    )


def _is_need(item: Item) -> bool:
    return item.kind in KINDS and not item.merged_into and item.state == "shown"


def _by(items: Iterable[Item], field: str) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for item in items:
        found.setdefault(getattr(item, field) or "", []).append(item)
    return found


def sources(need: Need, numbers: Numbers) -> tuple[Ref, ...]:
    """The numbers of all its cards, answers, offers and tasks."""
    return (
        *numbers.refs("card", (card.id for card in need.cards)),
        *numbers.refs("answer", (row.id for row in need.answers)),
        *numbers.refs("offer", (row.id for row in need.offers)),
        *numbers.refs("task", (row.id for row in need.actions)),
    )
