"""A meeting's raw data go on their day; the minutes, the public notice and the counts stay; nothing goes while it is open."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from facilitate.cli import main
from facilitate.store import asking, codec
from facilitate.web.papers import record_of
from facilitate.web.privacy import calendar, files, retention
from tests.web.evening import play
from tests.web.pages_app import House, make_house

DAY = 86_400_000


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


def said(house: House, code: str, **values: int | bool) -> None:
    house.services.book.aside(lambda connection: asking.keep(connection, code, **values))


def test_on_its_day_the_raw_data_go_and_what_was_agreed_stays(house: House) -> None:
    held = play(house)
    counts = record_of(house.services, held.code)
    house.clock.at += 179 * DAY
    daily = retention.Daily(house.services, lambda _seconds, _work: None)

    daily.look()
    assert record_of(house.services, held.code) == counts, "a day too early nothing has changed"
    assert [each.code for each in calendar.soon(house.services)] == [held.code]
    house.clock.at += DAY
    daily.look()

    again = record_of(house.services, held.code)
    folder = house.services.config.data
    names = sorted(path.name for path in files.kept(folder, held.code))
    assert names == ["minutes.html", "minutes.md", "public_notice.html", "public_notice.md"]
    assert "沟槽没有护栏" in (folder / files.KEPT / held.code / "minutes.md").read_text()
    bodies = "".join(row.body for row in house.services.store.rows(held.code))
    assert [word for word in ("沟槽没有护栏", "下水一年堵四回", "退休管道工程师") if word in bodies] == []
    assert [replace(one, words={}) for one in again.ballots] == [replace(one, words={}) for one in counts.ballots]
    assert again.attendance == counts.attendance
    assert codec.holds(house.services.store.rows(held.code))
    assert calendar.due(house.services) == calendar.soon(house.services) == []
    assert house.services.access.who(held.code, held.tokens["主持人"]) is None


def test_nothing_goes_while_the_meeting_is_open(house: House) -> None:
    held = play(house, until="dots")
    house.clock.at += 4000 * DAY

    assert calendar.due(house.services) == []
    with pytest.raises(ValueError, match=held.code):
        retention.let_go(house.services, held.code)


def test_the_organiser_chooses_the_days_or_none(house: House) -> None:
    held = play(house)

    said(house, held.code, days=30)
    assert calendar.one(house.services, held.code).on == date(2026, 12, 21)
    said(house, held.code, days=0)
    assert calendar.one(house.services, held.code).on is None
    house.clock.at += 4000 * DAY
    assert calendar.due(house.services) == []


def test_the_command_says_first_what_would_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    house = make_house(tmp_path)
    held = play(house)
    options = ["--data", str(tmp_path), "--db", house.services.config.db]

    def run(*words: str) -> str:
        told = CliRunner().invoke(main, ["erase", *words, *options], catch_exceptions=False)
        return f"{told.exit_code} {told.output}"

    first = run("退休管道工程师", "--meeting", held.code, "--dry-run")
    assert first.startswith("0 退休管道工程师（")
    assert run("没有这个人", "--meeting", held.code).startswith("1 ")
    assert run("退休管道工程师", "--meeting", "22222222").startswith("1 ")
    assert run("退休管道工程师", "--meeting", held.code, "--yes").startswith("0 ")
    assert run("退休管道工程师", "--meeting", held.code).startswith("1 "), "nobody bears that name any more"
    assert run("--due", "--dry-run").startswith("0 "), "by the real clock or not, nothing is done"
    assert run().startswith("2 ")
