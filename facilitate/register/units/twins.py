"""Units that may be the same under two spellings: suggested by their names, merged by a person."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from sqlalchemy import Connection, select

from facilitate.store.register_tables import units

ALIKE = 80
"""Points (of 100) of rapidfuzz's ratio from which two names are alike."""
TAIL = 3
"""A name of so many characters that ends another is its short form: 城建局, 海淀区城建局."""
MOST = 600
"""So many units, the newest, are held against each other."""
TELLING = re.compile(r"[0-9一二三四五六七八九十东南西北甲乙丙丁]")
"""By these signs alone two names tell two units apart: 第一小学, 第二小学."""


@dataclass(frozen=True)
class Twins:
    """Two units and how alike their names are, in points of 100."""

    one: int
    one_name: str
    other: int
    other_name: str
    points: int


def twins(connection: Connection, community: int) -> tuple[Twins, ...]:
    """Pairs whose names are alike, the most alike first."""
    query = select(units.c.id, units.c.name, units.c.folded).where(
        units.c.community == community, units.c.into.is_(None)
    )
    rows = connection.execute(query.order_by(units.c.id.desc()).limit(MOST)).all()[::-1]
    names = [row.folded for row in rows]
    found = [
        Twins(rows[one].id, rows[one].name, rows[other].id, rows[other].name, points)
        for one, other in sorted({*_near(names), *_short_forms(names)})
        if (points := alike(names[one], names[other]))
    ]
    return tuple(sorted(found, key=lambda pair: -pair.points))


def _near(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Places of pairs whose letters are nearly the same."""
    for place, name in enumerate(names):
        rest = names[place + 1 :]
        for _name, _points, other in process.extract(name, rest, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None):
            yield place, place + 1 + other


def _short_forms(names: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Places of pairs of which one name ends the other."""
    places = {name: place for place, name in enumerate(names)}
    for long, name in enumerate(names):
        for start in range(1, len(name) - TAIL + 1):
            short = places.get(name[start:], long)
            if short != long:
                yield min(short, long), max(short, long)


def alike(one: str, other: str) -> int:
    """Points of two folded names; 0: these are two."""
    short, long = sorted((one, other), key=len)
    if len(short) >= TAIL and long.endswith(short):
        return 100 if short == long else 95
    if TELLING.findall(one) != TELLING.findall(other):
        return 0
    return round(fuzz.ratio(one, other, score_cutoff=ALIKE))
