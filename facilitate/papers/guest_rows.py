"""Whom the meeting asked to come, as papers tell it: what each answered, the map of who is touched and who decides."""

from __future__ import annotations

from facilitate.papers.blocks import Block, Column, Heading, Para, Table, cell, text
from facilitate.papers.kit import Desk
from facilitate.reports.guest_rows import Guest
from facilitate.reports.record import Record

CORNERS = (
    ("high", "high", "牵涉深、能拍板：一定请到"),
    ("high", "low", "牵涉深、拍不了板：先听他们说"),
    ("low", "high", "牵涉浅、能拍板：请来答复"),
    ("low", "low", "牵涉浅、拍不了板：会后告诉他们"),
)
"""Concern, sway, and what is done about those who stand there (stakeholder grid: Mendelow 1991; Eden and Ackermann 1998)."""


def meant(record: Record) -> bool:
    """Whether anybody was asked by name."""
    return bool(record.guests)


def answered(desk: Desk, guest: Guest) -> str:
    """What they said to the invitation."""
    t = desk.t
    match guest.reply:
        case "coming":
            return t("回复来")
        case "sending" if guest.instead:
            return t("回复请{name}代来", name=guest.instead)
        case "sending":
            return t("回复请人代来")
        case "not_coming":
            return t("回复不来")
        case _:
            return t("没有回复")


def chair(desk: Desk, guest: Guest) -> str:
    """Who sits in their chair; or that it is empty."""
    return desk.cast.name(guest.person) if guest.person else desk.t("空椅子")


def table(desk: Desk) -> list[Block]:
    """Every party that was asked: what is at stake for them, what they answered, who came."""
    t, asked = desk.t, desk.record.guests
    if not asked:
        return []
    columns = (Column(t("请了谁")), Column(t("跟他们有什么关系")), Column(t("答复"), 44), Column(t("到了没有"), 36))
    rows = tuple(
        (
            cell(one.name, text(t("缺了不开会"), "soft") if one.needed else ()),
            cell(one.stake or "—"),
            cell(answered(desk, one), text(one.said, "soft") if one.said else ()),
            cell(text(chair(desk, one), "" if one.person else "alert")),
        )
        for one in asked
    )
    return [Table(columns, rows), *stakes(desk)]


def stakes(desk: Desk) -> list[Block]:
    """The map in words: four corners, each with the parties that stand there."""
    judged = [one for one in desk.record.guests if one.concern and one.sway]
    lines = [
        Para(text(desk.t("{corner}：{names}。", corner=desk.t(words), names=tuple(names))), "flat")
        for concern, sway, words in CORNERS
        if (names := [one.name for one in judged if (one.concern, one.sway) == (concern, sway)])
    ]
    return [Heading(text(desk.t("牵涉到谁")), 3), *lines] if lines else []


def feelings(desk: Desk) -> list[Block]:
    """What people said at the exit, without their names."""
    return [Para(text(desk.t("“{words}”", words=one.text)), "flat") for one in desk.record.feelings]
