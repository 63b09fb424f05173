"""What became of a card, for whoever holds its receipt: one sentence, made of what stands in the register by now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from facilitate.register.moments import instant
from facilitate.register.needs import needs
from facilitate.register.needs.public import office
from facilitate.register.rooms.cards import Card, by_slip
from facilitate.store.place_tables import bookings
from facilitate.store.register_tables import gatherings

GONE = "withdrawn"
"""What the meeting itself has put out of sight."""
LONG = 60
"""After so many days a card that still waits is told to wait long."""
LIVE = ("open", "doing", "late", "contested")
"""Promises in these states are being worked on."""


@dataclass(frozen=True)
class Slip:
    """`code` what the sentence says (web/registers/told.py has its words), `params` what stands in it; `need` the number of the need
    that the card is part of, with its promises; `title` and `starts` of the meeting to which it was taken."""

    card: Card
    code: str
    params: Mapping[str, Any] = field(default_factory=dict)
    need: int | None = None
    need_title: str = ""
    category: str = ""
    promises: tuple[Mapping[str, Any], ...] = ()


def slip(connection: Connection, hash: str, today: str) -> Slip:
    """`today` ISO date. Raises Declined(no_such_slip)."""
    return of_card(connection, by_slip(connection, hash), today)


def of_card(connection: Connection, card: Card, today: str) -> Slip:
    """The same for a card that is known already."""
    if card.state == "refused":
        return Slip(card, "refused", {"reason": card.reason})
    if card.need is not None:
        return _of_need(card, needs.one(connection, card.community, card.need), today)
    if card.state == "taken":
        return Slip(card, "taken", _meeting(connection, card.meeting))
    return _unread(card, today) if card.open else Slip(card, card.state)


def _unread(card: Card, today: str) -> Slip:
    """Nobody has done anything with it yet; after a long time that is said aloud."""
    code = "held" if card.hidden else "waiting"
    days = (date.fromisoformat(today) - date.fromisoformat(instant(card.at)[:10])).days
    return Slip(card, f"{code}_long", {"days": days}) if days > LONG else Slip(card, code)


def _of_need(card: Card, sheet: needs.Sheet, today: str) -> Slip:
    kept = tuple(each for each in sheet.promises if each["state"] != GONE)
    code, params = _became(sheet.row["state"], kept, today)
    told = {"need": sheet.row["id"], "need_title": sheet.row["title"], "category": sheet.row["category"]}
    return Slip(card, code, params, promises=kept, **told)


def _became(state: str, promises: Sequence[Mapping[str, Any]], today: str) -> tuple[str, dict[str, Any]]:
    if state == "settled":
        return "settled", {}
    if state == "withdrawn":
        return "put_away", {}
    working = [each for each in promises if each["state"] in LIVE]
    waiting = [each for each in promises if each["state"] == "waiting"]
    done = [each for each in promises if each["state"] == "done"]
    if working:
        return _working(working, today)
    if waiting:
        return "approval", {"who": office(waiting[0]), "approver": waiting[0]["approver"], "due": waiting[0]["due"]}
    if done:
        return "done", {"who": office(done[0]), "on": done[0]["done"]}
    if any(each["state"] == "confirmed" for each in promises):
        return "confirmed", {}
    if promises:
        return "cannot", {"who": office(promises[0]), "why": promises[0]["text"]}
    return "nobody", {}


def _working(working: Sequence[Mapping[str, Any]], today: str) -> tuple[str, dict[str, Any]]:
    """The promise that comes due first; what has no date comes last."""
    first = min(working, key=lambda each: (not each["due"], each["due"]))
    told = {"who": office(first), "due": first["due"], "what": first["text"]}
    if first["due"] and first["due"] < today:
        return "late", told
    return ("reply" if first["kind"] == "reply_by" else "answered"), told


def _meeting(connection: Connection, code: str) -> dict[str, Any]:
    """Its title and beginning, as far as the calendar or the register knows them."""
    for table in (gatherings, bookings):
        found = connection.execute(select(table.c.title, table.c.starts).where(table.c.meeting == code)).first()
        if found is not None:
            return {"code": code, "title": found.title, "starts": found.starts}
    return {"code": code, "title": "", "starts": ""}
