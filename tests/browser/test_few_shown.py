"""Where so few decided a secret vote that the numbers would tell who chose what, each screen says so where they would stand."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.board_states import board_states, closed
from tests.browser.pretend_desk import desk_state
from tests.browser.test_board_screens import hang, wall  # noqa: F401
from tests.browser.test_board_screens import look as at_the_wall  # noqa: F401
from tests.browser.test_desk_votes import look as at_the_desk  # noqa: F401

Look = Callable[..., Page]
WHY = {
    "zh": "作数的不到五位，各得多少不公布",
    "en": "Fewer than five votes count here, so how many each got is not shown",
}
FEW = {"counts": {}, "scores": {}, "cast": 3, "voted": 8, "secrecy": "secret", "apart": ["rep"], "tie": False}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_wall_says_it_of_dots_and_keeps_their_order(at_the_wall: Look, lang: str) -> None:  # noqa: F811
    page = at_the_wall("shortlist", lang)
    hang(page, board_states()["shortlist"] | closed(**FEW))

    expect(page.locator(".ranking-key")).to_contain_text(WHY[lang])
    assert page.locator(".ranking .sum").all_inner_texts() == ["—"] * page.locator(".ranking > li:not(.line)").count()
    assert page.locator(".ranking .dots:not([data-apart]) i").count() == 0
    assert page.locator(".ranking > li[data-in]").count() == 6


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_desk_says_it_of_dots_and_keeps_their_order(at_the_desk: Look, lang: str) -> None:  # noqa: F811
    items = desk_state("dots")["ballot/b1"]["items"][:3]
    told = FEW | {"state": "closed", "closed_at": 1, "items": items, "order": items, "chosen": items[:1]}
    page = at_the_desk("dots", told, lang)

    expect(page.get_by_text(WHY[lang])).to_be_visible()
    assert page.locator(".tallyt").count() == 0
    assert page.locator(".strips .pl").all_inner_texts() == ["1", "2", "3"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_phone_says_it_of_a_motion_and_of_every_party(phone: Look, lang: str) -> None:
    page = phone("few_decide", "vote", lang=lang)

    expect(page.get_by_text(WHY[lang])).to_be_visible()
    assert page.locator(".side-row").count() == 0
    every = page.locator(".outcome .slip").last.inner_text().lower()
    assert every.startswith("每一方" if lang == "zh" else "every group")
    assert "NaN" not in page.locator("body").inner_text()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_phone_says_it_of_dots_and_keeps_their_order(phone: Look, lang: str) -> None:
    page = phone("few_dots", "vote", lang=lang)

    expect(page.get_by_text(WHY[lang])).to_be_visible()
    assert page.locator(".slip").count() == 4
    assert page.locator(".dots:not([data-apart])").count() == 0
