"""What was written in the fields of a form, each under its name, and where a text stands in the record."""

from __future__ import annotations

from collections.abc import Iterable

from facilitate.papers.blocks import Block, Para, Run, Runs, text
from facilitate.papers.kit import Desk
from facilitate.reports.form_fields import FIELDS, MONEY
from facilitate.reports.numbers import Numbers
from facilitate.reports.rows import Item

ASIDE = frozenset({"category", "danger", "photo", "motion_type"})


def fields(desk: Desk, item: Item, *, without: Iterable[str] = ()) -> list[Block]:
    """One line for each field that says more than the text itself."""
    left_out = {*ASIDE, *without}
    told = {name: said(desk, name, value) for name, value in item.fields.items() if name not in left_out}
    return [
        Para((Run(desk.t("{name}：", name=label(desk, name)), "b"), Run(words)), "flat")
        for name, words in told.items()
        if words and item.text not in (words, item.fields[name])
    ]


def label(desk: Desk, name: str) -> str:
    """What a field is called; its code where nobody has named it."""
    words = desk.tongue.pick(FIELDS[name]) if name in FIELDS else name
    return words.removeprefix("the ").removeprefix("a ").capitalize() if desk.tongue.code == "en" else words


def said(desk: Desk, name: str, value: object) -> str:
    """A value as people read it: yes or no, yuan, or their own words."""
    if isinstance(value, bool):
        return desk.t("是" if value else "否")
    elif name in MONEY and value not in (None, ""):
        return desk.t("{n}元", n=value)
    elif name == "state":
        return desk.listed("action_states", str(value or ""))
    elif isinstance(value, list | tuple):
        return desk.tongue.join(value)
    else:
        return str(value or "")


def source(desk: Desk, item: Item, numbers: Numbers) -> Runs:
    """The number of a card; nothing for the head of merged ones."""
    return desk.source(numbers.refs("card", [item.id])) if item.id in numbers.of["card"] else ()


def bullet(desk: Desk, item: Item, numbers: Numbers) -> Para:
    """A text with its number, one of several."""
    return Para((*text(desk.t("· {words}", words=own_words(desk, item))), *source(desk, item, numbers)), "flat")


def own_words(desk: Desk, item: Item) -> str:
    """What was written; a report that only says how far a thing is, says it in words."""
    return said(desk, "state", item.text) if item.text == item.fields.get("state") else item.text
