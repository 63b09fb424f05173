"""Group reports: one page for each session, with its place, who called it and how many came, its points and tasks; action groups."""

from __future__ import annotations

from facilitate.papers.blocks import Block, Cell, Column, Document, Facts, Heading, PageBreak, Para, Table, cell, text
from facilitate.papers.fielded import bullet, fields, source
from facilitate.papers.full_spaces import passed
from facilitate.papers.kit import Desk
from facilitate.papers.tables import promises
from facilitate.reports.numbers import Numbers
from facilitate.reports.promised import promises as promised
from facilitate.reports.record import Record
from facilitate.reports.sessions import ActionGroup, Session, action_groups, sessions

NAME = "小组记录"


def meant(record: Record) -> bool:
    """Whether there is anything to print."""
    return bool(sessions(record) or action_groups(record))


def document(desk: Desk) -> Document:
    held, groups = sessions(desk.record), action_groups(desk.record)
    numbers, blocks = Numbers(desk.record), list[Block]()
    if len(held) > 1:
        blocks += [Heading(text(desk.t("目录"))), _contents(desk, held)]
    for number, one in enumerate(held, 1):
        if blocks:
            blocks.append(PageBreak())
        blocks += _session(desk, number, one, numbers)
    if groups:
        blocks += [Heading(text(desk.t("行动小组"))), _groups(desk, groups)]
    empty = [] if blocks else [Para(text(desk.t("这次会没有分组讨论。")))]
    return desk.document("groups", desk.t(NAME), desk.when_and_where(), *blocks, *empty)


def _contents(desk: Desk, held: tuple[Session, ...]) -> Table:
    t = desk.t
    dotted = any(one.points is not None for one in held)
    columns = [
        Column(t("序"), 10, "mid"),
        Column(t("议题")),
        Column(t("时段、地点"), 46),
        Column(t("来了几人"), 20, "num"),
    ]
    columns += [Column(t("得点"), 16, "num")] if dotted else []
    rows = tuple(
        (
            cell(str(n)),
            cell(one.topic.text),
            cell(_where(desk, one)),
            cell(str(len(one.people))),
            *([cell("—" if one.points is None else str(one.points))] if dotted else []),
        )
        for n, one in enumerate(held, 1)
    )
    return Table(tuple(columns), rows)


def _where(desk: Desk, one: Session) -> str:
    slot = passed(desk, f"s{one.space.slot}") if one.space.slot else ""
    return " ".join(part for part in (slot, one.space.place) if part)


def _session(desk: Desk, number: int, one: Session, numbers: Numbers) -> list[Block]:
    t, names = desk.t, desk.cast.names
    conveners = tuple(dict.fromkeys(by for by in one.conveners if by))
    writers = tuple(dict.fromkeys(item.by for item in one.written if item.by and item.by not in conveners))
    facts = (
        (t("时段、地点"), _where(desk, one)),
        (t("召集人"), desk.tongue.join(names(conveners))),
        (t("记录"), desk.tongue.join(names(writers))),
        (t("来了"), t("{n}人：{names}", n=len(one.people), names=names(one.people)) if one.people else ""),
        (t("得点"), "" if one.points is None else str(one.points)),
    )
    blocks: list[Block] = [
        Heading((*text(t("{n}. {title}", n=number, title=one.topic.text)), *source(desk, one.topic, numbers))),
        Facts(tuple((name, text(value)) for name, value in facts if value)),
    ]
    for item in one.written:
        blocks += [bullet(desk, item, numbers), *fields(desk, item)]
    if not one.written:
        blocks.append(Para(text(t("没有交记录。"), "soft"), "flat"))
    ids = {f"task/{row.id}" for row in one.actions}
    rows = [row for row in promised(desk.record, numbers, desk.cast) if row.key in ids]
    if rows:
        blocks += [Heading(text(t("任务")), 3), promises(desk, rows)]
    return blocks


def _groups(desk: Desk, groups: tuple[ActionGroup, ...]) -> Table:
    t = desk.t
    heads = {item.id: item.text for item in desk.record.items}
    columns = (Column(t("序"), 10, "mid"), Column(t("做什么")), Column(t("人数"), 16, "num"), Column(t("谁参加")))

    def row(number: int, one: ActionGroup) -> tuple[Cell, ...]:
        about = heads.get(one.item.about or "", one.item.text)
        people = desk.tongue.join(desk.cast.names(one.people))
        return cell(str(number)), cell(about), cell(str(len(one.people))), cell(people)

    return Table(columns, tuple(row(n, one) for n, one in enumerate(groups, 1)))
