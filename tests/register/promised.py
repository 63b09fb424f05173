"""Promises to try things with: a unit, a need, and a promise of that unit."""

from datetime import date, timedelta
from typing import Any

from facilitate.register.doer import Doer
from facilitate.register.promises.promises import EVERYTHING, Ask, Listed, Sight, listed
from facilitate.register.promises.promises_days import day
from facilitate.register.promises.promises_deeds import Wish
from facilitate.register.promises.promises_sheet import Sheet, sheet
from tests.register.world import Kept

DAY = 86_400_000


def clerk(house: Kept, unit: int) -> Doer:
    return Doer("unit", "account:3", house.community, unit)


def phone(house: Kept, mark: str = "a") -> Doer:
    return Doer("resident", f"slip:{mark * 32}"[:37], house.community)


def unit(house: Kept, name: str = "城建局") -> int:
    return house.make("units", community=house.community, name=name, folded=name)


def need(house: Kept, title: str = "路灯不亮", **values: Any) -> int:
    row: dict[str, Any] = {"kind": "need", "state": "open", "danger": False, "at": house.clock.now()} | values
    return house.make("needs", community=house.community, title=title, **row)


def promise(house: Kept, **values: Any) -> int:
    row: dict[str, Any] = {
        "kind": "do_by", "person": "张工", "text": "装灯", "state": "open", "due": after(house, 10), "checker": "王阿姨",
        "said": {}, "at": house.clock.now(),
    } | values  # fmt: skip
    return house.make("promises", community=house.community, **row)


def today(house: Kept) -> date:
    return day(house.clock.now())


def after(house: Kept, days: int) -> str:
    return (today(house) + timedelta(days)).isoformat()


def pass_days(house: Kept, days: int) -> None:
    house.clock.at += days * DAY


def shown(house: Kept, sight: Sight = EVERYTHING, **asked: Any) -> Listed:
    return house.book.read(lambda c: listed(c, house.community, Ask(**asked), today(house), sight))


def told(house: Kept, id: int, sight: Sight = EVERYTHING) -> Sheet:
    return house.book.read(lambda c: sheet(c, house.community, id, today(house), sight))


def row(house: Kept, id: int) -> dict[str, Any]:
    return next(each for each in house.rows("promises") if each["id"] == id)


def wish(house: Kept, **values: Any) -> Wish:
    return Wish(**{"text": "装六盏灯", "due": after(house, 20), "checker": "王阿姨", "person": "张工"} | values)
