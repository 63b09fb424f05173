"""Papers made before anybody asks, and what the lists of papers tell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from facilitate.papers import NAMES, Paper
from facilitate.papers.typefaces import NAMES as TYPEFACES
from facilitate.papers.typefaces import StandIn
from facilitate.web import ahead
from facilitate.web.ahead import Ahead
from facilitate.web.unprintable import unprintable
from tests.web.evening import Evening, play
from tests.web.maker import RARE, Maker, paper_house
from tests.web.pages_app import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    return paper_house(tmp_path)


@pytest.fixture
def evening(house: House) -> Evening:
    return play(house)


class Clock:
    """`later` as the server has it: what is due, in seconds, to be run by hand."""

    def __init__(self) -> None:
        self.due: list[tuple[float, Callable[[], None]]] = []

    def later(self, seconds: float, work: Callable[[], None]) -> None:
        self.due.append((seconds, work))

    def run(self) -> None:
        due, self.due = self.due, []
        for _, work in due:
            work()


def test_the_papers_of_a_meeting_that_ends_are_made_at_once_behind_what_people_ask_for(
    house: House, maker: Maker
) -> None:
    clock = Clock()
    before = Ahead(house.services, clock.later, maker)
    evening = play(house)
    closed = [seconds for seconds, _ in clock.due]
    clock.run()

    assert closed[0] == ahead.AT_ONCE
    assert ("minutes", "pdf", "zh") in maker.made
    assert set(maker.ahead) == {True}
    assert before.ready(evening.code) == (len(maker.made), len(maker.made))
    assert house.organiser().get(f"/m/{evening.code}/papers/list").json["ready"] is None


def test_the_first_paper_made_ahead_looks_for_typefaces_unless_the_start_has_done_so(
    house: House, maker: Maker
) -> None:
    clock, early = Clock(), Clock()
    Ahead(house.services, clock.later, maker)
    Ahead(house.services, early.later, maker).look_round()
    play(house)
    assert maker.looked == 1

    clock.run()
    clock.run()
    early.run()

    assert maker.looked == 2


def test_a_process_where_a_list_of_papers_is_looked_at_first_looks_for_typefaces_once(
    house: House, maker: Maker
) -> None:
    clock = Clock()
    code = house.open()
    house.app.extensions["ahead"] = Ahead(house.services, clock.later, maker)
    browser = house.organiser()
    for _ in range(2):
        browser.get(f"/m/{code}/papers/list")
    waited = maker.looked

    clock.run()

    assert (waited, maker.looked, clock.due) == (0, 1, [])


def test_a_change_after_the_close_makes_them_anew_when_it_is_quiet(house: House, maker: Maker) -> None:
    clock = Clock()
    evening = play(house)
    Ahead(house.services, clock.later, maker)
    for _ in range(2):
        house.act(
            evening.code,
            evening.people["施工方项目经理"],
            "report",
            about=evening.tasks["护栏"],
            fields={"note": "在办"},
        )
    clock.run()
    once = len(maker.made)
    clock.run()

    assert once == len(set(maker.made)) > 20
    assert len(maker.made) == once


def test_after_a_restart_the_list_sets_them_going_and_tells_how_many_are_ready(
    house: House, evening: Evening, maker: Maker
) -> None:
    clock = Clock()
    house.app.extensions["ahead"] = Ahead(house.services, clock.later, maker)
    browser = house.organiser()
    first = browser.get(f"/m/{evening.code}/papers/list").json["ready"]
    clock.run()
    browser.get(f"/m/{evening.code}/papers/list")

    assert first is None
    assert browser.get(f"/m/{evening.code}/papers/list").json["ready"] == [len(maker.made), len(maker.made)]
    assert clock.due == []


def test_a_fault_on_the_way_is_logged_and_the_next_look_begins_anew(
    house: House, evening: Evening, maker: Maker
) -> None:
    clock = Clock()
    before = house.app.extensions["ahead"] = Ahead(house.services, clock.later, maker)

    def broken() -> None:
        raise RuntimeError

    maker.during = broken
    before.opened(evening.code)
    clock.run()
    once = before.ready(evening.code)
    maker.during = lambda: None
    before.opened(evening.code)
    clock.run()

    assert once is None
    assert before.ready(evening.code) is not None


def test_while_a_meeting_goes_on_nothing_is_made_ahead(house: House, maker: Maker) -> None:
    clock = Clock()
    house.app.extensions["ahead"] = Ahead(house.services, clock.later, maker)
    evening = play(house, "dialogue")
    house.organiser().get(f"/m/{evening.code}/papers/list")
    clock.run()

    assert (maker.made, clock.due) == ([], [])


def test_the_desks_list_has_every_paper_that_is_meant(house: House, evening: Evening) -> None:
    told = house.organiser().get(f"/m/{evening.code}/papers/list").json
    after, before = ({each["name"] for each in told[when]} for when in ("after", "before"))

    assert {"minutes", "minutes_official", "long_picture", "needs", "record", "handover"} <= after
    assert {"poster", "poster_a3", "cards", "rules"} <= before
    assert after | before <= set(NAMES)
    assert "idea_book" not in after


def test_a_resident_is_not_told_of_papers_that_are_not_for_her(house: House, evening: Evening) -> None:
    hers = house.browser(**{f"facilitate_{evening.code}": evening.tokens["二单元楼门长"]})
    told = hers.get(f"/m/{evening.code}/papers/list").json

    assert not {"record", "sign_in"} & {each["name"] for each in told["after"]}


@pytest.mark.parametrize(
    ("lang", "sign", "face"),
    [("zh", "U+10ABCD", "仿宋、楷体用 Noto Sans SC"), ("en", "U+10ABCD", "Noto Sans SC for FangSong, KaiTi")],
)
def test_missing_characters_and_typefaces_are_told_beside_their_papers(
    house: House, evening: Evening, maker: Maker, monkeypatch: pytest.MonkeyPatch, lang: str, sign: str, face: str
) -> None:
    monkeypatch.setattr(
        unprintable, "typefaces", tuple(StandIn(TYPEFACES[key], "Noto Sans SC") for key in ("fang", "kai"))
    )
    browser = house.organiser()
    browser.get(f"/m/{evening.code}/papers/minutes.pdf")
    told = {
        each["name"]: each["note"] for each in browser.get(f"/m/{evening.code}/papers/list?lang={lang}").json["after"]
    }
    page = browser.get(f"/m/{evening.code}/after?lang={lang}").text

    assert sign in told["minutes"]
    assert face in told["minutes_official"]
    assert told["bulletin"] == ""
    assert sign in page
    assert face in page


def test_a_paper_made_again_with_every_character_is_told_of_no_more() -> None:
    unprintable.note("CODE", "minutes", "pdf", Paper(b"", "", "", (RARE,)))
    unprintable.note("CODE", "minutes", "pdf", Paper(b"", "", ""))

    assert unprintable.of("CODE") == {}
