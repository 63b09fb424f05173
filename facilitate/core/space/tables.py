"""Who sits where: how many tables, mixing or keeping parties together, lots, and moving on to the next table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

Seats = dict[str, int]
"""Person -> number of the table, from 0."""


def how_many(people: int, least: int, most: int, hosts: int = 0) -> int:
    """The number of tables for so many people of `least` to `most` each: as many as there are hosts where that fits,
    else as few as hold everybody."""
    fewest = max(1, -(-people // most))
    return min(max(hosts or fewest, fewest), max(fewest, people // least))


def mixed(people: Sequence[tuple[str, str]], tables: int, fixed: Mapping[str, int] | None = None) -> Seats:
    """(person, party) pairs spread so that each party sits at as many tables as can be; `fixed` sit where they host."""
    party = dict(people)
    seats = dict(fixed or {})
    sizes = Counter(seats.values())
    parties = Counter((table, party[id]) for id, table in seats.items())
    heads = Counter(party.values())
    even = -(-len(people) // tables)
    for id in sorted((id for id in party if id not in seats), key=lambda id: (-heads[party[id]], party[id])):
        free = [n for n in range(tables) if sizes[n] < even] or list(range(tables))
        table = min(free, key=lambda n: (parties[n, party[id]], sizes[n], n))
        seats[id] = table
        sizes[table] += 1
        parties[table, party[id]] += 1
    return seats


def by_lot(
    people: Sequence[tuple[str, str]], tables: int, lot: Callable[[str], str], fixed: Mapping[str, int] | None = None
) -> Seats:
    """Dealt out one by one in the order of their lots, each to the table with fewest people."""
    seats = dict(fixed or {})
    sizes = Counter(seats.values())
    for id in sorted((id for id, _ in people if id not in seats), key=lot):
        seats[id] = min(range(tables), key=lambda n: (sizes[n], n))
        sizes[seats[id]] += 1
    return seats


def parties(people: Sequence[tuple[str, str]], least: int, most: int) -> list[list[str]]:
    """A table or more for each party, the large ones first; parties too small for a table of their own share one."""
    by: dict[str, list[str]] = {}
    for id, party in people:
        by.setdefault(party, []).append(id)
    large = sorted((ids for ids in by.values() if len(ids) >= least), key=len, reverse=True)
    small = [id for ids in by.values() if len(ids) < least for id in ids]
    tables = [part for ids in [*large, *([small] if small else [])] for part in _even(ids, -(-len(ids) // most))]
    return tables or [[]]


def _even(ids: list[str], parts: int) -> list[list[str]]:
    """Cut into so many runs whose lengths differ by one at most."""
    return [ids[len(ids) * n // parts : len(ids) * (n + 1) // parts] for n in range(parts)]


def next_table(seats: Mapping[str, int], tables: int, stay: frozenset[str]) -> Seats:
    """Everybody but those who stay goes on to the next table, from the last one to the first."""
    return {id: n if id in stay else (n + 1) % tables for id, n in seats.items()}


def gathers(groups: Mapping[str, Sequence[str]], caps: Mapping[str, int], least: int) -> list[str]:
    """Who opens a new table together with one more who comes while all are full: those beyond the caps, the last to come; nobody
    as long as they would be fewer than `least`."""
    if any(not caps[id] or len(people) < caps[id] for id, people in groups.items()):
        return []
    beyond = [one for id, people in groups.items() for one in people[caps[id] :]]
    return beyond if len(beyond) + 1 >= least else []


def roomiest(sizes: Mapping[str, int], caps: Mapping[str, int]) -> str:
    """The space with most room left; where none has any, the smallest. Raises ValueError where there is none."""
    full = max(sizes.values(), default=0) + 1
    return max(
        sizes, key=lambda id: ((caps[id] or full) - sizes[id] > 0, -sizes[id] if not caps[id] else caps[id] - sizes[id])
    )
