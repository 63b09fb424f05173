"""Votes at the desk: the facilitator casts her own, and whoever has no phone is asked once."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.patience import reads_when_drawn, watch_rests
from tests.browser.pretend_desk import desk_state, person, told

Look = Callable[..., Page]


@pytest.fixture
def look(browser: Browser, desk: str) -> Iterator[Look]:
    """`look("dots", votes={"b1": ""})` opens the host's desk, who is told that of herself; `ballot` changes the ballot."""
    complaints: list[str] = []
    context = watch_rests(browser.new_context(reduced_motion="reduce", viewport={"width": 1366, "height": 768}))

    def opened(state: str, ballot: dict[str, Any] | None = None, lang: str = "zh", **told: Any) -> Page:
        page = context.new_page()
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        page.goto(f"{desk}/desk?state={state}.host&lang={lang}")
        page.wait_for_selector(".desk-dado")
        put = desk_state(state)
        put["ballot/b1"] |= ballot or {}
        page.evaluate(
            "([put, me]) => { tell('patch', {from: 0, to: 401, put}); tell('me', me); }",
            [put, person("host") | told],
        )
        return reads_when_drawn(page)

    yield opened
    context.close()
    assert complaints == []


def test_a_facilitator_who_has_a_vote_casts_it_with_one_tap(look: Look) -> None:
    page = look("yesno", votes={"b1": ""})
    sides = page.locator(".own-vote .button").all_inner_texts()

    page.click(".own-vote .button:has-text('反对')")

    assert sides == ["赞成", "反对"]
    assert told(page) == [("vote", {"ballot": "b1", "choice": "against"})]


def test_dots_of_the_facilitator_are_put_in_a_form(look: Look) -> None:
    page = look("dots", votes={"b1": ""})
    page.click(".own-vote .button")
    page.click("dialog .votes button:last-child >> nth=0")

    page.click("dialog footer [data-main]")

    ((verb, args),) = told(page)
    assert verb == "vote"
    assert list(args["choice"].values()) == [1]


@pytest.mark.parametrize("why", ["not_yours", "vote_last", "ballot_closed"])
def test_whoever_has_no_vote_now_is_offered_none(look: Look, why: str) -> None:
    page = look("yesno", votes={"b1": why})

    assert page.locator(".own-vote").count() == 0


def test_a_cast_vote_says_so_and_is_changed_only_where_the_rule_lets_it(look: Look) -> None:
    changeable = look("yesno", votes={"b1": ""}, voted=["b1"])
    final = look("yesno", votes={"b1": "vote_final"}, voted=["b1"])

    assert changeable.locator(".own-vote b").inner_text() == "您自己的一票已经投了。"
    assert changeable.locator(".own-vote .button").count() == 2
    assert final.locator(".own-vote b").inner_text() == "您自己的一票已经投了。"
    assert final.locator(".own-vote .button").count() == 0


def test_whoever_was_asked_has_a_tick_and_is_not_asked_for_again(look: Look) -> None:
    before = look("yesno")
    after = look("yesno", ballot={"entered": ["r05"], "sources": {"phones": 16, "proxy": 1, "hands": 0, "slips": 0}})
    chip = ".panel .chip[data-row]"

    assert before.locator(f"{chip} .icon").count() == 0
    assert before.locator(".hints li:has-text('没有手机，请替他们填')").count() == 1
    assert "已代填" in after.locator(chip).inner_text()
    assert after.locator(f"{chip} .icon").count() == 1
    assert after.locator(".hints li:has-text('没有手机，请替他们填')").count() == 0
    assert after.locator("[data-sources] tr:has-text('代填') .v").inner_text() == "1"
    assert before.locator("[data-sources] tr:has-text('代填')").count() == 0


def test_a_vote_entered_for_somebody_is_told(look: Look) -> None:
    page = look("yesno")
    page.keyboard.press("d")
    page.click("dialog .choice:has-text('赞成')")
    page.click("dialog .tickrow")

    page.click("dialog footer [data-main]")

    page.wait_for_selector(".toasts:has-text('标“代填”')")


@pytest.mark.parametrize(("counts", "places"), [((5, 5, 3), "113"), ((4, 3, 3), "122"), ((5, 4, 3), "123")])
def test_equal_counts_share_a_place(look: Look, counts: tuple[int, ...], places: str) -> None:
    items = desk_state("dots")["ballot/b1"]["items"][:3]
    closed = {
        "state": "closed",
        "closed_at": 1,
        "items": items,
        "order": items,
        "chosen": items[:1],
        "apart_counts": None,
    }
    page = look("dots", closed | {"counts": dict(zip(items, map(str, counts), strict=True)), "scores": {}})

    assert "".join(page.locator(".tallyt tbody td:first-child").all_inner_texts()) == places


def test_a_full_disk_is_told_to_a_desk_that_does_nothing_until_it_is_over(look: Look) -> None:
    page = look("dialogue")

    page.evaluate("tell('trouble', {rule: 'disk_full'})")
    page.wait_for_selector("[data-line]:has-text('硬盘满了，存不下来：请在这台电脑上腾出地方')")
    page.evaluate("tell('trouble', {rule: ''})")

    page.wait_for_selector("[data-line]", state="detached")
