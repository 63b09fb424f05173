"""The verbs of the guest list: asking a party to come, its answer, who sits in its chair, and taking it off the list."""

from __future__ import annotations

import msgspec
from msgspec.structs import asdict

from facilitate.core import undo
from facilitate.core.act import Run, refuse
from facilitate.core.person.arrivals import known_group
from facilitate.core.person.guests import (
    Degree,
    Guest,
    GuestDropped,
    GuestPut,
    GuestReplied,
    GuestSeated,
    Reply,
)
from facilitate.core.person.lengths import within
from facilitate.core.person.names import clean_text

NAME_CHARS, STAKE_CHARS = 40, 200
MOST_GUESTS = 100


class InviteArgs(msgspec.Struct):
    name: str
    group: str = "other"
    id: str = ""
    stake: str = ""
    concern: Degree = ""
    sway: Degree = ""
    needed: bool = False


def invite(run: Run) -> None:
    """A party is put on the list, or (`id`) described otherwise."""
    args, guests = run.read(InviteArgs), run.m.guests
    was = _known(run, args.id) if args.id else None
    if was is None and len(guests.all) >= MOST_GUESTS:
        refuse("too_many", max=MOST_GUESTS)
    name = _text(args.name, NAME_CHARS) or refuse("name_empty")
    run.made = args.id or f"g{guests.made + 1}"
    stake, group = _text(args.stake, STAKE_CHARS), known_group(run.m, args.group)
    run.emit(GuestPut(run.made, name, group, stake, args.concern, args.sway, args.needed))
    undo.keep(run, _as_put(was) if was else GuestDropped(run.made))


class ReplyArgs(msgspec.Struct):
    id: str
    reply: Reply = ""
    instead: str = ""
    said: str = ""


def reply(run: Run) -> None:
    """The party's own answer through its link (nobody acts), or what it told the desk."""
    if run.person and not {"advance", "check_in"} & set(run.m.role_of(run.hands_on).may):
        refuse("not_yours")
    if run.m.agenda.ended:
        refuse("meeting_ended")
    args = run.read(ReplyArgs)
    guest = _known(run, args.id)
    instead = _text(args.instead, NAME_CHARS) if args.reply == "sending" else ""
    run.emit(GuestReplied(guest.id, args.reply, instead, _text(args.said, STAKE_CHARS)))


class SeatedArgs(msgspec.Struct):
    id: str
    person: str = ""


def seat_guest(run: Run) -> None:
    """Who came for them, where the names do not tell it."""
    args = run.read(SeatedArgs)
    guest = _known(run, args.id)
    run.emit(GuestSeated(guest.id, run.m.people.get(args.person).id if args.person else ""))
    undo.keep(run, GuestSeated(guest.id, guest.person))


class DropArgs(msgspec.Struct):
    id: str


def uninvite(run: Run) -> None:
    """They are taken off the list; until the next steps it can be taken back with what they had answered."""
    guest = _known(run, run.read(DropArgs).id)
    run.emit(GuestDropped(guest.id))
    answered = GuestReplied(guest.id, guest.reply, guest.instead, guest.said)
    undo.keep(run, _as_put(guest), answered, GuestSeated(guest.id, guest.person))


def _as_put(guest: Guest) -> GuestPut:
    told = asdict(guest)
    return GuestPut(**{name: told[name] for name in GuestPut.__struct_fields__})


def _known(run: Run, id: str) -> Guest:
    return run.m.guests.all.get(id) or refuse("no_such_thing")


def _text(text: str, most: int) -> str:
    """The cleaned words. Raises Refused(too_long)."""
    return within(clean_text(text), most)
