"""The desk by keys, by drag and by menu: what is pressed is what is sent, and every state is reachable by axe."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.patience import reads_when_drawn, watch_rests
from tests.browser.pretend_desk import desk_state

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}}
STATES = (
    "welcome",
    "gather_sixty",
    "round",
    "sort",
    "dots",
    "nobody",
    "shortlist",
    "dialogue",
    "grade",
    "graded",
    "commit",
    "readback",
    "thanks",
    "amended",
    "pending",
    "yesno",
    "carried",
    "gradient",
    "several",
    "question",
    "borda",
    "funded",
    "rotation",
    "market",
    "bowl_full",
    "days_before",
    "no_quorum",
    "budgets",
)
SIZES = ((1366, 768), (1920, 1080), (768, 1024), (360, 740))
Look = Callable[..., Page]


@pytest.fixture
def look(browser: Browser, desk: str) -> Iterator[Look]:
    """`look("sort", role="recorder", size=(768, 1024))` opens the desk there; complaints of the page fail the test."""
    complaints: list[str] = []
    context = watch_rests(browser.new_context(reduced_motion="reduce", timezone_id="Asia/Shanghai", bypass_csp=True))

    def opened(
        state: str, role: str = "host", lang: str = "zh", size: tuple[int, int] = (1366, 768), query: str = ""
    ) -> Page:
        page = context.new_page()
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        page.goto(f"{desk}/desk?state={state}.{role}&lang={lang}{query}")
        page.wait_for_selector(".desk-dado, .remote .bot")
        return reads_when_drawn(page)

    yield opened
    context.close()
    assert complaints == []


def acts(page: Page) -> list[dict[str, Any]]:
    """What was sent so far, without the ops."""
    page.wait_for_timeout(150)
    sent: list[dict[str, Any]] = page.evaluate(
        "(globalThis.sent || []).filter(one => one.name === 'act').map(one => one.args)"
    )
    return [{"verb": one["verb"], "args": one["args"]} | ({"saw": one["saw"]} if "saw" in one else {}) for one in sent]


def test_n_goes_on_and_says_what_the_host_was_looking_at(look: Look) -> None:
    page = look("dialogue")

    page.keyboard.press("n")

    assert acts(page) == [{"verb": "advance", "args": {}, "saw": 400}]


def test_space_ends_the_turn_and_a_number_calls_that_place(look: Look) -> None:
    page = look("dialogue")

    page.keyboard.press(" ")
    page.keyboard.press("2")

    assert [one["verb"] for one in acts(page)] == ["cut", "grant"]


def test_where_nothing_was_chosen_the_desk_says_so_and_leads_back_to_the_dots(look: Look) -> None:
    page = look("nobody")
    assert page.inner_text(".matter-title") == "一件也没选出来"
    assert page.inner_text(".next small") == "一件也没选出来"

    page.keyboard.press("r")

    assert acts(page) == [{"verb": "back", "args": {"to": "dots"}, "saw": 400}]


def test_before_a_round_the_desk_asks_for_the_seats(look: Look) -> None:
    page, put = look("gather"), desk_state("gather")
    put["agenda"]["next"]["mode"] = "round"

    page.evaluate("put => tell('patch', {from: 0, to: 401, put})", put)
    page.click(".hints .link:has-text('排座位')")

    page.wait_for_selector(".seat-pool")


def test_a_tie_says_how_many_matters_and_minutes_it_lets_in(look: Look) -> None:
    page, put = look("shortlist"), desk_state("shortlist")
    entries, chosen = put["agenda"]["entries"], next(one["chosen"] for key, one in put.items() if key[:7] == "ballot/")
    entries += [entries[0] | {"stage": "discuss", "item": id, "minutes": 6, "state": "next"} for id in chosen]

    page.evaluate("put => tell('patch', {from: 0, to: 401, put})", put)

    page.wait_for_selector(".lead-line:has-text('并列，共 6 件，约 36 分钟。')")


def test_keys_do_nothing_while_somebody_types(look: Look) -> None:
    page = look("gather_sixty")

    page.keyboard.press("f")
    page.keyboard.type("nzbp")

    assert acts(page) == []
    assert page.input_value(".find-row input") == "nzbp"


def test_a_persons_sheet_opens_with_its_keys_and_the_name_is_reached_by_tab(look: Look) -> None:
    page = look("dialogue")
    page.click(".more-tap >> nth=0")
    page.wait_for_selector(".sheet h2:focus")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "text"
    page.keyboard.press("Escape")
    page.click(".more-tap >> nth=0")
    page.wait_for_selector(".sheet h2:focus")

    page.keyboard.press("d")

    page.wait_for_selector(".sheet:has-text('念给本人听过')")


def test_a_refusal_is_told_in_words(look: Look) -> None:
    page = look("dialogue", query="&refuse=stale")

    page.keyboard.press("z")

    page.wait_for_selector(".toasts [role=alert] p:has-text('还没轮到您')")
    assert [one["verb"] for one in acts(page)] == ["undo"]


def test_a_busy_server_is_told_and_the_step_goes_again_by_itself(look: Look) -> None:
    page = look("dialogue")
    page.evaluate("globalThis.busy = 'busy'")

    page.keyboard.press("z")
    page.wait_for_selector("[data-line]:has-text('一时交不上去，已记下 1 条')")
    page.evaluate("globalThis.busy = ''")

    page.wait_for_selector("[data-line]", state="detached")
    sent = page.evaluate("globalThis.sent.filter(one => one.name === 'act').map(one => one.args.op)")
    assert len(sent) > len(set(sent)) == 1


def test_the_menu_and_the_drag_send_the_same_merge(look: Look) -> None:
    page = look("sort")
    source, target = (
        page.locator(".bin").nth(1).locator("[data-card]").first.bounding_box(),
        page.locator(".bin").nth(0).bounding_box(),
    )
    assert source is not None
    assert target is not None

    page.mouse.move(source["x"] + 20, source["y"] + 5)
    page.mouse.down()
    page.mouse.move(target["x"] + 40, target["y"] + 30, steps=6)
    page.mouse.up()
    page.wait_for_timeout(200)
    dragged = acts(page)[-1]
    page.click(".bin-verbs .link >> nth=2")
    page.keyboard.press("1")

    assert dragged["verb"] == acts(page)[-1]["verb"] == "merge"
    assert dragged["args"]["into"] == acts(page)[-1]["args"]["into"]


def test_the_new_end_is_shown_before_a_squeeze_is_pressed(look: Look) -> None:
    page = look("dialogue")
    page.keyboard.press("s")
    before = page.inner_text(".lead-line")

    page.click(".minutes .chip >> nth=0")

    assert page.inner_text(".lead-line") != before
    assert acts(page) == []


def test_the_recorder_has_no_next_button_and_writes_the_gist(look: Look) -> None:
    page = look("dialogue", role="recorder")

    assert page.get_attribute(".desk", "data-view") == "scribe"
    assert page.locator("[data-key=b]").count() == 0


def test_a_dialog_takes_the_focus_and_gives_it_back(look: Look) -> None:
    page = look("welcome")
    page.focus("[data-key=l]")

    page.keyboard.press("Enter")
    page.wait_for_selector("dialog[open]")
    inside = page.evaluate("document.activeElement.closest('dialog') !== null")
    page.keyboard.press("Escape")
    page.wait_for_selector("dialog:not([open])", state="attached")

    assert inside
    assert page.evaluate("document.activeElement.dataset.key") == "l"


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(look: Look, state: str) -> None:
    page = look(state)

    found = Axe().run(page, options=RULES).response["violations"]

    assert [(one["id"], one["nodes"][0]["html"][:160]) for one in found] == []


@pytest.mark.parametrize("size", SIZES)
def test_nothing_runs_out_of_the_side(look: Look, size: tuple[int, int]) -> None:
    wide = [
        state
        for state in STATES
        if look(state, size=size, lang="en").evaluate("document.documentElement.scrollWidth > innerWidth + 1")
    ]

    assert wide == []
