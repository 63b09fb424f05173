"""The verbs of the door: sending somebody out and letting her in again, the roll, new keys and a new code."""

from __future__ import annotations

import msgspec

from facilitate.core import floor, undo
from facilitate.core.act import Run, refuse
from facilitate.core.floor import HandLowered, speaking, turns
from facilitate.core.person import arrivals
from facilitate.core.person.admission import (
    Entitled,
    InvitationRenewed,
    KeyRenewed,
    PersonReadmitted,
    PersonRemoved,
    RollCalled,
    RollPut,
    RollStruck,
)
from facilitate.core.person.lengths import within
from facilitate.core.person.names import clean_name, clean_text
from facilitate.core.person.people import PersonBack, PersonChanged, PersonCheckedIn, PersonLeft

REASON_CHARS, HOME_CHARS, MOST_ENTITLED, AT_ONCE = 100, 40, 3000, 500


class RemoveArgs(msgspec.Struct):
    person: str
    reason: str = ""


def remove(run: Run) -> None:
    """Somebody is sent out, with a reason that she is told; whoever runs the meeting cannot send herself or the last host."""
    args = run.read(RemoveArgs)
    one = run.m.people.get(args.person)
    reason = within(clean_text(args.reason), REASON_CHARS) or refuse("reason_needed")
    if one.id in run.m.admission.removed:
        refuse("removed", reason=run.m.admission.removed[one.id].reason)
    if one.id == run.m.people.get(run.hands_on).id:
        refuse("not_oneself")
    arrivals.keep_a_host(run.m, one)
    _silence(run, one.id)
    run.emit(PersonRemoved(one.id, reason))
    back = (PersonReadmitted(one.id),)
    if one.present:
        run.emit(PersonLeft(one.id))
        undo.keep(run, *back, PersonBack(one.id))
    else:
        undo.keep(run, *back)


def _silence(run: Run, person: str) -> None:
    """Whatever she says now is over, and her hand is down."""
    turn = turns.speaks(run.m, person)
    if turn is not None:
        speaking.end_turn(run, cut=True, space=turn.space)
    if person in floor.at(run.m, floor.space_of(run.m, person)).hands:
        run.emit(HandLowered(person))


class PersonArgs(msgspec.Struct):
    person: str


def readmit(run: Run) -> None:
    """She may come in again; she is here as soon as her phone is."""
    one = run.m.people.get(run.read(PersonArgs).person)
    if one.id not in run.m.admission.removed:
        refuse("not_removed")
    run.emit(PersonReadmitted(one.id))


# -- the roll ------------------------------------------------------------------------------------------------------


class Typed(msgspec.Struct):
    name: str
    household: str = ""


class RollArgs(msgspec.Struct):
    names: tuple[Typed, ...] = ()
    strike: str = ""


def roll(run: Run) -> None:
    """Names for the roll of those entitled; `strike` takes one off. Namesakes stay apart by their household."""
    args, here = run.read(RollArgs), run.m.admission
    if args.strike:
        if args.strike not in here.roll:
            refuse("no_such_name")
        _has_not_voted(run, here.roll[args.strike])
        run.emit(RollStruck(args.strike))
        return
    if len(args.names) > AT_ONCE or len(here.roll) + len(args.names) > MOST_ENTITLED:
        refuse("too_many", max=min(AT_ONCE, MOST_ENTITLED - len(here.roll)))
    known = {(one.name, one.household) for one in here.roll.values()}
    told = ((clean_name(one.name), clean_text(one.household)[:HOME_CHARS]) for one in args.names)
    fresh = [pair for pair in dict.fromkeys(told) if pair not in known]
    if fresh:
        run.emit(RollPut(tuple(Entitled(f"e{here.listed + n}", *pair) for n, pair in enumerate(fresh, 1))))


class CallArgs(msgspec.Struct):
    entry: str
    person: str = ""
    here: bool = True


def call(run: Run) -> None:
    """The desk has looked who it is: `person` has answered to that name, or somebody without a phone has (no `person`).
    One answers to one name, and a name has one who answered; `here` false takes it back, but not from under a vote that is
    open and has hers: the next who answered would be the second vote of one name."""
    args, admission = run.read(CallArgs), run.m.admission
    named = admission.roll.get(args.entry) or refuse("no_such_name")
    if not args.here:
        if named.person:
            _has_not_voted(run, named)
            run.emit(RollCalled(named.id, ""))
        return
    one = run.m.people.get(args.person) if args.person else None
    if named.person or (one is not None and one.id in admission.answered):
        refuse("already_called")
    if one is not None and one.id in admission.removed:
        refuse("removed", reason=admission.removed[one.id].reason)
    id = one.id if one is not None else arrivals.add(run, named.name, "residents", "", "none")
    if one is not None and not one.present:
        run.emit(PersonBack(id))
    if not run.m.people.get(id).checked_in:
        run.emit(PersonCheckedIn(id))
    if named.household:
        run.emit(PersonChanged(id, household=named.household))
    run.emit(RollCalled(named.id, id))
    run.made = id


def _has_not_voted(run: Run, named: Entitled) -> None:
    """Raises Refused(name_has_voted)."""
    one = run.m.people.get(named.person).id if named.person else ""
    counted = run.m.settings.joining == "roll"
    if counted and any(ballot.open and one in ballot.voted for ballot in run.m.ballots.all.values()):
        refuse("name_has_voted")


# -- keys ----------------------------------------------------------------------------------------------------------


class RenewArgs(msgspec.Struct):
    what: str
    word: str = ""


def renew(run: Run) -> None:
    """A new key for a role or `board`, or (`invitation`) a new word that newcomers bring: `word`, made by the house."""
    args = run.read(RenewArgs)
    if args.what == "invitation":
        if not (args.word.isascii() and args.word.isalnum() and 6 <= len(args.word) <= 12):
            refuse("bad_shape", detail="word")
        run.emit(InvitationRenewed(args.word))
    elif args.what == "board" or (args.what in run.m.rule.roles and args.what != run.m.default_role):
        run.emit(KeyRenewed(args.what))
    else:
        refuse("bad_role")
