"""Addresses and small records for the tests of papers."""

from __future__ import annotations

import msgspec

from facilitate.papers import Guest, Links, Wifi
from facilitate.reports.record import Record
from facilitate.reports.rows import Head, Person, Rule, Times, Words
from tests.papers.sample import courtyard

JOIN = "http://192.168.8.20:8000/J/K7MQ4HXE"
LINKS = Links(
    join=JOIN,
    address="192.168.8.20:8000",
    code="K7MQ4HXE",
    card=JOIN + "/{n}",
    wifi=Wifi("YISHITING", "huanying123"),
    organiser="幸福社区居民委员会",
    guests=(Guest("r01", "王秀英", "13812341234"),),
    cards=4,
)


def empty() -> Record:
    """A meeting that was created and to which nobody came."""
    title = Words(zh="空会", en="Nobody came")
    return Record(
        meeting=Head(code="AAAA2222", title=title, times=Times(planned="2026-11-21T14:30:00+08:00"), rule=Rule(id="x"))
    )


def crowd(people: int, letters: int) -> Record:
    """Courtyard 123 with so many people more, each with a name of so many letters."""
    names = ("龘" if letters > 100 else "王") * letters
    more = [Person(id=f"x{n}", name=f"{names}{n}", group="residents", role="resident", to=5400) for n in range(people)]
    return msgspec.structs.replace(courtyard(), people=(*courtyard().people, *more))
