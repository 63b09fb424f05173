"""The notice of meeting: what, when, where, how to come in, whom to ask."""

from __future__ import annotations

from facilitate.papers.blocks import Block, Document, Facts, Heading, Para, text
from facilitate.papers.kit import Desk

NAME = "会议通知"


def document(desk: Desk) -> Document:
    t, links = desk.t, desk.links
    expected = desk.record.attendance.expected
    agenda = [stage for stage in desk.record.stages if not stage.left_out and stage.item is None]
    pairs = [
        (t("时间"), desk.when() + _length(desk)),
        (t("地点"), desk.place),
        (t("主持人"), desk.tongue.join(desk.names("host"))),
        (t("请谁来"), desk.tongue.join(desk.group(code) for code in expected)),
        (t("规则"), desk.rule()),
        (
            t("手机参加"),
            links.address
            and t("到会扫码，或在浏览器输入 {address}，会议码 {code}", address=links.address, code=links.code),
        ),
        (t("没有手机"), t("现场有纸卡，也可以请志愿者代填，一样算数。")),
        (t("联系人"), links.contact),
    ]
    blocks: list[Block] = [Facts(tuple((name, text(value)) for name, value in pairs if value))]
    if agenda:
        blocks += [Heading(text(t("怎么开")))]
        blocks += [
            Para(text(_step(desk, n, desk.tongue.pick(stage.title), stage.minutes)), "flat")
            for n, stage in enumerate(agenda, 1)
        ]
    return desk.document("notice", t(NAME), *blocks)


def _length(desk: Desk) -> str:
    minutes = desk.record.meeting.times.minutes
    return desk.t("，约{n}分钟", n=minutes) if minutes else ""


def _step(desk: Desk, number: int, title: str, minutes: int) -> str:
    length = desk.t("（{n}分钟）", n=minutes) if minutes else ""
    return f"{number}. {title}{length}"
