"""After the votes: results are read out at the desk, stay on the wall above the tasks, and whoever moved a motion hears of it."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.board_states import board_states
from tests.browser.method_states import MOTION, ballot, bar, thing
from tests.browser.patience import reads_when_drawn, watch_rests
from tests.browser.pretend_desk import desk_state
from tests.browser.pretend_wall import pretend_wall

Phone = Callable[..., Page]
VOTED = thing("m1", MOTION, outcome="carried") | ballot(
    "b1", "vote", "yesno", item="m1", items=["m1"], asks=["for", "against"], bars=[bar(over="1/2")], state="closed",
    counts={"for": 25, "against": 17}, cast=42, voted=42, outcome="carried", closed_at=1,
)  # fmt: skip
ALSO = {
    "item/m2": VOTED["item/m1"] | {"id": "m2"},
    "ballot/b2": VOTED["ballot/b1"] | {"id": "b2", "item": "m2", "items": ["m2"], "outcome": "failed"},
}
TELL = "put => tell('patch', {from: 0, to: 401, put})"


@pytest.fixture(scope="module")
def wall() -> Iterator[str]:
    with pretend_wall() as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = watch_rests(browser.new_context(reduced_motion="reduce", viewport={"width": 1366, "height": 768}))
    yield reads_when_drawn(context.new_page())
    context.close()


def test_the_desk_has_the_results_to_read_out_before_the_tasks(page: Page, desk: str) -> None:
    page.goto(f"{desk}/desk?state=commit.host&lang=zh")
    page.wait_for_selector(".desk-dado")

    page.evaluate(TELL, desk_state("commit") | VOTED)

    expect(page.locator("[data-results] li")).to_contain_text("通过")
    expect(page.locator("[data-results] li")).to_contain_text("赞成 25，反对 17")


def test_a_desk_that_may_add_no_task_says_who_does(page: Page, desk: str) -> None:
    page.goto(f"{desk}/desk?state=commit.host&lang=zh")
    page.wait_for_selector(".desk-dado")
    put = desk_state("commit")
    stage = next(one for key, one in put.items() if key.startswith("stage/"))
    stage["write"] = [{"kind": "action", "roles": ["recorder"], "fields": [], "needs": []}]
    page.evaluate(TELL, put)
    page.evaluate("me => tell('me', me)", {"id": "a01", "may": {"advance": "", "grant": ""}, "neutral": True})

    page.keyboard.press("a")

    expect(page.locator(".toasts")).to_contain_text("在手机上点“我来认领一件”")
    assert page.locator("dialog[open]").count() == 0


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_was_decided_stays_on_the_wall_above_the_first_tasks(page: Page, wall: str, lang: str) -> None:
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(f"{wall}/board?state=commit&lang={lang}")
    page.wait_for_selector(".dado")
    before = page.locator(".decided:not(.verdicts-all) li").count()

    page.evaluate(TELL, board_states()["commit"] | VOTED | ALSO)

    expect(page.locator(".verdicts-all li").first).to_contain_text("25")
    assert page.locator(".verdicts-all li").count() == 2
    assert 0 < page.locator(".decided:not(.verdicts-all) li").count() <= before
    bottom = page.evaluate(
        "document.querySelector('.decided:not(.verdicts-all) li:last-child').getBoundingClientRect().bottom"
    )
    assert bottom <= page.evaluate("document.querySelector('.dado').getBoundingClientRect().top")
    assert {"zh": "我来认领一件", "en": "Take on a task"}[lang] in page.inner_text("body")


def test_whoever_moved_it_reads_whether_it_was_carried(phone: Phone) -> None:
    page = phone("motions", "mine")
    page.evaluate(TELL, VOTED)
    mine = {"id": "m1", "kind": "motion", "text": MOTION, "state": "shown", "at": 1}
    page.evaluate("own => tell('me', {id: 'r11', may: {}, own: [own], notices: [], same: [], tasks: []})", mine)

    expect(page.locator(".trail")).to_contain_text("表决通过了")
    expect(page.locator(".trail")).to_contain_text("赞成 25，反对 17")
