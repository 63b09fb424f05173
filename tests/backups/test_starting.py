"""Before a house opens: damage, a newer program, tables of an older one. Nothing is ever changed without a backup."""

import random
import shutil
import sqlite3
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from facilitate.backups import starting
from facilitate.backups.making import shelf_of
from facilitate.backups.restoring import restore
from facilitate.backups.starting import Unfit, look, newest_tables
from facilitate.config import Config
from facilitate.core.meeting import fold
from facilitate.store import asking
from facilitate.store.box_keys import BoxKeys
from facilitate.store.log import Log
from tests import ready_tables
from tests.backups.house import House, everything, open_house
from tests.cast import CODE
from tests.doors import SECRET, close_all, opened

FLIPS = 150


def test_a_whole_house_and_one_that_is_not_there_yet_are_fit(house: House, tmp_path: Path) -> None:
    look(house.config)
    look(Config(tmp_path, f"sqlite:///{tmp_path / 'none.db'}"))
    look(Config(tmp_path, "postgresql://nobody@127.0.0.1/none"))

    assert not house.config.backups.exists()


def test_a_damaged_house_says_where_the_newest_backup_is_and_how_to_bring_it_back(house: House) -> None:
    made = house.make()
    close_all()
    database = house.config.data / "facilitate.db"
    database.write_bytes(database.read_bytes()[:200_000])
    before = everything(house.config.data)

    with pytest.raises(Unfit) as told:
        look(house.config)

    words = str(told.value)
    assert f"facilitate restore {made.path} --data {house.config.data}" in words
    assert "数据库坏了" in words
    assert "The database is damaged" in words
    assert everything(house.config.data) == before


def test_it_comes_back_from_that_backup_without_being_forced_and_the_damaged_file_is_kept(house: House) -> None:
    made = house.make()
    close_all()
    database = house.config.data / "facilitate.db"
    damaged = database.read_bytes()[:200_000]
    database.write_bytes(damaged)

    done = restore(made.path, house.config.data)

    assert done.proved
    assert done.aside is not None
    assert (done.aside / "facilitate.db").read_bytes() == damaged
    look(house.config)


@pytest.mark.parametrize("content", ["一封信".encode() * 500, b"SQLite format 3\0", b"PK\3\4" + bytes(5000)])
def test_a_file_that_is_no_database_is_told_in_words_and_left_alone(content: bytes, house: House) -> None:
    close_all()
    database = house.config.data / "facilitate.db"
    database.write_bytes(content)

    with pytest.raises(Unfit, match="No backup was found"):
        look(house.config)

    assert database.read_bytes() == content


def flipped(house: House, chance: random.Random) -> tuple[bytes, bytes]:
    """The database whole, and with one bit of one byte of one page changed."""
    whole = (house.config.data / "facilitate.db").read_bytes()
    used = [page for page in range(0, len(whole), 4096) if any(whole[page + 100 : page + 4096])]
    page = chance.choice(used)
    at = chance.choice([at for at in range(page, page + 4096) if whole[at]])
    return whole, whole[:at] + bytes([whole[at] ^ (1 << chance.randrange(8))]) + whole[at + 1 :]


def differing(one: Path, other: Path) -> set[str]:
    """The tables whose rows are not the same."""
    found = set()
    with sqlite3.connect(one) as left, sqlite3.connect(other) as right:
        for (name,) in left.execute("select name from sqlite_master where type = 'table'").fetchall():
            rows = []
            for side in (left, right):
                side.text_factory = bytes
                try:
                    rows.append(sorted(map(repr, side.execute(f"select * from {name}"))))
                except sqlite3.DatabaseError:
                    rows.append(None)
            if rows[0] != rows[1]:
                found.add(name)
    return found


def flips(folder: Path, times: int) -> tuple[Counter[str], Counter[str]]:
    """How many of so many flips were noticed, changed no row, or went unnoticed; and in which tables these last were."""
    house = open_house(folder, "flipped")
    close_all()
    chance, counts, tables = random.Random(7), Counter[str](), Counter[str]()
    good, bad = folder / "good.db", folder / "bad.db"
    for _ in range(times):
        whole, torn = flipped(house, chance)
        good.write_bytes(whole)
        bad.write_bytes(torn)
        if starting.fault_of(bad):
            counts["noticed"] += 1
        elif where := differing(good, bad):
            counts["unnoticed"] += 1
            tables.update(where)
        else:
            counts["harmless"] += 1
    return counts, tables


