"""The needs of one meeting: how many raised each, what it got, who answered for it, and who did not."""

from __future__ import annotations

import msgspec

from facilitate.reports.numbers import Numbers, Ref
from facilitate.reports.record import Record
from facilitate.reports.rows import Action, Answer, Ballot, Comment, Item, Offer, Turn
from facilitate.reports.scales import Grade, bridging, grade, quadrant

KINDS = frozenset({"need", "idea"})
ANSWERING = frozenset({"now", "do_by", "reply_by", "needs_approval", "passed"})
SMALL_SIDE = 5


class Need(msgspec.Struct, frozen=True, kw_only=True):
    """One need. `dots` are residents' dots (None: no dots were given), never numbers of residents."""

    id: str
    number: int
    rank: int
    head: Item
    danger: bool
    priority: bool
    cards: tuple[Item, ...]
    raised_by: int | None
    dots: int | None
    apart: int | None
    grades: dict[str, Grade]
    apart_grades: dict[str, Grade]
    bridging: float | None
    answers: tuple[Answer, ...]
    offers: tuple[Offer, ...]
    actions: tuple[Action, ...]
    turns: tuple[Turn, ...]
    comments: tuple[Comment, ...]

    @property
    def ref(self) -> Ref:
        return Ref("need", self.number)

    @property
    def answered(self) -> bool:
        """Somebody took it on: an answer other than "cannot", or a task."""
        return bool(self.actions) or any(answer.kind in ANSWERING for answer in self.answers)

    def said(self, field: str) -> object:
        """A field of the need, or of the first card that has it: place, since, households…; None where nobody said."""
        return next((item.fields[field] for item in (self.head, *self.cards) if item.fields.get(field)), None)

    @property
    def category(self) -> str:
        return self.head.category or next((card.category for card in self.cards if card.category), "")

    @property
    def gap(self) -> float | None:
        """Importance less satisfaction in points of the scale."""
        both = self.grades.get("importance"), self.grades.get("satisfaction")
        return both[0].median - both[1].median if both[0] and both[1] else None

    @property
    def quadrant(self) -> str:
        important, satisfied = self.grades.get("importance"), self.grades.get("satisfaction")
        doable = self.grades.get("feasibility")
        if not important or not satisfied:
            return ""
        return quadrant(important.median, satisfied.median, doable.median if doable else None)


class NeedsReport(msgspec.Struct, frozen=True, kw_only=True):
    """All needs: immediate danger first, then by dots, ties in the order in which they were formed."""

    needs: tuple[Need, ...]
    small: bool

    @property
    def priority(self) -> tuple[Need, ...]:
        return tuple(need for need in self.needs if need.priority)

    @property
    def nobody(self) -> tuple[Need, ...]:
        """The needs for which nobody answers."""
        return tuple(need for need in self.needs if not need.answered)


def needs(record: Record) -> NeedsReport:
    """The report; `small` where a side of the ballot has fewer than five people and bridging needs caution."""
    heads = [item for item in record.items if _is_need(item)]
    dots = _ballot(record, "dots")
    chosen = [id for selection in record.selections for id in selection.items]
    ranked = sorted(
        heads, key=lambda item: (-_count(dots, item.id), chosen.index(item.id) if item.id in chosen else len(chosen))
    )
    rows = [_need(record, item, number, ranked, dots) for number, item in enumerate(ranked, 1)]
    sides = [dots.cast, dots.apart.cast if dots.apart else SMALL_SIDE] if dots else []
    return NeedsReport(
        needs=tuple(sorted(rows, key=lambda need: (not need.danger, need.number))),
        small=any(0 < side < SMALL_SIDE for side in sides),
    )


def _need(record: Record, head: Item, number: int, ranked: list[Item], dots: Ballot | None) -> Need:
    cards = tuple(item for item in record.items if item.merged_into == head.id) or (head,)
    ids = {head.id, *(card.id for card in cards)}
    given = _count(dots, head.id)
    return Need(
        id=head.id,
        number=number,
        rank=1 + sum(_count(dots, other.id) > given for other in ranked),
        head=head,
        danger=any(item.fields.get("danger") for item in (head, *cards)),
        priority=any(head.id in chosen.items for chosen in record.selections),
        cards=tuple(sorted(cards, key=lambda card: card.at)),
        raised_by=len({card.by for card in cards}) if all(card.by for card in cards) else None,
        dots=given if dots else None,
        apart=int(dots.apart.counts.get(head.id, 0)) if dots and dots.apart and dots.apart.counts else None,
        grades=_grades(record, head.id, apart=False),
        apart_grades=_grades(record, head.id, apart=True),
        bridging=_bridging(dots, head.id),
        answers=tuple(row for row in record.answers if row.about in ids),
        offers=tuple(row for row in record.offers if row.about in ids),
        actions=tuple(row for row in record.actions if row.about in ids),
        turns=tuple(row for row in record.turns if row.item in ids),
        comments=tuple(row for row in record.comments if row.about in ids and row.state == "shown"),
    )


def _is_need(item: Item) -> bool:
    return item.kind in KINDS and not item.merged_into and item.state == "shown"


def _ballot(record: Record, kind: str) -> Ballot | None:
    closed = [ballot for ballot in record.ballots if ballot.type == kind and ballot.counts]
    return closed[-1] if closed else None


def _count(ballot: Ballot | None, item: str) -> int:
    return int(ballot.counts.get(item, 0)) if ballot else 0


def _grades(record: Record, item: str, *, apart: bool) -> dict[str, Grade]:
    ballot = _ballot(record, "score")
    if not ballot or (apart and not (ballot.apart and ballot.apart.counts)):
        return {}
    counts = ballot.apart.counts if apart and ballot.apart else ballot.counts
    lowest = ballot.scale[0] if ballot.scale else 1
    graded = {axis: grade(numbers, lowest) for axis, numbers in counts.get(item, {}).items()}
    return {axis: value for axis, value in graded.items() if value}


def _bridging(dots: Ballot | None, item: str) -> float | None:
    if not dots or not dots.apart or not dots.apart.cast or not dots.apart.counts:
        return None
    return bridging([(_count(dots, item), dots.cast), (int(dots.apart.counts.get(item, 0)), dots.apart.cast)])


def sources(need: Need, numbers: Numbers) -> tuple[Ref, ...]:
    """The numbers of all its cards, answers, offers and tasks."""
    return (
        *numbers.refs("card", (card.id for card in need.cards)),
        *numbers.refs("answer", (row.id for row in need.answers)),
        *numbers.refs("offer", (row.id for row in need.offers)),
        *numbers.refs("task", (row.id for row in need.actions)),
    )
