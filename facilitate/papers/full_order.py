"""The full record's order of the meeting: agenda, reminders, hands not called, signals, notes, reading back."""

from __future__ import annotations

from facilitate.papers.blocks import Block, Column, Para, Run, Table, cell, text
from facilitate.papers.full_spaces import passed
from facilitate.papers.full_words import KINDS, LIFTED, OFFENCES, STEPS
from facilitate.papers.kit import Desk
from facilitate.reports.numbers import Numbers
from facilitate.reports.rows import Conduct


def agenda(desk: Desk) -> list[Block]:
    t, record = desk.t, desk.record
    if not record.stages:
        return []
    heads = {item.id: item.text for item in record.items}
    columns = (
        Column(t("流程"), 12, "mid"),
        Column(t("环节")),
        Column(t("计划"), 22, "num"),
        Column(t("起"), 18),
        Column(t("止"), 18),
    )
    rows = tuple(
        (
            cell(str(number)),
            cell(
                desk.tongue.pick(stage.title) or stage.id,
                text(passed(desk, stage.pass_), "soft"),
                text(heads.get(stage.item or "", ""), "soft"),
            ),
            cell(t("{n}分钟", n=stage.minutes) if stage.minutes else ""),
            cell(t("略过") if stage.left_out else desk.clock(stage.from_)),
            cell("" if stage.left_out else desk.until(stage.from_, stage.to)),
        )
        for number, stage in enumerate(record.stages, 1)
    )
    return [Table(columns, rows)]


def conduct(desk: Desk) -> list[Block]:
    """Reminders, extensions, cuts and corrections, each with its time and by whom."""
    t = desk.t
    rows = desk.record.conduct
    if not rows:
        return []
    columns = (
        Column(t("时刻"), desk.clock_width),
        Column(t("事项"), 38),
        Column(t("对谁"), 38),
        Column(t("内容")),
        Column(t("由谁"), 34),
    )
    body = tuple(
        (
            cell(desk.clock(row.at)),
            cell(t(KINDS.get(row.kind, row.kind))),
            cell(desk.cast.name(row.person) or "—"),
            cell(_content(desk, row) or "—"),
            cell(desk.cast.name(row.by) or "—"),
        )
        for row in rows
    )
    return [Table(columns, body)]


def _content(desk: Desk, row: Conduct) -> str:
    heads = {item.id: item.text for item in desk.record.items}
    return " ".join(part for part in (_long(desk, row), heads.get(row.item or "", ""), _words(desk, row)) if part)


def _long(desk: Desk, row: Conduct) -> str:
    """How much time: of a stage in minutes, of a turn in seconds."""
    if row.kind in ("squeeze", "lengthen") and row.seconds:
        return desk.t("{n}分钟", n=desk.tongue.number(row.seconds / 60))
    return desk.t("{n}秒", n=row.seconds) if row.seconds else ""


def _words(desk: Desk, row: Conduct) -> str:
    """What was said, or the code of it in words."""
    codes = {"undo": STEPS, "lifted": LIFTED}.get(row.kind)
    words = OFFENCES.get(row.text, row.text) if codes is None else codes.get(row.text, "")
    return desk.t(words) if words else ""


def hands(desk: Desk) -> list[Block]:
    """Hands that were not called."""
    waiting = [hand for hand in desk.record.hands if not hand.called]
    if not waiting:
        return []
    t = desk.t
    said = (t("{at} {who}", at=desk.clock(hand.from_), who=desk.cast.name(hand.person)) for hand in waiting)
    return [Para(text(desk.tongue.series(said)))]


def signals(desk: Desk) -> list[Block]:
    """Signals to the host, and how often "same here" was given to each matter."""
    t, record = desk.t, desk.record
    titles = {code: desk.tongue.pick(title) for code, title in record.meeting.signals.items()}
    names = {"unclear": t("没听懂"), "same": t("我家也是")} | titles
    sent = [
        t(
            "{at} {who}：{signal}。",
            at=desk.clock(row.at),
            who=desk.cast.name(row.person),
            signal=names.get(row.signal, row.signal),
        )
        for row in record.signals
        if row.signal != "same"
    ]
    same = [t("“{need}”我家也是 {n}次。", need=item.text, n=item.same) for item in record.items if item.same]
    return [Para(text(" ".join(part))) for part in (sent, same) if part]


def notes(desk: Desk, numbers: Numbers) -> list[Block]:
    return [
        Para(
            (
                Run(desk.t("{at} {words}", at=desk.clock(row.at), words=row.text)),
                *desk.source(numbers.refs("note", [row.id])),
            )
        )
        for row in desk.record.notes
    ]


def confirmations(desk: Desk) -> list[Block]:
    """Who confirmed what was read back, by phone or through the recorder, and every objection."""
    t = desk.t
    said = [
        t("{at} {who}提出：{words}", at=desk.clock(row.at), who=desk.cast.name(row.person), words=row.text)
        if row.text
        else t(
            "{at} {who}确认{how}",
            at=desk.clock(row.at),
            who=desk.cast.name(row.person),
            how=t("（代填）") if row.proxy else "",
        )
        for row in desk.record.confirmations
    ]
    return [Para(text(desk.tongue.series(said) + ("。" if desk.tongue.code == "zh" else ".")))] if said else []
