"""The book of ideas: each idea with its fields, its place and score, what was said about it, its price, and what became of it."""

from __future__ import annotations

from fractions import Fraction

from facilitate.papers.blocks import Block, Document, Heading, Para, Run, text
from facilitate.papers.fielded import fields, own_words, source
from facilitate.papers.kit import Desk
from facilitate.papers.ranking import order
from facilitate.reports.bars import exact
from facilitate.reports.numbers import Numbers
from facilitate.reports.record import Record
from facilitate.reports.rows import Item
from facilitate.reports.standings import Place, Standing, standings

NAME = "金点子汇编"
BOOKS = {"idea_book", "budget_result"}


def ideas(record: Record) -> tuple[Item, ...]:
    """Ideas that stand by themselves, in the order in which they came out, else in that of writing."""
    found = [item for item in record.items if item.kind == "idea" and item.state == "shown" and not item.merged_into]
    last = final(record)
    places = {place.id: n for n, place in enumerate(last.places)} if last else {}
    return tuple(sorted(found, key=lambda item: (places.get(item.id, len(places)), item.at)))


def final(record: Record) -> Standing | None:
    """The order that counts in the end: the last one that has ideas in it."""
    written = {item.id for item in record.items if item.kind == "idea"}
    found = [one for one in standings(record) if any(place.id in written for place in one.places)]
    return found[-1] if found else None


def meant(record: Record) -> bool:
    """Where the rule promises a book of ideas or a result of a budget, and there are ideas."""
    return bool(BOOKS & set(record.meeting.rule.outputs) and ideas(record))


def document(desk: Desk) -> Document:
    numbers, last = Numbers(desk.record), final(desk.record)
    blocks: list[Block] = [Heading(text(desk.t("名次"))), order(desk, last)] if last else []
    for number, item in enumerate(ideas(desk.record), 1):
        blocks += _idea(desk, number, item, last, numbers)
    empty = [] if blocks else [Para(text(desk.t("这次会没有收到点子。")))]
    return desk.document("ideas", desk.t(NAME), desk.when_and_where(), *blocks, *empty)


def _idea(desk: Desk, number: int, item: Item, last: Standing | None, numbers: Numbers) -> list[Block]:
    t = desk.t
    title = str(item.fields.get("title") or item.text)
    place = next((one for one in last.places if one.id == item.id), None) if last else None
    facts = (
        desk.cast.name(item.by),
        _place(desk, place) if place else "",
        t("得分 {score}", score=_score(place)) if place else "",
        desk.listed("needs", item.category) if item.category else "",
        t("核定价钱 {cost}", cost=_cost(desk, item)) if _cost(desk, item) else "",
    )
    blocks: list[Block] = [
        Heading((*text(t("{n}. {title}", n=number, title=title)), *source(desk, item, numbers)), 3),
        Para(text(" · ".join(fact for fact in facts if fact), "soft"), "flat"),
    ]
    if title != item.text and not item.text.startswith(title):
        blocks.append(Para(text(item.text), "flat"))
    return [*blocks, *fields(desk, item, without=("title",)), *_said(desk, item, numbers)]


def _place(desk: Desk, place: Place) -> str:
    words = desk.t("第{n}名（并列）", n=place.place) if place.shared else desk.t("第{n}名", n=place.place)
    return desk.t("{place}，入选", place=words) if place.chosen else words


def _score(place: Place) -> str:
    """`43.3 + 20 + 30 = 93.3`, or the number alone."""
    total = exact(str(place.total))
    return f"{' + '.join(exact(str(part)) for part in place.parts)} = {total}" if place.parts else total


def _cost(desk: Desk, item: Item) -> str:
    """The price it was voted on with, or that an answer gave it."""
    voted = [ballot.costs[item.id] for ballot in desk.record.ballots if item.id in ballot.costs]
    answered = [row.fields["cost"] for row in desk.record.answers if row.about == item.id and "cost" in row.fields]
    prices = [Fraction(str(told)) for told in (*answered, *voted)]
    return desk.t("{n}元", n=exact(str(prices[-1]))) if prices else ""


def _said(desk: Desk, item: Item, numbers: Numbers) -> list[Block]:
    """What the jury, the cost checkers and others wrote or said about it, then what became of it."""
    t, name = desk.t, desk.cast.name
    said = [
        (name(row.by) or t("未署名"), row.text, numbers.refs("comment", [row.id]))
        for row in desk.record.comments
        if row.about == item.id and row.state == "shown"
    ]
    said += [
        (name(turn.person), turn.gist, numbers.refs("turn", [turn.id]))
        for turn in desk.record.turns
        if turn.item == item.id and turn.gist and turn.person != item.by
    ]
    said += [
        (name(row.by), row.text or row.reason, numbers.refs("answer", [row.id]))
        for row in desk.record.answers
        if row.about == item.id
    ]
    told: list[Block] = [
        Para((Run(t("{who}：{what}", who=who, what=words)), *desk.source(refs)), "quote") for who, words, refs in said
    ]
    reports = [
        row for row in desk.record.items if row.kind == "report" and row.about == item.id and row.state == "shown"
    ]
    for report in reports:
        came = (Run(t("{name}：", name=t("进展")), "b"), Run(own_words(desk, report)), *source(desk, report, numbers))
        told += [Para(came, "flat"), *fields(desk, report)]
    return told
