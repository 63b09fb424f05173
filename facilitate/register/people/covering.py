"""Which groups, buildings and kinds of people have been heard in the last meetings and outside them, and whom to visit."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from msgspec.structs import replace
from sqlalchemy import Connection, select

from facilitate.core.person.traditional import plain
from facilitate.register.gathering.held import left
from facilitate.register.people.neighbours import homes, links
from facilitate.reports.coverage import Apart, Coverage, Known, Profile, Told, Whose, coverage_of
from facilitate.reports.named import named_in
from facilitate.reports.traces import Traces
from facilitate.reports.visits import Absent, Visit, visits
from facilitate.service.lists import lists
from facilitate.store.people_tables import visits as visited
from facilitate.store.place_tables import cards
from facilitate.store.register_tables import communities, gatherings, needs, sources

GONE = ("refused", "withdrawn")
"""States of cards that stand for nothing."""
WAYS = ("door", "phone", "card")


@dataclass(frozen=True)
class Panel:
    """What was looked at: the last meetings (`since`: when the one before them was, ISO instant; "" from the beginning), `cards`
    left at any hour, `asked` who were visited since; `absent`: needs by number whose affected people were not there and have not
    been asked yet, as in `visits`."""

    profile: Profile
    coverage: Coverage
    since: str
    cards: int
    asked: tuple[Mapping[str, Any], ...]
    absent: tuple[tuple[int, Visit], ...]
    visits: tuple[Visit, ...]


def profile(connection: Connection, community: int) -> Profile:
    """What the organiser has entered of the community."""
    told = connection.execute(select(communities.c.profile).where(communities.c.id == community)).scalar_one()
    return Profile(groups=dict(told.get("groups", {})), buildings=dict(told.get("buildings", {})))


def buildings(connection: Connection, community: int) -> tuple[str, ...]:
    """Their names, in the order in which they were entered."""
    return tuple(profile(connection, community).buildings)


def panel(connection: Connection, community: int, last: int, hidden: Collection[str] = ()) -> Panel:
    """Over the `last` meetings (0: all of them). Needs of `hidden` categories are not told on a list that is carried about."""
    known = profile(connection, community)
    held, since = _held(connection, community, last)
    out = _cards(connection, community, since)
    asked = _asked(connection, community, since)
    told = _told(connection, [each.meeting for each in held])
    found = coverage_of(
        [_of_kinds(each, told, known) for each in held],
        told,
        known,
        links(connection, community),
        _known(held, known, homes(connection, community)),
        [*out, *_heard(asked)],
    )
    absent = _absent(connection, community, hidden)
    return Panel(known, found, since, len(out), asked, absent, visits(found))


def _held(connection: Connection, community: int, last: int) -> tuple[list[Traces], str]:
    """What the last meetings have left, and when the one before them was: whoever was asked after it was asked for these."""
    query = select(gatherings.c.facts, gatherings.c.starts).where(gatherings.c.community == community)
    newest = query.order_by(gatherings.c.starts.desc(), gatherings.c.id.desc())
    rows = connection.execute(newest.limit(last + 1) if last else newest).all()
    looked, before = (rows[:last], rows[last:]) if last else (rows, [])
    found = sorted((left(row.facts) for row in looked if "traces" in row.facts), key=lambda each: each.instant)
    return found, before[0].starts if before else ""


def _told(connection: Connection, held: Sequence[str]) -> Told:
    """Every need's title, place and people, with the words of its cards in these meetings."""
    said = (needs.c.title, needs.c.place, needs.c.affected, needs.c.absent)
    query = select(sources.c.meeting, sources.c.item, sources.c.need, sources.c.words, *said).join(
        needs, needs.c.id == sources.c.need
    )
    rows = connection.execute(query.where(sources.c.meeting.in_(held))).all()
    texts: dict[int, list[str]] = {}
    for row in rows:
        texts.setdefault(row.need, [row.title, row.place, row.affected, row.absent]).append(row.words)
    return {(row.meeting, row.item): " ".join(texts[row.need]) for row in rows}


def _of_kinds(held: Traces, told: Told, known: Profile) -> Traces:
    """Kinds of people are in no list of groups: a need is theirs that names them."""
    own = set(known.groups) - {one.code for one in lists().groups}
    if not own:
        return held
    raised = []
    for need in held.needs:
        text = plain(told.get((held.meeting, need.need), ""))
        raised.append(replace(need, groups=(*need.groups, *(kind for kind in own if plain(kind) in text))))
    return replace(held, needs=tuple(raised))


def _known(held: Sequence[Traces], known: Profile, told: Known) -> Known:
    """Where people live: as they have told, else as it stands in the name under which they came."""
    named = cache(named_in(known.buildings))
    found = {
        (each.meeting, person): Whose(building=name)
        for each in held
        for person, spots in each.homes.items()
        for name in named(" ".join(spots))
    }
    return {**found, **{at: whose for at, whose in told.items() if whose.building}}


def _cards(connection: Connection, community: int, since: str) -> list[Apart]:
    """Left at any hour since and not taken up in a meeting, where they count anyhow."""
    start = int(datetime.fromisoformat(since).timestamp() * 1000) if since else 0
    query = select(cards.c.text, cards.c.place, cards.c.affected)
    wanted = (cards.c.community == community, cards.c.at >= start, cards.c.state.not_in(GONE), cards.c.meeting == "")
    rows = connection.execute(query.where(*wanted)).all()
    return [Apart(text=f"{row.text} {row.place}", groups=(row.affected,)) for row in rows]


def _asked(connection: Connection, community: int, since: str) -> tuple[Mapping[str, Any], ...]:
    """Who was visited since, the last first; what was asked of a need is told with its title."""
    query = select(visited, needs.c.title).outerjoin(needs, needs.c.id == visited.c.need)
    wanted = query.where(visited.c.community == community, visited.c.on >= since[:10])
    rows = connection.execute(wanted.order_by(visited.c.on.desc(), visited.c.id.desc())).mappings()
    return tuple(dict(row) for row in rows)


def _heard(asked: Sequence[Mapping[str, Any]]) -> Iterator[Apart]:
    """Whoever said something; a door that nobody opened counts for nothing."""
    for row in asked:
        if row["text"].strip():
            yield Apart(text=f"{row['place']} {row['text']}", groups=(row["group"],))


def _absent(connection: Connection, community: int, hidden: Collection[str]) -> tuple[tuple[int, Visit], ...]:
    asked = select(visited.c.need).where(visited.c.need.is_not(None))
    wanted = (
        needs.c.community == community, needs.c.state == "open", needs.c.into.is_(None), needs.c.absent != "",
        needs.c.id.not_in(asked),
    )  # fmt: skip
    query = select(needs.c.id, needs.c.title, needs.c.absent, needs.c.place).where(*wanted).order_by(needs.c.id)
    rows = connection.execute(query.where(needs.c.category.not_in(sorted(hidden)))).all()
    nobody = Coverage(meetings=0, homes=0, groups=(), buildings=())
    return tuple(
        (row.id, visit)
        for row in rows
        for visit in visits(nobody, [Absent(need=row.title, who=row.absent, place=row.place)])
    )
