"""Pictures lie beside the log: kept in the commit of their entry, erased from the files when somebody withdraws."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from facilitate.store.database import migrate
from facilitate.store.log import Log
from tests.cast import CODE, Cast
from tests.doors import SECRET, Careful, box_keys, cast_behind, opened, sqlite

SEEN = b"the face of somebody in the picture " * 40
JPEG = b"\xff\xd8\xff" + SEEN


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.slow)])
def hall(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Cast]:
    if request.param == "sqlite":
        yield cast_behind(sqlite(tmp_path))
    else:
        yield cast_behind(request.getfixturevalue("postgres").ready_database())


def added(hall: Cast, jpeg: bytes = JPEG) -> str:
    """The digest of the picture added."""
    id = hall.do("recorder", "add_photo", jpeg=jpeg, consent="given", caption="路灯")
    return hall.m.photos.all[id].sha256


def kept(hall: Cast, *digests: str) -> dict[str, bytes]:
    store = hall.place.store
    assert isinstance(store, Log)
    return store.pictures(CODE, digests)


def test_a_picture_comes_back_as_it_was_after_a_restart_too(hall: Cast) -> None:
    digest = added(hall)

    assert kept(hall, digest, "ab" * 32) == {digest: JPEG}
    assert hall.place.again().m.photos == hall.m.photos
    assert hall.place.store.pictures("ANOTHER1", [digest]) == {}


def test_the_same_op_sent_again_adds_nothing(hall: Cast) -> None:
    digest = added(hall)
    hall.ops -= 1
    hall.do("recorder", "add_photo", jpeg=JPEG, consent="given", caption="路灯")

    assert len(hall.m.photos.all) == 1
    assert kept(hall, digest) == {digest: JPEG}


def test_a_withdrawn_picture_is_gone_and_may_come_again(hall: Cast) -> None:
    digest = added(hall)
    [id] = hall.m.photos.all
    hall.do("host", "withdraw_photo", id=id)
    assert kept(hall, digest) == {}

    assert kept(hall, added(hall)) == {digest: JPEG}


def test_nothing_of_a_withdrawn_picture_is_left_in_the_files(tmp_path: Path) -> None:
    hall = cast_behind(sqlite(tmp_path))
    added(hall)
    there = b"".join(path.read_bytes() for path in tmp_path.glob("house.db*"))
    hall.do("host", "withdraw_photo", id=next(iter(hall.m.photos.all)))

    assert SEEN[:36] in there
    assert SEEN[:36] not in b"".join(path.read_bytes() for path in tmp_path.glob("house.db*"))


def test_a_commit_that_fails_keeps_neither_entry_nor_picture(tmp_path: Path) -> None:
    hall = cast_behind(sqlite(tmp_path), Careful)
    hall.place.store.fails = True
    assert hall.refused("recorder", "add_photo", jpeg=JPEG, consent="given") == "busy"

    hall.place.store.fails = False
    assert not hall.m.photos.all
    assert added(hall)


def test_a_house_of_before_gets_the_table(tmp_path: Path) -> None:
    before = create_engine(sqlite(tmp_path))
    with before.begin() as connection:
        migrate(connection, "0001")
    before.dispose()

    assert Log(opened(sqlite(tmp_path)), SECRET, box_keys(sqlite(tmp_path))).pictures(CODE, ["ab" * 32]) == {}
