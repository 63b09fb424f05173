"""P13: until the close two evenings that differ in choices alone look alike from everywhere; afterwards nobody finds out."""

import asyncio
import os
import random
from pathlib import Path
from typing import Any

import pytest

from facilitate.bench.process import free_port
from facilitate.core.ballot.receipts import agrees
from tests.faults.secret_run import Run, Sides, found, held, opened
from tests.servers import Postgres

ONE = ("for", "against", "abstain", "against", "for")
OTHER = ("against", "for", "for", "for", "abstain")
LONG = bool(os.environ.get("FACILITATE_LONG"))


def pair(folder: Path, kind: str = "honest", two: tuple[Sides, Sides] = (ONE, OTHER)) -> tuple[Run, Run]:
    """Two evenings at the same address, one after the other."""
    port = free_port()
    runs = [
        asyncio.run(held(folder / name, port, sides, kind)) for name, sides in zip(("one", "other"), two, strict=True)
    ]
    return runs[0], runs[1]


CHANCE = ["size of facilitate.db-wal"]
"""How many pages a commit writes down together hangs on the machine's moment too. What hangs on the choices comes every time."""


def alike(folder: Path, tries: int = 3, **which: Any) -> tuple[Run, Run]:
    """A pair that does not differ, or the last of so many; whatever is not of CHANCE stands at once."""
    for number in range(tries):
        one, other = pair(folder / str(number), **which)
        if differing(one, other) != CHANCE:
            break
    return one, other


def differing(one: Run, other: Run) -> list[str]:
    """Everything in which the two differ before the close."""
    faults = [f"said to {name}" for name in one.said if one.said[name] != other.said.get(name)]
    faults += [f"rows of {name}" for name in one.rows if one.rows[name] != other.rows[name]]
    faults += [f"size of {name}" for name in one.sizes | other.sizes if one.sizes.get(name) != other.sizes.get(name)]
    return faults + (["room in the box"] if len({*one.rooms, *other.rooms}) != 1 else [])


def test_until_the_close_two_evenings_are_alike_and_after_it_nobody_finds_out(tmp_path: Path) -> None:
    one, other = alike(tmp_path)

    frames = {name: len(one.said[name]) for name in ("board", "room", "desk")}
    told = sum(len(frame) for said in one.said.values() for frame in said)
    print(
        f"{one.acted} votes; frames {frames}; {told} bytes at {len(one.said)} places and {len(one.sizes)} files alike"
    )
    assert one.acted == len(ONE) * 2
    assert min(frames.values()) >= one.acted
    assert len(one.keys) == 2
    assert differing(one, other) == []
    for run in (one, other):
        _agrees(run.closed)
        assert found(run, run.folder, run.copy) == [link for link in run.links if link in (run.copy / "facilitate.db").read_bytes()
                                                     or link in _wal(run)]  # fmt: skip
        assert found(run, run.folder) == []
        assert opened(run) == 0
    assert one.closed != other.closed


@pytest.mark.skipif(not LONG, reason="the long form: ./run faults")
@pytest.mark.parametrize("seed", range(10))
def test_whatever_is_chosen_it_looks_alike(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    two = [tuple(chance.choices(["for", "against", "abstain"], k=len(ONE))) for _ in range(2)]

    one, other = alike(tmp_path, two=(two[0], two[1]))

    print(f"seed {seed}: {two[0]} and {two[1]}")
    assert one.acted == other.acted == len(ONE) * 2
    assert differing(one, other) == []
    assert found(one, one.folder) + found(other, other.folder) == []


def _wal(run: Run) -> bytes:
    path = run.copy / "facilitate.db-wal"
    return path.read_bytes() if path.exists() else b""


def _agrees(closed: dict[str, Any]) -> None:
    (ballot,) = (one for key, one in closed.items() if key.startswith("ballot/"))
    (list_,) = (one for key, one in closed.items() if key.startswith("receipts/"))
    lines = [(code, choice) for code, choice in list_["lines"]]
    assert agrees(ballot["counts"], lines, list_["unreceipted"], ballot["cast"])
    assert (len(lines), list_["unreceipted"]) == (len(ONE), 1)


@pytest.mark.parametrize(("kind", "caught"), [("telling", "rows of log"), ("unpadded", "room in the box")])
def test_a_server_that_tells_choices_before_the_close_is_caught(tmp_path: Path, kind: str, caught: str) -> None:
    assert caught in differing(*pair(tmp_path, kind))


def test_a_server_that_keeps_the_key_is_caught(tmp_path: Path) -> None:
    run = asyncio.run(held(tmp_path / "one", free_port(), ONE, "keeping"))

    assert found(run, run.folder) == run.keys
    assert opened(run) == len(ONE) * 2


def test_after_the_close_nothing_in_all_of_postgresql_tells(postgres: Postgres, tmp_path: Path) -> None:
    run = asyncio.run(held(tmp_path / "one", free_port(), ONE, db=postgres.fresh_database()))

    there = sum(path.stat().st_size for path in postgres.folder.rglob("*") if path.is_file())
    print(f"{len(run.keys + run.links)} links looked for in {there >> 20} MB of PostgreSQL and in the data folder")
    assert len(run.keys) == 2
    _agrees(run.closed)
    assert found(run, run.folder, postgres.folder) == []


def test_choices_that_were_only_deleted_are_found_in_postgresql(postgres: Postgres, tmp_path: Path) -> None:
    run = asyncio.run(held(tmp_path / "one", free_port(), ONE, "plain", postgres.fresh_database()))

    assert len([link for link in found(run, postgres.folder) if link.startswith(b"[")]) >= len(ONE) - 1
