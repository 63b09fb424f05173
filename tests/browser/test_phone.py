"""The phone at every stage: everybody can read it, reach it and use it, whatever the line does."""

import json
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from tests.browser.patience import until
from tests.browser.phone_states import states

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
FORMS = [
    ("gather", "card/need"),
    ("gather", "edit/c11"),
    ("dialogue", "comment/n1"),
    ("dialogue", "reply/k05"),
    ("dialogue", "offer/n1"),
    ("dialogue_rep", "answer/n1"),
    ("commit", "task/n10"),
    ("close", "object/"),
    ("after", "report/t1"),
    ("gather", "more"),
    ("gather", "name"),
    ("gather", "hand"),
    ("sort", "vote"),
    ("say", "write"),
    ("sort", "item/n1"),
    ("after", "papers"),
    ("gather", "rules"),
    ("sort", "mine"),
]
PAGES = [*((name, "") for name in states()), *FORMS]
Phone = Callable[..., Page]
SIDEWAYS = """[...document.querySelectorAll('#app *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && e.getBoundingClientRect().width > 1)
  .map(e => e.className + e.textContent.slice(0, 20))"""
SMALL = """[...document.querySelectorAll('button, .bar a, a.button, summary, input, textarea')].filter(e => e.checkVisibility())
  .filter(e => e.getBoundingClientRect().height < (e.matches('[data-main]:not([data-size=small]), .option') ? 60 : 44)).map(e => e.outerHTML.slice(0, 90))"""


def sideways(page: Page) -> list[str]:
    """What sticks out to the right."""
    found: list[str] = page.evaluate(SIDEWAYS)
    return found


def news(id: str, text: str) -> str:
    """A patch with one more need on the wall."""
    need: dict[str, object] = {
        "id": id,
        "kind": "need",
        "text": text,
        "by": None,
        "state": "shown",
        "originals": [],
        "dots": None,
    }
    return f"tell('patch', {json.dumps({'from': 400, 'to': 401, 'put': {f'item/{id}': need}})})"


@pytest.mark.parametrize(("state", "route"), PAGES)
def test_axe_finds_nothing(phone: Phone, state: str, route: str) -> None:
    page = phone(state, route)
    page.set_viewport_size({"width": 360, "height": 6000})  # nothing half hidden under the bar

    found = Axe().run(page, options=RULES).response["violations"]

    assert [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("state", "route"), PAGES)
def test_everything_can_be_reached_on_the_smallest_phone(phone: Phone, state: str, route: str, lang: str) -> None:
    page = phone(state, route, lang=lang)
    page.set_viewport_size({"width": 320, "height": 640})

    small = page.evaluate(SMALL)
    page.evaluate("document.documentElement.dataset.type = 4")
    largest = sideways(page)
    page.evaluate("document.documentElement.dataset.type = 1; document.documentElement.style.fontSize = '200%'")

    assert small == []
    assert largest == []
    assert sideways(page) == []


def test_a_greyed_button_says_why_when_tapped(phone: Phone) -> None:
    page = phone("gather_full")
    button = page.get_by_role("button", name="写一张卡")

    button.click(force=True)

    expect(page.locator(".why")).to_contain_text("每人最多写 3 张")
    assert button.get_attribute("aria-expanded") == "true"


def test_larger_type_is_one_tap_and_remembered(phone: Phone) -> None:
    page = phone("sort")

    page.get_by_role("button", name="字放大").click()
    page.reload()
    page.wait_for_selector("h1")

    expect(page.locator("html")).to_have_attribute("data-type", "2")


def test_what_is_typed_survives_a_reload(phone: Phone) -> None:
    page = phone("gather", "card/need")
    page.get_by_role("textbox", name="写一件事").fill("下水返水")
    page.reload()

    text = page.get_by_role("textbox", name="写一件事").input_value()

    assert text == "下水返水"


def test_a_category_is_suggested_from_the_words_and_sent(phone: Phone) -> None:
    page = phone("gather", "card/need")

    page.get_by_role("textbox", name="写一件事").fill("消防通道天天堵车，没有车位")
    expect(page.get_by_text("看着像是这一类")).to_be_visible()
    page.get_by_role("button", name="交这张卡").click()
    until(page, "(globalThis.sent || []).some(one => one.name === 'act')")

    act = page.evaluate("globalThis.sent.find(one => one.name === 'act').args")
    assert act["verb"] == "write"
    assert act["args"]["kind"] == "need"
    assert act["args"]["fields"]["category"] == "parking"


