"""Keys of boxes go when they should, never before, and nothing beside them is touched."""

from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import select, text, update

from facilitate.core.act import Choice
from facilitate.store import log
from facilitate.store.box_keys import BoxKeys, open_boxes
from facilitate.store.log import Log
from facilitate.store.tables import meetings
from facilitate.web.services import direct
from facilitate.web.sweeping import look_after_keys
from tests.cast import CODE, Cast
from tests.doors import SECRET, cast_behind, opened, sqlite
from tests.evening import until_the_dots


def dotted(tmp_path: Path) -> Cast:
    cast = cast_behind(sqlite(tmp_path))
    until_the_dots(cast)
    return cast


def outlived(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ballot is closed, and its key could not be destroyed."""

    def refuse(*_: object) -> None:
        raise OSError("read-only")

    with monkeypatch.context() as disk:
        disk.setattr(BoxKeys, "destroy", refuse)
        cast.next()


def test_a_key_that_outlived_its_ballot_is_gone_a_minute_later_without_a_restart(tmp_path: Path, monkeypatch) -> None:
    cast, later = dotted(tmp_path), []
    outlived(cast, monkeypatch)
    assert open_boxes(tmp_path)

    house = SimpleNamespace(in_writer=direct, store=cast.place.store, later=lambda *told: later.append(told))
    look_after_keys(house)

    assert open_boxes(tmp_path) == ()
    assert [seconds for seconds, _ in later] == [60.0]


def test_a_fault_between_the_commit_of_a_close_and_its_end_leaves_no_key(tmp_path: Path, monkeypatch) -> None:
    cast = dotted(tmp_path)

    def refuse(*_: object) -> None:
        raise OSError("disk I/O error")

    with monkeypatch.context() as disk:
        disk.setattr(log, "forget", refuse)
        with suppress(Exception):
            cast.next()

    assert open_boxes(tmp_path) == ()


def test_while_a_first_choice_is_on_its_way_its_key_is_not_taken_for_an_orphan(tmp_path: Path) -> None:
    cast = cast_behind(sqlite(tmp_path))
    until_the_dots(cast, {})
    store, ballot = cast.place.store, next(iter(cast.m.ballots.all))
    beside = Log(opened(sqlite(tmp_path)), SECRET, BoxKeys(tmp_path))
    with beside.engine.connect() as connection:
        connection.execute(text("pragma busy_timeout=50"))
    with store.engine.begin() as connection:
        connection.execute(update(meetings).values(code=CODE))
        (id,) = connection.execute(select(meetings.c.id)).scalars()
        store._boxes.put(connection, id, CODE, [Choice(ballot, cast.ids["wang"], {}, 40)])

        beside.tidy_keys()

        assert open_boxes(tmp_path)
    beside.tidy_keys()
    assert open_boxes(tmp_path), "it is the key of an open box"


def test_a_link_among_the_keys_is_taken_away_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    house = tmp_path / "house"
    keys, outside = BoxKeys(house), tmp_path / "letter.txt"
    outside.write_text("mine")
    outside.chmod(0o644)
    (house / "boxes" / f"{CODE}-7.key").symlink_to(outside)

    assert BoxKeys(house).there() == []
    assert keys.key(CODE, "7") is None
    assert outside.stat().st_mode & 0o777 == 0o644
    keys.destroy(CODE, "7")
    (house / "boxes" / f"{CODE}-8.key").symlink_to(tmp_path / "made")
    assert len(keys.made(CODE, "8")) == 32

    assert outside.read_text() == "mine"
    assert not (tmp_path / "made").exists()
    assert [path.name for path in (house / "boxes").iterdir()] == [f"{CODE}-8.key"]
    assert not open_boxes(house)[0].is_symlink()


def put_aside(data: Path, *names: str) -> Path:
    folder = data / "before-restore-2026-11-21-203000" / "boxes"
    folder.mkdir(parents=True)
    for name in names:
        (folder / name).write_bytes(bytes(32))
    return folder


def test_keys_put_aside_with_another_house_go_once_no_ballot_of_theirs_is_open_here(tmp_path: Path) -> None:
    cast = dotted(tmp_path)
    open_, (folder) = open_boxes(tmp_path)[0].name, put_aside(tmp_path, f"{CODE}-7.key", "ABCDEFGH-1.key")
    (folder / open_).write_bytes(open_boxes(tmp_path)[0].read_bytes())

    cast.place.store.tidy_boxes()
    assert [path.name for path in folder.iterdir()] == [open_]

    cast.next()
    assert list(folder.iterdir()) == []


def test_a_folder_put_aside_that_is_a_link_is_left_alone(tmp_path: Path) -> None:
    cast = dotted(tmp_path)
    other = put_aside(tmp_path / "another house", f"{CODE}-7.key")
    (tmp_path / "before-restore-x").symlink_to(other.parent)

    cast.place.store.tidy_boxes()

    assert len(list(other.iterdir())) == 1
