"""Which backups are kept, and that none holds what was to be forgotten."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from facilitate.backups import making
from facilitate.backups.making import NoPlace, replace_backups, shelf_of
from facilitate.backups.shelf import Backup, Shelf, keeping
from facilitate.config import Config
from facilitate.store import asking
from tests.backups.house import House, everything


def minutes(count: int) -> list[Backup]:
    """One a minute, the newest first."""
    end = datetime(2026, 11, 21, 22, 0)
    return [Backup(end - timedelta(minutes=number), Path(str(number))) for number in range(count)]


def test_of_a_month_of_minutes_the_last_ten_one_an_hour_and_one_a_day_are_kept() -> None:
    all = minutes(40 * 24 * 60)

    kept = keeping(all)

    assert set(all[:10]) <= kept
    assert len({one.at.strftime("%m-%d %H") for one in kept if one.at > all[0].at - timedelta(hours=23)}) == 24
    assert len({one.at.date() for one in kept}) == 30
    assert len(kept) == 10 + 22 + 28


def test_of_those_made_while_a_secret_ballot_was_open_at_most_the_newest_of_all_is_kept() -> None:
    all = [Backup(one.at, one.path, open=number < 5) for number, one in enumerate(minutes(8))]

    assert keeping(all) == {all[0], *all[5:]}
    assert not [one for one in keeping([minutes(1)[0], *all[1:]]) if one.open]


def test_while_a_secret_ballot_is_open_one_copy_of_it_is_kept_and_after_its_close_none(house: House) -> None:
    first, second = house.make(), house.make()
    during = house.names()

    house.cast.go("discuss")
    after = house.make()

    assert [one.open for one in (first, second, after)] == [True, True, False]
    assert during == [second.path.name]
    assert house.names() == [after.path.name]


def test_two_programs_that_replace_all_backups_at_one_moment_wait_for_each_other(house: House) -> None:
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: replace_backups(house.config), range(8)))

    assert len({one.path for one in made if one}) == 8
    assert house.names() == [max(one for one in made if one).path.name]


def test_after_an_erasure_no_backup_and_nothing_put_aside_holds_it(house: House) -> None:
    word = "地下和路灯".encode()
    house.make()
    aside = house.config.data / "before-restore-2026-11-21-100000"
    (aside / "rules").mkdir(parents=True)
    (aside / "facilitate.db").write_bytes(b"x" + word)
    assert word in everything(house.config.backups)
    with house.cast.place.store._engine.begin() as connection:
        connection.exec_driver_sql("update log set body = '{}', salt = '' where body like '%地下和路灯%'")
    assert word not in house.config.data.joinpath("facilitate.db").read_bytes()
    with house.cast.place.store._engine.connect() as connection:
        connection.exec_driver_sql("pragma wal_checkpoint(TRUNCATE)")

    made = replace_backups(house.config)

    assert made is not None
    assert house.names() == [made.path.name]
    assert word not in everything(house.config.data)


def test_a_backup_begun_before_an_erasure_and_finished_after_it_is_not_kept(house: House) -> None:
    shelf = shelf_of(house.config)
    house.make()
    early = house.make()
    late = shelf.place(early.at + timedelta(seconds=1), False, "", False)
    late.path.write_bytes(early.path.read_bytes())

    assert not shelf.settle(early)
    assert house.names()[0] == late.path.name
    assert early.path.name not in house.names()


def test_after_an_erasure_a_newer_backup_that_was_begun_before_it_goes_too(house: House) -> None:
    house.make()
    shelf = shelf_of(house.config)
    early = house.make()
    late = shelf.place(early.at + timedelta(hours=1), False, "", False)  # the clock was put back meanwhile
    late.path.write_bytes(early.path.read_bytes())
    made = shelf.place(early.at + timedelta(seconds=1), False, "", False)
    made.path.write_bytes(early.path.read_bytes())

    assert shelf.settle(made, only=True)
    assert house.names() == [made.path.name]


def test_a_backup_during_which_somebody_was_erased_is_made_anew(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    engine, real = house.cast.place.store._engine, making.stage
    staged: list[int] = []

    def slowly(*args):
        """The state is read, and only then she is erased."""
        left = real(*args)
        staged.append(1)
        if len(staged) == 1:
            with engine.begin() as connection:
                asking.done(connection, "K7MQ4HXE", "p3", True, 5)
                connection.exec_driver_sql("update log set body = '{}', salt = '' where body like '%地下和路灯%'")
            with engine.connect() as connection:
                connection.exec_driver_sql("pragma wal_checkpoint(TRUNCATE)")
        return left

    monkeypatch.setattr(making, "stage", slowly)
    made = house.make()

    assert len(staged) == 2
    assert house.names() == [made.path.name]
    assert "地下和路灯".encode() not in everything(house.config.backups)


def test_houses_that_share_a_stick_leave_each_others_backups_alone(house: House, tmp_path: Path) -> None:
    made = house.make()
    other = Shelf(house.config.backups, "000000")
    theirs = other.place(made.at + timedelta(hours=1), False, "", False)
    theirs.path.write_bytes(b"theirs")

    house.make(only=True)

    assert theirs.path.read_bytes() == b"theirs"
    assert len(house.names()) == 1


def test_a_clock_that_goes_back_changes_neither_their_order_nor_what_is_kept(house: House) -> None:
    house.cast.go("discuss")
    made = [house.make()]
    house.now -= 86_400
    made += [house.make() for _ in range(12)]

    assert house.names() == [one.path.name for one in reversed(made[-10:])]


def test_no_folder_is_made_where_the_stick_should_be(house: House, tmp_path: Path) -> None:
    house.config = Config(house.config.data, house.config.db, backup=str(tmp_path / "media" / "stick" / "ours"))

    with pytest.raises(NoPlace):
        house.make()

    assert not (tmp_path / "media").exists()


def test_a_house_that_has_moved_to_another_database_forgets_what_was_put_aside_too(tmp_path: Path) -> None:
    (tmp_path / "before-restore-2026-11-21-100000" / "boxes").mkdir(parents=True)
    (tmp_path / "before-restore-2026-11-21-100000" / "boxes" / "K7MQ4HXE-1.key").write_bytes(bytes(32))

    replace_backups(Config(tmp_path, "postgresql://nobody@127.0.0.1/none"))

    assert list(tmp_path.iterdir()) == []
