"""After every act: who came late is seated where most room is, who left frees her place, the ring fills its chairs."""

from __future__ import annotations

from facilitate.core.act import Run
from facilitate.core.course.agenda import here
from facilitate.core.person.people import PeopleMerged, PersonBack, PersonChanged, PersonJoined, PersonLeft
from facilitate.core.space import assigning, joining, ring, seating, tables
from facilitate.core.space.spaces import ChairAsked, PeopleMoved, PostTaken, Space, SpaceOpened

ARRIVING = (
    "join",
    "leave",
    "rename",
    "check_in",
    "set_role",
    "seat",
    "set",
    "hand_over",
    "undo",
    "move",
    "advance",
    "back",
    "squeeze",
)
"""What is done while people still come in; with anything else the work of the stage has begun."""


def settle(run: Run) -> None:
    """What follows from an act for those who sit somewhere."""
    m, made = run.m, run.made
    seating.prepare(run)
    if run.act.verb not in ARRIVING:
        seating.begin(run)
    if m.market.signed or m.market.asked or m.spaces.all:
        joining.follow(run)
    _drawn_already(run)
    if m.spaces.all:
        _free_places(run)
        _seat(run, _came(run))
        _nobody_alone(run)
        ring.fill(run)
    run.made = made


def _came(run: Run) -> list[str]:
    """Who is here since this act, or is somebody else now, and has no place."""
    kinds = (PersonJoined, PersonBack, PersonChanged)
    came = [e.event.id for e in run.entries if isinstance(e.event, kinds)]
    sitting = {p.id for p in assigning.who_sits(run.m, run.m.stages.get(run.m.spaces.slot[0], here(run.m)))}
    return [id for id in dict.fromkeys(came) if id in sitting and id not in run.m.spaces.where] if came else []


def _free_places(run: Run) -> None:
    m = run.m
    left = [e.event.id for e in run.entries if isinstance(e.event, PersonLeft | PeopleMerged)]
    for id in [id for id in left if not m.people.all[id].present]:
        if id in m.spaces.where:
            run.emit(PeopleMoved({id: ""}))
        if id in m.spaces.line:
            run.emit(ChairAsked(id, off=True))
        for space in list(m.spaces.all.values()):
            for post in [post for post, who in space.posts.items() if who == id]:
                run.emit(PostTaken(space.id, post))


def _seat(run: Run, came: list[str]) -> None:
    """Where the program made the seats: a table's host where none is, anybody else where most room is."""
    m, ids = run.m, run.m.spaces.tables()
    if m.spaces.by not in assigning.BY_PROGRAM or not ids:
        return
    for person in came:
        sizes = {id: len(people) for id, people in m.spaces.groups().items() if id in ids}
        hosted = [id for id in ids if "table_host" not in m.spaces.all[id].posts]
        if m.role_name(person) == "table_host" and hosted:
            run.emit(PeopleMoved({person: hosted[0]}))
            run.emit(PostTaken(hosted[0], "table_host", person))
        elif not _new_table(run, person):
            run.emit(PeopleMoved({person: tables.roomiest(sizes, {id: m.spaces.all[id].cap for id in ids})}))


def _new_table(run: Run, person: str) -> bool:
    """Where all are full, those who sit beyond the chairs and one more make a new table, or a new pair."""
    m, ids = run.m, run.m.spaces.tables()
    groups = {id: people for id, people in m.spaces.groups().items() if id in ids}
    last = m.spaces.all[ids[-1]]
    if last.kind == "group":
        return False
    two = last.kind == "pair"
    least = 2 if two else assigning.least(m, m.stages.get(m.spaces.slot[0], here(m)))
    others = tables.gathers(groups, {id: 2 if two else m.spaces.all[id].cap for id in ids}, least)
    if others:
        fresh = Space(f"{last.id[0]}{int(last.id[1:]) + 1}", last.kind, last.cap)
        run.emit(SpaceOpened(fresh))
        run.emit(PeopleMoved(dict.fromkeys([*others, person], fresh.id)))
    return bool(others)


def _nobody_alone(run: Run) -> None:
    """Where one of a pair has gone, the other joins the next pair: three talk together."""
    m = run.m
    left = any(isinstance(e.event, PeopleMoved) and "" in e.event.to.values() for e in run.entries)
    pairs = {id: people for id, people in m.spaces.groups().items() if m.spaces.all[id].kind == "pair"} if left else {}
    for id, people in pairs.items():
        others = {other: len(there) for other, there in pairs.items() if other != id and 0 < len(there) < 3}
        if len(people) == 1 and others:
            run.emit(PeopleMoved({people[0]: min(others, key=lambda other: others[other])}))
            return


def _drawn_already(run: Run) -> None:
    """Who joins after the draw listens."""
    m = run.m
    if m.spaces.drawn:
        for id in [e.event.id for e in run.entries if isinstance(e.event, PersonJoined)]:
            if m.role_name(id) == m.default_role and assigning.rest_role(m) != m.default_role:
                run.emit(PersonChanged(id, role=assigning.rest_role(m)))
