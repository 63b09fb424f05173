"""The feedback form: six sentences to tick and two questions with room to write, without a name; on one page."""

from __future__ import annotations

from facilitate.papers.blocks import Block, Column, Document, Facts, Heading, Para, Table, cell, text
from facilitate.papers.kit import Desk

NAME = "意见反馈表"
SENTENCES = (
    "开会以前，我知道要谈什么。",
    "规则讲得清楚，主持人照着规则办。",
    "我想说的有机会说出来。",
    "别人认真听了我说的。",
    "我相信今天定下的事会有人办。",
    "下次还愿意来。",
)
ANSWERS = ("很同意", "同意", "说不好", "不同意", "很不同意")
LINES = 4


def document(desk: Desk) -> Document:
    """The form for this meeting; nobody's name is asked for."""
    t, links = desk.t, desk.links
    columns = (Column(t("请每行勾一格")), *(Column(t(answer), 17, "mid") for answer in ANSWERS))
    rows = tuple((cell(t(sentence), " "), *(cell() for _ in ANSWERS)) for sentence in SENTENCES)
    back = t("不用写名字。填好请交给工作人员，或投进意见箱。")
    contact = t("会后想起来的，也可以告诉{contact}。", contact=links.contact) if links.contact else ""
    blocks: list[Block] = [
        _facts(desk),
        Table(columns, rows),
        *_room(desk, "今天哪一点最好？"),
        *_room(desk, "哪一点要改？漏了什么、漏了谁？"),
        Para(text(back), "note"),
        *([Para(text(contact), "note")] if contact else []),
    ]
    return desk.document("feedback", t(NAME), *blocks)


def _facts(desk: Desk) -> Facts:
    pairs = ((desk.t("时间"), desk.when()), (desk.t("地点"), desk.place))
    return Facts(tuple((name, text(value)) for name, value in pairs if value))


def _room(desk: Desk, question: str) -> list[Block]:
    """A question and lines to write on."""
    empty = tuple((cell(" ", " "),) for _ in range(LINES))
    return [Heading(text(desk.t(question)), 3), Table((Column(" "),), empty)]
