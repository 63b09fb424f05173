"""The promises of a meeting as rows of a spreadsheet: what, who, with whom, until when as a date, who checks, how far it is."""

from __future__ import annotations

from datetime import date

from facilitate.papers.blocks import Cell
from facilitate.papers.kit import Desk
from facilitate.papers.sheet import Sheet, Value
from facilitate.papers.tables import due, promises
from facilitate.reports.minutes import minutes
from facilitate.reports.promised import Promise


def of_commitments(desk: Desk) -> Sheet:
    """One row for each promise of the minutes, in the scribe's words."""
    t, told = desk.t, minutes(desk.record)
    section = told.section("promises")
    heads = (
        (t("序"), 6), (t("做什么"), 44), (t("答复类型"), 20), (t("谁负责"), 26), (t("期限"), 14), (t("谁督办"), 20),
        (t("现在"), 14),
    )  # fmt: skip
    made = promises(desk, told.promises, section.parts if section else ())
    kept = [(cells, one) for cells, one in zip(made.rows, told.promises, strict=True) if one.kind]
    rows = tuple(_row(desk, number, cells, one) for number, (cells, one) in enumerate(kept, 1))
    return Sheet(t("承诺签字表"), heads, rows, desk.title)


def _row(desk: Desk, number: int, cells: tuple[Cell, ...], promise: Promise) -> tuple[Value, ...]:
    what, kind, who, until, checker = (_words(one) for one in cells[1:6])
    said = until == due(desk, promise.kind, promise.due)
    return number, what, kind, who, _day(promise.due, until) if said else until, checker, _state(desk, promise)


def _words(one: Cell) -> str:
    """The lines of a cell without their source numbers."""
    return "\n".join("".join(run.text for run in line if run.kind != "src") for line in one.lines)


def _day(iso: str | None, told: str) -> Value:
    """The date as a date; what is not one in its words."""
    try:
        return date.fromisoformat((iso or "")[:10])
    except ValueError:
        return told


def _state(desk: Desk, promise: Promise) -> str:
    """How far a task is; an answer has no state."""
    task = next((row for row in desk.record.actions if f"task/{row.id}" == promise.key), None)
    return "" if task is None else desk.listed("action_states", task.state).split("（")[0]
