"""One need as the papers tell it: what was entered, what stands on its cards, what it got, and who answered for it."""

from __future__ import annotations

import msgspec

from facilitate.reports.numbers import Ref
from facilitate.reports.rows import Action, Answer, Comment, Entered, Item, Offer, Turn
from facilitate.reports.scales import Grade, opportunity, quadrant

ANSWERING = frozenset({"now", "do_by", "reply_by", "needs_approval", "passed"})


class Need(msgspec.Struct, frozen=True, kw_only=True):
    """One need. `dots` are residents' dots (None: no dots were given), never numbers of residents. What stands apart is None
    or empty also where fewer than five stood apart: a secret ballot is not broken down that far. `owed`: the rule wants an
    answer to it, which nobody owes to an idea."""

    id: str
    number: int
    rank: int
    head: Item
    danger: bool
    priority: bool
    owed: bool
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

    def entered(self, field: str) -> Entered | None:
        """A field of its sheet, with who entered it; None where nobody did."""
        return self.head.sheet.get(field)

    def on_cards(self, field: str) -> object:
        """A field of the need, or of the first card that has it: place, since, affected…; a suggestion, checked by nobody."""
        return next((item.fields[field] for item in (self.head, *self.cards) if item.fields.get(field)), None)

    def said(self, field: str) -> object:
        """What was entered, else what stands on the cards; None where nobody said."""
        entered = self.entered(field)
        return entered.value if entered else self.on_cards(field)

    @property
    def owned(self) -> bool:
        """Somebody is responsible: as it was entered, else whether somebody took it on."""
        return False if self.entered("nobody") else bool(self.entered("owner")) or self.answered

    @property
    def category(self) -> str:
        return self.head.category or next((card.category for card in self.cards if card.category), "")

    @property
    def gap(self) -> float | None:
        """Importance less satisfaction in points of the scale."""
        both = self.grades.get("importance"), self.grades.get("satisfaction")
        return both[0].median - both[1].median if both[0] and both[1] else None

    @property
    def opportunity(self) -> float | None:
        """How much there is to win, 1 to 9."""
        both = self.grades.get("importance"), self.grades.get("satisfaction")
        return opportunity(both[0].median, both[1].median) if both[0] and both[1] else None

    @property
    def owners(self) -> tuple[str, ...]:
        """Whoever answered for it (other than that it cannot be done) or took on a task, by id or as written down."""
        answering = [row.by for row in self.answers if row.by and row.kind in ANSWERING]
        return tuple(dict.fromkeys([*answering, *(row.who for row in self.actions)]))

    @property
    def quadrant(self) -> str:
        important, satisfied = self.grades.get("importance"), self.grades.get("satisfaction")
        doable = self.grades.get("feasibility")
        if not important or not satisfied:
            return ""
        return quadrant(important.median, satisfied.median, doable.median if doable else None)
