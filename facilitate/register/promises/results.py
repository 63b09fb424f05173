"""The result ledger: what has changed, in money, plans or time, and because of which meeting."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, func, or_, select

from facilitate.register.book import Book, Deed, Done
from facilitate.register.declined import Declined
from facilitate.register.doer import Doer
from facilitate.register.paging import Paged, paged
from facilitate.register.promises.promises import EVERYTHING, GONE, Sight
from facilitate.register.rights import may
from facilitate.store.keeping_tables import results
from facilitate.store.register_tables import gatherings, needs, promises, units

KINDS = ("money", "plan", "time", "other")
LENGTHS = {"before": 80, "after": 80, "text": 300}


@dataclass(frozen=True)
class Result:
    """What is written of one change; all texts as people wrote them."""

    kind: str
    before: str
    after: str
    text: str
    meeting: str = ""
    need: int | None = None
    promise: int | None = None


@dataclass(frozen=True)
class Ledger(Paged[Mapping[str, Any]]):
    """A page of it, the newest first, each row with the titles of meeting, need and promise; `counts` by kind."""

    counts: Mapping[str, int]


def ledger(connection: Connection, community: int, page: int = 1, sight: Sight = EVERYTHING) -> Ledger:
    """What these eyes may read of it."""
    where = results.c.community == community
    if sight.public:
        shown = and_(needs.c.state != GONE, needs.c.category.not_in(sorted(sight.hidden)))
        where = and_(where, or_(needs.c.id.is_(None), shown), or_(promises.c.id.is_(None), promises.c.state != GONE))
    joined = (
        results.outerjoin(promises, promises.c.id == results.c.promise)
        .outerjoin(needs, needs.c.id == func.coalesce(results.c.need, promises.c.need))
        .outerjoin(units, units.c.id == promises.c.unit)
        .outerjoin(gatherings, gatherings.c.meeting == results.c.meeting)
    )
    count = (
        select(results.c.kind, func.count().label("number")).select_from(joined).where(where).group_by(results.c.kind)
    )
    counts: dict[str, int] = {row.kind: row.number for row in connection.execute(count)}
    query = (
        select(
            results, needs.c.title, promises.c.text.label("promised"), units.c.name.label("office"),
            gatherings.c.title.label("meeting_title"), gatherings.c.starts,
        )
        .select_from(joined).where(where).order_by(results.c.at.desc(), results.c.id.desc())
    )  # fmt: skip
    found = paged(connection, query, page)
    return Ledger(found.lines, found.total, found.page, found.pages, counts)


def meetings(connection: Connection, community: int) -> dict[str, str]:
    """The meetings that were held here, by code, the newest first."""
    query = select(gatherings.c.meeting, gatherings.c.title).where(gatherings.c.community == community)
    return {row.meeting: row.title for row in connection.execute(query.order_by(gatherings.c.starts.desc()).limit(100))}


def write(book: Book, doer: Doer, community: int, told: Result) -> Done[int]:
    """A result in the ledger; its id. Raises Declined: not_your_door, choose_one, nothing_written, too_long, no_such_row."""
    may(doer, "keep_results")
    values = {name: str(getattr(told, name)).strip() for name in LENGTHS}
    if told.kind not in KINDS:
        raise Declined("choose_one")
    if not values["text"] and not values["after"]:
        raise Declined("nothing_written")
    for name, most in LENGTHS.items():
        if len(values[name]) > most:
            raise Declined("too_long", most=most)

    def writing(deed: Deed) -> int:
        _belongs(deed, community, told)
        links = {"meeting": told.meeting, "need": told.need, "promise": told.promise}
        return deed.make("results", community=community, kind=told.kind, at=deed.now, **values, **links)

    return book.deed(doer, "write_result", community, writing)


def strike(book: Book, doer: Doer, community: int, id: int) -> int:
    """A result leaves the ledger; its deed keeps it. Raises Declined: not_your_door, no_such_row."""
    may(doer, "keep_results")

    def striking(deed: Deed) -> None:
        if deed.row("results", id)["community"] != community:
            raise Declined("no_such_row")
        deed.cut("results", id)

    return book.deed(doer, "strike_result", community, striking).id


def _belongs(deed: Deed, community: int, told: Result) -> None:
    """What it names is this community's."""
    for table, id in (("needs", told.need), ("promises", told.promise)):
        if id is not None and deed.row(table, id)["community"] != community:
            raise Declined("no_such_row")
    if told.meeting and told.meeting not in meetings(deed.connection, community):
        raise Declined("no_such_row")
