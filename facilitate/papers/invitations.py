"""Invitations to print: for each party a sheet with what, when and where, and a slip on which it answers."""

from __future__ import annotations

from collections.abc import Iterator

from facilitate.papers.blocks import Block, Code, Cut, Document, Facts, Heading, PageBreak, Para, Signatures, text
from facilitate.papers.kit import Desk
from facilitate.reports.guest_rows import Guest

NAME = "请柬"


def document(desk: Desk) -> Document:
    """One sheet for each party that is asked; without any a word that there is none."""
    asked = desk.record.guests
    blocks = [
        block for number, guest in enumerate(asked) for block in _sheet(desk, guest, last=number + 1 == len(asked))
    ]
    nobody = Para(text(desk.t("还没有写下请谁来。")))
    return desk.document("invitations", desk.t(NAME), *(blocks or [nobody]))


def _sheet(desk: Desk, guest: Guest, *, last: bool) -> Iterator[Block]:
    t, links = desk.t, desk.links
    yield Heading(text(t("{name}：请您来", name=guest.name)))
    pairs = ((t("什么事"), desk.title), (t("时间"), desk.when()), (t("地点"), desk.place), (t("联系人"), links.contact))
    yield Facts(tuple((name, text(value)) for name, value in pairs if value))
    if guest.stake:
        yield Para(text(t("请您来，是因为：{stake}", stake=guest.stake)))
    yield Para(text(t("来不来都请回一句话；不来，会上给您留一把空椅子，记进会议记录。")))
    if guest.id in links.replies:
        yield Code(links.replies[guest.id], t("扫码答复，不用注册"))
    yield Cut(t("沿线剪下，交回主办方"))
    yield Para(text(t("{name}（{title}）", name=guest.name, title=desk.title)), "flat")
    yield Para(text(t("□ 我来　　□ 请 ____________ 代我来　　□ 来不了")), "flat")
    yield Para(text(t("想先说一句：________________________________")), "flat")
    yield Signatures((t("签名"), t("日期")))
    if not last:
        yield PageBreak()
