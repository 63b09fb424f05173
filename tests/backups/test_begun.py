"""A backup was half brought back when somebody began another house in that folder: neither is written over, and both are named."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from facilitate.backups import placing
from facilitate.backups.placing import Begun, recover
from facilitate.backups.starting import Unfit, look
from facilitate.cli_backup import backup, restore
from facilitate.config import Config
from tests.backups.test_placing import NEW, standing, written

WAITS = ".placed-2026-11-21-203000"


def half_way(tmp_path: Path, *gone: str) -> Path:
    """The house NEW is about to move into its place, and `gone` of it did."""
    data = tmp_path / "data"
    written(data / WAITS, {name: content for name, content in NEW.items() if name not in gone})
    written(data, {name: NEW[name] for name in gone})
    return data


def all_of(data: Path) -> dict[str, bytes]:
    return {path.relative_to(data).as_posix(): path.read_bytes() for path in data.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", ["facilitate.db", "facilitate.db-wal", "secret", "rules/mine.yaml"])
def test_what_was_begun_meanwhile_is_not_written_over_and_both_are_named(tmp_path: Path, name: str) -> None:
    data = half_way(tmp_path)
    written(data, {name: b"begun meanwhile"})
    before, config = all_of(data), Config(data, f"sqlite:///{data / 'facilitate.db'}")

    with pytest.raises(Begun) as told:
        recover(data)
    with pytest.raises(Unfit, match="another house was begun") as said:
        look(config)

    assert all_of(data) == before
    assert told.value.there == [data / name.partition("/")[0]]
    assert all(str(path) in str(said.value) for path in (data / WAITS, told.value.there[0]))


@pytest.mark.parametrize("command", [[backup], [restore, "stick"]])
def test_the_commands_say_it_in_both_languages(tmp_path: Path, command: list[Any]) -> None:
    data = half_way(tmp_path)
    written(data, {"facilitate.db": b"begun meanwhile"})
    before = all_of(data)
    (tmp_path / "stick").mkdir()
    (tmp_path / "stick" / "x.zip").write_bytes(b"x")
    words = [str(tmp_path / "stick" / "x.zip")] if command[0] is restore else []

    done = CliRunner().invoke(command[0], [*words, "--data", str(data)])

    assert done.exit_code == 1, done.output
    assert "两份都在" in done.output
    assert "nothing was written over" in done.output
    assert all_of(data) == before


def test_once_what_was_begun_is_moved_away_the_backup_takes_its_place(tmp_path: Path) -> None:
    data = half_way(tmp_path)
    written(data, {"facilitate.db": b"begun meanwhile"})
    (data / "facilitate.db").rename(tmp_path / "elsewhere.db")

    recover(data)

    assert standing(data) == NEW
    assert not (data / WAITS).exists()


def test_what_had_moved_before_the_power_went_is_not_in_the_way(tmp_path: Path) -> None:
    data = half_way(tmp_path, "facilitate.db", "secret")

    recover(data)

    assert standing(data) == NEW


def test_one_that_does_not_look_what_is_in_the_way_is_caught(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = half_way(tmp_path)
    written(data, {"facilitate.db": b"begun meanwhile"})
    monkeypatch.setattr(placing, "_in_the_way", lambda _folder: [])

    recover(data)

    assert b"begun meanwhile" not in all_of(data).values(), "it is lost"
