"""Reading the register beside the writer: nobody waits for a long page, and each page is of one moment."""

import threading
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, insert, select
from sqlalchemy.exc import DBAPIError

from facilitate.store.database import forget
from facilitate.store.register_tables import communities, needs
from tests.doors import opened
from tests.register.world import Kept, on_disk

PATIENCE = 10


def need(house: Kept, title: str) -> int:
    return house.make(
        "needs", community=house.community, title=title, kind="need", state="open", danger=False, at=house.clock.now()
    )


def titles(connection: Connection) -> int:
    return connection.execute(select(func.count()).select_from(needs)).scalar_one()


def test_what_was_just_done_is_read(house: Kept) -> None:
    need(house, "路灯")

    assert house.book.read(titles) == 1


def test_a_deed_is_done_while_somebody_reads_and_he_goes_on_seeing_one_moment(house: Kept) -> None:
    need(house, "路灯")
    begun, done, seen = threading.Event(), threading.Event(), []

    def reads(connection: Connection) -> None:
        seen.append(titles(connection))
        begun.set()
        assert done.wait(PATIENCE)
        seen.append(titles(connection))

    reader = threading.Thread(target=lambda: house.book.read(reads))
    reader.start()
    assert begun.wait(PATIENCE)
    need(house, "坡道")
    done.set()
    reader.join(PATIENCE)

    assert seen == [1, 1]
    assert house.book.read(titles) == 2


def test_nothing_is_written_by_reading(house: Kept) -> None:
    with pytest.raises(DBAPIError):
        house.book.read(lambda connection: connection.execute(insert(communities).values(profile={})))


def test_what_a_ballot_leaves_is_emptied_although_the_register_was_read(tmp_path: Path) -> None:
    house = on_disk(tmp_path)
    need(house, "路灯")
    house.book.read(titles)
    forget(opened(f"sqlite:///{tmp_path}/house.db"))

    assert (tmp_path / "house.db-wal").stat().st_size == 0
