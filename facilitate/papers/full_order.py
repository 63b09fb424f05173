"""The full record's order of the meeting: agenda, reminders, hands not called, signals, notes, reading back."""

from __future__ import annotations

from facilitate.papers.blocks import Block, Column, Para, Run, Table, cell, text
from facilitate.papers.full_spaces import passed
from facilitate.papers.kit import Desk
from facilitate.reports.numbers import Numbers
from facilitate.reports.rows import Conduct

KINDS = {
    "remind": "提醒",
    "warn": "再次提醒",
    "end_turn": "请停止发言",
    "lose_next_turn": "停一次发言",
    "lose_floor": "本环节不再发言",
    "ask_to_leave": "请离会场",
    "appeal": "对裁定有异议",
    "lifted": "裁定撤销",
    "quorum": "到会人数够了",
    "no_quorum": "到会人数不够",
    "second": "附议",
    "amend": "修改正文",
    "motion_carried": "动议通过",
    "motion_failed": "动议没有通过",
    "motion_upheld": "主席裁定：成立",
    "motion_dismissed": "主席裁定：不成立",
    "motion_done": "照要求办了",
    "motion_table": "动议暂停（搁置）",
    "motion_postpone": "动议改期审议",
    "motion_refer": "动议交小组研究",
    "motion_postpone_forever": "动议搁置不议",
    "motion_back": "动议重新考虑",
    "debate_closed": "结束辩论",
    "extend": "延时",
    "cut": "终止发言",
    "pass": "过（先不说）",
    "hide": "隐去",
    "show": "恢复显示",
    "undo": "撤回一步",
    "back": "退回上一环节",
    "override": "主持人越过规则",
    "squeeze": "压缩时间",
    "reorder": "调整发言顺序",
    "edit": "改稿",
    "hand_over": "移交主持",
    "pause": "暂停",
    "resume": "继续",
    "danger_called": "险情已通知",
    "leave": "离会",
    "rejoin": "回到会场",
    "same_person": "一人两次加入，已并为一人",
    "changed": "更改称呼、身份或单位",
    "withdraw": "本人撤回卡片",
    "split": "拆开归并",
    "retitle": "改题或改类",
}
OFFENCES = {
    "off_topic": "跑题",
    "personal": "对人不对事",
    "motives": "猜测动机",
    "motive": "质疑动机",
    "no_floor": "没轮到就说",
    "talk_across": "彼此争辩",
    "repeat": "重复说过的话",
    "side_talk": "私下说话",
    "evaluate": "评价别人的主意",
    "steal_marker": "抢传递物",
    "device": "玩手机",
    "overtime": "超时",
    "interrupt": "打断别人",
    "twice": "说得太多",
    "disorder": "扰乱会场",
    "end": "结束会议",
}


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
    seconds = desk.t("{n}秒", n=row.seconds) if row.seconds else ""
    words = desk.t(OFFENCES.get(row.text, row.text)) if row.text else ""
    return " ".join(part for part in (seconds, heads.get(row.item or "", ""), words) if part)


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
