"""The wall at every stage: it says what it must, nothing is cut, nothing private is on it, and axe finds nothing."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.board_states import board_states
from tests.browser.courtyard import NOW, State
from tests.browser.patience import DRAWN, watch_rests
from tests.browser.pretend_wall import pretend_wall

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}}
SMALLEST_REM = 1.39
CUT = """least => {
  const waist = document.querySelector('footer').getBoundingClientRect().top + 1;
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const seen = [...document.querySelectorAll('.board *')].filter(one => !one.closest('.only-heard') && one.getBoundingClientRect().width);
  const folded = one => { const list = one.closest('.answers, .few'); return list && one.getBoundingClientRect().left > list.getBoundingClientRect().right; };
  const name = one => `${one.tagName}.${one.getAttribute('class') || ''} ${one.textContent.trim().slice(0, 20)}`;
  const small = one => !one.children.length && one.textContent.trim() && parseFloat(getComputedStyle(one).fontSize) < least * rem;
  const off = box => box.right > innerWidth + 1 || box.bottom > innerHeight + 1;
  const out = one => off(one.getBoundingClientRect()) || (one.closest('.board-main') && one.getBoundingClientRect().bottom > waist);
  return {cut: seen.filter(one => !folded(one) && out(one)).map(name), small: seen.filter(small).map(name)};
}"""
Look = Callable[..., Page]


@pytest.fixture(scope="module")
def wall() -> Iterator[str]:
    with pretend_wall() as address:
        yield address


@pytest.fixture
def look(browser: Browser, wall: str) -> Iterator[Look]:
    """`look("gather", lang="en", size=(1280, 720))` opens the wall in that state; complaints of the page fail the test."""
    complaints: list[str] = []
    context = watch_rests(browser.new_context(reduced_motion="reduce"))

    def opened(state: str, lang: str = "zh", size: tuple[int, int] = (1920, 1080), query: str = "") -> Page:
        page = context.new_page()
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.goto(f"{wall}/board?state={state}&lang={lang}{query}")
        page.wait_for_selector(".dado")
        return page

    yield opened
    context.close()
    assert complaints == []


def hang(page: Page, put: State) -> None:
    """Another state on the same wall, as a server that came back would send it."""
    page.evaluate("put => tell('patch', {from: 0, to: 400, put})", put)
    page.evaluate(DRAWN)


TITLES = {
    "welcome": "欢迎各位街坊，请扫码进门", "gather": "咱们这儿最要紧的三件事是什么？", "opened": "32 张卡，请大家看一看",
    "round": "按座位顺序，每人先说最要紧的一件", "sort": "32 张卡，并成了 10 件事", "dots": "这十件，先谈哪几件？",
    "nobody": "这一轮没有人贴点", "shortlist": "先谈这六件", "dialogue": "地下管线先修好，再恢复路面", "grade": "每件事打三项分", "graded": "大家打的分",
    "commit": "7 件事有人认领了", "readback": "念一遍，请大家听听对不对", "thanks": "今天定了什么",
}  # fmt: skip


@pytest.mark.parametrize(("state", "title"), TITLES.items())
def test_the_wall_follows_the_stage_by_itself(look: Look, state: str, title: str) -> None:
    page = look(state)

    assert page.locator("h1").inner_text() == title


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", [(1280, 720), (1366, 768), (1920, 1080)])
def test_nothing_is_cut_and_no_type_is_tiny(look: Look, lang: str, size: tuple[int, int]) -> None:
    page, found = look("welcome", lang, size), {}
    for state, put in board_states().items():
        hang(page, put)
        found[state] = page.evaluate(CUT, SMALLEST_REM)

    assert {state: one for state, one in found.items() if one["cut"] or one["small"]} == {}


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing_on_any_sheet(look: Look, dark: bool) -> None:
    page, found = look("welcome"), {}
    if dark:
        page.keyboard.press("d")
    for state, put in board_states().items():
        hang(page, put)
        result = Axe().run(page, options=RULES)
        found[state] = [(one["id"], node["target"]) for one in result.response["violations"] for node in one["nodes"]]

    assert {state: faults for state, faults in found.items() if faults} == {}


def test_a_meeting_from_the_desk_alone_shows_no_code_before_j_is_pressed(look: Look) -> None:
    page, put = look("welcome"), board_states()["welcome"]
    put["meeting"]["phones"] = False

    hang(page, put)

    assert page.locator("h1").inner_text() == "欢迎各位街坊"
    assert page.locator(".join-scan").count() == 0
    page.keyboard.press("j")
    page.wait_for_selector(".join-large svg")


def test_a_result_of_several_pages_begins_with_the_first(look: Look) -> None:
    page, put = look("welcome"), board_states()["shortlist_long"]
    for begun, shown in ((NOW, "1 /"), (NOW - 12_000, "2 /")):
        put["stage/shortlist"]["from"] = begun
        hang(page, put)

        assert page.locator(".page-mark span").first.inner_text().startswith(shown)


def test_the_steps_the_prompt_the_time_and_the_way_in_are_always_there(look: Look) -> None:
    page = look("dialogue")

    assert page.locator(".steps [aria-current]").inner_text() == "对话"
    assert page.locator(".clock .label").inner_text() == "这次发言还剩"
    assert page.locator("progress.waist").count() == 1
    assert page.locator(".door p").all_inner_texts() == ["192.168.8.10:8000", "会议码 7K3M WQ9P"]
    assert page.locator(".door svg").count() == 1


def test_a_covered_card_shows_its_number_and_how_it_came_and_nothing_else(look: Look) -> None:
    page = look("gather")

    assert page.locator(".wall .slip").nth(2).inner_text() == "3"
    assert page.locator(".wall .slip").nth(3).inner_text().split() == ["4", "照片"]
    assert page.locator(".giant").inner_text() == "18"


def test_sixty_cards_hang_on_one_wall(look: Look) -> None:
    page = look("gather_sixty")

    assert page.locator(".wall .slip").count() == 60


def test_while_dots_are_given_the_wall_tells_only_how_many_have_voted(look: Look) -> None:
    page = look("dots")

    assert page.locator(".board-main").inner_text().split() == ["17", "/", "22", "已投"]


def test_residents_choose_and_the_dots_of_representatives_stand_apart(look: Look) -> None:
    page = look("shortlist")

    first = page.locator(".ranking > li").first
    assert first.locator(".sum").inner_text() == "11"
    assert first.locator(".dots:not([data-apart]) i").count() == 11
    assert first.locator(".dots[data-apart] i").count() == 5
    assert page.locator(".ranking > li[data-in]").count() == 6
    assert (
        page.locator(".ranking .line").inner_text() == "以上六件进入对话（第五件并列，一起进入）\n其余四件一样写进记录"
    )
    assert "单位代表的点，另列，不算数" in page.locator(".ranking-key").inner_text()


def test_before_the_selection_no_need_looks_left_out(look: Look) -> None:
    page = look("dots_closed")

    assert page.locator(".ranking > li").count() == 10
    assert page.locator(".ranking > li[data-out]").count() == 0


def test_the_next_three_stand_with_their_reasons(look: Look) -> None:
    page = look("dialogue")

    rows = page.locator(".queue > li").all_inner_texts()
    assert rows[0].split("\n") == ["1", "街道城建科干部", "还没发过言，先请"]
    assert len(rows) == 3


def test_an_empty_chair_stands_for_a_group_that_nobody_of_has_come(look: Look) -> None:
    page = look("welcome")

    assert page.locator(".chairs li[data-empty]").inner_text().split("\n") == ["妇联等群团", "还空着"]
    assert page.locator(".chairs li:not([data-empty])").count() == 2


@pytest.mark.parametrize(("state", "words"), [("paused", "先停一停"), ("told", "茶水在走廊，五分钟后回来")])
def test_a_pause_and_a_word_from_the_desk_stand_above_the_waist(look: Look, state: str, words: str) -> None:
    page = look(state)

    assert words in page.locator(".band").inner_text()


def test_the_hall_is_announced_ten_minutes_before_it_closes(look: Look) -> None:
    page = look("dialogue")
    before = page.locator(".band").count()

    agenda = {"entries": [], "at": 0, "hall_end": NOW + 500_000}
    page.evaluate("agenda => tell('patch', {from: 400, to: 401, put: {agenda}})", agenda)
    page.wait_for_selector(".band")

    assert before == 0
    assert "要关门" in page.locator(".band").inner_text()


def test_the_desk_may_put_up_another_view(look: Look) -> None:
    page = look("dialogue")
    meeting = board_states()["dialogue"]["meeting"] | {"board": "ranking"}

    page.evaluate("meeting => tell('patch', {from: 400, to: 401, put: {meeting}})", meeting)
    page.wait_for_selector(".ranking")

    assert page.locator("h1").inner_text() == "先谈这六件"


def test_one_key_shows_the_code_and_another_the_keys(look: Look) -> None:
    page = look("dialogue")

    page.keyboard.press("j")
    page.wait_for_selector(".join-large")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.wait_for_selector(".keys-card")

    assert page.locator(".join-large").count() == 0


def test_the_dark_room_is_remembered_on_this_machine(look: Look) -> None:
    look("dialogue").keyboard.press("d")

    page = look("dialogue")

    assert page.locator("html").get_attribute("data-room") == "dark"
