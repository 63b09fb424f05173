"""What a clerk reads when a backup cannot be brought back: in both languages, what to do, no trace, and nothing lost."""

import shutil
import sys
import zipfile
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from facilitate.backups import container, restoring
from facilitate.backups.starting import newest_tables
from facilitate.cli import main
from tests.backups.house import WORDS, House, everything, packed
from tests.doors import close_all

Usage = namedtuple("Usage", "total used free")


def bring_back(file: Path, data: Path, *words: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["restore", str(file), "--data", str(data), *words], input=typed)


def cut(file: Path, _: Path) -> Path:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    return file


def letter(file: Path, _: Path) -> Path:
    file.write_text("这是一封信")
    return file


def nothing(file: Path, _: Path) -> Path:
    file.write_bytes(b"")
    return file


def newer(file: Path, folder: Path) -> Path:
    return _told(file, folder, tables="9001")


def other_kind(file: Path, folder: Path) -> Path:
    return _told(file, folder, format="facilitate.backup/2")


def _told(file: Path, folder: Path, **otherwise: str) -> Path:
    """The same backup, as another program would have written it."""
    with zipfile.ZipFile(file) as pack:
        there = {name: pack.read(name) for name in pack.namelist() if name != container.MANIFEST}
        manifest = msgspec.structs.replace(container.read_manifest(pack), **otherwise)
    return packed(folder / "theirs.zip", manifest, there)


@pytest.mark.parametrize(
    ("harm", "zh", "en"),
    [
        (cut, "坏了：什么也没有动", "is damaged: nothing was changed"),
        (letter, "坏了：什么也没有动", "is damaged: nothing was changed"),
        (nothing, "坏了：什么也没有动", "is damaged: nothing was changed"),
        (newer, "更新的程序做的（9001）", "a newer program (9001)"),
        (other_kind, "更新的程序做的（facilitate.backup/2）", "a newer program (facilitate.backup/2)"),
    ],
)
def test_a_file_that_is_no_good_is_told_and_the_house_stays(
    harm: Callable[[Path, Path], Path], zh: str, en: str, house: House, tmp_path: Path
) -> None:
    kept = shutil.copy(house.make().path, tmp_path / "kept.zip")
    file = harm(Path(shutil.copy(kept, tmp_path / "harmed.zip")), tmp_path)
    close_all()
    before = everything(house.config.data)

    done = bring_back(file, house.config.data, "--force")

    assert done.exit_code == 1
    assert zh in done.stderr
    assert en in done.stderr
    assert everything(house.config.data) == before


def test_a_locked_one_that_is_cut_off_is_told_by_its_right_passphrase(house: House, tmp_path: Path) -> None:
    house.lock()
    file = cut(house.make().path, tmp_path)

    done = bring_back(file, tmp_path / "other", typed=f"{WORDS}\n")

    assert "什么也没有动" in done.stderr
    assert list((tmp_path / "other").iterdir()) == []


def test_a_wrong_passphrase_is_told_and_the_right_one_goes_on(house: House, tmp_path: Path) -> None:
    house.lock()
    file = house.make().path

    wrong = bring_back(file, tmp_path / "other", typed="wrong\n")
    left = list((tmp_path / "other").iterdir())
    right = bring_back(file, tmp_path / "other", typed=f"{WORDS}\n")

    assert "口令不对" in wrong.stderr
    assert "The passphrase is wrong" in wrong.stderr
    assert (wrong.exit_code, left, right.exit_code) == (1, [], 0)


def test_an_older_programs_backup_comes_back_by_its_chain(house: House, tmp_path: Path) -> None:
    older = _told(house.make().path, tmp_path, program="0123456789abcdef")

    done = bring_back(older, tmp_path / "other")

    assert done.exit_code == 0
    assert "— ：只比了链" in done.stdout
    assert "Only the chain was compared" in done.stdout


@pytest.mark.parametrize("when", ["before", "midway"])
def test_a_disk_that_is_full_is_told_and_nothing_is_lost(
    when: str, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = house.make().path
    close_all()
    before = everything(house.config.data)
    if when == "before":
        monkeypatch.setattr(restoring.shutil, "disk_usage", lambda _: Usage(10**6, 10**6, 0))
    else:
        monkeypatch.setattr(container, "keep", _full)

    done = bring_back(file, house.config.data, "--force")

    assert done.exit_code == 1
    assert ("放不下" if when == "before" else "原来的没有动") in done.stderr
    assert ("too little room" if when == "before" else "What was there is as it was") in done.stderr
    assert everything(house.config.data) == before


def test_a_stick_that_is_full_is_told_without_the_systems_own_words(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = house.make().path
    monkeypatch.setattr(container, "keep", _full)

    done = CliRunner().invoke(main, ["backup", "--data", str(house.config.data)])

    assert done.exit_code == 1
    assert "地方满了" in done.stderr
    assert "there is no room" in done.stderr
    assert "Errno" not in done.stderr
    assert list(house.config.backups.iterdir()) == [before]


def _full(_file: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_stick_that_is_not_in_is_told_and_in_again_it_goes_on(house: House, tmp_path: Path) -> None:
    stick = tmp_path / "media" / "facilitate"
    words = ["backup", str(stick), "--data", str(house.config.data)]

    out = CliRunner().invoke(main, words)
    stick.parent.mkdir()
    again = CliRunner().invoke(main, words)

    assert "找不到这个地方（U 盘插好了吗）" in out.stderr
    assert "is the stick in?" in out.stderr
    assert (out.exit_code, again.exit_code) == (1, 0)
    assert len(list(stick.iterdir())) == 1


def test_a_folder_that_is_not_there_or_empty_is_told_in_both_languages(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    gone, empty = (bring_back(tmp_path / name, tmp_path / "data") for name in ("gone", "empty"))

    assert "找不到" in gone.stderr
    assert "There is no such" in gone.stderr
    assert "这个文件夹里没有备份" in empty.stderr
    assert "There is no backup in this folder" in empty.stderr


def test_the_next_command_can_be_typed_as_it_stands_and_keeps_the_stick(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "U 盘"
    stick.mkdir()
    monkeypatch.setattr(sys, "argv", ["/srv/hui/.venv/bin/facilitate"])
    file = shutil.copy(house.make().path, stick)

    done = bring_back(Path(file), tmp_path / "other")

    assert f'/srv/hui/.venv/bin/facilitate serve --data {tmp_path}/other --backup "{stick}"' in done.stdout


def test_the_newest_tables_are_no_newer_than_what_was_told() -> None:
    assert newest_tables() < "9001"
