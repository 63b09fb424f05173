"""The wall in methods that decide, seat people and let them walk: what it says, and what it keeps to itself."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.decide_states import IDEAS
from tests.browser.pretend_wall import pretend_wall

Look = Callable[[str], Page]


@pytest.fixture(scope="module")
def wall() -> Iterator[str]:
    with pretend_wall() as address:
        yield address


@pytest.fixture
def look(browser: Browser, wall: str) -> Iterator[Look]:
    """`look("debate")` opens the wall there; complaints of the page fail the test."""
    complaints: list[str] = []
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 1920, "height": 1080})

    def opened(state: str) -> Page:
        page = context.new_page()
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        page.goto(f"{wall}/board?state={state}&lang=zh")
        page.wait_for_selector(".dado")
        return page

    yield opened
    context.close()
    assert complaints == []


def test_both_sides_stand_with_their_turns_and_hands_and_who_is_next_with_the_reason(look: Look) -> None:
    page = look("debate")

    assert page.locator(".side h2 span").all_inner_texts() == ["说过 3 次，2 人举手", "说过 2 次，1 人举手"]
    assert page.locator(".side li[aria-current]").inner_text().split("\n") == ["院口小卖部店主", "正在说"]
    assert page.locator(".side li[data-next]").inner_text().split("\n")[-1] == "正反轮着来"


def test_what_was_amended_is_marked_in_the_motion(look: Look) -> None:
    page = look("amended")

    assert page.locator("h1 ins").all_inner_texts() == ["半", "，不另花钱"]
    assert look("debate").locator("h1 ins").count() == 0


def test_a_change_is_marked_also_while_concerns_are_heard(look: Look) -> None:
    assert look("concerns").locator("h1 ins").all_inner_texts() == ["半", "，不另花钱"]


def test_what_there_is_to_choose_from_hangs_there_while_people_choose(look: Look) -> None:
    ranked, spent, dots = look("ranking_open"), look("budget_open"), look("dots")

    assert ranked.locator("[data-choices] .title").all_inner_texts() == IDEAS
    assert ranked.locator("[data-choices] .number").count() == 0
    assert spent.locator("[data-choices] .number").first.inner_text() == "12,000 元"
    assert dots.locator(".board-main").inner_text().split() == ["17", "/", "22", "已投"]


@pytest.mark.parametrize(
    ("state", "words", "outcome"),
    [
        ("carried", ["够了", "需过半数 11，赞成 14", "按赞成和反对算"], "通过"),
        ("failed", ["不够", "需过半数 11，赞成 9", "按赞成和反对算"], "未通过"),
        ("tied", ["不够", "需过半数 11，赞成 10", "按赞成和反对算"], "平局"),
    ],
)
def test_each_bar_is_said_in_words_with_its_numbers(look: Look, state: str, words: list[str], outcome: str) -> None:
    page = look(state)

    assert page.locator(".verdicts li").inner_text().split("\n") == words
    assert page.locator(".voted-seal").inner_text() == outcome


def test_a_bar_by_floor_area_counts_square_metres(look: Look) -> None:
    page = look("by_area")

    assert "需过半数 7210 平方米，赞成 6480.5 平方米" in page.locator(".verdicts").inner_text()


def test_an_open_ballot_tells_how_many_have_voted_and_nothing_of_what(look: Look) -> None:
    page = look("yesno")

    assert page.locator(".giant").inner_text().split() == ["17", "/", "22", "已投"]
    assert page.locator(".voted").count() == 0


def test_a_question_to_the_meeting_stands_before_the_matter(look: Look) -> None:
    page = look("question")

    assert page.locator("h1").inner_text() == "每次发言改成三分钟，同意吗？"


def test_of_pending_questions_the_one_decided_first_is_the_heading(look: Look) -> None:
    page = look("pending")

    assert page.locator("h1").inner_text() == "现在停止辩论，马上表决"
    assert page.locator(".pending li").count() == 3


def test_where_people_walk_as_they_like_nobody_is_named(look: Look) -> None:
    named, free = look("rotation"), look("signing")

    assert named.locator(".table .who").count() > 10
    assert free.locator(".table .who").count() == 0


def test_the_wall_wears_the_hat_and_takes_it_off(look: Look) -> None:
    assert look("hat_red").locator("html").get_attribute("data-hat") == "red"
    assert look("hat_red").locator(".hat").inner_text() == "红帽"
    assert look("debate").locator("html").get_attribute("data-hat") is None


def test_too_few_for_a_vote_is_said_with_the_numbers(look: Look) -> None:
    page = look("no_quorum")

    assert "到了 10，要 11。可以谈，不能表决。" in page.locator(".band").inner_text()


def test_the_steps_name_the_stages_and_not_the_items(look: Look) -> None:
    page = look("debate")

    assert page.locator(".steps [aria-current]").inner_text() == "辩论"


def test_before_the_meeting_a_day_stands_where_the_clock_would(look: Look) -> None:
    page = look("days_before")

    assert page.locator(".until strong").inner_text() == "1月24日"
    assert page.locator(".clock .number").count() == 0
