"""Making tables, pairs and groups, and drawing people: who sits where when a stage assigns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitate.core.act import Run
from facilitate.core.ballot.counts.draw import lots, seed_of
from facilitate.core.course.agenda import here
from facilitate.core.course.passes import COUNTED, collection
from facilitate.core.language.rule_words import Verb
from facilitate.core.language.rules import Assign, Stage
from facilitate.core.language.rules import Space as SpaceRule
from facilitate.core.person.people import Person, PersonChanged
from facilitate.core.relations import RELATIONS
from facilitate.core.space import tables
from facilitate.core.space.spaces import PeopleDrawn, Space, SpacesSet

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

TABLES, PAIRS = "tables", "pairs"
MOST, LEAST, OBSERVER = 6, 2, "observer"
BY_PROGRAM = ("mix_groups", "random", "same_group")
TALKING: tuple[Verb, ...] = ("speak", "write", "comment", "move", "sign_up")


def who_sits(m: Meeting, stage: Stage) -> list[Person]:
    """Those present for whom this stage makes places: whose roles it lets do something there (else any stage does) and who
    host its tables; never the neutral."""
    roles = _roles(m, (stage,)) or _roles(m, tuple(m.stages.values()))
    room = _room(m, stage)
    roles |= {room.host} if room.host else set()
    return [p for p in m.people.present() if p.role in roles and not m.rule.roles[p.role].neutral]


def _roles(m: Meeting, stages: tuple[Stage, ...]) -> set[str]:
    named = {role for s in stages for word in TALKING for role in s.allow.get(word, ())}
    return named & set(m.rule.roles)


def _room(m: Meeting, stage: Stage) -> SpaceRule:
    """The rule's words for the tables: the stage's own, else those of the first stage that has any."""
    stages = (stage, *m.stages.values())
    return next((s.space for s in stages if s.space and s.space.kind in (TABLES, PAIRS)), SpaceRule("tables"))


def rule_of(m: Meeting, stage: Stage) -> Assign | None:
    """What the stage assigns; one that sits at tables or in pairs and says no more mixes the parties; where a repeat is held
    all at once, each of its items has a group to which people go."""
    around = next((s.each for s in m.stages.values() if s.each and s.each.at_once and stage in s.stages), None)
    if stage.assign is None and around and around.of not in COUNTED:
        return Assign(around.of, "sign_up")
    if stage.assign is None and stage.space and stage.space.kind in (TABLES, PAIRS):
        return Assign(stage.space.kind, "mix_groups")
    return stage.assign


def is_draw(m: Meeting, to: str) -> bool:
    """Whether people are drawn, not seated: the word means no tables, no pairs and no collection of items."""
    kinds = {entry.kind for stage in m.stages.values() for entry in stage.write} | m.brought_in
    chosen = {stage.select.into for stage in m.stages.values() if stage.select}
    return to not in (TABLES, PAIRS, *kinds, *chosen)


def drawn_from(m: Meeting, to: str) -> str | None:
    """What the lots were drawn from that seated or chose people, None where none were drawn."""
    drawn = m.spaces.drawn.get(to)
    return (drawn.seed if drawn else m.spaces.seed) or None


def assign(run: Run, how: Assign) -> bool:
    """Do what the stage assigns; False where there is nobody to assign yet."""
    m = run.m
    if is_draw(m, how.to):
        return _draw(run, how)
    if how.to in (TABLES, PAIRS) and len(who_sits(m, here(m))) < LEAST:
        return False
    run.emit(_set(run, how))
    return True


def _set(run: Run, how: Assign) -> SpacesSet:
    m, people = run.m, who_sits(run.m, here(run.m))
    seed = seed_of(m.facts.code, m.seq, run.now) if how.by == "random" else ""
    room, named = _room(m, here(m)), [(p.id, p.group) for p in people]
    if how.to in (TABLES, PAIRS):
        hosts = [p.id for p in people if p.role == room.host]
        spaces = _tables(how, room, len(people), len(hosts))
    else:
        hosts = []
        spaces = [Space(f"g{id}", "group", how.cap or 0, item=id) for id in collection(m, how.to)]
    if how.by == "same_group" and how.to == TABLES:
        spaces, seats = _by_party(how, room, named)
    else:
        seats = _seats(how, named, len(spaces), dict(zip(hosts, range(len(spaces)), strict=False)), seed)
    ids = [space.id for space in spaces]
    where = {id: ids[n] for id, n in seats.items()}
    return SpacesSet(tuple(_with_hosts(spaces, where, hosts, room.host)), where, m.agenda.at, how.by, seed)


def _tables(how: Assign, room: SpaceRule, people: int, hosts: int) -> list[Space]:
    if how.to == PAIRS:
        return [Space(f"d{n}", "pair", 3) for n in range(1, max(1, people // 2) + 1)]
    least, most = _bounds(how, room)
    return [_table(n, most) for n in range(1, tables.how_many(people, least, most, hosts) + 1)]


def _bounds(how: Assign, room: SpaceRule) -> tuple[int, int]:
    most = how.cap or (room.size.max if room.size else None) or MOST
    return min((room.size.min if room.size else None) or LEAST, most), most


def least(m: Meeting, stage: Stage) -> int:
    """How many make a table of their own."""
    return _bounds(rule_of(m, stage) or Assign(TABLES, "mix_groups"), _room(m, stage))[0]


def _table(n: int, cap: int) -> Space:
    return Space(f"t{n}", "table", cap)


def _seats(how: Assign, people: list[tuple[str, str]], n: int, fixed: tables.Seats, seed: str) -> tables.Seats:
    if not n or how.by not in BY_PROGRAM:
        return {}
    if how.by == "random":
        return tables.by_lot(people, n, lots(seed), fixed)
    if how.by == "same_group":
        order = {id: k for k, part in enumerate(tables.parties(people, LEAST, max(2, len(people) // n))) for id in part}
        return {id: order[id] % n for id, _ in people}
    return tables.mixed(people, n, fixed)


def _by_party(how: Assign, room: SpaceRule, people: list[tuple[str, str]]) -> tuple[list[Space], tables.Seats]:
    least, most = _bounds(how, room)
    parts = tables.parties(people, least, most)
    return [_table(n, most) for n in range(1, len(parts) + 1)], {id: n for n, part in enumerate(parts) for id in part}


def _with_hosts(spaces: list[Space], where: dict[str, str], hosts: list[str], word: str | None) -> list[Space]:
    """A role's people are the hosts of the tables where they were seated, one each."""
    post = word if word in RELATIONS else "table_host"
    first = {where[id]: id for id in reversed(hosts) if id in where}
    return [Space(s.id, s.kind, s.cap, s.item, posts={post: first[s.id]} if s.id in first else {}) for s in spaces]


