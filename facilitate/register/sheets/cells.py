"""One cell read as what its column is said to hold; what it is not is told in words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz, process

from facilitate.core.person.names import clean_text
from facilitate.register.offers.offers import LIVE
from facilitate.register.sheets.codes import CHOICES, Choice, meant
from facilitate.register.sheets.dates import day_in
from facilitate.register.sheets.faults import Fault, shown
from facilitate.register.sheets.fields import Field, Kind
from facilitate.register.sheets.reading import Cell
from facilitate.register.units.units import folded
from facilitate.reports.categories import suggest
from facilitate.service.lists import lists

FAILED = re.compile(r"#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|GETTING_DATA|SPILL!|CALC!)")
NUMBER = re.compile(
    r"(?:约|大约|共|近|about|approx\.?|ca\.?|~)?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.0+)?\s*[余多]?\s*(?:户|家|households?|homes?)?",
    re.I,
)
BEGUN = 2
"""Characters of a category's name by which it may be meant."""
YES = {"是", "有", "对", "真", "yes", "y", "true", "1", "√", "✓", "✔", "x"}
NO = {"否", "无", "没有", "不", "假", "no", "n", "false", "0", "×", "✗"}
ALIKE = 50
"""Percent of likeness from which a name of the list is suggested."""

clean = lru_cache(maxsize=32_768)(clean_text)
"""The same sheet is read for every page that shows it."""


def cell(field: Field, told: Cell, today: date) -> Any:
    """The value that the register keeps; None where nothing was written. `today` is the last day that has come. Raises Fault."""
    text = clean(str(told), lines=field.kind == "text")
    if FAILED.fullmatch(text):
        raise Fault("formula_fault", told=text)
    if not text:
        if field.needed:
            raise Fault("needed")
        return None
    return READ[field.kind](field, text, today)


def _line(field: Field, text: str, _today: date) -> str:
    if len(text) > field.most:
        raise Fault("too_long", most=field.most)
    return text


def _name(field: Field, text: str, today: date) -> str:
    """A name of marks alone names nobody."""
    if not folded(text):
        raise Fault("needed")
    return _line(field, text, today)


def _number(field: Field, text: str, _today: date) -> int:
    found = NUMBER.fullmatch(unicodedata.normalize("NFKC", text))
    if not found:
        raise Fault("not_a_number", told=shown(text))
    number = int(found[1].replace(",", "")[:12])
    if not 1 <= number <= field.most:
        raise Fault("out_of_range", told=shown(text), least=1, most=field.most)
    return number


def _past(_field: Field, text: str, today: date) -> str:
    found = day_in(text)
    if found > today:
        raise Fault("date_to_come", told=found.isoformat())
    return found.isoformat()


def _until(_field: Field, text: str, _today: date) -> str:
    """Whether it has passed is a question for the whole line: an offer that is over may well have."""
    return day_in(text).isoformat()


def _yes(_field: Field, text: str, _today: date) -> bool:
    said = text.casefold()
    if said not in YES | NO:
        raise Fault("not_yes_or_no", told=shown(text))
    return said in YES


def _code(field: Field, text: str, _today: date) -> str:
    """By its code or its name in either language; a category also by how only its name begins."""
    found = meant(field.kind).get(folded(text))
    if found is None and field.kind == "category":
        found = _begun(field.kind, folded(text))
    if found is None:
        raise _unknown(field.kind, text)
    return found


def _begun(kind: Kind, text: str) -> str | None:
    """The only code with which a name begins so: 养老 for 养老助残."""
    codes = {code for name, code in meant(kind).items() if name.startswith(text)} if len(text) >= BEGUN else set()
    return codes.pop() if len(codes) == 1 else None


def _unknown(kind: Kind, text: str) -> Fault:
    """Names the category that the words point to, else what is spelt most alike, else the whole list."""
    every = CHOICES[kind]()
    suggested = suggest(text, lists().needs)[:1] if kind == "category" else ()
    near = next((one for one in every if suggested and one.code == suggested[0].code), None) or _alike(every, text)
    if near:
        return Fault("close_to", told=shown(text), near={"zh": near.zh, "en": near.en})
    known = {"zh": "、".join(one.zh for one in every), "en": ", ".join(one.en for one in every)}
    return Fault("not_in_list", told=shown(text), known=known)


def _alike(every: Any, text: str) -> Choice | None:
    names = {word: one for one in every for word in (one.zh, one.en)}
    found = process.extractOne(text, list(names), scorer=fuzz.ratio, score_cutoff=ALIKE)
    return names[found[0]] if found else None


def _offer_state(field: Field, text: str, today: date) -> str:
    """What can no longer be had stays so; a match is not brought by a sheet, so that whatever else begins as published."""
    code = _code(field, text, today)
    return "published" if code in LIVE else code


READ: Mapping[Kind, Callable[[Field, str, date], Any]] = {
    "line": _line, "text": _line, "name": _name, "number": _number, "date": _past, "until": _until, "yes": _yes, "category": _code,
    "resource": _code, "group": _code, "need_kind": _code, "need_state": _code, "offer_state": _offer_state,
}  # fmt: skip
