"""The lines of a sheet that did not come in: as they stood, with the reason beside each."""

from __future__ import annotations

from facilitate.papers.sheet import Sheet
from facilitate.register.sheets.imports import Brought, Plan
from facilitate.register.sheets.lines import Line, heads
from facilitate.register.sheets.there import Twin
from facilitate.web.i18n import _, pick

NARROW, WIDE = 18, 48


def left_over(brought: Brought, plan: Plan) -> Sheet:
    """A sheet that can be mended and brought again."""
    names = heads(brought.page, brought.head)
    wide = max((len(line.row.cells) for line in (*plan.left, *(line for line, _twin in plan.there))), default=0)
    columns = [(name, NARROW) for name in (*names, *[""] * max(0, wide - len(names)))]
    told = [(line, why(line, names)) for line in plan.left] + [(line, known(twin)) for line, twin in plan.there]
    rows = [
        (*line.row.cells, *[""] * (len(columns) - len(line.row.cells)), line.row.number, reason)
        for line, reason in sorted(told, key=lambda each: each[0].row.number)
    ]
    heading = (*columns, (_("原来第几行"), 10), (_("为什么没有导入"), WIDE))
    return Sheet(_("没有导入的行"), heading, tuple(rows))


def why(line: Line, names: tuple[str, ...]) -> str:
    """Column and reason of everything that cannot be read."""
    return "\n".join(
        _("“{column}”：{why}", column=names[place] or _("第 {n} 列", n=place + 1), why=pick(fault.words()))
        for place, fault in line.faults
    )


def known(twin: Twin) -> str:
    """That it is there already."""
    return _("和第 {n} 行一样。", n=twin.number) if twin.number else _("已经在册。")
