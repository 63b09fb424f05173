"""How many people, households or pieces a text speaks of, so that what is offered can be held against what is wanted."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from facilitate.core.person.traditional import simplified

_NUMBER = r"([0-9]+|[二三四五六七八九两]?十[一二三四五六七八九]?|[二三四五六七八九两]百|[二三四五六七八九两])"
UNITS = {
    "people": "个人|名|位|人|座|席|个座位|个名额|个孩子|个儿童|个老人|个小孩|孩子|老人|people|persons?|seats?|places|children|kids|elders|residents|visitors",
    "households": "户|个家庭|家庭|households?|families|flats",
    "pieces": "份|套|餐|sets?|meals|portions|kits|parcels",
}  # fmt: skip
COUNT = {
    kind: re.compile(rf"(?<![0-9.:：第]){_NUMBER}\s*(?:多|余|来)?\s*(?:{words})(?![个点月日层楼号])", re.I)
    for kind, words in UNITS.items()
}
SERVED = re.compile(r"坐|容纳|接待|名额|服务|照顾|看护|最多|每次|限|可供|seat|up to|room for|places|for \d|serve", re.I)
SEATS = re.compile(rf"(?:座位|名额|床位|席位)\s*{_NUMBER}")
UP_TO = re.compile(r"\b(?:up to|room for|seats|serves|at most)\s+([0-9]+)", re.I)
WORKING = ("volunteer", "expertise", "money", "planning", "project")
SMALL = {sign: n for n, sign in enumerate("零一二三四五六七八九")} | {"两": 2, "": 1}
NAMES = {
    "people": {"zh": "人", "en": " people"},
    "households": {"zh": "户", "en": " households"},
    "pieces": {"zh": "份", "en": " sets"},
}


class Amount(NamedTuple):
    """So many `kind`: people, households or pieces (of what everybody gets one: 份, 套)."""

    number: int
    kind: str

    def words(self) -> dict[str, str]:
        return {lang: f"{self.number}{name}" for lang, name in NAMES[self.kind].items()}


@lru_cache(maxsize=32768)
def counted(text: str, kind: str) -> Amount | None:
    """The largest number of this kind that a text names, above one."""
    found = [_value(one[1]) for one in COUNT[kind].finditer(simplified(text))]
    if kind == "people":
        found += [*map(int, UP_TO.findall(text)), *map(_value, SEATS.findall(simplified(text)))]
    return Amount(max(found), kind) if found and max(found) > 1 else None


@lru_cache(maxsize=16384)
def capacity(text: str, amount: str, resource: str) -> tuple[Amount, ...]:
    """For how many an offer is. The number of those who work is not the number of those they can serve."""
    told = f"{amount}，{text}"
    kinds = ["households"]
    if resource not in WORKING or SERVED.search(told):
        kinds.append("people")
    if resource == "goods":
        kinds.append("pieces")
    found = [counted(amount, kind) or counted(told, kind) for kind in kinds]
    return tuple(one for one in found if one)


def _value(told: str) -> int:
    if told.isdigit():
        return int(told)
    if told.endswith("百"):
        return SMALL[told[0]] * 100
    tens, ten, ones = told.rpartition("十")
    return SMALL[tens] * 10 + (SMALL[ones] if ones else 0) if ten else SMALL[told]
