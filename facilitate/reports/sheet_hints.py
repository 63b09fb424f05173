"""What a meeting itself suggests for the sheet of a need, field by field: for whoever fills it in to take over or leave."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from facilitate.reports.cast import Cast
from facilitate.reports.evidence import evidence
from facilitate.reports.lines import Line, line
from facilitate.reports.needs import Need, NeedsReport, needs
from facilitate.reports.numbers import Numbers
from facilitate.reports.promised import offered
from facilitate.reports.record import Record
from facilitate.reports.resourcing import resources
from facilitate.reports.routes import routes
from facilitate.reports.terms import TERMS, terms

TERM_WORDS = {"near": "近期（一周内）", "middle": "中期（一个月内）", "long": "长期（更晚）"}
ON_CARDS = {"place": "place", "since": "since", "households": "households", "absent": "affected"}


class Hint(msgspec.Struct, frozen=True):
    """`says` stands beside the field. `take`: what the field would hold; None where there is nothing to take over, a Line where
    its words hang on the language. `asks`: nobody has looked yet, and this need is among those that matter."""

    field: str
    says: Line
    take: Any = None
    asks: bool = False


def hints(record: Record, id: str) -> tuple[Hint, ...]:
    """The hints for one need; none where there is no such need. What was entered already is not suggested again."""
    report = needs(record)
    need = next((one for one in report.needs if one.id == id), None)
    if need is None:
        return ()
    found = (
        *_written(need),
        *_evidence(need, report, record),
        *_resources(need, record),
        *_answered(need, report, record),
    )
    return tuple(hint for hint in found if need.entered(hint.field) is None)


def _written(need: Need) -> Iterator[Hint]:
    for field, card in ON_CARDS.items():
        value = need.on_cards(card)
        if value:
            yield Hint(field, line("卡上写：{what}", what=str(value)), value)


def _evidence(need: Need, report: NeedsReport, record: Record) -> Iterator[Hint]:
    """Figures to take over, words to check, and for a need that matters whom nobody has asked."""
    matters = need.priority or need.danger or not record.selections
    for one in evidence(need, report, Numbers(record)):
        if one.lines and (matters or one.state != "missing"):
            text = _run_on(one.lines)
            figures = text if one.kind == "felt" and one.state == "found" else None
            yield Hint(f"evidence.{one.kind}", text, figures, asks=one.state == "missing")


def _run_on(lines: tuple[Line, ...]) -> Line:
    """Sentences one after another, with the sources of all."""
    first, *rest = lines
    refs = tuple(dict.fromkeys(ref for told in lines for ref in told.refs))
    return line("{told}{basis}", refs, told=first, basis=_run_on(tuple(rest))) if rest else first


def _resources(need: Need, record: Record) -> Iterator[Hint]:
    cast = Cast(record)
    for row in resources(need, Numbers(record)):
        if row.words:
            yield Hint(f"wanted.{row.kind}", line("会上提到{words}", words=row.words), line("{words}", words=row.words))
        told = tuple(line("{who}：{what}", who=cast.name(offer.by), what=offered(offer)) for offer in row.offers)
        if told:
            offers = line("{words}", words=told)
            yield Hint(f"exists.{row.kind}", offers, offers)


def _answered(need: Need, report: NeedsReport, record: Record) -> Iterator[Hint]:
    """The route and the body responsible as answers and tasks show them, the term as their first date does."""
    numbers, cast = Numbers(record), Cast(record)
    for code, _ in routes(need, numbers, cast)[:1]:
        yield Hint("route", line("从答复和任务看：{what}", what=record.lists.get("routes", {}).get(code, code)), code)
    found = terms(record, report, numbers)
    for term in TERMS:
        if any(step.need.id == need.id for step in getattr(found, term)):
            yield Hint("term", line("按答应的日子：{what}", what=line(TERM_WORDS[term])), term)
            break
    if need.owners:
        names = cast.names(need.owners)
        yield Hint("owner", line("从答复和任务看：{what}", what=names), line("{words}", words=names))
