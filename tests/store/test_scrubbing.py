"""What was erased is in no byte of the database's own files."""

import os
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import insert, select, update

from facilitate.store import asking
from facilitate.store.database import open_database
from facilitate.store.erasing import everywhere
from facilitate.store.register_tables import communities
from facilitate.store.scrubbing import scrub
from tests.servers import Postgres

NAME = "独一无二的名字甲乙丙"


def named_in(*folders: Path) -> list[Path]:
    """The files there that hold the name, the write-ahead log among them; one that vanishes meanwhile has nothing."""
    found = []
    for folder in folders:
        for place, _, names in os.walk(folder):
            for name in names:
                with suppress(OSError):
                    if NAME.encode() in (Path(place) / name).read_bytes():
                        found.append(Path(place) / name)
    return found


def own_files(engine) -> tuple[Path, Path]:
    """Of a PostgreSQL that many databases share: where this database's files are, and the write-ahead log."""
    with engine.connect() as connection:
        connection.exec_driver_sql("checkpoint")  # what is only in memory goes into the files
        folder = Path(connection.exec_driver_sql("show data_directory").scalar())
        own = connection.exec_driver_sql("select oid from pg_database where datname = current_database()").scalar()
    return folder / "base" / str(own), folder / "pg_wal"


def write_and_take_back(engine) -> None:
    with engine.begin() as connection:
        connection.execute(insert(communities).values(name=NAME, organiser=NAME * 40, supporter="", profile={"a": 1}))
    with engine.begin() as connection:
        connection.execute(update(communities).values(name="", organiser=""))


def test_on_sqlite(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'a.db'}")
    write_and_take_back(engine)
    assert named_in(tmp_path), "the write-ahead log still has it"

    assert scrub(engine, everywhere(engine)) == []

    assert named_in(tmp_path) == []
    engine.dispose()


def test_on_postgresql_also_in_its_write_ahead_log(postgres: Postgres) -> None:
    engine = open_database(postgres.fresh_database())
    write_and_take_back(engine)
    files = own_files(engine)
    assert named_in(*files)

    assert scrub(engine, everywhere(engine)) == []

    assert named_in(*files) == []
    engine.dispose()


def test_on_postgresql_also_in_segments_that_were_kept_for_use_again(postgres: Postgres) -> None:
    engine = open_database(postgres.fresh_database())
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("select pg_sleep(0.5)")  # the server may still be reading its settings
        for _ in range(4):
            write_and_take_back(engine)
            connection.exec_driver_sql("select pg_switch_wal()")
        connection.exec_driver_sql("checkpoint")  # four segments with the name lie ahead now, under later names
    _, log = own_files(engine)
    assert named_in(log)

    assert scrub(engine, everywhere(engine)) == []

    assert named_in(log) == []
    engine.dispose()


@pytest.mark.parametrize("words", [True, False])
def test_a_wish_is_kept_once_and_is_done_once(tmp_path: Path, words: bool) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'a.db'}")
    with engine.begin() as connection:
        asking.ask(connection, "K7MQ4HXE", "p3", False, 10)
        asking.ask(connection, "K7MQ4HXE", "p3", words, 20)
        asked = asking.listed(connection, "K7MQ4HXE")
        asking.done(connection, "K7MQ4HXE", "p3", words, 30)
        asking.done(connection, "K7MQ4HXE", "p4", words, 40)

        assert [(one.person, one.words, one.asked, one.done) for one in asked] == [("p3", words, 10, None)]
        assert set(asking.carried_out(connection)) == {(1, 30), (2, 40)}
        assert set(asking.carried_out(connection).values()) == {"K7MQ4HXE"}
        assert asking.newest(connection) == 40
        assert len(asking.listed(connection)) == 2
    engine.dispose()


def test_what_is_left_to_be_cleaned_stays_written_down_until_nothing_is(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'a.db'}")
    with engine.begin() as connection:
        asking.ask(connection, "K7MQ4HXE", "p3", True, 10)
        assert asking.unclean(connection) == {}, "nothing was erased yet"
        asking.done(connection, "K7MQ4HXE", "p3", True, 20)
        assert asking.unclean(connection) == {1: ()}, "in the same moment"
        asking.tried(connection, [1], ["vacuum", "backups: NoPlace"], 30)
        assert asking.unclean(connection) == {1: ("vacuum", "backups: NoPlace")}
        asking.tried(connection, [1], [], 40)
        assert asking.unclean(connection) == {}
    engine.dispose()


def test_how_long_a_meeting_is_kept(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'a.db'}")
    with engine.begin() as connection:
        asking.keep(connection, "K7MQ4HXE", days=30)
        asking.keep(connection, "K7MQ4HXE", minors=True)

        assert asking.keepings(connection) == {"K7MQ4HXE": asking.Keeping(30, True, None)}
        assert connection.execute(select(communities)).all() == []
    engine.dispose()
