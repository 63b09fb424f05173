"""The notice of meeting: what, when, where, how to come in, whom to ask."""

from __future__ import annotations

from facilitate.papers.blocks import Block, Code, Document, Facts, Heading, Para, text
from facilitate.papers.kit import Desk
from facilitate.papers.twin import Two, chinese, two
from facilitate.reports.record import Record
from facilitate.reports.rows import Stage

NAME = "会议通知"


def document(desk: Desk) -> Document:
    t, links = desk.t, desk.links
    expected = desk.record.attendance.expected
    agenda = _agenda(desk.record)
    pairs = [
        (t("时间"), desk.when() + _length(desk)),
        (t("地点"), desk.place),
        (t("召集"), desk.convened()),
        (t("主持人"), desk.tongue.join(desk.names("host"))),
        (t("请谁来"), desk.tongue.join(desk.group(code) for code in expected)),
        (t("请到"), desk.tongue.join(guest.name for guest in desk.record.guests)),
        (t("规则"), desk.rule()),
        (
            t("手机参加"),
            links.address
            and t("到会扫码，或在浏览器输入 {address}，会议码 {code}", address=links.address, code=links.code),
        ),
        (
            t("不到现场的"),
            desk.record.meeting.call
            and t("在这里说话：{call}；写、举手、投票在手机上。", call=desk.record.meeting.call),
        ),
        (t("没有手机"), t("现场有纸卡，也可以请志愿者代填，一样算数。")),
        (t("联系人"), links.contact),
    ]
    blocks: list[Block] = [Facts(tuple((name, text(value)) for name, value in pairs if value))]
    if agenda:
        blocks += [Heading(text(t("怎么开")))]
        blocks += [Para(text(_step(desk, n, stage)), "flat") for n, stage in enumerate(agenda, 1)]
    if links.join:
        blocks.append(Code(links.join, t("扫码参加")))
    return desk.document("notice", t(NAME), *blocks)


def _length(desk: Desk) -> str:
    minutes = desk.record.meeting.times.minutes
    return desk.t("，约{n}分钟", n=minutes) if minutes else ""


def _agenda(record: Record) -> list[Stage]:
    """Stages in their order; what is gone through matter by matter stands once."""
    kept: list[Stage] = []
    for stage in record.stages:
        if not stage.left_out and not (stage.item and any(one.id == stage.id for one in kept)):
            kept.append(stage)
    return kept


def _step(desk: Desk, number: int, stage: Stage) -> str:
    words = "（每件{n}分钟）" if stage.item else "（{n}分钟）"
    length = desk.t(words, n=stage.minutes) if stage.minutes else ""
    said = desk.tongue.pick(stage.title) + length
    return two(f"{number}. {chinese(said)}", said.en) if isinstance(said, Two) else f"{number}. {said}"
