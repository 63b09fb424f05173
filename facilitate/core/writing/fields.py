"""What may stand in the fields that a rule gives to cards, answers, reports and tasks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from facilitate.core.act import refuse
from facilitate.core.order import easing
from facilitate.core.person.lengths import within
from facilitate.core.person.names import clean_text
from facilitate.core.refusals.field_words import words

if TYPE_CHECKING:
    from facilitate.core.language.rules import Write
    from facilitate.core.meeting import Meeting

OPEN_FIELDS = ("paper", "media")
MEDIA = ("text", "voice", "photo", "drawing", "paper", "hall")
"""`hall`: left at any hour in a standing room, before the meeting."""
MONEY = ("cost", "guess_cost", "budget", "spent")
CHOICES = ("feasible", "danger")
DEFAULT_CHARS, SHORT = 200, 80
MOST = 10_000_000_000
AMOUNT = re.compile(r"[¥￥]?\s*([0-9]{1,12}(?:\.[0-9]{1,4})?)\s*(万)?\s*(?:元|块)?")


def body(text: str, chars: int | None) -> str:
    """The cleaned text of at most so many Chinese characters (lengths.py); raises Refused(text_empty, too_long)."""
    cleaned = clean_text(text)
    if not cleaned:
        refuse("text_empty")
    return within(cleaned, chars or DEFAULT_CHARS)


def checked(m: Meeting, rule: Write, given: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """(category, the other fields), each checked; empty ones are left out, what the rule needs must be there."""
    told = {
        name: value
        for name, value in given.items()
        if value not in ("", None) and (value is not False or name == "feasible")
    }
    for name in told:
        if name not in (*rule.fields, *OPEN_FIELDS, *_of_motions(m, rule)):
            refuse("bad_shape", detail=f"unknown field {name}")
    found = {name: _value(m, rule, name, value) for name, value in told.items()}
    need(rule.needs, found)
    category = found.pop("category", "")
    if category and category not in m.facts.lists.categories:
        refuse("bad_category")
    return category, found


def _of_motions(m: Meeting, rule: Write) -> tuple[str, ...]:
    """What a motion of the rule's table may tell, in whatever stage it is made."""
    return easing.FIELDS if rule.kind == "motion" and m.rule.motions else ()


def need(names: Iterable[str], found: dict[str, Any]) -> None:
    """Raises Refused(missing_field) for the first name that has no value."""
    for name in names:
        if found.get(name) in (None, ""):
            refuse("missing_field", field=words(name), name=name)


def _value(m: Meeting, rule: Write, name: str, value: Any) -> Any:
    if name in CHOICES:
        return value if isinstance(value, bool) else _bad(name)
    if name in MONEY:
        return _money(name, value)
    if name == "paper" and not (type(value) is int and 0 < value < 10_000):
        refuse("bad_field", field={"zh": "纸卡编号", "en": "paper card number"}, name=name)
    if name == "media" and value not in MEDIA:
        refuse("bad_field", field={"zh": "写法", "en": "how it was given"}, name=name)
    if name in (known := _codes(m)) and value not in known[name]:
        _bad(name)
    if name in _of_motions(m, rule) and name in easing.LIMITS:
        return easing.limit(name, value)
    if name == "due":
        return day(m, value)
    if isinstance(value, str):
        return body(value, max(SHORT, rule.chars or DEFAULT_CHARS) if name not in ("category", "place") else SHORT)
    if not isinstance(value, int) or abs(value) > 1_000_000:
        refuse("bad_shape", detail=f"field {name}")
    return value


def _codes(m: Meeting) -> dict[str, tuple[str, ...]]:
    """The fields that take one of a list's codes alone."""
    lists = m.facts.lists
    kinds = tuple(kind.id for kind in m.rule.motions)
    return {"resource_kind": lists.resources, "state": lists.action_states} | (
        {"motion_type": kinds, "suspend": tuple(easing.SUSPENDED)} if kinds else {}
    )


def _money(name: str, value: Any) -> int:
    """Whole units of money, as a number or as people write it: 3,500 元, 1.2万."""
    amount = (
        value if type(value) is int else _written(value) if isinstance(value, str) and len(value) <= SHORT else None
    )
    return amount if amount is not None and 0 <= amount <= MOST else _bad(name)


def _written(told: str) -> int | None:
    found = AMOUNT.fullmatch(told.replace(",", "").replace("，", "").strip())
    return int(Fraction(found[1]) * (10_000 if found[2] else 1)) if found else None


def _bad(name: str) -> Any:
    refuse("bad_field", field=words(name), name=name)


def day(m: Meeting, text: Any) -> str:
    """The date as year-month-day, checked; empty stays empty."""
    if not text:
        return ""
    try:
        told = date.fromisoformat(text)
    except (ValueError, TypeError):
        refuse("bad_date")
    if told < date.fromisoformat(m.facts.starts[:10]):
        refuse("due_past")
    return told.isoformat()
