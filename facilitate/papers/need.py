"""One priority need by itself: figures, own words, what each side says, answers, offers and tasks."""

from __future__ import annotations

from facilitate.papers.blocks import Block, Heading, Para, Plate, Run, text
from facilitate.papers.kit import Desk
from facilitate.papers.tables import offers, promises
from facilitate.reports.cast import Cast
from facilitate.reports.minutes import Promise
from facilitate.reports.minutes import promises as promised
from facilitate.reports.needs import Need
from facilitate.reports.numbers import Numbers
from facilitate.reports.talk import spoken

QUOTES = 4
QUADRANTS = {"urgent": "急办", "hard": "攻坚", "keep": "保持", "later": "缓办"}


def one(desk: Desk, need: Need) -> list[Block]:
    """The block of one need."""
    t = desk.t
    numbers = Numbers(desk.record)
    blocks: list[Block] = [_plate(desk, need), Heading(text(t("原话")), 3), *_quotes(desk, need, numbers)]
    said = [line for line in spoken(need, numbers, desk.cast) if line.refs and line.refs[0].kind == "turn"]
    blocks += [Heading(text(t("会上怎么说")), 3), desk.paragraph(said)] if said else []
    rows = _promises(desk, need, numbers)
    blocks += [Heading(text(t("谁答复，谁来办")), 3)]
    blocks += [promises(desk, rows)] if rows else [Para(text(t("至散会无人答复。"), "alert"), "flat")]
    order = {row.id: number for number, row in enumerate(desk.record.offers, 1)}
    given = tuple((order[row.id], row) for row in need.offers)
    blocks += [Heading(text(t("能出的资源")), 3), offers(desk, given)] if given else []
    return blocks


def _plate(desk: Desk, need: Need) -> Plate:
    t, number = desk.t, desk.tongue.number
    households = t("{n}户", n=need.said("households")) if need.said("households") else ""
    where = [str(need.said(name)) for name in ("place", "since") if need.said(name)]
    below = " · ".join(filter(None, (desk.listed("needs", need.category), *where, households)))
    answered = tuple(dict.fromkeys(desk.cast.name(row.by) for row in need.answers)) or desk.cast.names(
        a.who for a in need.actions
    )
    figures = [(str(need.dots), t("居民贴点"))] if need.dots is not None else []
    names = (("importance", t("要紧")), ("satisfaction", t("满意")), ("feasibility", t("好办")))
    figures += [(number(need.grades[axis].median), name) for axis, name in names if axis in need.grades]
    figures += [(f"{need.bridging:.2f}", t("各方共同看重"))] if need.bridging is not None else []
    route = t("处理：{route}", route=t(QUADRANTS[need.quadrant])) if need.quadrant else ""
    return Plate(
        number=str(need.number),
        title=need.head.text,
        below=tuple(filter(None, (below, t("答复：{names}", names=answered) if answered else "", route))),
        figures=tuple(figures),
        danger=t("立即危险") if need.danger else "",
    )


def _quotes(desk: Desk, need: Need, numbers: Numbers) -> list[Block]:
    shown = [card for card in need.cards if card.state == "shown"]
    quotes: list[Block] = []
    for card in shown[:QUOTES]:
        who = desk.cast.name(card.by) or desk.t("未署名")
        words = desk.t("“{words}”", words=card.text)
        quotes.append(
            Para((Run(words), Run(" " + who, "soft"), *desk.source(numbers.refs("card", [card.id]))), "quote")
        )
    rest = shown[QUOTES:]
    if rest:
        more = desk.t("另有{n}张", n=len(rest))
        quotes.append(
            Para((Run(more, "soft"), *desk.source(numbers.refs("card", (card.id for card in rest)))), "quote")
        )
    return quotes


def _promises(desk: Desk, need: Need, numbers: Numbers) -> list[Promise]:
    mine = {
        *numbers.refs("answer", (row.id for row in need.answers)),
        *numbers.refs("task", (row.id for row in need.actions)),
    }
    return [row for row in promised(desk.record, numbers, Cast(desk.record)) if row.refs[0] in mine]
