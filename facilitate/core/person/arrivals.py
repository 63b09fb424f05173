"""Coming and going: joining, checking in, another role or name, seats."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from facilitate.core.act import Run, refuse
from facilitate.core.ballot.voters import asked_afterwards
from facilitate.core.given import square_metres
from facilitate.core.person.names import clean_name, clean_text, skeleton
from facilitate.core.person.people import (
    People,
    PeopleMerged,
    Person,
    PersonBack,
    PersonChanged,
    PersonCheckedIn,
    PersonJoined,
    PersonLeft,
    Phone,
    SeatsSet,
)
from facilitate.core.person.seat_codes import sit

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


class JoinArgs(msgspec.Struct):
    name: str = ""
    group: str = ""
    role: str = ""
    phone: Phone = "own"
    consent: bool = False
    seat: str = ""
    key: str = ""
    once: bool = False


def join(run: Run) -> None:
    """A new person at the door (nobody yet), or somebody who had left and comes back."""
    if run.person:
        one = run.m.people.get(run.person)
        if not one.present:
            run.emit(PersonBack(one.id))
        run.made = one.id
    else:
        args = run.read(JoinArgs)
        if run.m.agenda.ended and not asked_afterwards(run.m, args.role or run.m.default_role):
            refuse("meeting_ended")
        if not args.consent:
            refuse("needs_consent")
        if args.seat and sit(run, args.seat):
            return
        _proved(run, args)
        add(run, args.name, args.group, args.role, args.phone, args.seat, args.key)


def _proved(run: Run, args: JoinArgs) -> None:
    """A key of one use opens once, and where seats are counted a newcomer has one."""
    if args.once and any(one.key == args.key for one in run.m.people.all.values()):
        refuse("key_used")
    if run.m.settings.joining == "seats" and args.role in ("", run.m.default_role) and not (args.seat or args.key):
        refuse("needs_seat")


def add(run: Run, name: str, group: str, role: str, phone: Phone, seat: str = "", key: str = "") -> str:
    """Enter a new person; her id. The role must be one of the rule's; an unlisted group joins as `other`. `seat` and `key`: by
    which code of the desk she has come."""
    role = role or run.m.default_role
    if role not in run.m.rule.roles:
        refuse("bad_role")
    id = f"p{len(run.m.people.all) + 1}"
    called = _free(run.m.people, clean_name(name), "")
    run.emit(PersonJoined(id, called, known_group(run.m, group), role, phone, seat, key))
    run.made = id
    return id


def known_group(m: Meeting, group: str) -> str:
    """A party of the list, or one that the rule itself names; whoever is of none is of the others."""
    own = m.rule.groups.needed if m.rule.groups else ()
    return group if group in m.facts.lists.groups or group in own else "other"


def _free(people: People, name: str, own: str) -> str:
    """The name, with a number where another person's looks alike."""
    tried, n = name, 1
    while people.skeletons.get(skeleton(tried), own) != own:
        n += 1
        tried = f"{name} {n}"
    return tried


def leave(run: Run) -> None:
    one = run.m.people.get(run.person)
    if one.present:
        keep_a_host(run.m, one)
        run.emit(PersonLeft(one.id))


def rename(run: Run) -> None:
    class Args(msgspec.Struct):
        name: str

    name = _free(run.m.people, clean_name(run.read(Args).name), run.person)
    run.emit(PersonChanged(run.m.people.get(run.person).id, name=name))


class CheckInArgs(msgspec.Struct):
    person: str = ""
    name: str = ""
    group: str = ""
    role: str = ""
    phone: Phone = "none"
    household: str = ""
    area: str | int = ""


def check_in(run: Run) -> None:
    """Tick somebody off at the door, or enter somebody who has no phone."""
    args = run.read(CheckInArgs)
    _area(args.area)
    if args.person:
        one = run.m.people.get(args.person)
        if out := run.m.admission.removed.get(one.id):
            refuse("removed", reason=out.reason)
        if not one.present:
            run.emit(PersonBack(one.id))
        if not one.checked_in:
            run.emit(PersonCheckedIn(one.id))
        _at_home(run, one.id, args.household, args.area)
        run.made = one.id
    else:
        if args.role and args.role != run.m.default_role:
            _may_give_role(run, args.role)
        id = add(run, args.name, args.group, args.role, args.phone)
        run.emit(PersonCheckedIn(id))
        _at_home(run, id, args.household, args.area)


def _at_home(run: Run, id: str, household: str, area: str | int) -> None:
    """Whose household she votes for and how much floor area, where the desk was told."""
    if household.strip() or area:
        run.emit(PersonChanged(id, household=clean_text(household)[:40], area=_area(area)))


def _area(told: str | int) -> str:
    """Square metres as an exact number; "" where nothing was told. Raises Refused(bad_area)."""
    return "" if told == "" else square_metres(told)


class SetRoleArgs(msgspec.Struct):
    person: str
    role: str = ""
    group: str = ""
    name: str = ""
    same_as: str = ""
    household: str = ""
    area: str | int = ""


def set_role(run: Run) -> None:
    """One tap at the desk: another role, group or name, or one person of two who joined twice."""
    args = run.read(SetRoleArgs)
    one = run.m.people.get(args.person)
    if args.same_as:
        into = run.m.people.get(args.same_as)
        if {one.id, into.id} & run.m.admission.removed.keys():
            refuse("sent_out")
        if into.id == one.id:
            refuse("no_such_person")
        if into.role != one.role:  # the double will act as the other: that is a role given, and one taken
            _may_give_role(run, one.role)
            _may_give_role(run, into.role)
        keep_a_host(run.m, one)
        run.emit(PeopleMerged(one.id, into.id))
    else:
        if args.role and args.role != one.role:
            _may_give_role(run, one.role)
            _may_give_role(run, args.role)
            keep_a_host(run.m, one)
        name = _free(run.m.people, clean_name(args.name), one.id) if args.name else ""
        group = known_group(run.m, args.group) if args.group else ""
        home, area = clean_text(args.household)[:40], _area(args.area)
        run.emit(PersonChanged(one.id, name=name, group=group, role=args.role, household=home, area=area))


def _may_give_role(run: Run, role: str) -> None:
    """Roles that run the meeting are given, and taken, by whoever may advance; the door gives the others."""
    given = run.m.rule.roles.get(role)
    if given is None:
        refuse("bad_role")
    giver = run.m.role_of(run.hands_on)
    if "advance" in given.may and "advance" not in giver.may:
        refuse("not_yours")


def keep_a_host(m: Meeting, leaving: Person) -> None:
    """The last one who may advance cannot go without handing over."""
    chairs = [p for p in m.people.present() if "advance" in m.rule.roles[p.role].may]
    if [p.id for p in chairs] == [leaving.id] and not m.agenda.ended:
        refuse("last_host")


class SeatArgs(msgspec.Struct):
    order: tuple[str, ...]


def seat(run: Run) -> None:
    """The order in which people sit, by ids; each once."""
    order = run.read(SeatArgs).order
    if len(set(order)) != len(order):
        refuse("bad_shape", detail="a person stands twice")
    run.emit(SeatsSet(tuple(run.m.people.get(id).id for id in order)))
