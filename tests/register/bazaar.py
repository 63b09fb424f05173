"""Units, offers and matches made quickly, for tests of what is offered and how it meets what is needed."""

from __future__ import annotations

from typing import Any

from facilitate.register.doer import ORGANISER, Doer
from facilitate.register.offers import matches_deeds, offers_deeds
from facilitate.register.units.units import folded
from tests.register.world import Kept

TODAY = "2026-11-21"


def unit(
    house: Kept, name: str = "曙光律师事务所", kind: str = "expert", contact: str = "前台 6655", public: bool = True
) -> int:
    return house.make(
        "units", community=house.community, name=name, folded=folded(name), kind=kind, contact=contact, public=public
    )


def clerk(house: Kept, unit: int) -> Doer:
    return Doer("unit", f"account:{unit}", house.community, unit)


def need(house: Kept, title: str = "签合同没人看得懂", **values: Any) -> int:
    row: dict[str, Any] = {"kind": "need", "state": "open", "danger": False, "at": house.clock.now()} | values
    return house.make("needs", community=house.community, title=title, **row)


def offer(house: Kept, doer: Doer = ORGANISER, text: str = "一元法律咨询，看合同", **values: Any) -> int:
    written = {"text": text, "resource": "expertise"} | values
    return offers_deeds.publish(house.book, doer, house.community, written).answer


def confirm(house: Kept, need: int, offer: int, doer: Doer = ORGANISER) -> int:
    return matches_deeds.confirm(house.book, doer, house.community, need, offer, {})


def answerable(house: Kept, unit: int, need: int) -> None:
    """The unit has promised something for the need."""
    house.make("promises", community=house.community, need=need, unit=unit, kind="do_by", state="open", said={}, at=0)


def states(house: Kept, table: str) -> list[str]:
    return [row["state"] for row in house.rows(table)]
