"""The sheet of commitments: every promise of the meeting in one table, with a box in which its owner signs."""

from __future__ import annotations

from facilitate.papers.blocks import Column, Document, Para, Signatures, Table, cell, text
from facilitate.papers.kit import Desk
from facilitate.papers.tables import promises
from facilitate.reports.minutes import minutes
from facilitate.reports.record import Record

NAME = "承诺签字表"


def meant(record: Record) -> bool:
    """Something was promised; a remark without a kind of answer, such as a price, promises nothing."""
    return bool(record.actions or any(row.kind for row in record.answers))


def document(desk: Desk) -> Document:
    """The promises of the minutes, in the scribe's words, each with a place for a signature."""
    t, told = desk.t, minutes(desk.record)
    section = told.section("promises")
    columns = (
        Column(t("序"), 8, "mid"), Column(t("做什么")), Column(t("谁负责"), 38), Column(t("期限"), 20),
        Column(t("谁督办"), 26), Column(t("本人签字"), 28),
    )  # fmt: skip
    made = promises(desk, told.promises, section.parts if section else ())
    kept = [row for row, one in zip(made.rows, told.promises, strict=True) if one.kind]
    rows = tuple((cell(str(n)), row[1], row[3], row[4], row[5], cell("　", "　")) for n, row in enumerate(kept, 1))
    said = t("签字表示：做什么、什么时候做完，和会上说的一样。不一样的，请当面改过再签。")
    return desk.document(
        "commitments", t(NAME), desk.when_and_where(), Para(text(said), "lead"), Table(columns, rows, made.caption),
        Signatures((t("主持人"), t("记录人"), t("日期"))),
    )  # fmt: skip
