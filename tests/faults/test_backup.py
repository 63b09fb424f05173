"""P10: a bad database is noticed before anybody acts on it, and the laptop's death costs a meeting two minutes at most."""

import asyncio
import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from facilitate.bench.gathering import Gathering
from facilitate.bench.process import start
from tests.faults.drill import KEY, PROGRAM, Laptop, a_stage_ends, drill, run, until_quiet, write
from tests.faults.ledger import Ledger

LONG = bool(os.environ.get("FACILITATE_LONG"))
PHONES, DRILLS = 20, 5 if LONG else 1
WITHIN = 120.0
"""Seconds after which everybody goes on, on another laptop."""
BAD = Path(__file__).parent / "bad_keeper.py"


def test_a_laptop_dies_and_the_meeting_goes_on_from_the_stick_on_another_one(tmp_path: Path) -> None:
    for number in range(DRILLS):
        (tmp_path / str(number)).mkdir()
        found = asyncio.run(drill(tmp_path / str(number), PHONES))
        print(
            f"{PHONES} phones, the laptop gone, its folder deleted: everybody acts again after {found.seconds:.1f} s; the backup was "
            f"{found.age:.1f} s old; {found.accepted} acts were accepted, {found.kept} of them are there, {found.gone} made after the "
            f"backup are gone; {found.again} sent again or anew and accepted"
        )

        assert found.faults == []
        assert found.seconds < WITHIN
        assert found.kept >= 4 * PHONES
        assert found.again >= PHONES


@pytest.mark.parametrize("twin", ["torn", "stale"])
def test_backups_that_hold_less_than_they_say_are_caught(twin: str, tmp_path: Path) -> None:
    try:
        found = asyncio.run(drill(tmp_path, 5, twin))
    except AssertionError as fault:
        print(f"{twin}: {str(fault).splitlines()[0][:200]}")
    else:
        print(f"{twin}: {found.kept} of {found.accepted} there, {found.faults}")
        assert found.kept < 4 * 5 or found.faults


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, int]:
    """The folder of a laptop and its stick, once, as a kill amid a meeting left them; the meeting's code, how many acts it took."""
    folder = tmp_path_factory.mktemp("killed")
    laptop = Laptop(folder / "data", folder / "stick")
    laptop.stick.mkdir()
    code, accepted = asyncio.run(_lived(laptop))
    _emptied(laptop.data / "facilitate.db")
    return folder, code, accepted


def _like(folder: Path, place: Path) -> Laptop:
    """Another one with the same on its disk and on its stick."""
    shutil.copytree(folder, place, dirs_exist_ok=True)
    return Laptop(place / "data", place / "stick")


async def _lived(laptop: Laptop) -> tuple[str, int]:
    """A meeting in which something was said and backed up; the server is killed in the midst of more. Its code, and how many were accepted."""
    server = laptop.start()
    gathering = await Gathering.call(laptop.port, KEY)
    for number in range(5):
        await gathering.sign_up(number)
    ledgers = [
        Ledger(f"p{number:02d}", token, await gathering.need()) for number, token in enumerate(gathering.tokens[:1])
    ]
    ledgers += [
        Ledger(f"p{number:02d}", token, ledgers[0].about) for number, token in enumerate(gathering.tokens[1:], 1)
    ]
    await asyncio.gather(*(ledger.connect(laptop.port, gathering.code) for ledger in ledgers))
    await until_quiet(laptop)
    await write(ledgers, 20)
    await a_stage_ends(laptop, gathering)
    await write(ledgers, random.randint(5, 40))
    server.kill()
    for ledger in ledgers:
        ledger.hang_up()
    gathering.host.close()
    return gathering.code, sum(len(ledger.accepted) for ledger in ledgers)


def harm(database: Path, how: str) -> bytes:
    """Spoil a database that was live a moment ago; what lies there then."""
    told = bytearray(database.read_bytes())
    if how == "cut":
        del told[len(told) // 2 :]
    elif how == "other":
        told = bytearray("会议记录".encode() * 4000)
    else:
        pages = len(told) // 4096
        for page in random.sample(range(1, pages), pages // 3):
            at = page * 4096 + random.randrange(0, 200)
            told[at : at + 40] = os.urandom(40)
    database.write_bytes(told)
    return bytes(told)


@pytest.mark.parametrize("how", ["bytes", "cut", "other"])
def test_a_spoilt_database_is_told_of_left_alone_and_the_house_comes_back(
    how: str, killed: tuple[Path, str, int], tmp_path: Path
) -> None:
    folder, code, accepted = killed
    laptop, database = _like(folder, tmp_path), tmp_path / "data" / "facilitate.db"
    told = harm(database, how)

    began = time.monotonic()
    done = subprocess.run([*PROGRAM, *_serve(laptop)], env=_env(laptop), capture_output=True, text=True, timeout=60)
    noticed = time.monotonic() - began
    back = laptop.restore()
    server = laptop.start()
    server.kill()

    print(f"{how}: {accepted} acts accepted; noticed {noticed:.1f} s after the start; {back.splitlines()[1].strip()}")
    assert done.returncode == 1
    assert "数据库坏了" in done.stderr
    assert "facilitate restore" in done.stderr
    assert "Traceback" not in done.stderr
    assert code in back
    [aside] = laptop.data.glob("before-restore-*/facilitate.db")
    assert aside.read_bytes() == told


def test_a_server_that_does_not_look_is_caught(killed: tuple[Path, str, int], tmp_path: Path) -> None:
    laptop, database = _like(killed[0], tmp_path), tmp_path / "data" / "facilitate.db"
    harm(database, "bytes")

    server = start(laptop.data, laptop.port, KEY, [sys.executable, str(BAD), "unlooked"], _env(laptop))
    try:
        server.wait_until_it_answers("/healthz", 15)
        noticed = False
    except RuntimeError as fault:
        noticed = "数据库坏了" in str(fault)
    finally:
        server.kill()

    assert not noticed


def _emptied(database: Path) -> None:
    """What was still in the log of the killed server is in its file."""
    import pysqlite3.dbapi2 as driver

    connection = driver.connect(str(database))
    connection.execute("pragma wal_checkpoint(TRUNCATE)")
    connection.close()


def _serve(laptop: Laptop) -> list[str]:
    return ["serve", "--host", "127.0.0.1", "--port", str(laptop.port)]


def _env(laptop: Laptop) -> dict[str, str]:
    own = {"FACILITATE_DATA": str(laptop.data), "FACILITATE_BACKUP": str(laptop.stick), "FACILITATE_ORGANISER_KEY": KEY}
    return {**os.environ, **own}


def test_the_command_makes_one_while_the_house_is_open(tmp_path: Path) -> None:
    laptop = Laptop(tmp_path / "data", tmp_path / "stick")
    laptop.stick.mkdir()
    server = laptop.start()
    try:
        done = run("backup", str(laptop.stick), "--data", str(laptop.data))
        into = run("restore", str(laptop.stick), "--data", str(laptop.data), "--force")
    finally:
        server.kill()

    assert done.returncode == 0, done.stderr
    assert laptop.backups()
    assert into.returncode == 1
    assert "A program has this folder open" in into.stderr
