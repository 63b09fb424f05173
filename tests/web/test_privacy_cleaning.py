"""What could not be cleaned after an erasure is written down with it, told to the organiser, and tried again until it is done."""

from datetime import datetime
from pathlib import Path

import pytest

from facilitate.backups.making import Maker, NoPlace, replace_backups, shelf_of
from facilitate.store import asking
from facilitate.web.papers import record_of
from facilitate.web.privacy import cleaning, memory
from facilitate.web.privacy import erase as privacy
from facilitate.web.privacy.memory import LOOK, Watch
from facilitate.web.services import open_services
from tests.web.evening import play
from tests.web.pages_app import House, make_house

WHO = "退休管道工程师"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


def unclean(house: House) -> dict[int, tuple[str, ...]]:
    return house.services.book.read(asking.unclean)


def look(house: House) -> None:
    """As each minute, and at a start."""
    cleaning.Cleaner(house.services, lambda _seconds, _work: None).look()


def gone(*_: object, **__: object) -> None:
    raise NoPlace(2, "no such place", "/media/stick")


def test_a_stick_that_was_not_there_is_cleaned_when_it_is(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    held, scrubbed = play(house), []
    with monkeypatch.context() as broken:
        broken.setattr(Maker, "make", gone)
        done = privacy.erase(house.services, held.code, held.people[WHO], words=True)
        look(house)

    told = house.organiser().get("/privacy").text
    monkeypatch.setattr(cleaning, "scrub", lambda *_: scrubbed.append(1) or [])
    look(house)

    assert done.left == ("backups: NoPlace",)
    assert "旧的备份" in told
    assert unclean(house) == {}
    assert scrubbed == [], "a large database is not rewritten each minute for a stick"
    assert "清干净" not in house.organiser().get("/privacy").text
    assert len(shelf_of(house.services.config).all()) == 1


@pytest.mark.parametrize("fault", ["vacuum", "wal"])
def test_a_database_that_was_locked_or_a_disk_that_was_full(
    house: House, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    held = play(house)
    with monkeypatch.context() as broken:
        broken.setattr(cleaning, "scrub", lambda *_: [fault])
        assert privacy.erase(house.services, held.code, held.people[WHO], words=True).left == (fault,)
        look(house)
    assert list(unclean(house).values()) == [(fault,)]
    assert "磁盘满" in house.organiser().get(f"/m/{held.code}/privacy").text

    look(house)

    assert unclean(house) == {}
    assert WHO.encode() not in (house.services.config.data / "house.db").read_bytes()


def test_a_power_cut_right_after_the_erasure_is_made_good_at_the_next_start(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = play(house)

    def cut(_services: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(privacy, "clean", cut)
        with pytest.raises(KeyboardInterrupt):
            privacy.erase(house.services, held.code, held.people[WHO], words=True)
    assert list(unclean(house).values()) == [()]

    look(house)

    assert unclean(house) == {}


def test_a_stick_with_backups_from_before_is_cleaned_when_it_comes_back(house: House) -> None:
    held = play(house)
    config = house.services.config
    made = replace_backups(config)
    away = made.path.rename(config.data / "elsewhere")
    house.clock.at = round((datetime.now().timestamp() + 60) * 1000)
    privacy.erase(house.services, held.code, held.people[WHO], words=True)
    assert unclean(house) == {}
    away.rename(made.path)

    look(house)

    assert not made.path.exists()
    assert len(shelf_of(config).all()) == 1


def test_the_memory_of_a_running_server_hears_of_an_erasure_by_a_clock_that_is_slow(house: House) -> None:
    held = play(house)
    later: list[float] = []
    watch = Watch(house.services, lambda seconds, _work: later.append(seconds))
    before = house.clock.at

    house.clock.at -= 3_600_000  # the command runs on a computer that is an hour behind
    command = make_house_beside(house)
    privacy.erase(command, held.code, held.people[WHO], words=True)
    house.clock.at = before
    assert WHO in str(record_of(house.services, held.code))
    watch.look()

    assert WHO not in str(record_of(house.services, held.code))
    assert later == [LOOK]


def make_house_beside(house: House):
    """The same house as a command sees it: another process on the same database."""
    return open_services(house.services.config, clock=house.clock)


def test_what_could_not_be_forgotten_is_forgotten_at_the_next_look(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = play(house)
    watch = Watch(house.services, lambda _seconds, _work: None)
    privacy.erase(make_house_beside(house), held.code, held.people[WHO], words=True)
    with monkeypatch.context() as broken:
        broken.setattr(memory, "forget", gone)
        watch.look()

    watch.look()

    assert WHO not in str(record_of(house.services, held.code))
