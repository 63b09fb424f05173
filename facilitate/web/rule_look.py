"""What the rule editor shows of a text: faults and advice by line, the course with its minutes, the form, the words."""

from __future__ import annotations

from typing import Any

from facilitate.core.language.rule_plan import Slot, planned_minutes, timeline
from facilitate.core.language.rules import Rule, Stage
from facilitate.service.faults import Fault, Faults
from facilitate.service.rule_explain import explain, stage_lines
from facilitate.service.rule_form import form
from facilitate.service.rule_review import Review, review
from facilitate.service.rule_tree import outline
from facilitate.service.rule_voice import Lang, Voice
from facilitate.service.yamltree import Node, read_tree
from facilitate.web.i18n import lang

Where = tuple[str | int, ...]


def look(text: str, file: str, at: Where) -> dict[str, Any]:
    """Everything about `text`; `at` is the part whose form is shown: () for the whole, else the path of a stage."""
    found = review(text.encode(), file)
    tree = _tree(text, file)
    rule = found.found.rule if found.found else None
    faults = [_fault(one) for one in (*found.faults, *(_misnamed(rule, found, file) if rule else ()))]
    return {
        "text": text,
        "at": list(at),
        "faults": faults,
        "advice": [_fault(one) for one in found.advice],
        "sha": found.found.sha256[:8] if found.found else "",
        "minutes": planned_minutes(rule) if rule else None,
        "course": outline(tree) if tree else [],
        "starts": _starts(rule) if rule else {},
        "form": [one for one in form(tree, at) if at or one["key"] != "id"] if tree else None,
        "told": _told(rule, at) if rule else [],
    }


def _misnamed(rule: Rule, found: Review, file: str) -> tuple[Fault, ...]:
    """A rule is found by the name of its file: its `id` must be the same."""
    name = file.removesuffix(".yaml")
    zh, en = f"id 要和文件名一样：{name}", f"id must be the file's name: {name}"
    return () if rule.id == name else (Fault(file, found.lines.get(("id",), 1), zh, en),)


def tongue() -> Lang:
    """The language in which a rule is told to this reader: it knows Chinese and English."""
    return "en" if lang() == "en" else "zh"


def _tree(text: str, file: str) -> Node | None:
    try:
        return read_tree(text.encode(), file)
    except Faults:
        return None


def _fault(one: Fault) -> dict[str, Any]:
    return {"line": one.line, "zh": one.zh, "en": one.en}


def _starts(rule: Rule) -> dict[str, Any]:
    """Minutes after the beginning, and the passes, of each leaf stage by its id."""
    return {slot.stage.id: _slot(slot) for slot in timeline(rule)}


def _slot(slot: Slot) -> dict[str, Any]:
    return {"start": slot.start, "passes": slot.passes, "life": slot.life}


def _told(rule: Rule, at: Where) -> list[str]:
    if not at:
        lines = explain(rule, tongue())
        return lines[: lines.index("", lines.index("") + 1)] if lines.count("") > 1 else lines
    stage = _stage(rule.stages, at)
    number = ".".join(str(part + 1) for part in at if isinstance(part, int))
    return list(stage_lines(Voice(rule, tongue()), stage, number)) if stage else []


def _stage(stages: tuple[Stage, ...], at: Where) -> Stage | None:
    """The stage at a path of the file; None where the rule, laid over its base, has another one there."""
    place, rest = at[1] if len(at) > 1 else None, at[2:]
    if not isinstance(place, int) or not 0 <= place < len(stages):
        return None
    return _stage(stages[place].stages, rest) if rest else stages[place]
