"""A power cut while a backup is brought back leaves the old house or the new one; nothing in between, nothing lost."""

import os
import random
import shutil
from collections import Counter
from pathlib import Path

import pytest

from facilitate.backups import container, files, placing, restoring
from facilitate.backups.making import left_over
from facilitate.backups.placing import ASIDE, OURS, Busy, alone, place, recover
from facilitate.backups.restoring import InUse, restore
from facilitate.backups.starting import Unfit, look
from tests.backups.cut import Disk
from tests.backups.house import House
from tests.doors import close_all, opened

LONG = bool(os.environ.get("FACILITATE_LONG"))
EACH, WHOLE = (20, 200) if LONG else (3, 25)
OLD = {
    "facilitate.db": b"old",
    "facilitate.db-wal": b"old log",
    "secret": b"s",
    "rules/ours.yaml": b"id: ours",
    "rules/gone.yaml": b"id: gone",
    "boxes/K7MQ4HXE-1.key": b"k",
    "meetings.json": b"[]",
}
NEW = {
    "facilitate.db": b"new",
    "secret": b"t",
    "organiser.key": b"o",
    "rules/ours.yaml": b"id: other",
    "kept/K/m.md": b"m",
}
House_ = dict[str, bytes]


def written(folder: Path, house: House_) -> Path:
    for name, content in house.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        with (folder / name).open("wb") as file:
            file.write(content)
            files.keep(file)
    return folder


def standing(data: Path) -> House_:
    """What a house in that folder is made of."""
    found = (path for name in OURS if (data / name).exists() for path in (data / name, *(data / name).rglob("*")))
    return {path.relative_to(data).as_posix(): path.read_bytes() for path in found if path.is_file()}


def beside(data: Path) -> list[House_]:
    return [standing(folder) for folder in data.glob(f"{ASIDE}*")]


def judged(data: Path, old: House_, new: House_) -> str:
    """Which of the two stands once the folder was opened again; "torn" where it is neither, or the old one is nowhere."""
    try:
        recover(data)
        left_over(data)
    except Exception as fault:
        return f"torn: {fault!r}"
    there = standing(data)
    if there == old:
        return "old"
    return "new" if there == new and (not old or old in beside(data)) else "torn"


def cut_while_placing(folder: Path, at: int, chance: random.Random, old: House_ = OLD) -> tuple[str, bool]:
    """What came of a cut at that step, and whether `place` had come to its end before. The opening afterwards may be cut too."""
    data = folder / "data"
    data.mkdir()
    written(data, old)
    fresh = written(data / ".restoring-x", NEW)
    disk, done = Disk(data, at, chance), False
    with disk.watched():
        place(fresh, data, lambda: None)
        done = True
    while chance.random() < 0.5:
        with Disk(data, chance.randint(1, 30), chance).watched():
            recover(data)
    return judged(data, old, NEW), done


def cuts(folder: Path, each: int, old: House_ = OLD) -> tuple[Counter[str], int]:
    """At every step, so many times: how many left which house; and how often the end was told though the old house stood."""
    chance, found, lied, at, ends = random.Random(11), Counter[str](), 0, 0, 0
    while not ends:
        at += 1
        for number in range(each):
            here = folder / f"{at}-{number}"
            here.mkdir()
            told, done = cut_while_placing(here, at, chance, old)
            found[told.partition(":")[0]] += 1
            lied += done and told != "new"
            ends += done
            shutil.rmtree(here)
    return found, lied


@pytest.mark.parametrize("old", [OLD, {}, {"facilitate.db": b"alone"}])
def test_wherever_the_power_goes_the_old_house_stands_or_the_new_one(old: House_, tmp_path: Path) -> None:
    found, lied = cuts(tmp_path, EACH, old)

    print(f"{sum(found.values())} cuts while a house of {len(old)} files gives way to another: {dict(found)}")
    assert found["torn"] == 0
    assert lied == 0
    assert found["old"] > 10
    assert found["new"] > 10


def _at_once(folder: Path) -> Path | None:
    """As it was done before: one by one into place, with nothing to tell where it stopped."""
    data = folder.parent
    for path in [data / name for name in OURS if (data / name).exists()]:
        (data / f"{ASIDE}x").mkdir(exist_ok=True)
        path.rename(data / f"{ASIDE}x" / path.name)
    for path in folder.iterdir():
        path.replace(data / path.name)
    folder.rmdir()
    return None


