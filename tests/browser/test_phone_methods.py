"""The phone in every other method: everybody can read it, reach it and use it."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from tests.browser.phone_ballots import ballot_states
from tests.browser.phone_debates import debate_states
from tests.browser.phone_places import place_states
from tests.browser.sending import sent
from tests.browser.test_phone import RULES, SMALL, sideways

Phone = Callable[..., Page]
FORMS = [
    ("mover", "amend/m1"),
    ("pending", "form/motion/m1"),
    ("report", "form/report"),
    ("entry", "form/idea"),
    ("groups", "task/i1"),
    ("my_topic", "topic/q2"),
    ("cell", "places"),
    ("debate", "hand"),
    ("bowl", "hand"),
    ("hat", "write"),
    ("carried", "vote"),
    ("motions", "item/m1"),
]
PAGES = [*((name, "") for name in ballot_states() | debate_states() | place_states()), *FORMS]


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


def test_an_idea_is_sent_with_the_fields_its_rule_asks_for(phone: Phone) -> None:
    page = phone("entry", "form/idea")
    page.get_by_role("textbox", name="写一个点子").fill("楼道感应灯")
    page.get_by_role("button", name="交上去").click()
    expect(page.get_by_role("alert")).to_contain_text("问题在哪儿")

    page.get_by_role("textbox", name="问题在哪儿").fill("晚上看不见台阶")
    page.get_by_role("textbox", name="打算怎么办").fill("装三盏")
    page.get_by_role("button", name="交上去").click()

    fields = sent(page)[0][1]["fields"]
    assert {"title": "楼道感应灯", "problem": "晚上看不见台阶", "plan": "装三盏"}.items() <= fields.items()


def test_the_later_part_is_asked_for_again_when_the_line_was_down(phone: Phone) -> None:
    page = phone("gather")
    page.route("**/phone-later.js", lambda route: route.abort())
    page.evaluate("location.hash = 'places'")
    page.wait_for_selector("[data-coming]")

    page.unroute("**/phone-later.js")

    expect(page.locator("h1")).to_have_text("您想去哪儿？", timeout=15_000)


def test_who_is_sent_out_reads_why_as_soon_as_the_words_have_come(phone: Phone) -> None:
    page = phone("gather", query="&offline=1", ready=".banner[data-kind=offline]")
    refusal = {"rule": "removed", "params": {"reason": "吵得厉害"}}
    page.route("**/phone-later.js", lambda route: route.abort())
    page.route("**/m/**", lambda route: route.fulfill(status=401, json={"ok": False, "refusal": refusal}))
    page.wait_for_selector("[data-coming]")

    page.unroute("**/phone-later.js")

    expect(page.locator("h1")).to_have_text("主持人请您离开了会场", timeout=15_000)
    expect(page.get_by_text("原因：吵得厉害")).to_be_visible()


def test_words_point_to_a_category_after_a_first_try_without_a_line(phone: Phone) -> None:
    page = phone("gather", "card/need")
    page.route("**/pointing.js", lambda route: route.abort())
    with page.expect_event("requestfailed", lambda asked: asked.url.endswith("/pointing.js")):
        page.reload()

    page.unroute("**/pointing.js")
    page.get_by_role("textbox", name="写一件事").fill("消防通道天天堵车，没有车位")

    expect(page.get_by_text("看着像是这一类")).to_be_visible()
