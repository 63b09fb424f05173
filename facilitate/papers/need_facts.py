"""What was entered about one need and by whom; what only stands on the cards is told apart from it."""

from __future__ import annotations

from collections.abc import Iterator

from facilitate.papers.blocks import Block, Cell, Column, Run, Runs, Table, cell, text
from facilitate.papers.kit import Desk
from facilitate.reports.needs import Need
from facilitate.reports.numbers import Numbers
from facilitate.reports.routes import routes
from facilitate.reports.rows import Entered

ON_CARDS = {"place": "place", "since": "since", "households": "households", "absent": "affected"}
TERMS = {"near": "近期（一周内）", "middle": "中期（一个月内）", "long": "长期（更晚）"}
TIED = 2
Row = tuple[Cell, ...]


def by(desk: Desk, mark: Entered) -> str:
    """Who entered it, and when."""
    return desk.t("{who} {time}记", who=desk.cast.name(mark.by) or desk.t("有人"), time=desk.clock(mark.at))


def signed(desk: Desk, mark: Entered) -> Runs:
    """What was entered in its own words, and who did."""
    return (Run(str(mark.value)), *text(desk.t("（{by}）", by=by(desk, mark)), "soft"))


def households(desk: Desk, need: Need) -> str:
    """How many, with who says so; a number that only stands on a card says that."""
    mark, said = need.entered("households"), need.entered("households_by")
    if mark:
        return desk.t("{n}户（{who}说）", n=mark.value, who=str(said.value) if said else "")
    written = need.on_cards("households")
    return desk.t("卡上写{n}户", n=str(written)) if written else ""


def where(desk: Desk, need: Need) -> list[str]:
    """Place and since when; what only stands on the cards under that word."""
    names = ("place", "since")
    entered = [_named(desk, name, mark.value) for name in names if (mark := need.entered(name))]
    written = [
        _named(desk, name, need.on_cards(name)) for name in names if need.on_cards(name) and not need.entered(name)
    ]
    return [*entered, *([desk.t("卡上写：{what}", what=desk.tongue.series(written))] if written else [])]


def _named(desk: Desk, name: str, value: object) -> str:
    """A place speaks for itself; `2009` or `always` needs a word before it."""
    return desk.t("从什么时候起：{since}", since=str(value)) if name == "since" else str(value)


def foremost(needs: list[Need], most: int) -> list[Need]:
    """The first `most`, and with the last of them up to two more that have as many dots: a tie leaves nobody out."""
    last = needs[:most][-1:]
    tied = [need for need in needs[most:] if last and need.dots is not None and need.dots == last[0].dots]
    return needs[:most] + (tied if len(tied) <= TIED else [])


def responsible(desk: Desk, need: Need) -> list[Runs]:
    """Nobody in red, or who is responsible as it was entered; empty where only answers tell."""
    owner = need.entered("owner")
    if owner and not need.entered("nobody"):
        return [text(desk.t("责任单位：{who}", who=str(owner.value)))]
    nobody = need.entered("nobody") or (need.owed and not need.owned)
    return [text(desk.t("无人负责"), "alert")] if nobody else []


def sheet(desk: Desk, need: Need) -> list[Block]:
    """The sheet as a table; nothing where nothing was entered."""
    t = desk.t
    if not need.head.sheet:
        return []
    columns = (Column(t("哪一项"), 32), Column(t("内容")), Column(t("谁说的"), 60))
    return [Table(columns, tuple(_rows(desk, need)))]


def _rows(desk: Desk, need: Need) -> Iterator[Row]:
    t = desk.t
    for name, title in (("place", t("地点")), ("since", t("多久了"))):
        yield from _told(desk, need, name, title)
    yield from _households(desk, need)
    yield from _told(desk, need, "absent", t("谁受影响而没有来"))
    yield from _route(desk, need)
    term = need.entered("term")
    if term:
        yield _row(desk, t("近期还是长期"), text(t(TERMS[term.value])), term)
    yield from _owner(desk, need)


def _row(desk: Desk, title: str, what: Runs, mark: Entered) -> Row:
    return cell(title), cell(what), cell(text(by(desk, mark), "soft"))


def _loose(title: str, what: str, source: str) -> Row:
    """What nobody entered: a suggestion with where it comes from."""
    return cell(title), cell(text(what, "soft")), cell(text(source, "soft"))


def _told(desk: Desk, need: Need, name: str, title: str) -> Iterator[Row]:
    mark, written = need.entered(name), need.on_cards(ON_CARDS[name])
    if mark:
        yield _row(desk, title, text(str(mark.value)), mark)
    elif written:
        yield _loose(title, str(written), desk.t("卡上写的，没有人核过"))


def _households(desk: Desk, need: Need) -> Iterator[Row]:
    mark, said, t = need.entered("households"), need.entered("households_by"), desk.t
    if mark:
        who = (t("{who}说", who=str(said.value)),) if said else ()
        yield cell(t("户数")), cell(t("{n}户", n=mark.value)), cell(*who, text(by(desk, mark), "soft"))
    elif need.on_cards("households"):
        yield _loose(t("户数"), t("{n}户", n=str(need.on_cards("households"))), t("卡上写的，没有人核过"))


def _route(desk: Desk, need: Need) -> Iterator[Row]:
    mark, t = need.entered("route"), desk.t
    if mark:
        yield _row(desk, t("回应路径"), text(desk.listed("routes", mark.value)), mark)
    elif found := [desk.listed("routes", code) for code, _ in routes(need, Numbers(desk.record), desk.cast)]:
        yield _loose(t("回应路径"), desk.tongue.join(found), t("从答复和任务看"))


def _owner(desk: Desk, need: Need) -> Iterator[Row]:
    owner, nobody, t = need.entered("owner"), need.entered("nobody"), desk.t
    if nobody:
        yield _row(desk, t("责任单位"), text(t("无人负责"), "alert"), nobody)
    elif owner:
        yield _row(desk, t("责任单位"), text(str(owner.value)), owner)
    elif need.owners:
        yield _loose(t("责任单位"), desk.tongue.join(desk.cast.names(need.owners)), t("从答复和任务看"))
