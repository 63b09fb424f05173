"""What the fields of cards, answers and reports are called, and which of them are sums of money."""

from __future__ import annotations

from facilitate.core.refusals.field_words import FIELD_WORDS
from facilitate.reports.rows import Words

FIELDS = {name: Words(**words) for name, words in FIELD_WORDS.items()}
MONEY = frozenset({"cost", "guess_cost", "spent", "budget"})
