"""What is cleaned after an erasure is what holds it: no clock wipes a backup that has seen it, and no act waits for a disk."""

from pathlib import Path

import pytest

from facilitate.backups.making import Maker, replace_backups, shelf_of
from facilitate.store import asking
from facilitate.web.privacy import cleaning
from facilitate.web.privacy import erase as privacy
from tests.web.evening import play
from tests.web.pages_app import House, make_house
from tests.web.test_privacy_cleaning import gone, look, unclean

WHO = "退休管道工程师"
AHEAD = 400 * 86_400_000


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


def names(house: House) -> set[str]:
    return {one.path.name for one in shelf_of(house.services.config).all()}


def test_an_erasure_by_a_clock_that_ran_ahead_wipes_no_backup_made_after_it(house: House) -> None:
    held = play(house)
    house.clock.at += AHEAD
    privacy.erase(house.services, held.code, held.people[WHO], words=True)
    Maker(house.services.config).make()
    before = names(house)

    look(house)

    assert len(before) == 2
    assert names(house) == before


def test_after_a_restore_what_was_put_aside_and_the_backups_that_have_seen_the_erasure_stay(house: House) -> None:
    held = play(house)
    privacy.erase(house.services, held.code, held.people[WHO], words=True)
    Maker(house.services.config).make()
    house.services.in_writer(lambda: unclean_again(house))
    aside = house.services.config.data / "before-restore-2099-11-21-100000"
    aside.mkdir()
    (aside / "facilitate.db").write_bytes(b"a house")
    before = names(house)

    look(house)

    assert before < names(house)
    assert (aside / "facilitate.db").read_bytes() == b"a house"
    assert unclean(house) == {}


def test_what_was_put_aside_before_the_erasure_goes(house: House) -> None:
    held = play(house)
    privacy.erase(house.services, held.code, held.people[WHO], words=True)
    house.services.in_writer(lambda: unclean_again(house))
    aside = house.services.config.data / "before-restore-2020-11-21-100000"
    aside.mkdir()
    (aside / "facilitate.db").write_bytes(b"a house")

    look(house)

    assert not aside.exists()


def unclean_again(house: House) -> None:
    """As in a house that came back from the backup made amid the erasure."""
    with house.services.engine.begin() as connection:
        connection.exec_driver_sql("update erasures set cleaned = null, left_over = ''")


def test_backups_are_looked_after_in_their_own_thread_and_a_fault_is_tried_less_and_less(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, waits, apart = play(house), [], []
    replace_backups(house.services.config)
    monkeypatch.setattr(Maker, "make", gone)
    privacy.erase(house.services, held.code, held.people[WHO], words=True)
    maker = Maker(house.services.config)
    cleaner = cleaning.Cleaner(
        house.services, lambda seconds, _work: waits.append(seconds), lambda work: apart.append(1) or work(maker)
    )

    for _ in range(6):
        cleaner.look()

    assert len(apart) == 6
    assert waits == [120, 240, 480, 960, 960, 960]
    assert list(unclean(house).values()) == [("backups: NoPlace",)]


def test_the_database_is_not_rewritten_while_anybody_meets(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    held, scrubbed = play(house), []
    with monkeypatch.context() as broken:
        broken.setattr(cleaning, "scrub", lambda *_: ["vacuum"])
        privacy.erase(house.services, held.code, held.people[WHO], words=True)
    monkeypatch.setattr(cleaning, "scrub", lambda *_: scrubbed.append(1) or [])
    with monkeypatch.context() as meeting:
        meeting.setattr(house.services.crowd, "connected", lambda: 1)
        look(house)
    waiting = house.services.book.read(asking.unclean)

    look(house)

    assert list(waiting.values()) == [("vacuum",)]
    assert scrubbed == [1]
    assert unclean(house) == {}


def test_after_a_fault_of_the_whole_database_every_table_is_cleaned_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, tried = play(house), []

    def broken(_engine: object, tables: list[str]) -> list[str]:
        tried.append(tables)
        if len(tried) == 1:
            raise OSError(5, "broken")
        return []

    monkeypatch.setattr(cleaning, "scrub", broken)
    privacy.erase(house.services, held.code, held.people[WHO], words=True)
    look(house)

    assert "log" in tried[0]
    assert tried[1] == tried[0]
