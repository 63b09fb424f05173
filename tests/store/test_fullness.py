"""A full disk is known from other faults, whoever says it."""

import errno
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from facilitate.store.database import open_database
from facilitate.store.fullness import has_room, is_full


def test_sqlite_on_a_full_disk_is_known_through_what_sqlalchemy_makes_of_it(tmp_path: Path) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'a.db'}")
    try:
        with engine.begin() as connection:
            pages = connection.execute(text("pragma page_count")).scalar()
            connection.execute(text(f"pragma max_page_count={pages}"))
            with pytest.raises(OperationalError) as told:
                connection.execute(text("create table more as select randomblob(100000)"))
    finally:
        engine.dispose()

    assert is_full(told.value)


def test_the_system_and_postgresql_say_it_by_number() -> None:
    by_postgresql = RuntimeError()
    by_postgresql.sqlstate = "53100"  # type: ignore[attr-defined]

    assert is_full(OSError(errno.ENOSPC, "No space left on device"))
    assert is_full(OSError(errno.EDQUOT, "Disk quota exceeded"))
    assert is_full(by_postgresql)


def test_other_faults_are_no_full_disk() -> None:
    engine = create_engine("sqlite://")
    with pytest.raises(OperationalError) as told, engine.connect() as connection:
        connection.execute(text("select * from nowhere"))
    engine.dispose()

    assert not is_full(told.value)
    assert not is_full(OSError(errno.EACCES, "Permission denied"))
    assert not is_full(None)


def test_room_is_tried_by_writing_and_leaves_nothing(tmp_path: Path) -> None:
    assert has_room(tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert not has_room(tmp_path / "nowhere")
