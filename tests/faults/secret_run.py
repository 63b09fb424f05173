"""One evening with secret votes on a real server, with everything that leaves the house and everything that lies on its disk."""

import asyncio
import re
import shutil
import sqlite3
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from facilitate.bench.browser import Browser, HttpError
from facilitate.bench.phone import Phone
from facilitate.bench.process import Process, serve
from facilitate.store.box_keys import open_boxes
from facilitate.store.codec import box_token
from facilitate.store.sealing import unseal
from tests.faults import secret_hall

KEY, PEOPLE, SECRET = "organiser", 5, "5e" * 32
PATIENCE = 20.0
"""Seconds that a backup may take."""
TWIN = Path(__file__).parent / "secret_twin.py"
PAPERS = (
    "record.json",
    "record.md",
    "minutes.md",
    "minutes.html",
    "votes.csv",
    "participation.csv",
    "public_notice.md",
)
PAGES = (
    "/m/{code}",
    "/m/{code}/desk",
    "/m/{code}/plain",
    "/m/{code}/state?as=room&since=0",
    "/m/{code}/state?as=desk&since=0",
    "/healthz",
)
TABLES = ("meetings", "log", "ops", "tokens")
UNLIKE = re.compile(rb'name="(?:csrf_token|op)"\s+value="[^"]*"|"(?:uptime|started|memory|lag|p95|rss)[a-z_]*":[^,}]+')
Sides = tuple[str, ...]
"""What each person chooses in the first vote, one after the other."""


@dataclass
class Run:
    """`said` by audience and by page, before the close; `links` are what nobody may find afterwards."""

    folder: Path
    said: dict[str, list[bytes]] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    rooms: list[int] = field(default_factory=list)
    rows: dict[str, list[Any]] = field(default_factory=dict)
    keys: list[bytes] = field(default_factory=list)
    links: list[bytes] = field(default_factory=list)
    acted: int = 0
    closed: dict[str, Any] = field(default_factory=dict)

    @property
    def copy(self) -> Path:
        """The database as somebody copied it while people voted, without the keys."""
        return self.folder.with_name(f"{self.folder.name} copy")


def receipt_of(number: int) -> str:
    return f"{10 + number:03}-{20 + number:03}-{100 + number}"


async def held(folder: Path, port: int, sides: Sides, kind: str = "honest", db: str = "") -> Run:
    """The evening under that kind of server: two votes on ideas, the choice of two, then the close of all."""
    secret_hall.lay_out(folder)
    (folder / "secret").write_text(SECRET)
    env = {"FACILITATE_GAP_MS": "0", "PYTHONHASHSEED": "0"} | ({"FACILITATE_DB": db} if db else {})
    run, server = Run(folder), serve(folder, port, KEY, [sys.executable, str(TWIN), kind], env)
    try:
        await _evening(run, port, sides, kind, bool(db))
    finally:
        server.kill()
    return run


async def _evening(run: Run, port: int, sides: Sides, kind: str, shared: bool) -> None:
    meeting = await secret_hall.call(port, KEY, PEOPLE)
    await secret_hall.advance(meeting)
    lines = await _listen(run, port, meeting)
    (first, second) = await secret_hall.open_ones(meeting)
    for number, token in enumerate(meeting.tokens):
        for ballot, choice in ((first, sides[number]), (second, sides[-1 - number])):
            bare = {"ballot": ballot["id"], "choice": choice}
            mine = bare if number == PEOPLE - 1 else bare | {"receipt": receipt_of(number)}
            await meeting.act(token, "vote", mine, f"op-{ballot['id']}-{number}")
            run.acted += 1
    await asyncio.sleep(0.3)  # what is under way arrives: this hides nothing, it lets more be seen
    await _look(run, meeting)
    _lie(run, meeting, (first["id"], second["id"]), sides, shared)
    for line in lines:
        line.hang_up()
    await secret_hall.advance(meeting)
    state = await meeting.state(meeting.tokens[0])
    if kind != "keeping":
        await _backed_up(run)
    run.closed = {key: state[key] for key in (f"receipts/{first['id']}", f"ballot/{first['id']}")}


def _open_backups(folder: Path) -> bool:
    """Whether there is one; a folder that vanishes while it is looked into is looked for again."""
    try:
        return any(folder.rglob("*-open.zip"))
    except FileNotFoundError:
        return True


