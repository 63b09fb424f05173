"""Meetings of any size and strangeness for the papers: made from nothing, the same for the same arguments."""

from __future__ import annotations

from random import Random
from typing import Any

from msgspec.structs import replace

from facilitate.reports.participation import measures
from facilitate.reports.record import Record
from facilitate.reports.rows import Answer, Apart, Ballot, Comment, Item, Offer, Person, Selection, Turn
from tests.papers.sample import courtyard

AXES = ("importance", "satisfaction", "feasibility")
GROUPS = ("residents", "building", "committee", "street", "agency", "contractor", "federation", "business")
CATEGORIES = ("utilities", "safety", "parking", "care", "children", "neighbours", "sanitation")
WORDS = (
    "三单元门口的路灯坏了要修",
    "下水一年堵四回",
    "停车占了消防通道",
    "老人上楼没有扶手",
    "放学后孩子没有地方去",
    "早上施工太吵",
)


def meeting(
    people: int = 300, needs: int = 200, comments: int = 2000, *, seed: int = 1, same_dots: bool = False
) -> Record:
    """So many people, needs of one card each and comments; the first twelve needs are graded, the first five chosen."""
    luck = Random(seed)
    crowd = tuple(_person(n) for n in range(people))
    cards = tuple(_card(n, crowd, luck) for n in range(needs))
    ids = tuple(f"n{n}" for n in range(needs))
    dots = {id: 2 if same_dots else luck.randint(0, 40) for id in ids}
    best = sorted(ids, key=lambda id: -dots[id])
    chosen = tuple(best) if same_dots else tuple(best[:5])
    bare = replace(
        courtyard(),
        people=crowd,
        items=(*cards, *(_head(n, cards[n]) for n in range(needs))),
        comments=tuple(_comment(n, crowd, ids, luck) for n in range(comments if ids else 0)),
        turns=tuple(_turn(n, crowd, chosen, luck) for n in range(min(people, 200))),
        ballots=(_dots(dots, people), _grades(chosen[:12], people, luck)) if ids else (),
        selections=(Selection(name="priority_needs", items=chosen, tie=same_dots),) if ids else (),
        answers=tuple(_answer(n, id) for n, id in enumerate(chosen[:20])),
        offers=tuple(_offer(n, id) for n, id in enumerate(chosen[:20])),
        hands=(), actions=(), conduct=(), signals=(), confirmations=(), notes=(), settings=(), spaces=(),
    )  # fmt: skip
    return replace(bare, measures=measures(bare))


def _person(n: int) -> Person:
    group = "residents" if n % 3 else GROUPS[n // 3 % len(GROUPS)]
    return Person(id=f"p{n}", name=f"居民{n}", group=group, role="resident", to=5400)


def _card(n: int, crowd: tuple[Person, ...], luck: Random) -> Item:
    return Item(
        id=f"c{n}", kind="need", text=f"{luck.choice(WORDS)}，第{n}件", by=luck.choice(crowd).id if crowd else None,
        stage="gather", at=600 + n, merged_into=f"n{n}", category=luck.choice(CATEGORIES),
        fields={"place": f"{1 + n % 6}单元"},
    )  # fmt: skip


def _head(n: int, card: Item) -> Item:
    return Item(id=f"n{n}", kind="need", text=card.text[:18], stage="sort", at=1500 + n, originals=(card.id,))


def _comment(n: int, crowd: tuple[Person, ...], ids: tuple[str, ...], luck: Random) -> Comment:
    by = luck.choice(crowd).id if crowd else None
    return Comment(id=f"m{n}", about=luck.choice(ids), text=f"{luck.choice(WORDS)}（留言{n}）", by=by, at=1600 + n)


def _turn(n: int, crowd: tuple[Person, ...], chosen: tuple[str, ...], luck: Random) -> Turn:
    item = luck.choice(chosen) if chosen else None
    gist = luck.choice(WORDS)
    return Turn(id=f"t{n}", person=crowd[n].id, reason="first", from_=2000 + 20 * n, seconds=15, item=item, gist=gist)


def _dots(dots: dict[str, int], people: int) -> Ballot:
    return Ballot(
        id="b1", type="dots", items=tuple(dots), per_person=3, eligible=people, present=people, cast=people, counts=dots
    )


def _grades(ids: tuple[str, ...], people: int, luck: Random) -> Ballot:
    def counts() -> dict[str, Any]:
        return {id: {axis: [luck.randint(0, people // 5 + 1) for _ in range(5)] for axis in AXES} for id in ids}

    apart = Apart(roles=("rep",), eligible=9, cast=9, counts=counts())
    return Ballot(id="b2", type="score", items=ids, axes=AXES, scale=(1, 5), cast=people, counts=counts(), apart=apart)


def _answer(n: int, need: str) -> Answer:
    return Answer(id=f"a{n}", about=need, kind="do_by", text="派人来看，定下办法", by="p0", due=f"2026-12-{1 + n:02d}")


def _offer(n: int, need: str) -> Offer:
    return Offer(id=f"o{n}", about=need, resource="volunteer", text="出两个人帮忙", by="p1", until="长期")
