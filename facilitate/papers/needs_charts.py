"""Importance by satisfaction, grades and agreement: one chart each, and what is to be seen in them."""

from __future__ import annotations

from collections.abc import Iterator

from facilitate.papers.album import Album
from facilitate.papers.blocks import Block, Column, Heading, Para, Table, cell, text
from facilitate.papers.chart_grades import Agreed, Graded, agreement, grades
from facilitate.papers.chart_matrix import Mark, Matrix
from facilitate.papers.kit import Desk
from facilitate.reports.flags import flags
from facilitate.reports.needs import Need, NeedsReport
from facilitate.reports.numbers import Numbers
from facilitate.reports.scales import Grade

AXES = {"importance": "要紧程度", "satisfaction": "满意程度", "feasibility": "好办程度"}
MOST = 20
LOOK_AGAIN = ("disputed", "sides_apart", "agrees_with_nobody")


def charts(desk: Desk, report: NeedsReport, album: Album) -> list[Block]:
    """Nothing where nothing was graded on these axes."""
    graded = [need for need in report.needs if any(axis in need.grades for axis in AXES)]
    if not graded:
        return []
    return [
        *_matrix(desk, graded, album),
        *_bars(desk, graded, album),
        *_agreement(desk, graded, album),
        *_disputes(desk, report),
    ]


def _matrix(desk: Desk, graded: list[Need], album: Album) -> list[Block]:
    t = desk.t
    marks = [mark for need in graded for mark in _marks(need)]
    if not marks:
        return []
    title = album.title(t("要紧与满意"))
    told = t("底色区：要紧（4分以上）而不满意（2分以下）。实心为居民，空心为单位代表，同号即同一件事。")
    columns = (
        Column(t("编号"), 12, "mid"), Column(t("需求")), Column(t("谁打的分"), 30),
        Column(t("要紧"), 18, "num"), Column(t("满意"), 18, "num"), Column(t("差距"), 18, "num"),
    )  # fmt: skip
    rows = tuple(
        (
            cell(str(mark.number)), cell(mark.name), cell(t("居民") if mark.solid else t("单位代表")),
            cell(f"{mark.importance:g}"), cell(f"{mark.satisfaction:g}"), cell(f"{mark.importance - mark.satisfaction:g}"),
        )
        for mark in marks
    )  # fmt: skip
    low, high = _scale(graded[0])
    across, upwards = t("对现状满意程度（中位数）"), t("要紧程度（中位数）")
    return album.put(title, Matrix(marks, low, high).svg(across, upwards, title, told), told, Table(columns, rows))


def _marks(need: Need) -> Iterator[Mark]:
    for found, solid in ((need.grades, True), (need.apart_grades, False)):
        if {"importance", "satisfaction"} <= found.keys():
            yield Mark(found["satisfaction"].median, found["importance"].median, need.number, need.head.text, solid)


def _scale(need: Need) -> tuple[int, int]:
    grade = next(iter(need.grades.values()))
    return grade.lowest, grade.lowest + len(grade.counts) - 1


def _bars(desk: Desk, graded: list[Need], album: Album) -> list[Block]:
    """One chart for each axis; no more than twenty needs in one, and a word about the rest."""
    t, blocks = desk.t, []
    for axis, name in AXES.items():
        rows = [(need, need.grades[axis]) for need in graded if axis in need.grades]
        if not rows:
            continue
        title = album.title(t("“{axis}”各分打的人数", axis=t(name)))
        told = t("右边是一致程度：1为大家一样，0为两极；低于0.5宜再议，不宜取平均。")
        if len(rows) > MOST:
            told += t("只画前{n}件，其余见附件的表。", n=MOST)
        low, high = _scale(rows[0][0])
        levels = [t("{n}分", n=n) for n in range(low, high + 1)]
        bars = [Graded(_numbered(need), grade.counts, grade.agreement) for need, grade in rows[:MOST]]
        heads = (t("打分人数（{n}人）", n=max(grade.n for _, grade in rows)), t("一致程度"))
        svg = grades(bars, levels, heads, title, told)
        blocks += album.put(title, svg, told, _counted(desk, rows, levels))
    return blocks


def _counted(desk: Desk, rows: list[tuple[Need, Grade]], levels: list[str]) -> Table:
    t = desk.t
    columns = (
        Column(t("编号"), 12, "mid"), Column(t("需求")), *(Column(level, 14, "num") for level in levels),
        Column(t("中位数"), 16, "num"), Column(t("一致程度"), 18, "num"),
    )  # fmt: skip
    return Table(
        columns,
        tuple(
            (cell(str(need.number)), cell(need.head.text), *(cell(str(n)) for n in grade.counts),
             cell(desk.tongue.number(grade.median)), cell(f"{grade.agreement:.2f}"))
            for need, grade in rows
        ),
    )  # fmt: skip


def _agreement(desk: Desk, graded: list[Need], album: Album) -> list[Block]:
    t, shown = desk.t, graded[:MOST]
    values = [tuple(need.grades[axis].agreement if axis in need.grades else None for axis in AXES) for need in shown]
    title = album.title(t("一致程度"))
    told = t("越靠右，看法越一致；在中线左边的，宜再议。按 Tastle 与 Wierman（2007）计算。")
    svg = agreement([Agreed(_numbered(n), v) for n, v in zip(shown, values, strict=True)], [t(name) for name in AXES.values()], title, told)  # fmt: skip
    columns = (Column(t("编号"), 12, "mid"), Column(t("需求")), *(Column(t(name), 20, "num") for name in AXES.values()))
    rows = tuple(
        (cell(str(n.number)), cell(n.head.text), *(cell("—" if one is None else f"{one:.2f}") for one in v))
        for n, v in zip(shown, values, strict=True)
    )
    return album.put(title, svg, told, Table(columns, rows))


def _numbered(need: Need) -> str:
    return f"{need.number} {need.head.text}"


def _disputes(desk: Desk, report: NeedsReport) -> list[Block]:
    numbers = Numbers(desk.record)
    lines = [flag.line for flag in flags(desk.record, report, numbers) if flag.code in LOOK_AGAIN]
    if lines:
        return [Heading(text(desk.t("看法不一的")), 3), desk.paragraph(lines)]
    return [Para(text(desk.t("打了分的各件，居民之间的一致程度都在0.5以上，居民与单位代表相差都不到两分。")))]
