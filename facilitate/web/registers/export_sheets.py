"""The registers as sheets: heads and names in the reader's language, days as days; heads that an import knows again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from facilitate.papers.sheet import Sheet, Value
from facilitate.register.promises.promises_days import day, read_day
from facilitate.register.sheets.codes import CHOICES, named
from facilitate.register.sheets.exports import Need
from facilitate.register.sheets.fields import FIELDS, Field, Into
from facilitate.service.lists import lists
from facilitate.web.i18n import _, lang, pick

Row = Mapping[str, Any]
WIDTHS = {"title": 40, "words": 50, "text": 50, "name": 30, "unit": 24, "category": 18, "resource": 14, "contact": 24}
WIDTH = 16
TITLES = {"needs": "需求册", "offers": "资源册", "promises": "承诺册", "units": "单位名册"}
PUBLIC = ("title", "category", "place", "since", "hours", "households", "danger", "state", "at")
"""What everybody may take away of a need: nobody's words, and no persons."""


def of_needs(found: Sequence[Need]) -> Sheet:
    """Every need with its words, who is responsible and the next date."""
    fields = FIELDS["needs"]
    more = ((_("编号"), 8), *_heads(fields), (_("几次会提到"), 10), (_("谁负责"), 24), (_("最近期限"), 12))
    rows = [
        (each.row["id"], *_cells(fields, _told(each)), each.heard, _joined(each.owners), read_day(each.due))
        for each in found
    ]
    return Sheet(_(TITLES["needs"]), more, tuple(rows))


def open_needs(found: Sequence[Need]) -> Sheet:
    """The part for everybody."""
    fields = [each for each in FIELDS["needs"] if each.name in PUBLIC]
    heads = (*_heads(fields), (_("几次会提到"), 10), (_("哪些单位负责"), 24), (_("最近期限"), 12))
    rows = [(*_cells(fields, _told(each)), each.heard, _joined(each.offices), read_day(each.due)) for each in found]
    return Sheet(_("大家的需求"), heads, tuple(rows))


def of_offers(found: Sequence[Row]) -> Sheet:
    """Every offer with its unit."""
    fields = FIELDS["offers"]
    rows = [
        (row["id"], *_cells(fields, {**row, "unit": row["unit_name"] or ""}), day(row["at"]), row["meeting"])
        for row in found
    ]
    return Sheet(
        _(TITLES["offers"]), ((_("编号"), 8), *_heads(fields), (_("登记日期"), 12), (_("会议码"), 10)), tuple(rows)
    )


def of_units(found: Sequence[Row]) -> Sheet:
    """Every unit with how it is reached."""
    fields = FIELDS["units"]
    return Sheet(
        _(TITLES["units"]), ((_("编号"), 8), *_heads(fields)), tuple((row["id"], *_cells(fields, row)) for row in found)
    )


def of_promises(found: Sequence[Row]) -> Sheet:
    """Every promise with its office, person, dates and checker."""
    answers = {one.code: one for one in lists().answers}
    states = {one.code: one for one in lists().action_states}
    heads = (
        (_("编号"), 8), (_("需求"), 40), (_("单位"), 24), (_("经办人"), 14), (_("怎么答复"), 16), (_("内容"), 50), (_("期限"), 12),
        (_("谁批准"), 14), (_("督办人"), 14), (_("状态"), 12), (_("办好的日子"), 12), (_("登记日期"), 12), (_("哪次会"), 30),
    )  # fmt: skip
    rows = [
        (
            row["id"], row["title"] or "", row["unit_name"] or "", row["person"],
            _called(answers, row["kind"]) if row["kind"] != "task" else _("任务"), row["text"], read_day(row["due"]),
            row["approver"], row["checker"], _called(states, row["state"]), read_day(row["done"]), day(row["at"]),
            row["meeting_title"] or row["meeting"],
        )
        for row in found
    ]  # fmt: skip
    return Sheet(_(TITLES["promises"]), heads, tuple(rows))


def empty(into: Into) -> Sheet:
    """A sheet to fill in."""
    return Sheet(_(TITLES[into]), _heads(FIELDS[into]), ())


def _heads(fields: Sequence[Field]) -> tuple[tuple[str, int], ...]:
    return tuple((each.en if lang() == "en" else each.zh, WIDTHS.get(each.name, WIDTH)) for each in fields)


def _told(need: Need) -> Row:
    """Each source on a line of its own, as an import reads them."""
    words = "\n".join(" ".join(said.split()) for said in need.words)
    return {**need.row, "words": words, "at": day(need.row["at"])}


def _cells(fields: Sequence[Field], row: Row) -> tuple[Value, ...]:
    return tuple(_cell(each, row[each.name]) for each in fields)


def _cell(field: Field, value: Any) -> Value:
    if field.kind in CHOICES:
        return named(field.kind, value, lang()) if value else ""
    if field.kind == "yes":
        return _("是") if value else _("否")
    if field.kind == "until":
        return read_day(value)
    told: str | int | date | None = value
    return told


def _called(names: Mapping[str, Any], code: str) -> str:
    one = names.get(code)
    return pick({"zh": one.zh, "en": one.en}) if one else code


def _joined(names: Sequence[str]) -> str:
    return (", " if lang() == "en" else "、").join(names)
