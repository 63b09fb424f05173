"""The full record's talk: turns by matter and in order, cards and comments, signed and unsigned apart."""

from __future__ import annotations

from itertools import groupby

from facilitate.papers.blocks import Block, Cell, Column, Heading, Run, Table, cell, text
from facilitate.papers.fielded import own_words
from facilitate.papers.full_spaces import passed
from facilitate.papers.kit import Desk
from facilitate.papers.tables import told
from facilitate.reports.numbers import Numbers
from facilitate.reports.numbers import cards as written
from facilitate.reports.rows import Comment, Item, Turn

STANCES = {"for": "赞成", "against": "反对", "abstain": "弃权"}
REASONS = {
    "seat_order": "按座位轮到",
    "arrival_order": "按到会先后轮到",
    "asked_again": "第二轮再请",
    "only_hand": "只有一人举手",
    "called_by_host": "主持人点名",
    "first_come": "先举手",
    "not_spoken_first": "还没说过的先说",
    "alternate_group": "各方轮着来",
    "alternate_stance": "赞成反对轮着来",
    "fewest_turns": "说得少的先说",
    "least_time": "说得少的先说",
    "quiet_group_first": "说得少的一方先说",
    "mover_first": "提议人先说",
    "group_order": "按各方次序",
    "new_voice": "新来的人先说",
    "random": "抽签",
    "safe_place": "位子已经定了",
    "queue_front": "用手势插到前面",
    "waited_longest": "等得最久",
    "time_given": "别人让出时间",
    "passed_on": "发言棒传到",
    "order": "程序提醒",
    "appeal": "提出申诉",
    "privilege": "听不见、看不清",
    "clarify": "问清楚",
    "info": "补充事实",
}
AFTER = "前面的都说了"
MEDIA = {"text": "", "voice": "语音", "photo": "照片", "paper": "纸卡"}


def turns(desk: Desk, numbers: Numbers) -> list[Block]:
    """One table for each stage or matter, in the order of speaking."""
    blocks: list[Block] = []
    for (stage, item, again), some in groupby(desk.record.turns, key=lambda turn: _held(desk, turn)):
        head = (*text(_place(desk, stage, item)), *text(again, "soft"))
        blocks += [Heading(head, 3), _turns(desk, numbers, list(some))]
    return blocks


def _held(desk: Desk, turn: Turn) -> tuple[str, str | None, str]:
    """The stage, the matter, and what tells it from the others of its name: the round or time slot, or the stage where the
    same matter is talked about in several."""
    stays = [row for row in desk.record.stages if row.id == turn.stage and (row.from_ or 0) <= turn.from_]
    stay = max(stays, key=lambda row: row.from_ or 0, default=None)
    item = _each(desk, turn)
    if item and len({row.stage for row in desk.record.turns if row.item == item}) > 1:
        return turn.stage, item, desk.tongue.pick(stay.title) if stay else ""
    return turn.stage, item, passed(desk, stay.pass_) if stay and stay.pass_ else ""


def _each(desk: Desk, turn: Turn) -> str | None:
    """The matter, where the stage goes through matters one by one."""
    return turn.item if any(stage.id == turn.stage and stage.item for stage in desk.record.stages) else None


def _place(desk: Desk, stage: str, item: str | None) -> str:
    titles = {row.id: desk.tongue.pick(row.title) for row in desk.record.stages}
    heads = {row.id: row.text for row in desk.record.items}
    return heads.get(item, item) if item else titles.get(stage, stage)


def _turns(desk: Desk, numbers: Numbers, rows: list[Turn]) -> Table:
    t = desk.t
    columns = (
        Column(t("言"), 9, "mid"),
        Column(t("时刻"), desk.clock_width),
        Column(t("发言人"), 38),
        Column(t("要点")),
        Column(t("用时"), 18, "num"),
        Column(t("为什么轮到"), 26),
    )
    return Table(columns, tuple(_turn(desk, numbers, row) for row in rows))


