"""The blanks of "new meeting" that depend on the method: its own settings, how many may vote, the money, the places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from facilitate.core.language.rules import Rule, every
from facilitate.web.i18n import _, lang


class Blank(NamedTuple):
    """One field of the form; `rules` are the methods that ask for it, `kind` text, texts, number or date."""

    name: str
    rules: tuple[str, ...]
    title: str
    kind: str
    hint: str


Wants = Callable[[Rule], bool]
COMMON: dict[str, Wants] = {
    "eligible": lambda rule: rule.quorum is not None or any(bar.of == "eligible" for bar in _bars(rule)),
    "eligible_area": lambda rule: any(bar.of == "eligible" and bar.weigh == "area" for bar in _all_bars(rule)),
    "budget": lambda rule: any(stage.ballot and stage.ballot.type == "budget" for stage in every(rule)),
    "places": lambda rule: any(stage.space and stage.space.kind == "grid" for stage in every(rule)),
}


def _bars(rule: Rule) -> list[Any]:
    return [bar for stage in every(rule) if stage.ballot for bar in stage.ballot.pass_]


def _all_bars(rule: Rule) -> list[Any]:
    return [*_bars(rule), *(rule.quorum.bars if rule.quorum else ())]


def blanks(rules: Iterable[Rule]) -> list[Blank]:
    """Every blank of these methods, the common ones first."""
    rules = list(rules)
    words = {
        "eligible": (_("应到表决人数"), "number", _("有表决权的一共多少人或户；不填就按签到的算")),
        "eligible_area": (_("全体业主的专有面积"), "text", _("平方米，没来的也算；不填就按签到的算")),
        "budget": (_("预算总额"), "number", _("单位：元")),
        "places": (_("有哪几个地点"), "texts", _("一行一个，例如：槐树下")),
    }
    found = [
        Blank(name, tuple(rule.id for rule in rules if wants(rule)), *words[name]) for name, wants in COMMON.items()
    ]
    return [one for one in found if one.rules] + [blank for rule in rules for blank in _own(rule)]


def _own(rule: Rule) -> list[Blank]:
    told = [(one, one.title.en if lang() == "en" else one.title.zh) for one in rule.settings]
    return [
        Blank(f"{rule.id}.{one.id}", (rule.id,), title, one.kind, _("一行一个") if one.kind == "texts" else "")
        for one, title in told
    ]


def filled(rule: Rule, form: Mapping[str, str]) -> dict[str, Any]:
    """What was filled in for this method, as POST /meetings takes it; what is no number is left to be refused."""
    told = {name: form.get(name, "").strip() for name, wants in COMMON.items() if wants(rule)}
    found: dict[str, Any] = {name: _number(told[name]) for name in ("eligible", "budget") if told.get(name)}
    if told.get("eligible_area"):
        found["eligible_area"] = told["eligible_area"].replace(",", "").replace("，", "")
    if told.get("places"):
        found["places"] = tuple(line.strip() for line in told["places"].splitlines() if line.strip())
    own = {one.id: form.get(f"{rule.id}.{one.id}", "").strip() for one in rule.settings}
    return found | {"settings": {id: value for id, value in own.items() if value}}


def _number(told: str) -> int:
    """Whole; -1 where it is no number, which no meeting takes."""
    digits = told.replace(",", "").replace("，", "")
    return int(digits) if digits.isascii() and digits.isdigit() else -1
