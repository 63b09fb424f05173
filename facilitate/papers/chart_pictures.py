"""The charts of one paper as pictures for a DOCX: all of them drawn in one go by the PDF worker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from facilitate.papers import page
from facilitate.papers.blocks import Block, Drawing
from facilitate.papers.pdf import PdfFailed, press
from facilitate.papers.tongue import Tongue

MILLIMETRES = 158.0
DPI = 200
Part = tuple[Tongue, tuple[Block, ...]]
LOOK = "body, figure { margin: 0 } svg { display: block; width: 100% }"
SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def with_pictures(parts: Iterable[Part]) -> list[Part]:
    """The same parts of a paper, each chart with its PNG, 158 mm wide at 200 dpi; or with the reason why it has none."""
    parts = list(parts)
    charts = [(tongue, block) for tongue, blocks in parts for block in blocks if isinstance(block, Drawing)]
    drawn = iter(_drawn(charts) if charts else ())
    return [
        (tongue, tuple(next(drawn) if isinstance(block, Drawing) else block for block in blocks))
        for tongue, blocks in parts
    ]


def _drawn(charts: Sequence[tuple[Tongue, Drawing]]) -> list[Drawing]:
    try:
        made = press(_sheet([chart for _, chart in charts]), dpi=DPI).pictures
    except PdfFailed as failed:
        return [replace(chart, words=_without(failed, tongue)) for tongue, chart in charts]
    return [replace(chart, png=png) for (_, chart), png in zip(charts, made, strict=True)]


def _without(failed: PdfFailed, tongue: Tongue) -> str:
    return tongue.say("（图没有画进来：{reason}）", reason=failed.zh if tongue.code == "zh" else failed.en)


def _sheet(drawings: Sequence[Drawing]) -> str:
    """Each chart on a page of its own size."""
    sizes = "".join(
        f"@page chart{n} {{ size: {MILLIMETRES}mm {_high(drawing.svg):.2f}mm; margin: 0 }} .chart{n} {{ page: chart{n} }} "
        for n, drawing in enumerate(drawings)
    )
    return page.page("charts.html", Tongue("zh"), sheets=(), drawings=drawings, written=(LOOK, sizes))


def _high(svg: str) -> float:
    """How high a chart is in millimetres, rounded up to the next hundredth so that it fits its page."""
    found = SIZE.search(svg)
    wide, high = (float(found[1]), float(found[2])) if found else (1.0, 1.0)
    return MILLIMETRES * high / wide + 0.01
