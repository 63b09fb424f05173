"""What may stand in the fields of a need's sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from facilitate.core.act import refuse
from facilitate.core.person.lengths import too_long
from facilitate.core.person.names import clean_text
from facilitate.core.refusals.field_words import words
from facilitate.core.writing.need_sheet import MOST_HOUSEHOLDS, PARTED, TERMS, TEXTS

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

SHOWN = 40
"""Of a code that is not in its list or a field that is unknown, so many characters are said back."""


def checked(m: Meeting, name: str, value: Any) -> Any:
    """The value as it is kept, None where it is taken back."""
    what, _, code = name.partition(".")
    if name in TEXTS or (what in PARTED and code):
        _listed(m, what, code)
        return _text(what, value, TEXTS.get(name) or PARTED[what])
    if name == "households":
        return _households(value)
    if name == "nobody":
        return _tick(name, value)
    if name in ("route", "term"):
        return _choice(name, value, m.facts.lists.routes if name == "route" else TERMS)
    return refuse("bad_shape", detail=f"unknown field {name[:SHOWN]}")


def _listed(m: Meeting, what: str, code: str) -> None:
    known = {"evidence": m.facts.lists.need_kinds, "exists": m.facts.lists.resources, "wanted": m.facts.lists.resources}
    if code and code not in known[what]:
        refuse("not_listed", field=words(what), value=code[:SHOWN])


def _choice(name: str, value: Any, known: tuple[str, ...]) -> str | None:
    if value in (None, ""):
        return None
    told: str = value if value in known else refuse("not_listed", field=words(name), value=str(value)[:SHOWN])
    return told


def _tick(name: str, value: Any) -> bool | None:
    """True, or taken back."""
    if value is not None and not isinstance(value, bool):
        refuse("bad_shape", detail=name)
    return value or None


def _text(what: str, value: Any, most: int) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        refuse("bad_shape", detail=what)
    told = clean_text(value)
    if over := too_long(told, most):
        refuse("field_too_long", field=words(what), **over)
    return told or None


def _households(value: Any) -> int | None:
    """A whole number, also as somebody types it."""
    if isinstance(value, str) and value.strip().isascii() and value.strip().isdigit() and len(value) <= 12:
        value = int(value)
    if value in (None, ""):
        return None
    if type(value) is not int or not 0 <= value <= MOST_HOUSEHOLDS:
        refuse("bad_households", max=MOST_HOUSEHOLDS)
    return value
