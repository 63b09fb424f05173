"""Changing tables: as few people as can be sit together again, and the seats are found at once."""

from itertools import combinations

import pytest

from facilitate.core.space.new_faces import fewest, new_faces
from facilitate.core.space.spaces import pair
from facilitate.core.space.tables import Seats, how_many, mixed, next_table, parties, roomiest
from tests.pace import ms

Played = tuple[int, int, float]


def play(people: int, tables: int, rounds: int, hosts: bool = False) -> Played:
    """(pairs who met twice or more, the fewest that can be, milliseconds of the slowest change)."""
    ids = [f"p{n}" for n in range(people)]
    seats = mixed([(id, "") for id in ids], tables)
    stay = frozenset(next(id for id in ids if seats[id] == n) for n in range(tables)) if hosts else frozenset()
    met: dict[tuple[str, str], int] = {}
    sizes, slowest = [], 0.0
    for n in range(rounds):
        if n:
            before, seats, took = seats, *_timed(seats, tables, stay, met)
            slowest = max(slowest, took)
            assert all(seats[id] == before[id] for id in stay), "hosts stay"
        sizes.append([list(seats.values()).count(table) for table in range(tables)])
        for one, other in combinations(ids, 2):
            if seats[one] == seats[other]:
                met[pair(one, other)] = met.get(pair(one, other), 0) + 1
    return sum(times > 1 for times in met.values()), fewest(sizes), slowest


def _timed(seats: Seats, tables: int, stay: frozenset[str], met: dict[tuple[str, str], int]) -> tuple[Seats, float]:
    found: list[Seats] = []
    took = ms(lambda: found.append(new_faces(seats, tables, stay, met)), tries=1)
    return found[0], took


@pytest.mark.parametrize("hosts", [False, True], ids=["all move", "hosts stay"])
def test_thirty_people_at_six_tables_meet_nobody_twice_in_three_rounds(hosts: bool) -> None:
    again, best, took = play(30, 6, 3, hosts)
    print(f"30 people, 6 tables, 3 rounds: {again} pairs meet twice, at best {best}; {took:.1f} ms a round")

    assert again == best == 0
    assert took < 50


CROWDS = [
    (31, 6, 3, 0),
    (25, 5, 5, 0),
    (32, 8, 6, 0),
    (30, 6, 4, 3),
    (60, 10, 5, 3),
    (24, 4, 3, 25),
    (18, 3, 3, 21),
    (7, 2, 3, 12),
]


@pytest.mark.parametrize(("people", "tables", "rounds", "most"), CROWDS)
def test_other_crowds_stay_near_the_best_possible(people: int, tables: int, rounds: int, most: int) -> None:
    again, best, took = play(people, tables, rounds)
    print(f"{people} people, {tables} tables, {rounds} rounds: {again} pairs meet twice, at best {best} or more")

    assert best <= again <= most
    assert took < 50


def test_five_hundred_people_change_tables_in_a_moment() -> None:
    again, _, took = play(500, 80, 3, hosts=True)

    assert again == 0
    assert took < 250


def test_where_more_sit_at_a_table_than_there_were_tables_some_must_meet_again() -> None:
    assert fewest([[6, 6, 6], [6, 6, 6]]) == 9
    assert fewest([[2, 2], [2, 2]]) == 0
    assert fewest([[4], [4], [4]]) == 6


def test_tables_that_had_become_unequal_are_even_again() -> None:
    seats = new_faces({f"p{n}": 0 if n < 7 else 1 for n in range(10)}, 2, frozenset(), {})

    assert sorted(list(seats.values()).count(n) for n in (0, 1)) == [5, 5]


def test_on_rotation_everybody_but_the_host_goes_to_the_next_table_and_from_the_last_to_the_first() -> None:
    seats = {"host1": 0, "a": 0, "host2": 1, "b": 1, "host3": 2, "c": 2}

    assert next_table(seats, 3, frozenset({"host1", "host2", "host3"})) == {
        "host1": 0, "a": 1, "host2": 1, "b": 2, "host3": 2, "c": 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("people", "least", "most", "hosts", "tables"),
    [
        (30, 3, 6, 0, 5),
        (30, 3, 6, 6, 6),
        (30, 3, 6, 20, 10),
        (30, 3, 6, 1, 5),
        (2, 3, 6, 0, 1),
        (7, 3, 6, 0, 2),
        (7, 4, 6, 0, 2),
    ],
)
def test_there_are_as_many_tables_as_hosts_where_that_fits(
    people: int, least: int, most: int, hosts: int, tables: int
) -> None:
    assert how_many(people, least, most, hosts) == tables


def test_each_party_sits_at_as_many_tables_as_can_be() -> None:
    people = [*((f"a{n}", "a") for n in range(4)), *((f"b{n}", "b") for n in range(4)), ("c", "c"), ("d", "d")]
    seats = mixed(people, 4)

    for party in "ab":
        assert len({seats[id] for id, of in people if of == party}) == 4
    assert sorted(list(seats.values()).count(n) for n in range(4)) == [2, 2, 3, 3]


def test_parties_keep_together_and_the_small_ones_share_a_table() -> None:
    people = [*((f"a{n}", "a") for n in range(7)), *((f"b{n}", "b") for n in range(3)), ("c", "c"), ("d", "d")]

    assert [len(part) for part in parties(people, 2, 4)] == [3, 4, 3, 2]
    assert {id[0] for id in parties(people, 2, 4)[3]} == {"c", "d"}


def test_whoever_comes_late_sits_where_most_room_is_and_nobody_is_sent_away() -> None:
    assert roomiest({"t1": 5, "t2": 3, "t3": 4}, {"t1": 6, "t2": 6, "t3": 6}) == "t2"
    assert roomiest({"t1": 3, "t2": 5}, {"t1": 3, "t2": 6}) == "t2"
    assert roomiest({"t1": 7, "t2": 6}, {"t1": 6, "t2": 6}) == "t2"
    assert roomiest({"t1": 4, "t2": 2}, {"t1": 0, "t2": 0}) == "t2"
