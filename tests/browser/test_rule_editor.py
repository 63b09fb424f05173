"""The rule editor by fingers: a field is changed, what does not fit is said on its line, and what is saved differs in that alone."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from tests.web.pages_app import House, make_house

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
TURN = "#stages-2-stages-0-floor-turn"


@pytest.fixture
def house(tmp_path: Path) -> House:
    made = make_house(tmp_path)
    made.services.rules.copy("nantang")
    return made


@pytest.fixture
def editor(browser: Browser, house: House) -> Iterator[Page]:
    """The debate of one's own rule in the editor; what the page complains about fails the test."""
    server = make_server("127.0.0.1", 0, house.app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    context.add_cookies([{"name": "organiser", "value": house.key, "url": base}])
    page, complaints = context.new_page(), []
    page.on("pageerror", lambda fault: complaints.append(str(fault)))
    page.goto(f"{base}/rules/nantang_2/edit")
    page.get_by_role("button", name="辩论").click()
    expect(page.locator(TURN)).to_have_value("120")
    yield page
    context.close()
    server.shutdown()
    assert complaints == []


def test_a_change_is_checked_while_one_works_and_saved_as_one_word(editor: Page, house: House) -> None:
    before = house.services.rules.text("nantang_2")
    editor.fill(TURN, "1500")
    editor.press(TURN, "Tab")
    expect(editor.locator(".rule-faults")).to_contain_text("turn 要 1500 秒，整个环节只有 900 秒")

    editor.get_by_role("button", name="第 59 行").click()
    expect(editor.locator("#rule-text")).to_be_focused()
    editor.get_by_role("button", name="填表").click()
    editor.fill(TURN, "90")
    editor.press(TURN, "Tab")
    expect(editor.get_by_role("status")).to_contain_text("可以用来开会")
    editor.keyboard.press("Control+s")
    expect(editor.get_by_role("button", name="存好了")).to_be_visible()

    assert house.services.rules.text("nantang_2") == before.replace("turn: 120", "turn: 90")


def test_a_stage_is_added_moved_and_taken_out_again(editor: Page) -> None:
    editor.get_by_role("button", name="在后面加一个环节").click()
    expect(editor.locator(".rule-stop[aria-current=true]")).to_contain_text("新环节")
    editor.get_by_role("button", name="往前", exact=True).click()
    expect(editor.locator(".rule-stop").nth(4)).to_contain_text("新环节")

    editor.get_by_role("button", name="去掉", exact=True).click()

    expect(editor.locator(".rule-stop", has_text="新环节")).to_have_count(0)


def test_a_stage_taken_out_by_mistake_comes_back(editor: Page) -> None:
    editor.get_by_role("button", name="去掉", exact=True).click()
    expect(editor.locator(".rule-stop", has_text="辩论")).to_have_count(0)

    undo = editor.get_by_role("button", name="撤销 Ctrl Z")
    undo.click()

    expect(editor.locator(".rule-stop", has_text="辩论")).to_have_count(1)
    expect(editor.get_by_role("button", name="存好了")).to_be_disabled()
    expect(undo).to_be_disabled()
    expect(editor.get_by_role("link", name="用它开会")).to_be_visible()


def test_letters_where_a_number_belongs_leave_the_number(editor: Page) -> None:
    editor.locator(TURN).press("Control+a")
    editor.keyboard.type("abc")

    editor.keyboard.press("Tab")

    expect(editor.locator(TURN)).to_have_value("120")
    expect(editor.get_by_role("button", name="存好了")).to_be_disabled()


@pytest.mark.parametrize("size", [(360, 740), (1366, 768)])
def test_the_editor_fits_and_is_for_everybody(editor: Page, size: tuple[int, int]) -> None:
    editor.set_viewport_size({"width": size[0], "height": size[1]})

    assert editor.evaluate(SIDEWAYS) <= 0
    found = Axe().run(editor, options=RULES)
    assert [one["id"] for one in found.response["violations"]] == []


def test_letters_of_twice_the_size_still_fit(editor: Page) -> None:
    editor.set_viewport_size({"width": 683, "height": 384})

    assert editor.evaluate(SIDEWAYS) <= 0
