"""Kept papers that are rewritten: wherever it stops, one of them lies there as a whole."""

import os
from pathlib import Path

import pytest

from facilitate.web.privacy import together

PAPER = "minutes.md"


def put(data: Path, name: str, text: str) -> Path:
    path = data / "kept" / "ABCD2345" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_a_file_left_half_changed_is_put_right(tmp_path: Path) -> None:
    path = put(tmp_path, "minutes.md", "new")
    put(tmp_path, ".minutes.md.old", "old")
    put(tmp_path, ".public_notice.md.part", "half")
    put(tmp_path, ".other.md.old", "the only one")

    together.tidy(tmp_path)

    assert {one.name: one.read_text() for one in path.parent.iterdir()} == {
        "minutes.md": "new",
        "other.md": "the only one",
    }


def test_a_paper_that_is_still_the_old_one_by_another_name_is_left_whole(tmp_path: Path) -> None:
    path = put(tmp_path, PAPER, "the only one")
    old = path.with_name(".minutes.md.old")
    os.link(path, old)

    together.tidy(tmp_path)

    assert path.read_text() == "the only one"
    assert not old.exists()


def test_where_the_new_paper_cannot_take_its_place_the_old_one_is_left_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = put(tmp_path, PAPER, "the only one")

    def open_elsewhere(*_: object) -> None:
        raise PermissionError("open in another program")

    monkeypatch.setattr(type(path), "replace", open_elsewhere)
    with pytest.raises(PermissionError), together.together({path: b"new"}):
        pass
    monkeypatch.undo()
    together.tidy(tmp_path)

    assert {one.name: one.read_text() for one in path.parent.iterdir()} == {"minutes.md": "the only one"}
