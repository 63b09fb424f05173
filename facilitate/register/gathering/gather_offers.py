"""What was offered at a meeting, as the register takes it: proposed for the need it was meant for, and out of sight where the meeting's is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import select

from facilitate.register.book import Deed
from facilitate.register.offers.offers_deeds import take_apart
from facilitate.register.promises.promises_days import read_day
from facilitate.reports.rows import Offer
from facilitate.store.register_tables import matches, offers


def said(row: Offer) -> dict[str, Any]:
    """In a meeting people say “until work begins” as well as a date: only a date can pass."""
    date = read_day(row.until) is not None
    return {
        "resource": row.resource, "text": row.text, "amount": row.amount, "state": "published",
        "until": row.until if date else "", "hours": "" if date else row.until,
    }  # fmt: skip


def meant(deed: Deed, offer: Mapping[str, Any], row: Offer, need: int | None, at: int) -> None:
    """What came into sight again has its words again; what was offered for a need is proposed once, and whatever a person makes
    of that stands. `at`: server ms."""
    if not offer["text"]:
        deed.put("offers", offer["id"], text=row.text, state="published")
    query = select(matches.c.id).where(matches.c.need == need, matches.c.offer == offer["id"]).limit(1)
    if need and deed.connection.execute(query).first() is None:
        deed.make("matches", need=need, offer=offer["id"], state="proposed", at=at, why={"by": "meeting"})


def gone(deed: Deed, meeting: str, told: Collection[str]) -> None:
    """An offer that not everybody may read any more is withdrawn and loses its words."""
    rows = deed.connection.execute(
        select(offers.c.id, offers.c.item, offers.c.text).where(offers.c.meeting == meeting)
    ).all()
    for row in rows:
        if row.item and row.item not in told and row.text:
            deed.put("offers", row.id, state="withdrawn", text="")
            take_apart(deed, row.id, "")
