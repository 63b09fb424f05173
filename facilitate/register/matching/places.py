"""Whether a need and an offer are in the same place, as people name places: 3号楼, 向阳里, Sunny Court."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from facilitate.core.person.traditional import plain
from facilitate.reports.fitting import ENGLISH_SPOT, SPOT, spots

ANYWHERE = re.compile(
    r"上门|到家|入户|全社区|全小区|全街道|全区|全市|全院|各小区|各楼|不限|线上|网上|在线|电话|流动|随叫随到|送到|送货"
    r"|\banywhere|any place|at home|home visits?|your home|your door|door to door|doorstep|online|by phone"
    r"|whole (?:community|estate)|all (?:buildings|estates)|mobile\b",
    re.I,
)
GENERIC = re.compile(
    r"居民委员会|居委会|党群服务中心|服务中心|服务站|活动中心|活动室|文化中心|卫生服务|会议室|图书室|阅览室|多功能厅|社区|小区|街道|院里|院内|院子"
    r"|大院|门口|门前|楼下|楼上|旁边|对面|附近|里面|楼道|大厅|广场|花园|公园|中心|学校|小学|中学|食堂|[一二三四五六七八九十0-9]+(?:楼|层|室|号)|[东南西北]门|[东南西北]侧|[东南西北]边"
)
ENGLISH = re.compile(
    r"\b(?:the|of|at|in|on|near|by|and|next|to|room|hall|floor|ground|first|second|third|community|centre|center|estate|court|courtyard|street|"
    r"road|building|block|entrance|gate|office|committee|residents?|school|library|park|square|village|north|south|east|west|our|yard|canteen|clinic)\b"
)
ESTATE = re.compile(
    r"[一-鿿]{2,}(?:社区|小区|新村|家园|花园|公寓|苑|里|村|坊|胡同|院|路|巷|弄)|[东南西北中]区|[一二三四五六七八九]期"
    r"|\b\w+ (?:estate|court|community|village|street|road)\b"
)


@dataclass(frozen=True)
class Place:
    """`spots`: buildings and entrances; `names`: pieces of the names it has; `anywhere`: it comes to people, and by which
    words; `estate`: it says which courtyard or estate it is in."""

    told: str
    spots: frozenset[str]
    names: frozenset[str]
    anywhere: str
    estate: bool


@lru_cache(maxsize=16384)
def place(told: str, text: str = "") -> Place:
    """The place that is told; `text`: what else is said, in which buildings and "comes to your home" count as well."""
    mine = plain(told)
    found = ANYWHERE.search(mine) or ANYWHERE.search(plain(text))
    here = spots(told) or spots(text)
    return Place(told.strip(), here, _names(mine), found[0] if found else "", bool(ESTATE.search(mine)))


def common(one: Place, other: Place) -> str:
    """What both places have in common, as it is shown; empty for nothing."""
    both = one.spots & other.spots
    if both:
        return "、".join(sorted(both))
    names = one.names & other.names and not _other_spot(one, other)
    return min((one.told, other.told), key=len) if names else ""


def apart(one: Place, other: Place) -> str:
    """`other_building`: they name different buildings or entrances in one estate; `other_place`: in different ones, or nobody says
    in which, or different estates. Empty where nothing of that is known."""
    if one.anywhere or other.anywhere or common(one, other):
        return ""
    if _other_spot(one, other):
        return "other_building" if one.names & other.names else "other_place"
    return "other_place" if one.estate and other.estate and one.names and other.names else ""


def _other_spot(one: Place, other: Place) -> bool:
    """Both name buildings, or both name entrances, and none is the same."""
    for kind in ("号楼", "单元"):
        mine, yours = (frozenset(spot for spot in each.spots if spot.endswith(kind)) for each in (one, other))
        if mine and yours and not mine & yours:
            return True
    return False


def _names(plain: str) -> frozenset[str]:
    """Pairs of neighbouring characters and whole English words that are left without what every place is called."""
    rest = ENGLISH.sub(" ", GENERIC.sub(" ", ENGLISH_SPOT.sub(" ", SPOT.sub(" ", plain))))
    runs = re.findall(r"[一-鿿]{2,}", rest)
    return frozenset(run[n : n + 2] for run in runs for n in range(len(run) - 1)) | frozenset(
        re.findall(r"[a-z]{3,}", rest)
    )
