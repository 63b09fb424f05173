"""Boxes of open ballots: choices lie there encrypted, their keys in the data folder until the close and nowhere after it."""

import logging
import shutil
from pathlib import Path

import pytest
from sqlalchemy import select, update

from facilitate.core.act import Choice
from facilitate.core.ballot.boxes import last_filled
from facilitate.store import boxes, sealing
from facilitate.store.box_keys import BoxKeys, open_boxes
from facilitate.store.codec import box_token
from facilitate.store.database import open_database
from facilitate.store.log import Log
from facilitate.store.tables import sealed
from tests.cast import CODE, Cast
from tests.doors import SECRET, cast_behind, opened, sqlite
from tests.evening import DOTS, give, until_the_dots
from tests.servers import Postgres


def dotted(tmp_path: Path) -> Cast:
    cast = cast_behind(sqlite(tmp_path))
    until_the_dots(cast)
    return cast


def box_of(cast: Cast) -> dict[str, object]:
    return next(iter(cast.m.ballots.all.values())).box


def test_a_key_is_made_with_the_first_choice_and_is_gone_after_the_close(tmp_path: Path) -> None:
    cast = cast_behind(sqlite(tmp_path))
    until_the_dots(cast, {})
    assert open_boxes(tmp_path) == ()

    give(cast, "wang", {})
    (key,) = open_boxes(tmp_path)
    assert (key.name.startswith(CODE), len(key.read_bytes()), key.stat().st_mode & 0o777) == (True, 32, 0o600)
    give(cast, "li", {})
    assert open_boxes(tmp_path) == (key,)

    cast.next()
    assert open_boxes(tmp_path) == ()
    assert list((tmp_path / "boxes").iterdir()) == []


def test_whoever_keeps_copies_is_told_when_a_box_was_emptied(tmp_path: Path) -> None:
    cast, told = dotted(tmp_path), []
    cast.place.store._boxes.keys.listen(lambda code, ballot: told.append((code, ballot, open_boxes(tmp_path))))

    cast.next()

    assert told == [(CODE, next(iter(cast.m.ballots.all)), ())]


def test_what_lies_in_the_box_is_read_back_after_a_restart(tmp_path: Path) -> None:
    cast = dotted(tmp_path)
    before = box_of(cast)

    cast.place = cast.place.again()

    assert box_of(cast) == before
    assert len(before) == len(DOTS)


def test_a_copy_of_the_database_without_the_key_tells_no_choice(tmp_path: Path) -> None:
    cast = dotted(tmp_path)
    copy = Path(
        shutil.copytree(tmp_path, tmp_path.parent / f"{tmp_path.name} copy", ignore=shutil.ignore_patterns("boxes"))
    )

    kept = Log(opened(sqlite(copy)), SECRET, BoxKeys(copy)).read(CODE)

    assert kept is not None
    assert kept.choices == ()
    with opened(sqlite(copy)).connect() as connection:
        rows = connection.execute(select(sealed.c.choice)).scalars().all()
    assert len(rows) == len(DOTS)
    assert len({len(row) for row in rows}) == 1
    for row in rows:
        assert b"{" not in row[:1]
        assert not any(id.encode().join((b'"', b'"')) in row for id in cast.m.items.all)
    assert box_of(cast), "with the key they are all there"


@pytest.mark.parametrize("key", [None, b"short", bytes(32)], ids=["missing", "broken", "of another box"])
def test_without_its_key_the_house_starts_says_so_and_asks_again(tmp_path: Path, caplog, key: bytes | None) -> None:
    cast = dotted(tmp_path)
    (path,) = open_boxes(tmp_path)
    path.unlink() if key is None else path.write_bytes(key)
    caplog.set_level(logging.WARNING)

    cast.place = cast.place.again()

    assert box_of(cast) == {}
    assert f"boxes/{path.name}" in caplog.text
    assert "请这几位再投一次" in caplog.text
    give(cast, "wang", {})
    assert list(box_of(cast)) == [cast.ids["wang"]]
    cast.next()
    assert next(iter(cast.m.ballots.all.values())).result.lost == len(DOTS) - 1
    assert open_boxes(tmp_path) == ()


