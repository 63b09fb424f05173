"""A secret ballot is secret from every screen, from the log and from the files; afterwards nobody can find out."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from facilitate.core.refusals.refusal import Refused
from facilitate.store import codec
from facilitate.store.box_keys import BoxKeys, open_boxes
from facilitate.web.crowd import Crowd
from facilitate.web.published import encode
from tests.cast import CODE, Cast
from tests.doors import SECRET, cast_behind, opened, sqlite
from tests.evening import DOTS, OTHER_DOTS, give, until_the_dots

FULL = {"importance": 5, "satisfaction": 1, "feasibility": 3}


@dataclass
class Run:
    """One evening with everything that left the house, and what lies on the disk."""

    folder: Path
    cast: Cast
    frames: list[tuple[str, str, bytes]] = field(default_factory=list)

    def sizes(self) -> dict[str, int]:
        return {str(path.relative_to(self.folder)): path.stat().st_size for path in all_files(self.folder)}

    def rows(self) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self.cast.place.store.rows(CODE)]

    def bytes(self) -> bytes:
        return files(self.folder)


def all_files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def files(folder: Path) -> bytes:
    """Every byte that lies there."""
    return b"".join(path.read_bytes() for path in all_files(folder))


def begin(folder: Path) -> Run:
    folder.mkdir()
    run = Run(folder, cast_behind(sqlite(folder)))
    place = run.cast.place
    crowd = Crowd(
        place.door, place.clock, lambda: "http://192.0.2.1",
        lambda room, event, data: run.frames.append((room, event, encode(data))), lambda _seconds, work: work(),
    )  # fmt: skip
    for person in run.cast.ids.values():
        crowd.come(CODE, person)
    for audience in ("board", "room", "desk"):
        crowd.state(CODE, audience, 0)
    return run


def dots(folder: Path, chosen: dict[str, tuple[int, ...]]) -> Run:
    run = begin(folder)
    until_the_dots(run.cast, chosen)
    return run


def grades(folder: Path, grade: Callable[[list[str]], dict[str, Any]]) -> Run:
    run = dots(folder, DOTS)
    run.cast.go("grade")
    needs = list(run.cast.m.agenda.selections["priority_needs"])
    for who in ("wang", "li", "bureau", "elder"):
        give(run.cast, who, grade(needs))
    return run


def all_in_full(needs: list[str]) -> dict[str, Any]:
    return dict.fromkeys(needs, FULL)


def one_only(needs: list[str]) -> dict[str, Any]:
    return {needs[0]: {"importance": 1}}


def test_until_the_close_two_evenings_that_differ_in_dots_look_alike_in_every_byte(tmp_path) -> None:
    one, other = dots(tmp_path / "one", DOTS), dots(tmp_path / "other", OTHER_DOTS)

    assert one.frames == other.frames
    assert one.rows() == other.rows()
    assert one.sizes() == other.sizes()
    assert {event for _, event, _ in one.frames} == {"patch", "me"}
    assert {room for room, event, _ in one.frames if event == "patch"} == {
        f"{CODE}/{a}" for a in ("board", "room", "desk")
    }


def test_a_grade_for_one_need_looks_like_grades_for_all(tmp_path) -> None:
    one, other = grades(tmp_path / "one", all_in_full), grades(tmp_path / "other", one_only)

    assert one.frames == other.frames
    assert one.rows() == other.rows()
    assert one.sizes() == other.sizes()


def test_the_proof_would_notice_a_choice_on_a_screen_or_in_the_log(tmp_path) -> None:
    one, other = dots(tmp_path / "one", DOTS), dots(tmp_path / "other", OTHER_DOTS)
    one.cast.next()
    other.cast.next()

    assert one.frames != other.frames
    assert one.rows() != other.rows()


def links(run: Run) -> list[bytes]:
    """Every key of the box and of its rows, and every choice as it lay there."""
    found = [path.read_bytes() for path in open_boxes(run.folder)]
    for ballot in run.cast.m.ballots.all.values():
        found += [codec.box_token(SECRET, CODE, ballot.id, id).encode() for id in run.cast.ids.values()]
        found += [json.dumps(choice, separators=(",", ":"), sort_keys=True).encode() for choice in ballot.box.values()]
    return found


@pytest.mark.parametrize("again", [False, True], ids=["the same house", "after a restart in mid-ballot"])
def test_after_the_close_no_byte_links_a_person_to_a_choice(tmp_path, again: bool) -> None:
    run = dots(tmp_path / "one", DOTS)
    secret = links(run)
    assert [link for link in secret if link in run.bytes()], "while the ballot is open the box is there"
    if again:
        run.cast.place = run.cast.place.again()

    run.cast.next()

    assert [link for link in secret if link in run.bytes()] == []
    assert not any(ballot.box for ballot in run.cast.m.ballots.all.values())


def test_going_back_out_of_a_ballot_leaves_nothing_behind(tmp_path) -> None:
    run = dots(tmp_path / "one", DOTS)
    secret = links(run)

    run.cast.do("host", "back")

    assert run.cast.m.agenda.at.stage == "sort"
    assert [link for link in secret if link in run.bytes()] == []


def test_a_crash_right_after_the_close_leaves_nothing_once_the_house_is_open_again(tmp_path, monkeypatch) -> None:
    run = dots(tmp_path / "one", DOTS)
    secret = links(run)
    monkeypatch.setattr("facilitate.store.log.forget", lambda _engine: None)
    run.cast.next()
    left = Path(shutil.copytree(tmp_path / "one", tmp_path / "after the crash"))
    assert [link for link in secret if link in files(left)], "the log of writes still tells"

    opened(sqlite(left))

    assert [link for link in secret if link in files(left)] == []


def test_nobody_else_on_this_computer_reads_the_files(tmp_path) -> None:
    run = dots(tmp_path / "one", DOTS)

    assert {path.stat().st_mode & 0o077 for path in run.folder.rglob("*")} == {0}
    for path in run.folder.rglob("*"):
        path.chmod(0o744)
    opened(sqlite(run.folder))
    BoxKeys(run.folder)
    assert {path.stat().st_mode & 0o077 for path in run.folder.rglob("*")} == {0}, "as older versions left them"


def test_a_commit_that_fails_is_logged_without_what_was_to_be_written(tmp_path, caplog) -> None:
    run = dots(tmp_path / "one", DOTS)
    with run.cast.place.store._engine.begin() as connection:
        connection.exec_driver_sql("drop table sealed")

    with pytest.raises(Refused, match="busy"):
        give(run.cast, "wang", {})

    assert "a commit failed" in caplog.text
    assert "sealed" in caplog.text
    assert "[parameters:" not in caplog.text