async def _backed_up(run: Run) -> None:
    """Return when no backup is left that was made while people voted."""
    until = asyncio.get_running_loop().time() + PATIENCE
    while _open_backups(run.folder):
        assert asyncio.get_running_loop().time() < until, "a backup of the open ballot stays"
        await asyncio.sleep(0.1)


async def _listen(run: Run, port: int, meeting: Any) -> list[Phone]:
    """A socket in each audience, and one on the phone of a voter: every frame as it came."""
    host, voter = meeting.host.token, meeting.tokens[0]
    found = []
    for name, token, room in (("desk", host, "desk"), ("room", voter, "room"), ("board", meeting.board, "board")):
        run.said[name] = []
        found.append(await Phone.open(port, token, run.said[name].append))
        await found[-1].enter(meeting.code, room=room)
    return found


async def _look(run: Run, meeting: Any) -> None:
    """Every page and paper that anybody could open now, as host and as voter."""
    wanted = [path.format(code=meeting.code) for path in PAGES] + [
        f"/m/{meeting.code}/papers/{name}" for name in PAPERS
    ]
    for who, token in (("host", meeting.host.token), ("voter", meeting.tokens[0]), ("organiser", KEY)):
        for path in wanted:
            run.said[f"{who} {path}"] = [UNLIKE.sub(b"", await _got(meeting.port, token, path))]


async def _got(port: int, token: str, path: str) -> bytes:
    browser = Browser(port, token)
    try:
        return await browser.want("GET", path)
    except HttpError as refused:
        return str(refused).encode()
    finally:
        browser.close()


def _lie(run: Run, meeting: Any, ballots: tuple[str, str], sides: Sides, shared: bool) -> None:
    """What lies on the disk while people vote, and what of it must be found nowhere afterwards."""
    run.keys = [path.read_bytes() for path in open_boxes(run.folder)]
    people = [f"p{number + 2}" for number in range(PEOPLE)]
    for number, person in enumerate(people):
        mine = "" if number == PEOPLE - 1 else receipt_of(number)
        for ballot, side in ((ballots[0], sides[number]), (ballots[1], sides[-1 - number])):
            run.links += [f'["{side}","{mine}"'.encode()] if mine else []
            run.links.append(f'"{person}":"{side}"'.encode())
            run.links.append(f'{{"type":"VoteCast","ballot":"{ballot}","choice":"{side}"'.encode())
    if shared:
        return
    tokens = [box_token(bytes.fromhex(SECRET), meeting.code, ballot, person) for ballot in ballots for person in people]
    run.links += [token.encode() for token in tokens]
    run.copy.mkdir()
    for path in sorted(run.folder.rglob("*")):
        if path.is_file() and path.suffix not in (".log", ".zip"):  # named by the wall's clock and packed
            run.sizes[str(path.relative_to(run.folder))] = path.stat().st_size
    for path in run.folder.glob("facilitate.db*"):
        shutil.copy(path, run.copy)
    with sqlite3.connect(f"file:{run.copy / 'facilitate.db'}?mode=ro", uri=True) as copy:
        run.rows = {name: copy.execute(f"select * from {name} order by 1, 2, 3").fetchall() for name in TABLES}
        run.rooms = sorted(len(choice) for (choice,) in copy.execute("select choice from sealed"))


def there(*folders: Path) -> bytes:
    """Every byte that lies in these folders."""
    files = [
        path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()
    ]
    return b"\n".join(path.read_bytes() for path in files)


def found(run: Run, *folders: Path) -> list[bytes]:
    """What links a person to a choice in any byte there: keys, rows of the box, choices with receipts or names; and every
    choice of an old copy that anything which is left can open."""
    bytes_ = there(*folders)
    return [link for link in [*run.keys, *run.links] if link in bytes_]


def opened(run: Run) -> int:
    """How many choices of the old copy any file of the house that is as long as a key can open."""
    keys = [path.read_bytes() for path in run.folder.rglob("*") if path.is_file() and path.stat().st_size == 32]
    keys.append(bytes.fromhex(SECRET))
    with sqlite3.connect(f"file:{run.copy / 'facilitate.db'}?mode=ro", uri=True) as copy:
        rows = copy.execute("select token, choice from sealed").fetchall()
        seqs = [seq for (seq,) in copy.execute("select seq from log where kind = 'VoteCast'")]
    assert rows
    assert seqs
    return sum(any(unseal(key, choice, token, seq) for seq in seqs) for token, choice in rows for key in keys)


__all__ = ["Process", "Run", "found", "held", "opened", "there"]
