"""The organiser's list of meetings: my own, the house's, and what is told of colleagues' ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from facilitate.register.people import holdings, holdings_log
from facilitate.register.people.holdings import Holder, Holding
from facilitate.register.people.holdings_log import Line
from facilitate.service.summaries import MeetingRow
from facilitate.store.people_tables import accounts
from facilitate.store.register_tables import communities
from facilitate.web.holding import asking, community
from facilitate.web.i18n import _
from facilitate.web.sight import context

DAYS = 14
"""For so long the door tells what colleagues have done with one's meetings."""

NEWS = 3
"""As many as are told beside those of the admin's opening a meeting, none of which is left out."""


@dataclass(frozen=True)
class Listed:
    """A line of the list; `open`: with its links, else its title and day alone; `holders`: with the link to whose it is."""

    row: MeetingRow
    note: str = ""
    open: bool = True
    holders: bool = False


@dataclass(frozen=True)
class Shelf:
    """Lines under a heading."""

    title: str
    small: str
    lines: tuple[Listed, ...]


@dataclass(frozen=True)
class Told:
    """What the tables say: who holds what, the organiser's people by number, those of them whose accounts are not closed, whether
    titles are shown."""

    held: Mapping[str, Holding]
    people: Mapping[int, str]
    working: Mapping[int, str]
    titles: bool


def told() -> Told:
    """Read at once."""
    here = community()
    found: Told = context().book.read(lambda connection: _told(connection, here))
    return found


def shelves(rows: Iterable[MeetingRow]) -> list[Shelf]:
    """The list as whoever asks may see it. Where nobody has an account it is one list, as ever."""
    now, known, who = context().clock.now(), told(), asking() or Holder()
    if not known.people:
        return [Shelf(_("我的会"), _("只在这台电脑上"), tuple(Listed(row) for row in rows))]
    mine, house, others = [], [], []
    for row in rows:
        holding = known.held.get(row.code, Holding())
        if holding.owner is None:
            house.append(Listed(row, holders=who.admin))
        elif who.account in (holding.owner, *holding.shared):
            mine.append(Listed(row, _with(holding, who, known.people), holders=row.state == "ended"))
        elif who.admin or known.titles:
            name = known.people.get(holding.owner, "")
            others.append(Listed(row, name, holding.open_to(who, now), who.admin))
    return [
        Shelf(_("我的会"), _("您主办的，和同事请您合办的"), tuple(mine)),
        Shelf(_("本处的会"), _("每位主办方的同事都能打开"), tuple(house)),
        Shelf(_("同事的会"), _("只看得到题目和日子"), tuple(others)),
    ]


def news() -> list[Line]:
    """What colleagues have lately done with the meetings of whoever asks: every opening by the admin, and the last few other deeds."""
    who, here = asking(), community()
    account = who.account if who else None
    if account is None:
        return []
    since = context().clock.now() - DAYS * holdings.DAY_MS
    found = context().book.read(lambda connection: holdings_log.lines(connection, here, since))
    hers = [line for line in found if line.concerns(account)]
    told_anyway = [line for line in hers if line.what != "opened"][:NEWS]
    return [line for line in hers if line.what == "opened" or line in told_anyway]


def _with(holding: Holding, who: Holder, people: Mapping[int, str]) -> str:
    """Who prepares it too."""
    ids = [each for each in (holding.owner, *holding.shared) if each is not None and each != who.account]
    return _("和{names}合办", names=_("、").join(people.get(each, "") for each in ids)) if ids else ""


def _told(connection: Connection, here: int) -> Told:
    titles = connection.execute(select(communities.c.titles).where(communities.c.id == here)).scalar()
    ours = (accounts.c.community == here, accounts.c.door == "organiser")
    rows = connection.execute(select(accounts).where(*ours).order_by(accounts.c.id)).all()
    people = {row.id: row.person for row in rows}
    working = {row.id: row.person for row in rows if row.state != "closed"}
    return Told(holdings.held(connection), people, working, bool(titles))