def test_a_refusal_is_said_and_gives_the_text_back(phone: Phone) -> None:
    page = phone("gather", "card/need", query="&refuse=too_many")
    page.get_by_role("textbox", name="写一件事").fill("下水返水")
    expect(page.get_by_text("看着像是这一类")).to_be_visible()

    page.get_by_role("button", name="交这张卡").click()

    expect(page.get_by_role("alert")).to_contain_text("还没轮到您")
    page.get_by_role("button", name="再写一张卡").click()
    assert page.get_by_role("textbox", name="写一件事").input_value() == "下水返水"


def test_without_a_line_acts_wait_and_are_counted(phone: Phone) -> None:
    page = phone("gather", query="&offline=1", ready=".banner[data-kind=offline]")

    for route, text, button in (("card/need", "下水返水", "交这张卡"), ("edit/c11", "没有路灯", "改好了")):
        page.evaluate(f"location.hash = '{route}'")
        page.get_by_role("textbox", name="写一件事").fill(text)
        expect(page.get_by_text("看着像是这一类")).to_be_visible()
        page.get_by_role("button", name=button).click()

    page.wait_for_selector(".slip[data-state=pending]")
    expect(page.locator(".banner")).to_contain_text("已记下 2 条，网络恢复后自动提交")
    assert page.locator(".bar .count").inner_text().startswith("2")
    expect(page.locator(".slip[data-state=pending]")).to_have_count(2)


def test_a_dot_sticks_and_comes_off_and_a_fourth_is_explained(phone: Phone) -> None:
    page = phone("dots")
    boxes = page.get_by_role("checkbox")

    for n in range(4):
        boxes.nth(n).click()

    expect(page.locator(".why")).to_contain_text("请先从别处揭下一个")
    assert [boxes.nth(n).get_attribute("aria-checked") for n in range(4)] == ["true", "true", "true", "false"]
    boxes.nth(0).click()
    expect(page.locator(".mine-dots")).to_contain_text("3 个点，还剩 1 个")


def test_the_own_secret_choice_is_kept_on_this_phone_alone(phone: Phone) -> None:
    page = phone("dots")
    page.get_by_role("checkbox").nth(1).click()
    page.get_by_role("button", name="投进票箱").click()
    until(page, "(globalThis.sent || []).some(one => one.name === 'act')")

    page.reload()

    expect(page.get_by_role("checkbox").nth(1)).to_be_checked()


def test_a_need_is_graded_when_all_three_questions_are_answered(phone: Phone) -> None:
    page = phone("grade")
    for group in page.get_by_role("radiogroup").all():
        group.get_by_role("radio").nth(3).click()
    until(page, "(globalThis.sent || []).some(one => one.name === 'act')")

    votes = page.evaluate("globalThis.sent.filter(one => one.name === 'act').map(one => one.args.args.choice)")

    assert votes == [{"n1": {"importance": 4, "satisfaction": 4, "feasibility": 4}}]


def test_lists_do_not_jump_under_a_finger(phone: Phone) -> None:
    page = phone("sort")
    before = page.locator(".need-title").all_inner_texts()
    page.locator("h1").dispatch_event("pointerdown")

    page.evaluate(news("aa", "新来的"))
    page.wait_for_selector(".fresh")

    assert page.locator(".need-title").all_inner_texts() == before
    page.locator(".fresh").click()
    page.wait_for_selector(".need-title >> text=新来的")


def test_only_what_changes_for_you_is_announced(phone: Phone) -> None:
    page = phone("dialogue_waiting")
    live = page.locator("[aria-live=polite]")
    first = live.inner_text()

    page.evaluate(news("n9", "x"))
    page.wait_for_timeout(100)

    assert first == "您排第 3 位，大约 4 分钟"
    assert live.inner_text() == first


def test_focus_goes_to_the_heading_of_a_new_page(phone: Phone) -> None:
    page = phone("gather")

    page.get_by_role("link", name="更多").click()
    until(page, "document.activeElement.tagName === 'H1'")

    assert page.locator("h1").inner_text() == "更多"


def test_whoever_is_typing_is_not_torn_away_when_her_turn_comes(phone: Phone) -> None:
    page = phone("turn", "comment/n1", ready=".told")

    expect(page.locator(".told")).to_contain_text("轮到您了")
    assert page.get_by_role("textbox", name="写一句").is_visible()