def test_one_that_moves_file_by_file_without_saying_how_far_it_is_is_caught(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = placing._finish
    monkeypatch.setattr(placing, "PLACING", ".unsaid-")
    monkeypatch.setattr(placing, "_finish", lambda folder: (_at_once if folder.name[1] == "u" else real)(folder))
    monkeypatch.setattr(placing, "_begun", lambda _data: [])

    found, _ = cuts(tmp_path, 2)

    assert found["torn"] > 0


def test_one_that_does_not_sync_the_folder_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(placing, "keep_names", lambda _folder: None)
    monkeypatch.setattr(placing, "keep_tree", lambda _folder: None)

    found, lied = cuts(tmp_path, 20)

    assert lied + found["torn"] > 0


def whole_restores(house: House, folder: Path, times: int) -> Counter[str]:
    """Cuts at random steps of `restore` itself, from the unpacking on."""
    made = house.make()
    close_all()
    (house.config.data / "rules" / "later.yaml").write_text("id: later")
    old = standing(house.config.data)
    shutil.copytree(house.config.data, folder / "clean", ignore=shutil.ignore_patterns("backups"))
    disk = Disk(folder / "clean")
    with disk.watched():
        restore(made.path, folder / "clean", force=True)
    new, found, chance = standing(folder / "clean"), Counter[str](), random.Random(5)
    for number in range(times):
        data = folder / str(number)
        shutil.copytree(house.config.data, data, ignore=shutil.ignore_patterns("backups"))
        with Disk(data, chance.randint(1, disk.steps), chance).watched():
            restore(made.path, data, force=True)
        found[judged(data, old, new)] += 1
        shutil.rmtree(data)
    return found


def test_a_whole_restore_is_cut_anywhere_and_leaves_one_of_the_two(house: House, tmp_path: Path) -> None:
    (tmp_path / "cuts").mkdir()
    found = whole_restores(house, tmp_path / "cuts", WHOLE)

    print(f"{WHOLE} cuts while a backup is brought back: {dict(found)}")
    assert set(found) == {"old", "new"}


def test_a_restore_that_does_not_wait_for_the_disk_is_caught(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cuts").mkdir()
    monkeypatch.setattr(container, "keep", lambda file: file.flush())

    assert whole_restores(house, tmp_path / "cuts", 15)["torn"] > 0


def test_a_program_that_was_started_meanwhile_keeps_its_house(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, data = house.make(), house.config.data
    close_all()
    before, prove = standing(data), restoring.prove

    def starting(*words: object) -> object:
        opened(house.config.db).connect()
        return prove(*words)  # type: ignore[arg-type]

    monkeypatch.setattr(restoring, "prove", starting)
    with pytest.raises(InUse):
        restore(made.path, data, force=True)
    close_all()

    assert standing(data) == before
    assert not list(data.glob(f"{ASIDE}*"))
    assert not list(data.glob(".placing*"))


def test_a_start_goes_on_with_what_was_cut_off_before_it_looks_at_the_database(house: House) -> None:
    made, data = house.make(), house.config.data
    close_all()
    fresh = data / ".placing-2026-11-21-203000"
    fresh.mkdir()
    (data / "rules" / "later.yaml").write_text("id: later")
    with container.opened(made.path, None, data) as pack:
        container.unpack(pack, container.read_manifest(pack), fresh)
    (data / "facilitate.db").write_bytes(b"torn")

    look(house.config)

    assert not (data / "rules" / "later.yaml").exists()
    assert (data / "before-restore-2026-11-21-203000" / "facilitate.db").read_bytes() == b"torn"
    assert not fresh.exists()


def test_while_a_backup_takes_its_place_nobody_opens_the_house(house: House) -> None:
    data = house.config.data
    close_all()
    with alone(data):
        look(house.config)
        (data / ".placing-2026-11-21-203000").mkdir()
        with pytest.raises(Busy):
            recover(data)
        with pytest.raises(Unfit, match="at this moment"):
            look(house.config)
