"""Signing up for a shift and off again: who is over the number of places waits, and moves up when somebody signs off."""

from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from facilitate.register.book import Book, Deed, Done
from facilitate.register.declined import Declined
from facilitate.register.doer import Doer
from facilitate.register.lengths import within
from facilitate.register.moments import instant
from facilitate.register.rights import may
from facilitate.store.register_tables import REGISTERS

LENGTHS = {"name": 24, "contact": 60, "skills": 80}
"""Characters."""
MOST = 10
"""Sign-ups of one phone for one group: for a family or neighbours without a phone."""
WAITING = 300
"""So many may wait for one shift."""
groups, squads, shifts, sign_ups = (REGISTERS[name] for name in ("groups", "squads", "shifts", "sign_ups"))
THERE = ("coming", "waiting")


def sign_up(
    book: Book, doer: Doer, community: int, shift: int, name: str, contact: str = "", skills: str = ""
) -> Done[str]:
    """She comes, or waits where the shift is full; which of the two.

    Raises Declined: not_your_door, name_wanted, too_long, no_such_row, group_closed, shift_past, signed_already, shift_clash,
    shift_full, too_many_names.
    """
    may(doer, "sign_up")
    values = {"name": " ".join(name.split()), "contact": contact.strip(), "skills": skills.strip()}
    within(LENGTHS, values)
    if not values["name"]:
        raise Declined("name_wanted")
    who = "" if doer.door == "organiser" else doer.name

    def signing(deed: Deed) -> str:
        row = _open(deed, community, shift)
        _once(deed, row, who, values["name"])
        move_up(deed, shift)
        comes, waits = (_number(deed, shift, state) for state in THERE)
        state = "coming" if comes < row["places"] else "waiting"
        if state == "waiting" and waits >= WAITING:
            raise Declined("shift_full")
        deed.make("sign_ups", shift=shift, who=who, state=state, at=deed.now, **values)
        return state

    return book.deed(doer, "sign_up", community, signing)


def sign_off(book: Book, doer: Doer, community: int, id: int) -> int:
    """She does not come; whoever has waited longest does. By the same phone, or the organiser.
    Raises Declined: not_your_door, not_your_phone, no_such_row."""
    may(doer, "sign_off")

    def leaving(deed: Deed) -> None:
        row = deed.row("sign_ups", id)
        shift = _shift(deed, community, row["shift"])
        if doer.door != "organiser" and row["who"] != doer.name:
            raise Declined("not_your_phone")
        deed.put("sign_ups", id, state="signed_off")
        if shift["ends"] > instant(deed.now):
            move_up(deed, shift["id"])

    return book.deed(doer, "sign_off", community, leaving).id


def move_up(deed: Deed, shift: int) -> None:
    """Who waits comes, the first first, as far as there are places."""
    free = deed.row("shifts", shift)["places"] - _number(deed, shift, "coming")
    query = select(sign_ups.c.id).where(sign_ups.c.shift == shift, sign_ups.c.state == "waiting")
    first = query.order_by(sign_ups.c.at, sign_ups.c.id).limit(max(0, free))
    for id in deed.connection.execute(first).scalars().all():
        deed.put("sign_ups", id, state="coming")


def _shift(deed: Deed, community: int, id: int) -> dict[str, Any]:
    """The shift with its group, held until the deed is done: nobody else takes its last place. Raises Declined(no_such_row)."""
    deed.connection.execute(select(shifts.c.id).where(shifts.c.id == id).with_for_update())
    row = deed.row("shifts", id)
    group = deed.row("groups", deed.row("squads", row["squad"])["group"])
    if group["community"] != community:
        raise Declined("no_such_row")
    return row | {"group": group["id"], "open": group["state"] == "open" and row["state"] == "open"}


def _open(deed: Deed, community: int, id: int) -> dict[str, Any]:
    row = _shift(deed, community, id)
    if not row["open"]:
        raise Declined("group_closed")
    if row["ends"] <= instant(deed.now):
        raise Declined("shift_past")
    return row


def _once(deed: Deed, shift: dict[str, Any], who: str, name: str) -> None:
    """Nobody stands twice in a shift, or in two at the same time; the same person is the same name from the same phone."""
    query = (
        select(
            sign_ups.c.name, shifts.c.id, shifts.c.starts, shifts.c.ends, squads.c.group, squads.c.name.label("squad")
        )
        .join(shifts, shifts.c.id == sign_ups.c.shift)
        .join(squads, squads.c.id == shifts.c.squad)
        .join(groups, groups.c.id == squads.c.group)
        .where(sign_ups.c.who == who, sign_ups.c.state.in_(THERE), shifts.c.state == "open", groups.c.state == "open")
    )
    held = deed.connection.execute(query).all()
    if who and sum(row.group == shift["group"] for row in held) >= MOST:
        raise Declined("too_many_names", most=MOST)
    for row in held:
        if row.name == name and row.id == shift["id"]:
            raise Declined("signed_already")
        if row.name == name and row.starts < shift["ends"] and shift["starts"] < row.ends:
            raise Declined("shift_clash", squad=row.squad, when=_told(row.starts, row.ends))


def _told(starts: str, ends: str) -> str:
    return f"{datetime.fromisoformat(starts):%m-%d %H:%M}–{datetime.fromisoformat(ends):%H:%M}"


def _number(deed: Deed, shift: int, state: str) -> int:
    query = select(func.count()).where(sign_ups.c.shift == shift, sign_ups.c.state == state)
    return deed.connection.execute(query).scalar_one()
