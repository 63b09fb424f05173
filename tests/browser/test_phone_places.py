"""Tables, the timetable and forms on the phone: all of it by tapping."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.sending import sent

Phone = Callable[..., Page]


def test_whoever_is_sent_to_a_table_says_that_she_is_there(phone: Phone) -> None:
    page = phone("sent")

    page.get_by_role("button", name="我到了").click()

    assert sent(page) == [["move", {"space": "t1"}]]
    expect(page.get_by_role("button", name="我到了")).to_have_count(0)


def test_a_table_without_a_host_finds_one(phone: Phone) -> None:
    page = phone("table")
    page.get_by_role("button", name="我到了").click()

    page.get_by_role("button", name="我来当桌长").click()
    page.locator(".sure").get_by_role("button", name="我来当桌长").click()

    assert sent(page) == [["sign_up", {"space": "t1", "as": "table_host"}]]


def test_two_feet_need_one_tap(phone: Phone) -> None:
    page = phone("places")

    page.get_by_role("button", name="我去这儿").click()

    assert sent(page) == [["move", {"space": "s2c2"}]]


def test_signing_up_is_undone_by_the_same_key(phone: Phone) -> None:
    page = phone("market")

    page.get_by_role("button", name="我来这儿").click()

    assert sent(page) == [["sign_up", {"item": "q1", "off": True}]]


def test_a_convener_answers_who_wants_to_join_hers_and_moves_it(phone: Phone) -> None:
    page = phone("my_topic", "topic/q2")

    page.get_by_role("button", name="好，合在一起").click()
    page.get_by_role("button", name="换一换").click()
    page.get_by_role("button", name="老槐树下").first.click()

    assert sent(page, 2) == [["confirm", {"item": "q4"}], ["schedule", {"item": "q2", "space": "s1c2"}]]
