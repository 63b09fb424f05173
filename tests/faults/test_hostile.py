"""A hostile phone harms nobody: honest answers at most twice as slow, memory at most 100 MB more, and nothing let in."""

import asyncio
import os
from pathlib import Path

import pytest

from tests.faults.honest import Hall, Spell, attack
from tests.faults.single import Single

LONG = bool(os.environ.get("FACILITATE_LONG"))
HONEST, SECONDS, COUNT = (200, 12.0, 1500) if LONG else (20, 3.0, 300)
"""Honest phones; seconds of an attack; lines, or handshakes, of one that counts them."""
SLOWER, GROWN = 2.0 if LONG else 4.0, 100.0
"""Twice is promised, and measured alone at length; the short form, amid other tests, tells a house that stands still from one that does not."""
TRIES = 3
"""What slows honest answers slows them each time; what somebody else on the computer did, once."""
ACTS = 20 + 5 * (SECONDS + 3)
"""Of one person in so long, with a little for the beginning and the end."""
PATIENT = 32.0 if LONG else SECONDS
"""Seconds of dribbling, after which every line must be closed: longer than the server's patience, which is 20 s for a body."""
KINDS = ("flood", "eight", "pings", "handshakes", "bomb", "dribble", "bodies", "wild")


def faults(kind: str, spell: Spell) -> list[str]:
    """Every bound that the attack has broken."""
    came = spell.came
    kept = {
        "slow": spell.slower <= SLOWER,
        "memory": spell.grown <= GROWN,
        "admitted": kind != "handshakes" or came.get("handshake 101", 0) + came.get("handshake 200", 0) == 0,
        "sockets": came.get("handshake 101", 0) <= 8 or kind in ("bomb", "wild"),
        "acts": came.get("accepted", 0) <= ACTS,
        "open": kind != "dribble" or came["open"] == 0,
        "refused": spell.before.refused == spell.during.refused == 0,
    }
    return [name for name, so in kept.items() if not so]


async def story(folder: Path, kinds: tuple[str, ...], twin: str, people: int, tries: int) -> dict[str, list[str]]:
    """The faults of each attack: those of its best try."""
    beside = await Hall.of(Single(folder / "beside"), 8)
    hall = await Hall.of(
        Single(folder / "house", by=(("hostile_twin.py", twin) if twin else ())), people, 1 + TRIES * len(KINDS)
    )
    found: dict[str, list[str]] = {}
    try:
        for kind in kinds:
            for _ in range(tries):
                lasts = PATIENT if kind == "dribble" else SECONDS
                spell = await hall.through(lambda kind=kind, lasts=lasts: attack(hall, kind, lasts, COUNT), 3, beside)  # type: ignore[misc]
                print(spell.told(kind), flush=True)
                assert len(spell.during.took) >= SECONDS * 10
                found[kind] = faults(kind, spell)
                if "slow" not in found[kind]:
                    break
        told = (folder / "house" / "server.log").read_text(errors="replace")
        assert "Traceback" not in told, told[-3000:]
        assert len(told) < 100_000, "attacks fill the log"
    finally:
        hall.close()
        beside.close()
    return found


@pytest.mark.slow
def test_whatever_a_hostile_phone_does_honest_ones_go_on(tmp_path: Path) -> None:
    found = asyncio.run(story(tmp_path, KINDS, "" if LONG else "hasty", HONEST, TRIES))

    assert found == {kind: [] for kind in KINDS}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("twin", "kind", "caught"),
    [
        ("gateless", "handshakes", "admitted"),
        ("inflating", "bomb", "memory"),
        ("paceless", "flood", "acts"),
        ("patient", "dribble", "open"),
    ],
)
def test_a_house_without_that_bound_is_caught(tmp_path: Path, twin: str, kind: str, caught: str) -> None:
    async def once() -> list[str]:
        hall = await Hall.of(Single(tmp_path / "house", by=("hostile_twin.py", twin)), 4)
        try:
            spell = await hall.through(lambda: attack(hall, kind, SECONDS, 100), 1, hall)
            print(spell.told(f"{twin}, {kind}"), flush=True)
            return faults(kind, spell)
        finally:
            hall.close()

    assert caught in asyncio.run(once())
