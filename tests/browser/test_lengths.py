"""The phone's counter says what the server will say, of every text in every script."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from facilitate.core.person.lengths import fifths, letters, too_long
from facilitate.core.person.names import clean_text

COUNT = """async ([texts, most]) => {
  const {fifths, roomFor, shownMost} = await import('/js/parts/lengths.js');
  return texts.map(text => [fifths(text), roomFor(text, most), shownMost(most)]);
}"""
TEXTS = [
    "",
    "路灯不亮",
    "lamp",
    "路灯 lamp",
    "ｌ",
    "é",
    "🙂",
    "字" * 60,
    "字" * 61,
    "x" * 150,
    "x" * 151,
    "字x" * 43,
    "ёж",
    "한글",
    "かな",
    "—“”…",
]
Phone = Callable[..., Page]


@pytest.fixture(scope="module")
def page(browser: Browser, room: str) -> Page:
    page = browser.new_page()
    page.goto(f"{room}/phone")
    return page


def test_phone_and_server_count_the_same(page: Page) -> None:
    for text, (length, left, most) in zip(TEXTS, page.evaluate(COUNT, [TEXTS, 60]), strict=True):
        assert length == fifths(text), text
        assert (left < 0) == (too_long(text, 60) is not None), text
        assert most == 60


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80).map(clean_text))
def test_of_whatever_is_written(page: Page, text: str) -> None:
    [[length, left, _]] = page.evaluate(COUNT, [[text], 20])

    assert length == fifths(text)
    assert (left < 0) == (too_long(text, 20) is not None)


@pytest.mark.parametrize(("lang", "most"), [("zh", 60), ("en", letters(60))])
def test_what_is_left_is_told_in_the_readers_own_letters(phone: Phone, lang: str, most: int) -> None:
    page = phone("gather", "card/need", lang=lang)
    sign = "x" if lang == "en" else "字"

    page.locator("textarea").first.fill(sign * (most - 3))

    assert "3" in page.locator("#count").first.inner_text()
    page.locator("textarea").first.fill(sign * (most + 1))
    page.wait_for_selector("#count[data-state=over]")
    assert "1" in page.locator("#count").first.inner_text()