def _turn(desk: Desk, numbers: Numbers, row: Turn) -> tuple[Cell, ...]:
    t = desk.t
    limit = t("限{n}秒", n=row.limit) if row.limit else ""
    stance = t(STANCES.get(row.stance, row.stance)) if row.stance else ""
    about = "" if _each(desk, row) else _about(desk, row.item)
    return (
        cell(str(numbers.of["turn"][row.id])),
        cell(desk.clock(row.from_)),
        cell(desk.cast.name(row.person), text(stance, "b")),
        cell(row.gist, text(about or ("" if row.gist else t("（未记要点）")), "soft")),
        cell(t("{n}秒", n=row.seconds), text(limit, "soft")),
        cell(_why(desk, row.reason)),
    )


def _why(desk: Desk, reason: str) -> str:
    return desk.t(AFTER) if reason.startswith("after_") else desk.t(REASONS.get(reason, reason))


def _about(desk: Desk, item: str | None) -> str:
    heads = {row.id: row.text for row in desk.record.items}
    return desk.t("说的是：{item}", item=heads[item]) if item in heads else ""


def cards(desk: Desk, numbers: Numbers) -> list[Block]:
    """Every card as written, with where it was merged."""
    t = desk.t
    rows = written(desk.record)
    if not rows:
        return []
    heads = {item.id: item.text for item in desk.record.items}
    columns = (
        Column(t("卡"), 9, "mid"),
        Column(t("时刻"), desk.clock_width),
        Column(t("原文")),
        Column(t("谁写的"), 34),
        Column(t("归入"), 42),
    )
    body = tuple(
        (
            cell(f"{numbers.of['card'][row.id]:02d}"),
            cell(desk.clock(row.at)),
            cell(
                (Run(own_words(desk, row) if row.state != "withdrawn" else t("（已撤回）")),),
                text(_marks(desk, row), "soft"),
            ),
            cell(desk.cast.name(row.by) or t("未署名")),
            cell(heads.get(row.merged_into or "", "—")),
        )
        for row in rows
    )
    return [Heading(text(t("卡片")), 3), told(Table(columns, body))]


def _marks(desk: Desk, row: Item) -> str:
    t = desk.t
    marks = (
        t(MEDIA[row.media]) if MEDIA.get(row.media) else "",
        t("纸卡 {n}", n=row.paper) if row.paper else "",
        t("代填") if row.proxy else "",
        t("立即危险") if row.fields.get("danger") else "",
        t("已隐去") if row.state == "hidden" else "",
        t("附议：{names}", names=desk.cast.names(row.seconds)) if row.seconds else "",
        *(t("原来写的：{words}", words=words) for words in row.before),
    )
    return " · ".join(dict.fromkeys(mark for mark in marks if mark))


def comments(desk: Desk, numbers: Numbers) -> list[Block]:
    """Comments and replies: first those with a name, then those without."""
    t = desk.t
    signed = [row for row in desk.record.comments if row.by]
    unsigned = [row for row in desk.record.comments if not row.by]
    blocks: list[Block] = []
    for title, rows in ((t("留言（实名）"), signed), (t("留言（未署名）"), unsigned)):
        if rows:
            blocks += [Heading(text(title), 3), _comments(desk, numbers, rows)]
    return blocks


def _comments(desk: Desk, numbers: Numbers, rows: list[Comment]) -> Table:
    t = desk.t
    heads = {item.id: item.text for item in desk.record.items}
    columns = (
        Column(t("留"), 9, "mid"),
        Column(t("时刻"), desk.clock_width),
        Column(t("原文")),
        Column(t("谁写的"), 34),
        Column(t("关于"), 42),
    )
    body = tuple(
        (
            cell(str(numbers.of["comment"][row.id])),
            cell(desk.clock(row.at)),
            cell(row.text if row.state == "shown" else t("（已隐去）"), text(_answers(desk, numbers, row), "soft")),
            cell(desk.cast.name(row.by) or t("未署名")),
            cell(heads.get(row.about, "—")),
        )
        for row in rows
    )
    return Table(columns, body)


def _answers(desk: Desk, numbers: Numbers, row: Comment) -> str:
    for kind in ("comment", "card"):
        if row.reply_to and row.reply_to in numbers.of[kind]:
            return desk.t("回{ref}", ref=desk.tongue.refs([numbers.ref(kind, row.reply_to)]))
    return ""