# -- drawing people ------------------------------------------------------------------------------------------------


def _draw(run: Run, how: Assign) -> bool:
    """So many by lot of the role that is drawn (the default one); the rest listen, where the rule has observers."""
    m = run.m
    among = [p for p in m.people.present() if p.role == m.default_role]
    if not among:
        return False
    seed = seed_of(m.facts.code, m.seq, run.now)
    drawn = _drawn(among, how, seed)
    run.emit(PeopleDrawn(how.to, drawn, tuple(p.id for p in among), seed))
    role = how.to if how.to in m.rule.roles else m.default_role
    for person in among:
        wanted = role if person.id in drawn else rest_role(m)
        if wanted != person.role:
            run.emit(PersonChanged(person.id, role=wanted))
    return True


def rest_role(m: Meeting) -> str:
    """The role of those on whom the lot did not fall."""
    return OBSERVER if OBSERVER in m.rule.roles else m.default_role


def _drawn(among: list[Person], how: Assign, seed: str) -> tuple[str, ...]:
    """In the order of their lots; where the parties are to be mixed, one of each party after the other."""
    lot = lots(seed)
    order = sorted(among, key=lambda p: lot(p.id))
    if how.by == "mix_groups":
        nth = {p.id: sum(q.group == p.group for q in order[:n]) for n, p in enumerate(order)}
        order = sorted(order, key=lambda p: nth[p.id])
    return tuple(p.id for p in order[: how.cap or len(order)])