def test_a_bit_that_turns_in_what_somebody_said_is_noticed(tmp_path: Path) -> None:
    counts, tables = flips(tmp_path, FLIPS)

    print(f"{FLIPS} bits turned in a live database: {dict(counts)}; unnoticed ones in {dict(tables)}")
    assert counts["noticed"] > FLIPS / 3
    assert not tables.keys() & {"log", "meetings"}


@pytest.mark.parametrize("twin", ["whole", "broken_logs"])
def test_a_check_that_looks_at_only_one_of_the_two_is_caught(
    twin: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both, _ = flips(tmp_path, 40)
    monkeypatch.setattr(starting, twin, lambda _path: "" if twin == "whole" else [])
    (tmp_path / "again").mkdir()
    one, _ = flips(tmp_path / "again", 40)

    assert one["noticed"] < both["noticed"]


def old_house(house: House, tables: str, folder: Path) -> Config:
    """The same evening in a database as an older program left it."""
    folder.mkdir()
    (folder / "secret").write_text(SECRET.hex())
    shutil.copytree(house.config.data / "boxes", folder / "boxes")
    config = Config(folder, f"sqlite:///{folder / 'facilitate.db'}")
    old = create_engine(config.db)
    with old.begin() as connection:
        ready_tables.migrate(connection, tables)
    old.dispose()
    close_all()
    with sqlite3.connect(config.data / "facilitate.db") as to:
        to.execute("attach ? as new", (str(house.config.data / "facilitate.db"),))
        for name in ("meetings", "log", "ops", "tokens", "sealed"):
            columns = ", ".join(f'"{row[1]}"' for row in to.execute(f"pragma main.table_info({name})"))
            to.execute(f"insert into main.{name} ({columns}) select {columns} from new.{name}")
    to.close()
    return config


@pytest.mark.parametrize("tables", ["0003", "0011"])
def test_an_older_house_is_backed_up_before_its_tables_change_and_can_go_back(
    tables: str, house: House, tmp_path: Path
) -> None:
    config = old_house(house, tables, tmp_path / "old")

    look(config)
    kept = Log(opened(config.db), SECRET, BoxKeys(config.data)).read(CODE)
    [before] = shelf_of(config).all()
    done = restore(before.path, tmp_path / "back")

    assert kept is not None
    assert fold(kept.entries, kept.choices) == house.cast.m
    assert before.before == tables
    assert done.proved
    assert done.manifest.tables == tables
    with sqlite3.connect(tmp_path / "back" / "facilitate.db") as back:
        assert back.execute("select version_num from alembic_version").fetchall() == [(tables,)]
    back.close()


def test_what_an_older_program_erased_is_not_cleaned_anew_after_the_upgrade_and_the_way_back_stays(
    house: House, tmp_path: Path
) -> None:
    config = old_house(house, "0016", tmp_path / "old")
    with sqlite3.connect(config.data / "facilitate.db") as old:
        old.execute("insert into erasures (meeting, person, asked, done) values ('ABCD2345', 'p1', 5, 7)")
    old.close()

    look(config)

    engine = opened(config.db)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("select done, cleaned from erasures").fetchall() == [(7, 7)]
        assert asking.unclean(connection) == {}
    engine.dispose()


def test_where_there_is_no_room_for_the_backup_nothing_is_upgraded(house: House, tmp_path: Path) -> None:
    config = old_house(house, "0011", tmp_path / "old")
    lost = Config(config.data, config.db, backup=str(tmp_path / "no" / "stick"))
    before = everything(config.data)

    with pytest.raises(Unfit, match="Before an upgrade a backup is made first"):
        look(lost)

    assert everything(config.data) == before


def test_a_house_of_a_newer_program_is_told_so_and_left_alone(house: House) -> None:
    with house.cast.place.store._engine.begin() as connection:
        connection.exec_driver_sql("update alembic_version set version_num = '9001'")
    close_all()
    before = everything(house.config.data)

    with pytest.raises(Unfit, match="9001") as told:
        look(house.config)

    assert newest_tables() in str(told.value)
    assert "更新的程序" in str(told.value)
    assert everything(house.config.data) == before
