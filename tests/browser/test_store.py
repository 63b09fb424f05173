"""The store on the phone: state, not deltas, so that nothing that comes twice, late or not at all can do harm."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.watching import spoil

STORE = """async patches => {
  const {makeStore} = await import('/js/store.js');
  const store = makeStore();
  const taken = patches.map(patch => store.apply(patch));
  return {taken, seq: store.seq, items: store.all('item/'), all: store.all('')};
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, room: str) -> Page:
    page = browser.new_page()
    page.goto(f"{room}/phone")
    return page


def item(id: str, text: str) -> dict[str, Any]:
    return {f"item/{id}": {"id": id, "text": text}}


def test_patches_put_whole_entities_and_cut_them(page: Page) -> None:
    patches = [
        {"from": 0, "to": 3, "put": item("1", "a") | item("2", "b")},
        {"from": 3, "to": 4, "put": item("1", "c"), "cut": ["item/2"]},
    ]

    found = page.evaluate(STORE, patches)

    assert found["taken"] == [True, True]
    assert found["all"] == [{"id": "1", "text": "c"}]
    assert found["seq"] == 4


def test_a_patch_that_comes_twice_changes_nothing(page: Page) -> None:
    patches = [{"from": 0, "to": 3, "put": item("1", "a")}, {"from": 3, "to": 4, "put": item("1", "b")}]

    once = page.evaluate(STORE, patches)
    twice = page.evaluate(STORE, [*patches, patches[1], patches[1]])

    assert twice["all"] == once["all"]
    assert twice["seq"] == once["seq"]


def test_a_patch_that_comes_late_does_not_turn_time_back(page: Page) -> None:
    early = {"from": 3, "to": 4, "put": item("1", "old")}
    late = {"from": 3, "to": 6, "put": item("1", "new")}

    found = page.evaluate(STORE, [{"from": 0, "to": 3, "put": {}}, late, early])

    assert found["all"] == [{"id": "1", "text": "new"}]
    assert found["seq"] == 6


def test_a_gap_is_reported_and_nothing_is_taken(page: Page) -> None:
    found = page.evaluate(
        STORE, [{"from": 0, "to": 3, "put": item("1", "a")}, {"from": 5, "to": 6, "put": item("1", "z")}]
    )

    assert found["taken"] == [True, False]
    assert found["all"] == [{"id": "1", "text": "a"}]
    assert found["seq"] == 3


def test_a_patch_from_nothing_is_the_whole_state(page: Page) -> None:
    found = page.evaluate(
        STORE, [{"from": 0, "to": 3, "put": item("1", "a")}, {"from": 0, "to": 5, "put": item("2", "b")}]
    )

    assert found["all"] == [{"id": "2", "text": "b"}]


def test_ids_sort_as_numbers(page: Page) -> None:
    found = page.evaluate(STORE, [{"from": 0, "to": 1, "put": item("10", "") | item("9", "") | item("2", "")}])

    assert [one["id"] for one in found["items"]] == ["2", "9", "10"]


KEPT = """async () => {
  const {makeStore} = await import('/js/store.js');
  const store = makeStore();
  const seen = () => [store.all('item/').map(one => one.text), store.about('comment/', '1').map(one => one.text)];
  const found = [];
  const tell = (from, to, put, cut = []) => { store.apply({from, to, put, cut}); found.push(seen()); };
  tell(0, 1, {'item/1': {id: '1', text: 'a'}, 'comment/5': {id: '5', about: '1', text: 'first'}});
  tell(1, 2, {'comment/6': {id: '6', about: '1', text: 'second'}});
  tell(2, 3, {'item/1': {id: '1', text: 'b'}});
  tell(3, 4, {}, ['comment/5']);
  tell(0, 9, {'item/2': {id: '2', text: 'c'}});
  return found;
}"""


def test_what_was_asked_before_is_found_anew_after_news_of_its_kind(page: Page) -> None:
    assert page.evaluate(KEPT) == [
        [["a"], ["first"]],
        [["a"], ["first", "second"]],
        [["b"], ["first", "second"]],
        [["b"], ["second"]],
        [["c"], []],
    ]


def test_a_store_that_keeps_what_is_no_longer_so_is_found_out(browser: Browser, room: str) -> None:
    page = browser.new_page()
    spoil(page, {"js/store.js": ("entities.delete(key); forget(key);", "entities.delete(key);")})
    page.goto(f"{room}/phone")

    assert page.evaluate(KEPT)[3] == [["b"], ["first", "second"]]
