"""What comes from others: unchanged files with their licences, pinned packages no older than the floors of safety."""

import hashlib
import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pysqlite3
import pytest

from tests.house.tree import ROOT, text

FLOORS = {
    "python-socketio": (5, 16, 3),
    "weasyprint": (70, 0),
    "werkzeug": (3, 1, 6),
    "flask": (3, 1, 3),
    "jinja2": (3, 1, 6),
    "sqlalchemy": (2, 1),
    "pysqlite3": (0, 6),
}
ROW = re.compile(r"^\| (\S+) \| (.+?) \| (.+?) \| (\S+) \((\S+)\) \| ([0-9a-f]{64}) \|$", re.M)


def numbers(words: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", words)[:3])


@pytest.mark.parametrize("folder", ["static/vendor", "static/fonts"])
def test_files_of_others_are_unchanged_and_carry_their_licence(folder: str) -> None:
    rows = ROW.findall(text(f"{folder}/README.md"))
    there = {path.name for path in (ROOT / folder).iterdir() if path.suffix in (".js", ".ttf")}

    assert {row[0] for row in rows} == there
    for file, _, _, _, licence, checksum in rows:
        assert hashlib.sha256((ROOT / folder / file).read_bytes()).hexdigest() == checksum
        assert (ROOT / folder / licence).stat().st_size > 500


def test_the_parser_on_the_phone_counts_attachments() -> None:
    [parser] = re.findall(r"socket\.io-parser ([\d.]+)", text("static/vendor/README.md"))

    assert numbers(parser) >= (4, 2, 7)
    assert "too many attachments" in text("static/vendor/socket.io.js")


@pytest.mark.parametrize("package", FLOORS)
def test_packages_stand_on_their_floors(package: str) -> None:
    assert numbers(version(package)) >= FLOORS[package]


def test_the_database_is_past_the_versions_that_can_lose_commits() -> None:
    assert pysqlite3.sqlite_version_info >= (3, 51, 3)


def test_no_package_that_was_ruled_out_is_pinned() -> None:
    assert not {"eventlet", "pysqlite3-binary"} & set(pinned("requirements-dev.txt"))


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_is_pinned_by_hash(lock: str) -> None:
    entries = re.split(r"\n(?=\S)", text(lock).strip())

    assert all(re.match(r"^[a-z0-9-]+(\[[a-z]+\])?==\S+", entry) and "--hash=sha256:" in entry for entry in entries)


def test_the_locks_hold_what_the_project_asks_for_and_agree() -> None:
    project = tomllib.loads(text("pyproject.toml"))
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["build"]]
    run, dev = pinned("requirements.txt"), pinned("requirements-dev.txt")

    assert {re.split(r"[\[><=; ]", name)[0].lower() for name in asked} <= set(run)
    assert run.items() <= dev.items()
    assert {re.split(r"[\[><=; ]", name)[0].lower() for name in project["dependency-groups"]["dev"]} <= set(dev)


def pinned(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)(?:\[[a-z]+\])?==(\S+)", Path(ROOT / lock).read_text(), re.M))