def test_a_key_that_outlived_its_ballot_is_destroyed_at_the_next_start(tmp_path: Path, monkeypatch) -> None:
    cast = dotted(tmp_path)
    store = cast.place.store
    with monkeypatch.context() as crash:
        crash.setattr(boxes.Boxes, "destroy_empty", lambda *_: None)
        cast.next()
    assert open_boxes(tmp_path)

    store.tidy_boxes()

    assert open_boxes(tmp_path) == ()


def test_the_key_of_an_open_box_and_of_another_house_outlive_a_start(tmp_path: Path) -> None:
    cast = dotted(tmp_path)
    BoxKeys(tmp_path).made("ABCDEFGH", "7")

    cast.place.store.tidy_boxes()

    assert [path.name[:8] for path in open_boxes(tmp_path)] == ["ABCDEFGH", CODE]
    assert box_of(cast.place and cast)


def test_a_key_that_cannot_be_destroyed_now_fails_no_close(tmp_path: Path, monkeypatch, caplog) -> None:
    cast = dotted(tmp_path)

    def refuse(*_: object) -> None:
        raise OSError("read-only")

    with monkeypatch.context() as disk:
        disk.setattr(BoxKeys, "destroy", refuse)
        cast.next()

    assert not next(iter(cast.m.ballots.all.values())).open
    assert "could not be destroyed" in caplog.text
    cast.place.store.tidy_boxes()
    assert open_boxes(tmp_path) == ()


def test_a_choice_that_cannot_be_given_a_key_is_not_accepted(tmp_path: Path, monkeypatch) -> None:
    cast = cast_behind(sqlite(tmp_path))
    until_the_dots(cast, {})

    def full(*_: object) -> bytes:
        raise OSError("no space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(BoxKeys, "_make", full)
        assert cast.refused("wang", "vote", choice={}) == "busy"

    give(cast, "wang", {})
    assert list(box_of(cast)) == [cast.ids["wang"]]


def test_what_an_earlier_version_left_in_an_open_box_is_sealed_at_the_start(tmp_path: Path) -> None:
    cast = dotted(tmp_path)
    before, store = box_of(cast), cast.place.store
    with store._engine.begin() as connection:
        rows = connection.execute(select(sealed)).all()
        seqs = {
            box_token(SECRET, CODE, *voter): seq
            for voter, seq in last_filled(cast.place.store.read(CODE).entries).items()
        }
        for row in rows:
            told = sealing.unseal(open_boxes(tmp_path)[0].read_bytes(), row.choice, row.token, seqs[row.token])
            assert told is not None
            plain = sealing.json.dumps(told.choice).encode().ljust(256)
            connection.execute(update(sealed).where(sealed.c.token == row.token).values(choice=plain))
    open_boxes(tmp_path)[0].unlink()

    store.tidy_boxes()

    cast.place = cast.place.again()
    assert box_of(cast) == before
    with store._engine.connect() as connection:
        assert all(b'":' not in row for row in connection.execute(select(sealed.c.choice)).scalars())


def test_a_choice_moved_into_another_row_is_not_read(tmp_path: Path) -> None:
    key = bytes(32)
    hidden = sealing.seal(key, sealing.pad(Choice("1", "p1", "for", 40, "000-000-000", True)), "her row", 7)

    assert sealing.unseal(key, hidden, "her row", 7) == ("for", "000-000-000", True)
    assert sealing.unseal(key, hidden, "another row", 7) is None
    assert sealing.unseal(None, hidden, "her row", 7) is None


@pytest.mark.parametrize("choice", ["for", {"level": "against", "why": "太吵" * 100}, {"12": 3}])
def test_all_choices_of_a_ballot_take_the_same_room(choice: object) -> None:
    sizes = {len(sealing.seal(bytes(32), sealing.pad(Choice("1", "p1", one, 2500, receipt, own)), "t", 7))
             for one in ("for", choice) for receipt, own in (("", False), ("004-000-007", True))}  # fmt: skip

    assert len(sizes) == 1


def test_on_postgresql_keys_come_and_go_as_well(postgres: Postgres, tmp_path: Path) -> None:
    engine = open_database(postgres.ready_database())
    try:
        cast = cast_behind(engine.url.render_as_string(hide_password=False))
        until_the_dots(cast)
        keys = cast.place.store._boxes.keys
        assert keys.there() == [(CODE, next(iter(cast.m.ballots.all)))]
        cast.place = cast.place.again()
        assert len(box_of(cast)) == len(DOTS)

        cast.next()

        assert keys.there() == []
    finally:
        engine.dispose()
