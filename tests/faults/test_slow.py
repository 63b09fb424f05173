"""A slow phone harms nobody: so much is held for it and no more, then it is cut; the others are answered as before."""

import asyncio
import json
import os
import socket
from pathlib import Path

import pytest

from facilitate.web.fanout import HELD_BYTES
from facilitate.web.server import KERNEL_BYTES
from tests.faults.honest import MB, Hall, Spell
from tests.faults.lines import Line, Room, frame
from tests.faults.single import Single

LONG = bool(os.environ.get("FACILITATE_LONG"))
PHONES = (10, 50) if LONG else (10,)
HONEST = 100 if LONG else 20
SECONDS = 30.0 if LONG else 10.0
SLOWER = 1.10 if LONG else 2.0
"""The tenth that is promised is measured where hundreds of answers tell it from chance."""
TRIES = 3
HELD = (HELD_BYTES + 4 * KERNEL_BYTES) / MB
"""MB for each: what we keep, what the kernel does (it doubles what it is told), and both ends of a line on one computer."""


PAD = "这一条写得长一些" * 8
RATE = 40.0
"""Acts a second of all together."""
ASK = 16


async def deaf(hall: Hall) -> list[Line]:
    """Phones that enter, ask for everything again and again, and never read."""
    room, lines = Room(hall.server.port, hall.gathering.code, "", 0, 0), []
    for token in hall.strangers:
        sock = socket.socket()
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        sock.setblocking(False)
        await asyncio.get_running_loop().sock_connect(sock, ("127.0.0.1", room.port))
        line = Line(*await asyncio.open_connection(sock=sock, limit=4096))
        await line.say(room.upgrade(f"Authorization: Bearer {token}\r\n"))
        await line.reader.readuntil(b"\r\n\r\n")
        line.writer.transport.pause_reading()  # type: ignore[attr-defined]
        await line.say(frame(b"40"))
        for n in range(ASK):
            await line.say(frame(f'42{n}["enter",{{"code":"{room.code}"}}]'.encode()))
        lines.append(line)
    return lines


async def story(folder: Path, count: int, twin: str = "") -> tuple[Spell, int]:
    """The spell of so many deaf phones, and how many of them were cut."""
    beside = await Hall.of(Single(folder / "beside"), 8)
    hall = await Hall.of(Single(folder / "house", by=(("hostile_twin.py", twin) if twin else ())), HONEST, count)
    hall.pad, hall.rate = PAD, RATE

    async def stall() -> dict[str, int]:
        lines = await deaf(hall)
        await asyncio.sleep(SECONDS)
        told = json.loads(await hall.gathering.host.want("GET", f"/m/{hall.gathering.code}/refused"))
        cut = sum(row["rule"] == "slow_cut" for row in told["rows"])
        for line in lines:
            line.writer.transport.abort()
        return {"cut": cut, "slow": told["slow"], "here": told["here"]}

    try:
        spell = await hall.through(stall, 3, beside)
    finally:
        hall.close()
        beside.close()
    print(f"{count} phones that never read, {spell.told(twin or 'the house')}", flush=True)
    return spell, spell.came["cut"]


@pytest.mark.slow
@pytest.mark.parametrize("count", PHONES)
def test_phones_that_never_read_are_cut_and_nobody_else_notices(tmp_path: Path, count: int) -> None:
    tries = []
    for n in range(TRIES):
        spell, cut = asyncio.run(story(tmp_path / str(n), count))
        tries.append(spell.slower)
        assert cut == count
        assert spell.grown <= count * HELD + 15
        assert spell.before.refused == spell.during.refused == 0
        if tries[-1] <= SLOWER:
            break

    assert min(tries) <= SLOWER, tries


@pytest.mark.slow
def test_a_house_that_keeps_everything_for_them_is_caught(tmp_path: Path) -> None:
    _, cut = asyncio.run(story(tmp_path, PHONES[0], "boundless"))

    assert cut == 0
