"""What the organiser gives beforehand: the settings that the rule asks for, how many may vote, how much money there is."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from facilitate.core.act import refuse
from facilitate.core.course.passes import COUNTED
from facilitate.core.person.names import clean_text

if TYPE_CHECKING:
    from facilitate.core.language.rules import Setting
    from facilitate.core.meeting import Meeting

OWN = "setting."
NUMBERS = {"eligible": 1_000_000, "budget": 10_000_000_000}
AREA = "eligible_area"
"""The floor area of all who are entitled (m²), those included who have not come: what a share of all the area is a share of."""
TEXT_CHARS, MOST_TEXTS = 500, 60

Value = str | int | tuple[str, ...]


def is_given(name: str) -> bool:
    """Whether `set` with this name fills in something of this sort."""
    return name in NUMBERS or name == AREA or name.startswith(OWN)


def checked(m: Meeting, name: str, value: Any) -> Value | None:
    """The value as it is kept; empty takes it back. Raises Refused(bad_setting, bad_param, bad_date, bad_area)."""
    if name in NUMBERS:
        return _number(value, NUMBERS[name])
    if name == AREA:
        return None if value in (None, "") else square_metres(value)
    asked = next((one for one in m.rule.settings if name == OWN + one.id), None)
    return _own(asked, value) if asked is not None else refuse("bad_setting")


def _own(asked: Setting, value: Any) -> Value | None:
    if value in (None, ""):
        return None
    if asked.kind == "number":
        return _number(value, 10_000_000_000)
    if asked.kind == "texts":
        return _texts(value)
    if not isinstance(value, str) or len(value) > TEXT_CHARS:
        refuse("bad_setting")
    return _date(value) if asked.kind == "date" else clean_text(value)


def _number(value: Any, most: int) -> int | None:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 12:
        value = int(value)
    if value in (None, ""):
        return None
    if type(value) is not int or not 0 <= value <= most:
        refuse("bad_param", min=0, max=most)
    return value


def square_metres(told: Any) -> str:
    """Square metres as an exact number, from one with four decimals at most. Raises Refused(bad_area)."""
    found = re.fullmatch(r"\d{1,8}(\.\d{1,4})?", str(told).strip())
    return str(Fraction(found[0])) if found else refuse("bad_area")


def _texts(value: Any) -> tuple[str, ...]:
    """Texts as a list, or one a line."""
    lines = value.splitlines() if isinstance(value, str) else value
    if lines is None:
        return ()
    if not isinstance(lines, list | tuple) or len(lines) > MOST_TEXTS:
        refuse("bad_setting")
    if not all(isinstance(line, str) and len(line) <= TEXT_CHARS for line in lines):
        refuse("bad_setting")
    return tuple(clean_text(line) for line in lines if clean_text(line))


def _date(value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        return refuse("bad_date")


def question(m: Meeting) -> str:
    """The text given beforehand for the pass where the meeting stands (the question of this round); "" without one."""
    parts = m.agenda.at.item.split("/")
    for asked in m.rule.settings:
        texts = m.settings.values.get(asked.id)
        if asked.kind == "texts" and isinstance(texts, tuple):
            for part in reversed(parts):
                n = _nth(m, asked.for_ or "", part)
                if 0 <= n < len(texts):
                    return texts[n]
    return ""


def _nth(m: Meeting, of: str, part: str) -> int:
    """Which of the collection this part of a pass is, from 0; -1 where it is none."""
    letter = COUNTED.get(of, "")
    if letter:
        return int(part[1:]) - 1 if part[:1] == letter and part[1:].isdigit() else -1
    tables = m.spaces.tables() if of == "tables" else ()
    return tables.index(part) if part in tables else -1
