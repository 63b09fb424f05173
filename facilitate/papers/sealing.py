"""The minutes laid flat for the seal: the head of the paper, every sentence and the signatures, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from facilitate.papers.blocks import Facts, Runs
from facilitate.papers.kit import Desk
from facilitate.papers.links import Links
from facilitate.papers.tongue import Tongue
from facilitate.reports.minutes import minutes
from facilitate.reports.paper_rows import SealedRow
from facilitate.reports.record import Record
from facilitate.reports.sealed import HEAD, flat


def lines(record: Record, links: Links) -> tuple[SealedRow, ...]:
    """What is sealed, in the order of the paper."""
    zh, en = Desk(record, Tongue("zh"), links), Desk(record, Tongue("en"), links)
    sections = minutes(record).sections
    return (*_head(zh, en), *flat(sections, zh.tongue.line, en.tongue.line))


def _head(zh: Desk, en: Desk) -> Iterator[SealedRow]:
    """Title, time, place, who came: as they stand above the minutes."""
    yield SealedRow(section=HEAD, key="title", zh=zh.title, en=en.title)
    for n, (one, other) in enumerate(zip(_pairs(zh.facts()), _pairs(en.facts()), strict=True), 1):
        yield SealedRow(section=HEAD, key=f"fact/{n}", zh=one, en=other)


def _pairs(facts: Facts) -> list[str]:
    return [f"{name}：{_plain(value)}" for name, value in facts.pairs]


def _plain(runs: Runs) -> str:
    return "".join(run.text for run in runs)
