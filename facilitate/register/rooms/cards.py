"""Cards left at any hour: what waits for the organiser, and what stands on one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from facilitate.core.person.lists import Lists
from facilitate.core.person.traditional import plain
from facilitate.register.declined import Declined
from facilitate.register.paging import PAGE, Paged, paged
from facilitate.register.search import pieces
from facilitate.reports.categories import stands_in, suggest
from facilitate.reports.similar import similar
from facilitate.store.place_tables import cards, rooms
from facilitate.store.register_tables import grams, needs

ONLY = ("waiting", "hidden", "taken", "registered", "gone")
NEAR = 5
LOOKED_AT = 40
"""So many needs that share most pieces with a card are compared with it in full."""


@dataclass(frozen=True)
class Card:
    """`hidden`: for the organiser alone; `state` waiting, taken (to a meeting), registered, withdrawn or refused (`reason`);
    `slip`: the hash of its receipt; `mark`: of the phone it was left by; `at` ms."""

    id: int
    community: int
    text: str
    category: str
    place: str
    since: str
    affected: str
    asked: str
    name: str
    hidden: bool
    state: str
    reason: str
    room: int | None
    room_name: str
    need: int | None
    meeting: str
    item: str
    mark: str
    slip: str
    at: int

    @property
    def open(self) -> bool:
        """Whether she may still change it or take it back."""
        return self.state == "waiting"


@dataclass(frozen=True)
class Near:
    """A need that seems to say the same: `score` 0 to 1."""

    id: int
    title: str
    score: float


def inbox(connection: Connection, community: int, only: str = "waiting", page: int = 1) -> Paged[Card]:
    """A page of the cards of one kind, the newest first."""
    here = (cards.c.community == community) & _only(only)
    found = paged(connection, _wanted(here), page)
    return found.told(_card(row) for row in found.lines)


def counted(connection: Connection, community: int) -> dict[str, int]:
    """How many cards there are of each kind."""
    told = {}
    for only in ONLY:
        query = select(func.count()).select_from(cards).where(cards.c.community == community, _only(only))
        told[only] = connection.execute(query).scalar_one()
    return told


def one(connection: Connection, community: int, id: int) -> Card:
    """Raises Declined(no_such_row)."""
    found = _found(connection, (cards.c.community == community) & (cards.c.id == id), 1)
    if not found:
        raise Declined("no_such_row")
    return found[0]


def by_slip(connection: Connection, slip: str) -> Card:
    """The card whose receipt has this hash. Raises Declined(no_such_slip)."""
    found = _found(connection, cards.c.slip == slip, 1)
    if not found:
        raise Declined("no_such_slip")
    return found[0]


def of_phone(connection: Connection, community: int, mark: str) -> tuple[Card, ...]:
    """What was left by this phone, the newest first; nothing for a phone without a mark."""
    if not mark.partition(":")[2]:
        return ()
    return _found(connection, (cards.c.community == community) & (cards.c.mark == mark), PAGE)


def for_meeting(connection: Connection, community: int, code: str) -> tuple[Card, ...]:
    """What may be taken to this meeting or is on its way there, the oldest first: nothing that is for the organiser alone."""
    mine = (cards.c.state == "taken") & (cards.c.meeting == code)
    waiting = (cards.c.state == "waiting") & cards.c.hidden.is_(False)
    return _found(connection, (cards.c.community == community) & or_(mine, waiting), 200)[::-1]


def prepared(connection: Connection, code: str) -> tuple[Card, ...]:
    """What goes to this meeting as soon as cards are written there, the oldest first."""
    here = (cards.c.state == "taken") & (cards.c.meeting == code) & (cards.c.item == "")
    return _found(connection, here, 200)[::-1]


def nearest(connection: Connection, community: int, text: str, lists: Lists) -> tuple[Near, ...]:
    """The open needs that seem to say the same as this text, the likeliest first."""
    shared = func.count()
    query = (
        select(needs.c.id, needs.c.title)
        .join(grams, (grams.c.table == "needs") & (grams.c.row == needs.c.id))
        .where(
            grams.c.gram.in_(pieces(text)),
            needs.c.community == community,
            needs.c.state == "open",
            needs.c.into.is_(None),
        )
        .group_by(needs.c.id, needs.c.title)
        .order_by(shared.desc(), needs.c.id.desc())
        .limit(LOOKED_AT)
    )
    titles = {str(row.id): row.title for row in connection.execute(query)}
    words = tuple(word for each in lists.needs for word in (*each.words, *each.words_en))
    pairs = similar({"card": text, **titles}, words, at_least=0.1)
    mine = [
        (({pair.one, pair.other} - {"card"}).pop(), pair.score) for pair in pairs if "card" in (pair.one, pair.other)
    ]
    return tuple(Near(int(id), titles[id], score) for id, score in mine[:NEAR])


def delicate(text: str, lists: Lists) -> bool:
    """Whether a word in it names a sensitive matter of the lists: then the organiser looks at it first."""
    signs = plain(text)
    named = (word for each in lists.needs if each.sensitive for word in (*each.words, *each.words_en))
    return any(stands_in(word, signs) for word in named)


def likely(card: Card, lists: Lists) -> str:
    """The category it was given, else the one that its words point to."""
    found = suggest(card.text, lists.needs)
    return card.category or (found[0].code if found else "")


def _only(only: str) -> ColumnElement[bool]:
    waiting = cards.c.state == "waiting"
    kinds: dict[str, ColumnElement[bool]] = {
        "waiting": and_(waiting, cards.c.hidden.is_(False)),
        "hidden": and_(waiting, cards.c.hidden),
        "taken": cards.c.state == "taken",
        "registered": cards.c.state == "registered",
        "gone": cards.c.state.in_(("withdrawn", "refused")),
    }
    return kinds.get(only, kinds["waiting"])


def _found(connection: Connection, here: ColumnElement[bool], most: int) -> tuple[Card, ...]:
    return tuple(_card(dict(row)) for row in connection.execute(_wanted(here).limit(most)).mappings())


def _wanted(here: ColumnElement[bool]) -> Select[Any]:
    """The newest first."""
    query = select(cards, rooms.c.name.label("room_name")).outerjoin(rooms, rooms.c.id == cards.c.room)
    return query.where(here).order_by(cards.c.at.desc(), cards.c.id.desc())


def _card(row: Mapping[str, Any]) -> Card:
    told = {name: row[name] for name in Card.__dataclass_fields__ if name != "room_name"}
    return Card(**told, room_name=row["room_name"] or "")
