"""The list of meetings reads no log twice, and is right whatever happened meanwhile."""

from pathlib import Path

import pytest

from facilitate.service.summaries import Summaries
from tests.web.evening import play
from tests.web.pages_app import House, make_house


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


def reads(house: House, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The codes of the logs that are read from now on."""
    seen: list[str] = []
    real = house.services.store.read

    def read(code: str):
        seen.append(code)
        return real(code)

    monkeypatch.setattr(house.services.store, "read", read)
    return seen


def test_after_a_restart_the_list_reads_only_what_has_changed(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = [house.open(title) for title in ("第一场", "第二场", "第三场")]
    first = house.services.access.meetings()
    house.join(codes[1], "老李")
    again = make_house(tmp_path)
    seen = reads(again, monkeypatch)
    rows = again.services.access.meetings()

    assert [row.code for row in first] == [row.code for row in rows] == codes[::-1]
    assert [row.title.zh for row in rows] == ["第三场", "第二场", "第一场"]
    assert [row.people for row in rows] == [0, 1, 0]
    assert seen == [codes[1]]


def test_a_meeting_that_ended_or_was_joined_is_told_so_at_once(house: House) -> None:
    house.services.access.meetings()
    code = house.open()
    empty = house.services.access.meetings()
    house.join(code, "老李")
    joined = house.services.access.meetings()
    held = play(house)
    ended = house.services.access.meetings()

    assert [(row.state, row.people) for row in (*empty, *joined)] == [("open", 0), ("open", 1)]
    assert [(row.code, row.state) for row in ended] == [(held.code, "ended"), (code, "open")]


@pytest.mark.parametrize("spoilt", [b"", b"{", b'{"K": 1}', b"[]"])
def test_a_file_that_cannot_be_read_is_made_again(house: House, tmp_path: Path, spoilt: bytes) -> None:
    code = house.open()
    (tmp_path / "meetings.json").write_bytes(spoilt)

    assert [row.code for row in house.services.access.meetings()] == [code]
    assert code.encode() in (tmp_path / "meetings.json").read_bytes()
    assert (tmp_path / "meetings.json").stat().st_mode & 0o077 == 0


def test_where_nothing_can_be_kept_the_list_is_shown_all_the_same(
    house: House, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    code = house.open()
    row = house.services.access.meetings()[0]
    summaries = Summaries(tmp_path / "nowhere" / "meetings.json", lambda _code: row)

    assert summaries.of([(code, "a"), (code, "b")]) == (row,)
    assert "could not be kept" in caplog.text


def test_what_another_version_of_the_program_kept_is_read_anew(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = house.open("第一场")
    house.services.access.meetings()
    monkeypatch.setattr("facilitate.service.summaries.__version__", "99.0")
    again = make_house(tmp_path)
    seen = reads(again, monkeypatch)

    again.services.access.meetings()

    assert seen == [code]
