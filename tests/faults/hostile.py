"""What a teenager with a script does to the server of a meeting: `python hostile.py KIND PORT CODE TOKEN SECONDS COUNT`.

Prints "begun" when the attack is under way and, at its end, what came of it as one line of JSON."""

import asyncio
import json
import logging
import os
import random
import sys
import time
import zlib
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.faults.lines import PING, Room, frame

BOMB = 60_000_000
"""Bytes of which a message consists after it was unpacked; packed it is shorter than what may be sent."""
DEEP = "[" * 60_000


async def flood(room: Room) -> None:
    """A thousand acts a second over one socket."""
    line, n = await room.seat(), 0
    end = room.until()
    while time.monotonic() < end and not line.gone():
        for _ in range(10):
            wish = {"op": f"f{n}", "verb": "comment", "args": {"about": "1", "text": f"flood {n}"}}
            n += 1
            line.writer.write(frame(f"42{n}{json.dumps(['act', wish])}".encode()))
        with suppress(OSError, TimeoutError):
            await asyncio.wait_for(line.writer.drain(), 0.01)
        room.came["sent"] = n
        await asyncio.sleep(0.01)


async def eight(room: Room) -> None:
    """Eight sockets, each of which asks for the whole state without pause; and twelve more that want in."""
    lines = [await room.seat() for _ in range(20)]
    end, n = room.until(), 0
    while time.monotonic() < end:
        for line in lines:
            if not line.gone():
                n += 1
                line.writer.write(frame(f'42{n}["enter",{{"code":"{room.code}"}}]'.encode()))
        await asyncio.sleep(0.005)


async def pings(room: Room) -> None:
    """Pings, and the empty pieces of a message that never ends, as fast as they go."""
    lines = [await room.seat() for _ in range(8)]
    for line in lines[4:]:
        await line.say(frame(b"4", first=0))
    end = room.until()
    while time.monotonic() < end:
        for n, line in enumerate(lines):
            if not line.gone():
                line.writer.write((frame(b"", PING) if n < 4 else frame(b"", 0, first=0)) * 500)
                with suppress(OSError, TimeoutError):
                    await asyncio.wait_for(line.writer.drain(), 0.005)


async def handshakes(room: Room) -> None:
    """So many sockets without a token, by websocket and by polling."""
    end = room.until()

    async def knock(n: int) -> None:
        with suppress(OSError):
            if n % 3:
                room.came[f"handshake {(await room.socket()).status}"] += 1
            else:
                line = await room.line()
                await line.say(b"GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
                room.came[f"handshake {(await line.reader.read(100)).split()[1].decode()}"] += 1

    for begin in range(0, room.count, 50):
        await asyncio.gather(*(knock(n) for n in range(begin, min(begin + 50, room.count))))
    await asyncio.sleep(max(0.0, end - time.monotonic()))


async def bomb(room: Room) -> None:
    """Small messages that would be very large ones if they were unpacked."""
    pack = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = pack.compress(b"4" + b"x" * BOMB) + pack.flush(zlib.Z_SYNC_FLUSH)
    end = room.until()
    while time.monotonic() < end:
        line = await room.seat()
        await line.say(frame(packed[:-4], first=0xC0))
        await asyncio.sleep(0.5)
        room.came["cut"] += line.gone()
        line.writer.close()


async def dribble(room: Room) -> None:
    """Heads that never end and bodies that never come, a byte at a time, and lines that say nothing."""
    heads = (
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: ",
        b"",
        f"POST /m/{room.code}/act HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 60000\r\n\r\n".encode(),
    )
    for n in range(room.count):
        with suppress(OSError):
            line = await room.line()
            room.hear(line)
            await line.say(heads[n % 3])
    end = room.until()
    while time.monotonic() < end:
        for n, line in enumerate(room.lines):
            if n % 3 != 1 and not line.gone():
                line.writer.write(b"x")
        await asyncio.sleep(0.5)


async def bodies(room: Room) -> None:
    """Bodies of gigabytes, by strangers, at doors that take forms and at doors that take acts."""
    end = room.until()

    async def pour(n: int) -> None:
        path = (f"/m/{room.code}/act", f"/J/{room.code}", "/meetings", f"/m/{room.code}/photos")[n % 4]
        kind = ("application/json", "application/x-www-form-urlencoded")[n % 2]
        while time.monotonic() < end:
            line = await room.line()
            await line.say(
                f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {kind}\r\nContent-Length: 4000000000\r\n\r\n".encode()
            )
            while time.monotonic() < end and not line.gone():
                with suppress(TimeoutError):
                    await asyncio.wait_for(line.say(b"a=b&" * 4096), 0.2)
                room.came["kilobytes"] += 16
                await asyncio.sleep(0.05)
            await asyncio.sleep(0.05)

    await asyncio.gather(*(pour(n) for n in range(20)))


async def wild(room: Room) -> None:
    """Packets that no phone of ours would send, and JSON nested without end."""
    chance, end = random.Random(5), room.until()
    packets = [
        b"40", b"40,{}", b"40/admin,", b"41", b"43[1]", b"44", b'451-["act",{"_placeholder":true,"num":0}]', b"461-[]", b"4",
        b"b4AAAA", b"6", b"5", b"2probe", f'420["act",{DEEP}'.encode(), b"42" + b"9" * 50_000 + b'["act"]', b'420["disconnect"]',
        b'420["connect",{}]', b'420["act",{"verb":{},"op":[],"args":3}]', b"\xff\xfe", DEEP.encode(),
        b'420["act",{"verb":"comment","op":"x","args":{"text":"\\ud800"}}]',
    ]  # fmt: skip
    while time.monotonic() < end:
        line = await room.seat()
        for _ in range(30):
            await line.say(frame(chance.choice(packets)))
        for _ in range(4):
            await line.say(frame(os.urandom(40), chance.randrange(16)))
        post = f"POST /m/{room.code}/act HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {room.token}\r\nContent-Type: application/json\r\n"
        body = DEEP.encode()
        page = await room.line()
        await page.say(f"{post}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        room.came[f"act {(await page.reader.read(100)).split()[1].decode()}"] += 1
        await asyncio.sleep(0.1)
        line.writer.close()
        page.writer.close()


ATTACKS: dict[str, Callable[[Room], Awaitable[None]]] = {
    attack.__name__: attack for attack in (flood, eight, pings, handshakes, bomb, dribble, bodies, wild)
}


async def main(kind: str, port: str, code: str, token: str, seconds: str, count: str) -> None:
    room = Room(int(port), code, token, float(seconds), int(count))
    await ATTACKS[kind](room)
    await asyncio.sleep(0.2)
    print(json.dumps(room.came | {"open": sum(not line.gone() for line in room.lines)}), flush=True)


if __name__ == "__main__":
    logging.disable()  # asyncio warns of lines that the server has closed
    os.nice(10)  # the honest phones are measured on the same computer
    asyncio.run(main(*sys.argv[1:]))
