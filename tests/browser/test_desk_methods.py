"""The desk in methods that decide, seat people and let them walk: what is pressed or dragged is what is sent."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.patience import reads_when_drawn, watch_rests
from tests.browser.pretend_desk import told

Look = Callable[..., Page]


@pytest.fixture
def look(browser: Browser, desk: str) -> Iterator[Look]:
    """`look("debate")` opens the host's desk there; complaints of the page fail the test."""
    complaints: list[str] = []
    context = watch_rests(browser.new_context(reduced_motion="reduce", viewport={"width": 1366, "height": 768}))

    def opened(state: str, size: tuple[int, int] = (1366, 768)) -> Page:
        page = context.new_page()
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        page.goto(f"{desk}/desk?state={state}.host&lang=zh")
        page.wait_for_selector(".desk-dado, .remote .bot")
        return reads_when_drawn(page)

    yield opened
    context.close()
    assert complaints == []


def test_a_side_is_called_by_its_key(look: Look) -> None:
    page = look("debate")

    page.keyboard.press("]")

    assert told(page) == [("grant", {"person": "r08"})]


def test_hands_are_counted_with_a_witness(look: Look) -> None:
    page = look("yesno")
    page.keyboard.press("c")
    page.fill(".votes li:nth-child(1) input", "6")
    page.fill(".votes li:nth-child(2) input", "3")
    page.select_option("dialog select", index=1)

    page.keyboard.press("Enter")

    ((verb, args),) = told(page)
    assert verb == "count"
    assert args | {"witness": ""} == {
        "ballot": "b1", "source": "hands", "witness": "", "apart": False, "counts": {"for": 6, "against": 3}, "people": 9,
    }  # fmt: skip


def test_numbered_slips_are_entered_one_after_another(look: Look) -> None:
    page = look("yesno")
    page.keyboard.press("y")
    page.click(".tickrow:has-text('纸票有编号')")
    page.click(".slip-entry .chip >> nth=0")
    page.click(".slip-entry .chip >> nth=1")
    page.select_option("dialog select", index=1)

    page.click("dialog footer [data-main]")

    assert told(page)[0][1]["slips"] == [{"n": 1, "choice": "for"}, {"n": 2, "choice": "against"}]


def test_those_who_vote_last_are_called(look: Look) -> None:
    page = look("yesno")

    page.keyboard.press("a")

    assert told(page) == [("set", {"name": "last_call", "value": "b1"})]


def test_a_limit_is_put_to_the_meeting(look: Look) -> None:
    page = look("debate")
    page.keyboard.press("u")
    page.fill("dialog input[type=number]", "180")
    page.click(".seg button:has-text('请大家表决')")

    page.click("dialog footer [data-main]")

    assert told(page) == [("set", {"name": "floor.turn", "value": 180, "stage": "debate", "vote": True})]


def test_an_amendment_is_entered_for_the_mover_and_stands_marked(look: Look) -> None:
    page = look("amended")
    marked = page.locator(".matter-title ins").all_inner_texts()
    page.keyboard.press(".")
    page.click("dialog .menu button >> nth=0")
    page.fill("dialog textarea", "改成早上七点清运")

    page.click("dialog footer [data-main]")

    assert marked == ["半", "，不另花钱"]
    act = {"verb": "edit", "args": {"item": "m1", "text": "改成早上七点清运"}}
    assert told(page) == [("proxy", {"person": "r03", "act": act})]


def test_somebody_is_moved_by_drag_and_by_menu(look: Look) -> None:
    page = look("table_talk")
    chip = page.locator(".space").nth(0).locator(".chip").nth(1)
    source, target = chip.bounding_box(), page.locator(".space").nth(1).bounding_box()
    assert source is not None
    assert target is not None

    page.mouse.move(source["x"] + 20, source["y"] + 10)
    page.mouse.down()
    page.mouse.move(target["x"] + 30, target["y"] + 20, steps=6)
    page.mouse.up()
    page.wait_for_timeout(200)
    page.locator(".space").nth(0).locator(".chip").nth(1).click()
    page.click("dialog .menu button >> nth=1")

    dragged, chosen = told(page)
    assert (dragged[0], dragged[1]["space"]) == ("move", "t2")
    assert chosen == dragged


def test_a_topic_is_placed_by_menu(look: Look) -> None:
    page = look("market")
    page.click(".pool .topic")

    page.keyboard.press("1")

    assert told(page) == [("schedule", {"item": "o6", "place": "铁路俱乐部", "slot": 2, "space": "s2c3"})]


def test_a_question_to_the_meeting_is_closed_by_its_own_key(look: Look) -> None:
    page = look("question")

    page.keyboard.press("j")

    assert told(page) == [("close_ballot", {"ballot": "q1"})]


def test_the_chair_is_handed_over_from_beside_ones_own_name(look: Look) -> None:
    page = look("debate")

    page.click(".desk-top .link")
    page.select_option("dialog select", "r03")
    page.click("dialog footer [data-main]")

    assert told(page) == [("hand_over", {"person": "r03"})]


@pytest.mark.parametrize(
    ("state", "words"),
    [("yesno", ["截止", "记举手数", "记纸票"]), ("table_talk", ["换桌长"] * 5), ("several", ["全部截止"])],
)
def test_in_one_hand_the_desk_has_the_verbs_of_votes_and_tables(look: Look, state: str, words: list[str]) -> None:
    page = look(state, (360, 740))

    found = page.locator(".remote main .button").all_inner_texts()

    assert [one for one in found if one in words][: len(words)] == words
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_only_those_who_may_write_here_are_waited_for_and_only_for_what_is_written_here(look: Look) -> None:
    page = look("ideas_unwritten")

    assert page.locator(".desk-side h2").filter(has_text="还没写").inner_text().startswith("还没写的 22 人")


def test_those_on_whom_the_lot_fell_stand_in_the_order_of_their_lots(look: Look) -> None:
    page = look("drawn")

    assert page.locator(".panel ol.chips li").all_inner_texts() == ["四单元居民代表", "一单元楼门长"]


def test_the_wall_is_opened_in_the_meetings_language_or_another(look: Look) -> None:
    page = look("debate")
    page.evaluate("globalThis.opened = []; globalThis.open = url => { opened.push(url); }; null")
    for choice in (None, "English"):
        page.keyboard.press("v")
        page.keyboard.press("o")
        if choice:
            page.click(f"dialog .seg button:has-text('{choice}')")
        page.click("dialog footer [data-main]")

    assert page.evaluate("opened") == ["/m/7K3MWQ9P/board", "/m/7K3MWQ9P/board?lang=en"]
