"""Ranking: places with their sums, part by part; equals share a place, and what was chosen is marked."""

from __future__ import annotations

from fractions import Fraction

from facilitate.papers.blocks import Block, Cell, Column, Document, Heading, Para, Table, cell, text
from facilitate.papers.kit import Desk
from facilitate.papers.sheets import Sheet
from facilitate.reports.axes import AXES
from facilitate.reports.bars import exact
from facilitate.reports.record import Record
from facilitate.reports.rows import Words
from facilitate.reports.standings import Place, Standing, standings

NAME = "排序与名次"
HOW = {
    "dots": "每人贴的点相加。",
    "pick": "每人选的票相加。",
    "sum": "各人给的分相加。",
    "borda": "每人排出的第一名得{n}分，往后每名少一分，没有排的不得分；各人的分相加。",
    "mean": "各人打的分取平均；有几个方面的，各方面的平均相加。",
    "median": "各方面取中位数，再相加。",
    "mixed": "各部分按比例合计。",
    "equal_shares": "票数是选它的人数；钱按平均份额法分给项目。",
    "greedy": "票数是选它的人数；从票多的起，钱够就入选。",
    "irv": "逐轮去掉排第一最少的，到有一个过半。",
    "schulze": "两两相比，胜过别的多的在前。",
}
FEW = 3
WHERE = {"online": "{title}（网上）", "room": "{title}（现场）", "": "{title}"}


def meant(record: Record) -> bool:
    """Whether anything was put in an order."""
    return bool(standings(record))


def document(desk: Desk) -> Document:
    blocks: list[Block] = []
    for standing in standings(desk.record):
        blocks += [
            Heading(text(desk.tongue.pick(standing.title))),
            Para(text(_how(desk, standing))),
            order(desk, standing, least=least(standing)),
        ]
        notes = _notes(desk, standing)
        blocks += [Para(text(("" if desk.tongue.code == "zh" else " ").join(notes)), "note")] if notes else []
    empty = [] if blocks else [Para(text(desk.t("这次会没有排出先后。")))]
    return desk.document("ranking", desk.t(NAME), desk.when_and_where(), *blocks, *empty)


def least(standing: Standing) -> int:
    """1 where votes or dots are counted and somebody had some: what had none is not put up by name. A grade of 0 is a grade,
    and what the money goes to stays."""
    plain = standing.kind in ("dots", "pick") and standing.ballots[0].count in ("", "sum")
    empty = [place for place in standing.places if not place.total]
    counted = (plain or standing.kind == "budget") and len(empty) < len(standing.places)
    return 1 if counted and not any(place.chosen for place in empty) else 0


def order(desk: Desk, standing: Standing, *, least: int = 0) -> Table:
    """The places of one vote; a column for each part of the sum, and one for what was chosen. `least`: leave out whatever
    got less than that."""
    t = desk.t
    places = tuple(place for place in standing.places if place.total >= least)
    heads = _titles(desk, standing)
    parts = tuple(Column(title, 23 if len(heads) <= FEW else 16, "num") for title in heads)
    chosen = any(place.chosen for place in standing.places)
    columns = (
        Column(t("名次"), 22, "mid"),
        Column(t("事项")),
        *parts,
        Column(_unit(desk, standing), 18, "num"),
        *([Column(t("入选"), 20, "mid")] if chosen else []),
    )
    return Table(columns, tuple(_row(desk, place, chosen=chosen) for place in places))


def _row(desk: Desk, place: Place, *, chosen: bool) -> tuple[Cell, ...]:
    shared = desk.t("{n}（并列）", n=place.place) if place.shared else str(place.place)
    return (
        cell(shared),
        cell(place.title),
        *(cell(exact(str(part))) for part in place.parts),
        cell(text(exact(str(place.total)), "b")),
        *([cell(desk.t("入选") if place.chosen else "")] if chosen else []),
    )


def _titles(desk: Desk, standing: Standing) -> tuple[str, ...]:
    first = standing.ballots[0]
    if first.parts:
        return tuple(
            desk.t(WHERE[part["where"]], title=desk.tongue.pick(Words(**part["title"]))) for part in first.parts
        )
    return tuple(desk.t(AXES.get(str(axis), str(axis))) for axis in standing.parts)


def _unit(desk: Desk, standing: Standing) -> str:
    if standing.kind == "dots":
        return desk.t("得点")
    return desk.t("票数") if standing.kind in ("pick", "budget") else desk.t("得分")


def _how(desk: Desk, standing: Standing) -> str:
    """How many voted, and by what arithmetic the numbers come about."""
    first = standing.ballots[0]
    name = standing.kind if first.count in ("", "sum") else first.count
    how = desk.t(HOW.get(name, HOW["sum"]), n=first.per_person or len(first.items))
    voted = desk.t("{n}人投票。", n=standing.cast) if standing.cast else ""
    shares = tuple(
        desk.t("{title}{share}分", title=title, share=part["share"])
        for title, part in zip(_titles(desk, standing), first.parts, strict=False)
    )
    return ("" if desk.tongue.code == "zh" else " ").join(
        part for part in (voted, how, desk.tongue.join(shares)) if part
    )


def _notes(desk: Desk, standing: Standing) -> list[str]:
    none = sum(place.total < least(standing) for place in standing.places)
    words = "另有{n}件没有得点。" if standing.kind == "dots" else "另有{n}件没有得票。"
    notes = [desk.t(words, n=none)] if none else []
    notes += [desk.t("得数相同的名次并列。")] if standing.tie else []
    seeds = [ballot.seed for ballot in standing.ballots if ballot.seed]
    return [*notes, *(desk.t("抽签的签号{seed}，谁都可以照着再抽一遍。", seed=seed) for seed in seeds)]


def sheet(desk: Desk) -> Sheet:
    """Every place of every vote as rows of a spreadsheet, the total as a number."""
    t = desk.t
    heads = (
        (t("投票"), 24),
        (t("名次"), 8),
        (t("并列"), 8),
        (t("事项"), 48),
        (t("得数"), 10),
        (t("入选"), 8),
        (t("怎么合的"), 40),
    )
    rows = tuple(
        (
            desk.tongue.pick(standing.title),
            place.place,
            t("是") if place.shared else "",
            place.title,
            round(float(place.total), 4),
            t("是") if place.chosen else "",
            _sum(_titles(desk, standing), place.parts),
        )
        for standing in standings(desk.record)
        for place in standing.places
    )
    return Sheet(t(NAME), heads, rows, desk.title)


def _sum(titles: tuple[str, ...], parts: tuple[Fraction, ...]) -> str:
    return " + ".join(f"{title} {exact(str(part))}" for title, part in zip(titles, parts, strict=False))
