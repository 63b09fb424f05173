"""Kept papers of one erasure change all or not at all, wherever the power goes, and as the database says."""

import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from facilitate.web.privacy import cleaning, files, together
from facilitate.web.privacy import erase as privacy
from tests.backups.cut import Disk
from tests.web.evening import Evening, play
from tests.web.pages_app import House, make_house
from tests.web.test_privacy_kept import put

WHO = "退休管道工程师"
CODE = "ABCD2345"
OLD = {"minutes.md": "old", "minutes.html": "old", "notes.md": "old"}
NEW = OLD | dict.fromkeys([*OLD, "public_notice.md"], "new")
EACH = 40 if os.environ.get("FACILITATE_LONG") else 6


def papers(folder: Path) -> Path:
    """The folder of papers, as they were."""
    for name, text in OLD.items():
        (folder / CODE).mkdir(parents=True, exist_ok=True)
        (folder / CODE / name).write_text(text)
    return folder


def standing(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.rglob("*") if path.is_file()}


def cut(folder: Path, at: int, chance: random.Random) -> tuple[str, bool]:
    """What stands after the power went at that step and somebody took it up: old, new or torn; and whether all was done before."""
    kept, came, done = papers(folder / "kept"), [], []
    with Disk(folder, at, chance).watched():
        with together.together({kept / CODE / name: text.encode() for name, text in NEW.items()}, CODE, 1):
            pass
        came.append(True)  # the database has it
        together.settle(kept, lambda code, times: (code, times) == (CODE, 1))
        done.append(True)
    together.settle(kept, lambda _code, _times: bool(came))
    together.tidy(folder)
    wanted = NEW if came else OLD
    return ("new" if came else "old") if standing(kept) == wanted else "torn", bool(done)


def cuts(folder: Path, each: int = EACH) -> Counter[str]:
    chance, found, at, ends = random.Random(3), Counter[str](), 0, False
    while not ends:
        at += 1
        for number in range(each):
            here = folder / f"{at}-{number}"
            told, done = cut(here, at, chance)
            found[told] += 1
            ends = ends or done
            shutil.rmtree(here)
    return found


def test_wherever_the_power_goes_all_papers_are_old_or_all_are_new_as_the_database_says(tmp_path: Path) -> None:
    found = cuts(tmp_path)

    print(f"{sum(found.values())} cuts while four papers change: {dict(found)}")
    assert found["torn"] == 0
    assert found["old"] > 10
    assert found["new"] > 10


def test_one_that_replaces_them_one_by_one_without_a_list_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(together, "_begin", lambda *_: None)

    assert cuts(tmp_path, 1)["torn"] > 0


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


PAPERS = ("minutes.md", "notes.md", "other.md")


def killed(house: House, held: Evening, how: str) -> None:
    """`facilitate erase` is killed at that point, after she stood in three papers."""
    for name in PAPERS:
        put(house, held.code, name, f"{WHO} 说\n")
    config = house.services.config
    program = f"""
import os
from facilitate.web.privacy import together
real, seen = together.{how}, []
def cut(*words):
    seen.append(1)
    return os._exit(9) if len(seen) == 2 else real(*words)
together.{how} = cut
from facilitate.cli import main
main()
"""
    words = ["erase", WHO, "--meeting", held.code, "--yes", "--data", str(config.data), "--db", config.db]
    done = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True, timeout=120)
    assert done.returncode == 9, done.stdout + done.stderr


def named(house: House, held: Evening) -> list[bool]:
    house.services.door.memory.forget(held.code)
    texts = [(house.services.config.data / files.KEPT / held.code / name).read_text() for name in PAPERS]
    log = "".join(row.body for row in house.services.store.rows(held.code))
    return [WHO in text for text in (*texts, log)]


@pytest.mark.parametrize(
    ("how", "first", "then"),
    [("_take_place", [False, True, True, True], [True] * 4), ("_take_up", [False] * 4, [False] * 4)],
    ids=["between two papers", "when the database has it"],
)
def test_a_command_that_is_killed_is_taken_up_at_the_next_start(
    house: House, how: str, first: list[bool], then: list[bool]
) -> None:
    held = play(house)
    killed(house, held, how)
    before = named(house, held)
    told = cleaning.unfinished

    with house.app.test_request_context("/"):
        assert any("材料" in line for line in told(house.services)), "the page says that it is not done"
    cleaning.Cleaner(house.services, lambda _seconds, _work: None).look()

    assert before == first
    assert named(house, held) == then
    assert not list((house.services.config.data / files.KEPT).rglob(".*"))
    with house.app.test_request_context("/"):
        assert not any("材料" in line for line in told(house.services))


def test_who_presses_again_after_a_kill_takes_it_up_too(house: House) -> None:
    held = play(house)
    killed(house, held, "_take_place")

    privacy.erase(house.services, held.code, held.people[WHO], words=True)

    assert named(house, held) == [False] * 4
    assert not list((house.services.config.data / files.KEPT).rglob(".*"))


def test_while_somebody_changes_papers_nobody_tidies_them_away(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    held = play(house)
    paper = put(house, held.code, "minutes.md", f"{WHO} 说\n")
    real = together._take_place

    def amid(part: Path, path: Path) -> None:
        cleaning.Cleaner(house.services, lambda _seconds, _work: None).look()
        real(part, path)

    monkeypatch.setattr(together, "_take_place", amid)
    privacy.erase(house.services, held.code, held.people[WHO], words=True)

    assert WHO not in paper.read_text()


def test_whoever_comes_while_another_is_about_it_changes_nothing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    held = play(house)
    monkeypatch.setattr(together, "PATIENCE", 0.0)

    with together.changing(house.services), pytest.raises(BlockingIOError):
        privacy.erase(house.services, held.code, held.people[WHO], words=True)

    assert WHO in "".join(row.body for row in house.services.store.rows(held.code))
