"""The pages that are not live, in a real browser: three taps, keys alone, large letters, narrow phones, and axe."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect
from werkzeug.serving import make_server

from tests.web.evening import Evening, play
from tests.web.pages_app import House, make_house

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
LEADER, ENGINEER, BUILDER = "二单元楼门长", "退休管道工程师", "施工方项目经理"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL = """() => [...document.querySelectorAll('a, button, summary, select, input:not([type=hidden]):not(.only-heard)')]
  .filter(e => e.checkVisibility() && !e.closest('p') && !(e.tagName === 'INPUT' && e.closest('label')))
  .filter(e => Math.min(e.getBoundingClientRect().height, e.getBoundingClientRect().width) < 24)
  .map(e => e.outerHTML.slice(0, 120))"""


@dataclass
class Yard:
    """A running house with a fresh meeting, one in each of three stages, and its address."""

    house: House
    address: str
    fresh: str
    gather: Evening
    dots: Evening
    over: Evening

    def page(self, name: str) -> tuple[str, dict[str, str]]:
        """The path of a page and the cookies of whoever looks at it."""
        organiser = {"organiser": self.house.key}
        pages = {
            "home": ("/", organiser),
            "new": ("/meetings/new", organiser),
            "opened": (f"/meetings/{self.fresh}?first=1", organiser),
            "stranger": ("/", {}),
            "missing": ("/J/WRNGCDE2", {}),
            "join": (f"/J/{self.fresh}", {}),
            "back": (f"/J/{self.gather.code}", self._as(self.gather, LEADER)),
            "plain": (f"/m/{self.gather.code}/plain", self._as(self.gather, LEADER)),
            "plain-dots": (f"/m/{self.dots.code}/plain", self._as(self.dots, LEADER)),
            "after": (f"/m/{self.over.code}/after", self._as(self.over, ENGINEER)),
            "after-unit": (f"/m/{self.over.code}/after", self._as(self.over, BUILDER)),
            "after-organiser": (f"/m/{self.over.code}/after", organiser),
        }
        return pages[name]

    def _as(self, evening: Evening, name: str) -> dict[str, str]:
        return {f"facilitate_{evening.code}": evening.tokens[name]}


PAGES = (
    "home",
    "new",
    "opened",
    "stranger",
    "missing",
    "join",
    "back",
    "plain",
    "plain-dots",
    "after",
    "after-unit",
    "after-organiser",
)


@pytest.fixture(scope="module")
def yard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Yard]:
    house = make_house(tmp_path_factory.mktemp("yard"))
    played = [play(house, stage) for stage in ("gather", "dots", "end")]
    server = make_server("127.0.0.1", 0, house.app, threaded=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Yard(house, f"http://127.0.0.1:{server.server_port}", house.open(), *played)
    server.shutdown()


Look = Callable[..., Page]


@pytest.fixture
def look(browser: Browser, yard: Yard) -> Iterator[Look]:
    """`look("join", lang="en", width=360)` opens a page; what it complains about fails the test."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def open_page(name: str, lang: str = "zh", width: int = 360, height: int = 740) -> Page:
        path, cookies = yard.page(name)
        context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
        contexts.append(context)
        context.add_cookies(
            [{"name": key, "value": value, "url": yard.address} for key, value in {**cookies, "lang": lang}.items()]
        )
        page = context.new_page()
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        page.on(
            "console",
            lambda said: complaints.append(said.text) if said.type == "error" and "404" not in said.text else None,
        )
        page.goto(yard.address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(look: Look, name: str, lang: str) -> None:
    page = look(name, lang, 1366 if name in ("home", "new", "opened", "after-organiser") else 360)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    found = Axe().run(page, options=RULES).response["violations"]

    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_scrolls_sideways_and_nothing_is_too_small_to_tap(look: Look, name: str, lang: str) -> None:
    page, wide, small = look(name, lang), {}, {}
    for width in (320, 360, 768, 1366, 1920):
        page.set_viewport_size({"width": width, "height": 768})
        wide[width], small[width] = page.evaluate(SIDEWAYS), page.evaluate(SMALL)

    assert {width: by for width, by in wide.items() if by > 0} == {}
    assert {width: found for width, found in small.items() if found} == {}


@pytest.mark.parametrize("name", PAGES)
def test_text_of_twice_the_size_still_fits(look: Look, name: str) -> None:
    page = look(name, width=720 if name in ("home", "new", "opened", "after-organiser") else 360)
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert page.evaluate(SIDEWAYS) <= 0


def test_three_taps_and_one_is_in(look: Look, yard: Yard) -> None:
    page = look("join")
    page.get_by_label("称呼").fill("三单元老周")
    page.get_by_role("button", name="下一步").click()
    page.get_by_text("居民", exact=True).click()
    page.get_by_role("button", name="我同意，进门").click()
    page.wait_for_url(f"**/m/{yard.fresh}")


def test_the_browsers_back_button_goes_one_step_back(look: Look) -> None:
    page = look("join")
    page.get_by_label("称呼").fill("三单元老周")
    page.get_by_role("button", name="下一步").click()
    expect(page.get_by_role("heading", name="您从哪一方来？")).to_be_focused()
    page.go_back()

    expect(page.get_by_role("heading", name="请问怎么称呼您？")).to_be_visible()
    expect(page.get_by_label("称呼")).to_have_value("三单元老周")


def test_without_a_name_one_is_told_and_stays(look: Look) -> None:
    page = look("join")
    page.get_by_role("button", name="下一步").click()

    expect(page.get_by_role("alert")).to_contain_text("请写一个称呼")
    expect(page.get_by_label("称呼")).to_be_focused()


def test_joining_needs_no_finger(look: Look, yard: Yard) -> None:
    page = look("join")
    page.get_by_label("称呼").focus()
    page.keyboard.type("四单元小吴")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="您从哪一方来？")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("heading", name="您从哪一方来？")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="说明白三件事")).to_be_visible()
    for _tab in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/m/{yard.fresh}")


def test_larger_letters_are_remembered(look: Look) -> None:
    page = look("join")
    page.get_by_role("button", name="大字").click()
    page.reload()

    assert page.evaluate("document.documentElement.dataset.type") == "2"


def test_a_meeting_opens_with_the_enter_key_alone(look: Look) -> None:
    page = look("new", width=1366, height=768)
    page.get_by_label("会的名字").press("Enter")

    expect(page.get_by_role("heading", name="门开了")).to_be_visible()


def test_a_meeting_set_for_later_asks_for_day_and_time(look: Look) -> None:
    page = look("new", width=1366, height=768)
    expect(page.get_by_label("哪天几点")).to_be_hidden()
    page.get_by_label("什么时候").select_option("later")

    expect(page.get_by_label("哪天几点")).to_be_visible()
