"""While a house runs: a backup when something was written, at each stage's end, and again by itself when the stick is back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from facilitate.backups import keeper as keeping
from facilitate.backups.keeper import EVERY, SOON, Keeper
from facilitate.backups.making import shelf_of
from facilitate.config import Config
from facilitate.web.backups import in_words
from tests.backups.house import House
from tests.web.pages_app import House as Pages
from tests.web.watched import watched


@dataclass
class Timers:
    """What is to be done by and by, done when a test says so."""

    due: list[tuple[float, Callable[[], None]]] = field(default_factory=list)

    def later(self, seconds: float, work: Callable[[], None]) -> None:
        self.due.append((seconds, work))

    def run(self) -> list[float]:
        """Do what is due now; after how many seconds each was to be done."""
        now, self.due = self.due, []
        for _, work in now:
            work()
        return [seconds for seconds, _ in now]


@pytest.fixture
def timers(monkeypatch: pytest.MonkeyPatch) -> Timers:
    """Nobody rests after a backup."""
    monkeypatch.setattr(keeping, "SHARE", 0)
    return Timers()


def begun(house: House, timers: Timers, stick: Path | None = None) -> Keeper:
    house.config = Config(house.config.data, house.config.db, backup=str(stick or ""))
    keeper = Keeper(house.config, lambda work: work(), timers.later)
    keeper.begin(house.cast.place.door)
    timers.run()
    return keeper


def count(house: House) -> int:
    return len(shelf_of(house.config).all())


def test_one_is_made_when_something_was_written_and_none_when_not(house: House, timers: Timers) -> None:
    house.cast.go("discuss")
    keeper = begun(house, timers)
    first = count(house)
    timers.run()
    still = count(house)
    house.cast.do("wang", "hand")
    waits = timers.run()

    assert (first, still, count(house)) == (1, 1, 2)
    assert waits == [EVERY]
    assert keeper.look().made is not None


def test_a_stages_end_is_kept_a_second_later(house: House, timers: Timers) -> None:
    begun(house, timers)
    timers.due.clear()
    house.cast.go("discuss")

    assert [seconds for seconds, _ in timers.due] == [SOON]
    timers.run()
    assert not [one for one in shelf_of(house.config).all() if one.open]


def test_a_stick_that_is_pulled_out_is_told_and_goes_on_when_it_is_back(
    house: House, timers: Timers, tmp_path: Path
) -> None:
    stick = tmp_path / "media" / "stick"
    stick.mkdir(parents=True)
    keeper = begun(house, timers, stick)
    shutil.move(stick.parent, tmp_path / "pocket")
    timers.run()
    gone = keeper.look()
    shutil.move(tmp_path / "pocket", stick.parent)
    timers.run()

    assert gone.fault == "gone"
    assert keeper.look().fault == ""
    assert count(house) == 1


@pytest.mark.parametrize(("fault", "told"), [(OSError(28, "no space"), "full"), (OSError(30, "read-only"), "failed")])
def test_a_fault_is_told_the_meeting_goes_on_and_it_is_tried_again(
    fault: OSError, told: str, house: House, timers: Timers, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = begun(house, timers)
    make = keeping.Maker.make
    monkeypatch.setattr(keeping.Maker, "make", _raising(fault))
    house.cast.do("host", "advance", to="discuss", override="later")
    timers.run()
    failed = keeper.look().fault
    monkeypatch.setattr(keeping.Maker, "make", make)
    timers.run()

    assert failed == told
    assert keeper.look().fault == ""


def _raising(fault: OSError) -> Callable[..., Any]:
    def make(*_: object, **__: object) -> None:
        raise fault

    return make


def test_where_none_are_wished_none_are_made_and_what_a_killed_one_left_goes_all_the_same(
    house: House, timers: Timers
) -> None:
    key = house.config.data / ".snapshot-killed" / "boxes" / "7.key"
    key.parent.mkdir(parents=True)
    key.write_bytes(b"k" * 32)
    keeper = Keeper(Config(house.config.data, house.config.db, backup="off"), lambda work: work(), timers.later)
    keeper.begin(house.cast.place.door)

    assert timers.due == []
    assert keeper.look().off
    assert not key.exists()


@pytest.mark.parametrize(("lang", "words"), [("zh", "同一块硬盘"), ("en", "On the same disk")])
def test_the_organiser_reads_when_the_last_was_made_and_what_the_place_is_worth(
    lang: str, words: str, tmp_path: Path
) -> None:
    pages = _pages(tmp_path, keeping.Told("/media/stick", 12.0, 0.2, 40_000, "", same=True))

    page = pages.organiser().get(f"/health?lang={lang}").text

    assert words in page
    assert "40 kB" in page


@pytest.mark.parametrize("fault", ["gone", "full", "failed"])
def test_a_backup_that_fails_is_seen_at_the_door_and_on_the_page_of_health(fault: str, tmp_path: Path) -> None:
    pages = _pages(tmp_path, keeping.Told("/media/stick", None, fault=fault))

    for page in ("/?lang=en", "/health?lang=en"):
        text = pages.organiser().get(page).text
        assert "/media/stick" in text
        assert "Meetings go on." in text


def _pages(folder: Path, told: keeping.Told) -> Pages:
    pages = watched(folder)
    pages.app.extensions["backups"] = _Kept(told)
    return pages


@dataclass
class _Kept:
    told: keeping.Told

    def look(self) -> keeping.Told:
        return self.told


def test_a_house_without_backups_says_nothing_of_them() -> None:
    assert in_words(keeping.Told(off=True)) is None
