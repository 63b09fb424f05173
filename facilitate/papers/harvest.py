"""The harvest: what tables and pairs wrote, question by question and round by round, the themes, and what most people marked."""

from __future__ import annotations

from facilitate.papers.blocks import Block, Document, Facts, Heading, Para, text
from facilitate.papers.fielded import bullet, fields
from facilitate.papers.full_spaces import NAMES
from facilitate.papers.kit import Desk
from facilitate.papers.ranking import order
from facilitate.reports.harvested import Round, Sheet, rounds, themes
from facilitate.reports.numbers import Numbers
from facilitate.reports.record import Record
from facilitate.reports.standings import standings

NAME = "收获汇总"
HARVESTS = {"harvest"}


def meant(record: Record) -> bool:
    """Where the rule promises a harvest, and something was written."""
    return bool(HARVESTS & set(record.meeting.rule.outputs) and rounds(record))


def document(desk: Desk) -> Document:
    numbers, blocks = Numbers(desk.record), list[Block]()
    for one in rounds(desk.record):
        blocks += _round(desk, one, numbers)
    laid = themes(desk.record)
    if laid:
        blocks.append(Heading(text(desk.t("归在一起的"))))
    for head, cards in laid:
        blocks += [Heading(text(head.text), 3), *(bullet(desk, card, numbers) for card in cards)]
    for standing in standings(desk.record):
        blocks += [Heading(text(desk.t("大家最看重的"))), order(desk, standing, least=1)]
    empty = [] if blocks else [Para(text(desk.t("这次会没有写下收获。")))]
    return desk.document("harvest", desk.t(NAME), _facts(desk), *blocks, *empty)


def _facts(desk: Desk) -> Facts:
    """When, where, who led, how many came and by which rule: a paper for the wall names nobody else."""
    t = desk.t
    pairs = (
        (t("时间"), desk.times()), (t("地点"), desk.place), (t("主持人"), desk.tongue.join(desk.names("host"))),
        (t("应到、实到"), desk.came()), (t("规则"), desk.rule()),
    )  # fmt: skip
    return Facts(tuple((name, text(value)) for name, value in pairs if value))


def _round(desk: Desk, one: Round, numbers: Numbers) -> list[Block]:
    """The stage, or the round with its question; then table by table."""
    t, title = desk.t, desk.tongue.pick(one.title)
    title = t("第{n}轮　{title}", n=one.number, title=title) if one.number else title
    blocks: list[Block] = [Heading(text(title))]
    blocks += [Para(text(t("问的是：{question}", question=one.question), "b"), "flat")] if one.question else []
    return [*blocks, *(block for sheet in one.sheets for block in _sheet(desk, sheet, numbers))]


def _sheet(desk: Desk, sheet: Sheet, numbers: Numbers) -> list[Block]:
    spaces = {space.id: space for space in desk.record.spaces}
    space = spaces.get(sheet.space)
    blocks: list[Block] = [Heading(text(desk.t(NAMES[space.kind], n=space.id[1:])), 3)] if space else []
    for item in sheet.items:
        blocks += [bullet(desk, item, numbers), *fields(desk, item)]
    return blocks
