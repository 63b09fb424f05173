"""What was erased is in no byte of the database's own files."""

import os
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


def bytes_of(folder: Path) -> bytes:
    """All files there, the write-ahead log among them; one that vanishes meanwhile has nothing."""
    found = b""
    for place, _, names in os.walk(folder):
        for name in names:
            try:
                found += (Path(place) / name).read_bytes()
            except OSError:
                continue
    return found


def write_and_take_back(engine) -> None:
    with engine.begin() as connection:
        connection.execute(insert(communities).values(name=NAME, organiser=NAME * 40, supporter="", profile={"a": 1}))
    with engine.begin() as connection:
        connection.execute(update(communities).values(name="", organiser=""))


def test_on_sqlite(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'a.db'}")
    write_and_take_back(engine)
    assert NAME.encode() in bytes_of(tmp_path), "the write-ahead log still has it"

    assert scrub(engine, everywhere(engine)) == []

    assert NAME.encode() not in bytes_of(tmp_path)
    engine.dispose()


def test_on_postgresql_also_in_its_write_ahead_log(postgres: Postgres) -> None:
    engine = open_database(postgres.fresh_database())
    write_and_take_back(engine)
    folder = Path(postgres.folder) if hasattr(postgres, "folder") else None
    with engine.connect() as connection:
        found = connection.exec_driver_sql("show data_directory").scalar()
    folder = folder or Path(str(found))
    assert NAME.encode() in bytes_of(folder)

    assert scrub(engine, everywhere(engine)) == []

    assert NAME.encode() not in bytes_of(folder)
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
        assert [(one.person, one.done) for one in asking.since(connection, 35)] == [("p4", 40)]
        assert asking.newest(connection) == 40
        assert len(asking.listed(connection)) == 2
    engine.dispose()


def test_how_long_a_meeting_is_kept(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'a.db'}")
    with engine.begin() as connection:
        asking.keep(connection, "K7MQ4HXE", days=30)
        asking.keep(connection, "K7MQ4HXE", minors=True)

        assert asking.keepings(connection) == {"K7MQ4HXE": asking.Keeping(30, True, None)}
        assert connection.execute(select(communities)).all() == []
    engine.dispose()
