"""Courtyard 123 in which whatever people, rules or organisers write begins with words that some program would obey."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import msgspec

from facilitate.papers import Guest, Links, Wifi
from facilitate.papers.links import Office
from facilitate.reports.record import Record
from tests.papers import world
from tests.papers.sample import courtyard

WRITTEN = frozenset(
    [
        "zh",
        "en",
        "text",
        "what",
        "gist",
        "caption",
        "amount",
        "until",
        "approver",
        "passed_to",
        "reason",
        "first_step",
        "profile",
        "question",
        "place",
        "since",
        "affected",
        "keywords",
    ]
)
"""The fields in which somebody's own words stand, in whatever table; names of people beside them."""
SHEET = {
    "place": "门口",
    "since": "三年",
    "households_by": "楼门长",
    "absent": "租户",
    "owner": "物业",
    "evidence.normative": "住宅设计规范",
    "evidence.comparative": "隔壁院",
    "exists.money": "街道有一万",
    "wanted.goods": "三盏灯",
}


@cache
def wicked(beginning: str) -> Record:
    """Everything that is written in the record and on the sheets of its needs, with this before it."""
    data = msgspec.to_builtins(courtyard())
    for row in data["people"]:
        row["name"] = beginning + row["name"]
    for row in data["items"]:
        if row["kind"] == "need":
            marks = {field: {"value": beginning + words, "by": "r01", "at": 1} for field, words in SHEET.items()}
            row["sheet"] = {**marks, "households": {"value": 96, "by": "r01", "at": 1}}
    named = {"secrecy": "open", "choices": {"r01": ["n1"], "r02": ["n2"]}, "helped": {"r02": "r01"}}
    data["ballots"] = (*data["ballots"], {**data["ballots"][0], "id": "9", **named})
    return msgspec.convert(_begun(data, beginning), Record)


def links(beginning: str) -> Links:
    """What the organiser writes for the papers, with this before it."""
    guests = tuple(Guest(one.person, beginning + one.name, beginning + one.phone) for one in world.LINKS.guests)
    office = Office(*(beginning + word for word in ("纪要", "7", "幸福社区", "李主任", "街道办事处", "30")))
    return replace(
        world.LINKS, organiser=beginning + world.LINKS.organiser, contact=beginning + "李主任", guests=guests, office=office,
        wifi=Wifi(beginning + "YISHITING", beginning + "huanying123"), whole_phones=True,
    )  # fmt: skip


def _begun(value: Any, beginning: str) -> Any:
    if isinstance(value, dict):
        return {key: _told(key, each, beginning) for key, each in value.items()}
    elif isinstance(value, list | tuple):
        return [_begun(each, beginning) for each in value]
    else:
        return value


def _told(key: str, value: Any, beginning: str) -> Any:
    if key in WRITTEN and isinstance(value, str) and value:
        return beginning + value
    elif key in WRITTEN and isinstance(value, list):
        return [beginning + each if isinstance(each, str) else _begun(each, beginning) for each in value]
    else:
        return _begun(value, beginning)
