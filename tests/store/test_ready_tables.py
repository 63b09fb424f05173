"""The tables that tests are given quickly are those that the migrations make."""

import pytest
from sqlalchemy import Engine, create_engine

from facilitate.store import database
from tests import ready_tables


def tables(engine: Engine) -> list[tuple[str, list[str]]]:
    """Each table and index with its lines; in which order the keys to others stand is left to chance by the migrations."""
    with engine.connect() as connection:
        rows = connection.exec_driver_sql("select name, sql from sqlite_master where sql is not null order by name")
        return [(row[0], sorted(line.strip(" ,\t") for line in row[1].split("\n"))) for row in rows]


def test_a_copy_is_what_the_migrations_make() -> None:
    migrated, copied = create_engine("sqlite://"), create_engine("sqlite://")
    for engine, make in ((migrated, ready_tables.migrate), (copied, ready_tables.quickly)):
        with engine.begin() as connection:
            make(connection)

    assert database.migrate is ready_tables.quickly
    assert len(tables(copied)) > 40
    assert tables(copied) == tables(migrated)


def test_tables_that_are_up_to_date_are_left_alone_and_others_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        ready_tables.migrate(connection)
        monkeypatch.setattr("alembic.command.upgrade", lambda _config, to: done.append(to))
        ready_tables.migrate(connection)
        assert done == []

        connection.exec_driver_sql("update alembic_version set version_num = '0010'")
        ready_tables.migrate(connection)

    assert done == ["head"]
