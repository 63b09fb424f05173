"""Debates on the phone: sides, interruptions, amendments, the ring."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.sending import sent

Phone = Callable[..., Page]


def test_the_side_is_named_with_the_hand_in_two_taps(phone: Phone) -> None:
    page = phone("few_here")

    page.get_by_role("button", name="我要说").click()
    page.get_by_role("button", name="我反对").click()

    assert sent(page) == [["hand", {"stance": "against"}]]


def test_an_interruption_is_sent_with_its_kind(phone: Phone) -> None:
    page = phone("debate")
    page.locator("summary", has_text="有急事要打断").click()

    page.get_by_role("button", name="程序提醒").click()

    assert sent(page) == [["hand", {"kind": "order"}]]


def test_an_amendment_is_read_out_as_what_goes_and_what_comes(phone: Phone) -> None:
    page = phone("debate")

    assert page.locator("h1 del").first.text_content() == "删去：七点。"
    assert "改成：" in (page.locator("h1 ins").first.text_content() or "")


def test_the_mover_sees_her_change_before_she_sends_it(phone: Phone) -> None:
    page = phone("mover", "amend/m1")
    box = page.get_by_role("textbox", name="新的字句")
    box.fill(box.input_value().replace("六点半", "七点"))
    expect(page.locator("form del")).to_contain_text("六点半")

    page.get_by_role("button", name="就这么改").click()

    assert sent(page)[0][0] == "edit"
    assert "七点" in sent(page)[0][1]["text"]


def test_seconding_is_one_tap(phone: Phone) -> None:
    page = phone("motions")

    page.get_by_role("button", name="我附议").click()

    assert sent(page) == [["second", {"item": "m1"}]]


def test_the_open_chair_is_asked_for_and_left(phone: Phone) -> None:
    outside, inside = phone("bowl"), phone("bowl_inside")

    outside.get_by_role("button", name="我要坐进去").click()
    inside.get_by_role("button", name="我离开这把椅子").click()
    inside.locator(".sure").get_by_role("button", name="我离开这把椅子").click()

    assert sent(outside)[0][0] == "hand"
    assert sent(inside) == [["move", {"space": ""}]]


def test_whoever_was_misunderstood_explains_with_one_tap_while_another_speaks(phone: Phone) -> None:
    page = phone("dialogue")

    page.get_by_role("button", name="我要说明一句").click()

    assert sent(page) == [["hand", {"kind": "clarify"}]]
    expect(page.get_by_text("请稍等，马上请您说明。")).to_be_visible()
    expect(page.get_by_role("button", name="我要说", exact=True)).to_be_visible()
