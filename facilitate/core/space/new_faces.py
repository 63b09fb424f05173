"""Changing tables so that as few people as can be sit together again: a good start, then exchanges as long as they help."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from facilitate.core.space.tables import Seats

STARTS = 4
STAY = 2  # where a host stays the others move: that outweighs sitting with one known face
LOOKS = 40_000  # how many exchanges are weighed at most: well under 50 ms

Met = Mapping[tuple[str, str], int]


def new_faces(seats: Mapping[str, int], tables: int, stay: frozenset[str], met: Met) -> Seats:
    """Person -> table for the next round. Those who stay keep theirs; sizes differ by one at most. `met` says how often
    two people (as an ordered pair) have been at one table."""
    people = list(seats)
    number = {id: n for n, id in enumerate(people)}
    known = [[0] * len(people) for _ in people]
    for (one, other), times in met.items():
        if one in number and other in number:
            known[number[one]][number[other]] = known[number[other]][number[one]] = times
    for one, host in ((one, host) for host in stay for one in people if one not in stay and seats[one] == seats[host]):
        known[number[one]][number[host]] += STAY
        known[number[host]][number[one]] += STAY
    plans = (
        _plan([seats[id] for id in people], tables, [id in stay for id in people], known, n) for n in range(STARTS)
    )
    best: list[int] | None = None
    fewest = 0
    for plan in plans:
        again = _again(plan, known)
        if best is None or again < fewest:
            best, fewest = plan, again
        if not fewest:
            break
    return dict(zip(people, best or (), strict=True))


def _plan(was: Sequence[int], tables: int, stays: Sequence[bool], known: list[list[int]], start: int) -> list[int]:
    now = _dealt(was, tables, stays, known, start)
    _exchange(now, tables, stays, known)
    return now


def _dealt(was: Sequence[int], tables: int, stays: Sequence[bool], known: list[list[int]], start: int) -> list[int]:
    """One by one, each to the table with room where she knows fewest; the first start fans out every table in turn."""
    now = [n if stays[i] else -1 for i, n in enumerate(was)]
    at: list[list[int]] = [[i for i, n in enumerate(now) if n == table] for table in range(tables)]
    room = _rooms(len(was), [len(people) for people in at])
    nth: Counter[int] = Counter()
    for i in _order(was, stays, start):
        nth[was[i]] += 1
        wish = was[i] + nth[was[i]] + start
        free = [table for table in range(tables) if len(at[table]) < room[table]]
        table = min(free, key=lambda n: (sum(known[i][j] for j in at[n]), (n - wish) % tables))
        now[i] = table
        at[table].append(i)
    return now


def _order(was: Sequence[int], stays: Sequence[bool], start: int) -> list[int]:
    movers = [i for i in range(len(was)) if not stays[i]]
    if start % 2:
        return [*movers[start:], *movers[:start]]
    return sorted(movers, key=lambda i: (was[i], i))


def _rooms(people: int, hosts: list[int]) -> list[int]:
    """How many each table holds: as even as can be, never fewer than stay there."""
    rooms = list(hosts)
    for _ in range(people - sum(hosts)):
        rooms[min(range(len(rooms)), key=lambda n: (rooms[n], n))] += 1
    return rooms


def _exchange(now: list[int], tables: int, stays: Sequence[bool], known: list[list[int]]) -> None:
    """Two people change places as long as that spares anybody a neighbour she knows."""
    at: list[set[int]] = [{i for i, n in enumerate(now) if n == table} for table in range(tables)]
    movers = [i for i, stay in enumerate(stays) if not stay]
    looks, better = 0, True
    while better and looks < LOOKS:
        better = False
        for a in movers:
            mine = _cost(a, at[now[a]], known)
            if not mine:
                continue
            looks += len(movers)
            gains = ((_gain(a, b, now, at, known, mine), -b) for b in movers if now[b] != now[a])
            gain, other = max(gains, default=(0, 0))
            if gain > 0:
                _swap(a, -other, now, at)
                better = True
            if looks >= LOOKS:
                return


def _cost(i: int, at: set[int], known: list[list[int]]) -> int:
    row = known[i]
    return sum(row[j] for j in at if j != i)


def _gain(a: int, b: int, now: list[int], at: list[set[int]], known: list[list[int]], mine: int) -> int:
    here, there = at[now[a]], at[now[b]]
    before = mine + _cost(b, there, known)
    return before - (_cost(a, there, known) + _cost(b, here, known) - 2 * known[a][b])


def _swap(a: int, b: int, now: list[int], at: list[set[int]]) -> None:
    at[now[a]].remove(a)
    at[now[b]].remove(b)
    now[a], now[b] = now[b], now[a]
    at[now[a]].add(a)
    at[now[b]].add(b)


def _again(now: Sequence[int], known: list[list[int]]) -> int:
    """How often people at one table have met before."""
    return sum(known[i][j] for i in range(len(now)) for j in range(i) if now[i] == now[j])


def fewest(rounds: Sequence[Sequence[int]]) -> int:
    """A number of pairs below which no seating can stay: `rounds` are the sizes of the tables in each round. Pairs run out, and
    more people at a table than there were tables before bring two of them from one table."""
    people = sum(rounds[0])
    pairs = sum(n * (n - 1) // 2 for sizes in rounds for n in sizes)
    forced = [sum(_crowded(n, len(before)) for n in sizes) for before, sizes in pairwise(rounds)]
    return max([_excess(pairs, people * (people - 1) // 2, len(rounds)), *forced])


def _excess(pairs: int, possible: int, rounds: int) -> int:
    """Meetings that cannot be first ones; one pair takes up as many as there are rounds but one."""
    return -(-max(0, pairs - possible) // max(1, rounds - 1))


def _crowded(people: int, tables: int) -> int:
    full, left = divmod(people, tables)
    return left * ((full + 1) * full // 2) + (tables - left) * (full * (full - 1) // 2)
