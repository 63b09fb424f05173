"""The four kinds of evidence for a need (Bradshaw 1972): what shows each, or who has not been asked yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import msgspec

from facilitate.reports.hints import EVIDENCE, mentions, spoken_of
from facilitate.reports.lines import Line, line
from facilitate.reports.needs import Need, NeedsReport
from facilitate.reports.numbers import Numbers, Ref
from facilitate.reports.rows import Entered

KINDS = ("felt", "expressed", "normative", "comparative")
PROMPTS = {
    "felt": "没有卡片、贴点和打分，还没有人问过大家要不要。",
    "expressed": "会上没有人说起申请、报修或投诉，请查热线和来访登记。",
    "normative": "还没有人查过标准、规范有没有要求。",
    "comparative": "还没有人核对过别的院是否也这样。",
}


class Evidence(msgspec.Struct, frozen=True):
    """One kind. `found`: somebody entered its source, there are figures, or a card is marked so; `said`: words in what was said
    point to it, to be checked; `missing`: nobody has looked, and the line asks for it. `entered` stands apart from `lines`."""

    kind: str
    state: Literal["found", "said", "missing"]
    lines: tuple[Line, ...]
    entered: Entered | None = None


def evidence(need: Need, report: NeedsReport, numbers: Numbers) -> tuple[Evidence, ...]:
    """All four kinds, the felt one first."""
    return tuple(_kind(need, kind, report, numbers) for kind in KINDS)


def marked(need: Need) -> set[str]:
    """The kinds that somebody marked on the need's sheet, on the need or on one of its cards."""
    entered = {kind for kind in KINDS if need.entered(f"evidence.{kind}")}
    given = [item.fields.get("evidence") or () for item in (need.head, *need.cards)]
    return entered | {
        kind for kinds in given for kind in ([kinds] if isinstance(kinds, str) else kinds) if kind in KINDS
    }


def _kind(need: Need, kind: str, report: NeedsReport, numbers: Numbers) -> Evidence:
    entered = need.entered(f"evidence.{kind}")
    figures = tuple(_felt(need, report, numbers)) if kind == "felt" else ()
    marks = kind in marked(need) and not (figures or entered)
    named = (line("整理时标为这一类。", (need.ref,)),) if marks else ()
    heard = _heard(need, kind, numbers)
    if entered or figures or named:
        return Evidence(kind, "found", (*figures, *named, *heard), entered)
    elif heard:
        return Evidence(kind, "said", heard)
    else:
        return Evidence(kind, "missing", (line(PROMPTS[kind]),))


def _felt(need: Need, report: NeedsReport, numbers: Numbers) -> Iterator[Line]:
    refs = numbers.refs("card", (card.id for card in need.cards if card.id in numbers.of["card"]))
    if need.raised_by:
        yield line("{cards}张卡，{n}人提出。", refs, cards=len(need.cards), n=need.raised_by)
    elif refs:
        yield line("{cards}张卡。", refs, cards=len(need.cards))
    if need.dots is not None:
        yield line("{n}人贴点，这一件得{dots}点。", dots_ref(numbers), n=report.voted[0], dots=need.dots)
    importance = need.grades.get("importance")
    if importance:
        yield line("{n}人打分，要紧程度中位数{median}。", (), n=importance.n, median=importance.median)
    if need.head.same:
        yield line("{n}人说“我家也是”。", (need.ref,), n=need.head.same)


def dots_ref(numbers: Numbers) -> tuple[Ref, ...]:
    """The ballot with the dots, the last one that was closed."""
    return (numbers.dots,) if numbers.dots else ()


def _heard(need: Need, kind: str, numbers: Numbers) -> tuple[Line, ...]:
    if kind not in EVIDENCE:
        return ()
    found = mentions(spoken_of(need, numbers), kind)
    words = tuple(f"“{word}”" for word in dict.fromkeys(word for word, _ in found))
    return (line("会上提到{words}，按词提示，请核对。", tuple(ref for _, ref in found), words=words),) if found else ()
