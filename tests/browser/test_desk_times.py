"""The foot of the desk: what undo would take back in the words of what was pressed, and no time where none runs any more."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

NOW = 1_795_222_800_000  # 21 November 2026, 09:00 in Shanghai
DADO = """async ([put, may]) => {
  const {render} = await import('/vendor/lit.js');
  const {dadoView} = await import('/js/desk/dado.js');
  const all = start => Object.keys(put).filter(key => key.startsWith(start)).map(key => put[key]);
  const sent = [];
  const can = verb => may.includes(verb);
  const ui = {get: (_, fallback) => fallback};
  const d = {me: {id: 'a01'}, ui, get: key => put[key], all, barred: verb => can(verb) ? '' : null, can,
    act: (verb, args) => sent.push([verb, args]), open: () => null, say: words => sent.push(['say', words])};
  const root = document.createElement('div');
  render(dadoView(d), root);
  const press = key => root.querySelector(`[data-key="${key}"]`)?.click();
  press('z'); press('e');
  return {undo: root.querySelector('[data-key="z"]')?.dataset.label, sent, time: root.querySelector('.left-time').innerText,
    rest: root.querySelector('progress').value, number: root.querySelector('.left-time b').innerText};
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, room: str) -> Page:
    page = browser.new_page(timezone_id="Asia/Shanghai")
    page.goto(f"{room}/phone")
    return page


def foot(page: Page, undo: dict[str, Any] | None = None, state: str = "open", **stage: Any) -> dict[str, Any]:
    """What stands at the foot of the desk in the vote on the second motion; it is pressed Z, then E."""
    vote = {
        "id": "vote",
        "item": "m2",
        "nth": 2,
        "minutes": 4,
        "from": NOW,
        "deadline": NOW + 240_000,
        "place_in_life": "during",
    }
    last = (
        None
        if undo is None
        else {"verb": "squeeze", "by": {"id": "a01"}, "at": NOW, "can": True, "why": None, "longer": None} | undo
    )
    agenda = {
        "undo": last,
        "previous": None,
        "next": None,
        "entries": [],
        "at": 3,
        "ended_at": NOW if state == "ended" else None,
    }
    put = {"meeting": {"state": state}, "agenda": agenda, "stage/vote": vote | stage}
    found: dict[str, Any] = page.evaluate(DADO, [put, ["undo", "squeeze"]])
    return found


@pytest.mark.parametrize(
    ("longer", "words"), [(2, "撤销“加 2 分钟”"), (-1.5, "撤销“减 1.5 分钟”"), (None, "撤销“调时间”")]
)
def test_undo_says_what_was_pressed(page: Page, longer: float | None, words: str) -> None:
    found = foot(page, {"longer": longer})

    assert (found["undo"], found["sent"][0]) == (words, ["undo", None])


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("closed_stays_closed", "不记名投票关上以后不能再打开"),
        (None, "不记名投票关上以后不能再打开"),
        ("settled_stays", "这次表决已经有了下文，不能撤销"),
    ],
)
def test_what_cannot_be_undone_says_why_truly(page: Page, why: str | None, words: str) -> None:
    found = foot(page, {"verb": "close_ballot", "can": False, "why": why})

    assert found["sent"][0] == ["say", words]


def test_two_minutes_more_are_asked_for_this_pass(page: Page) -> None:
    assert foot(page)["sent"][-1] == ["squeeze", {"stage": "vote", "item": "m2", "minutes": 6}]


def test_a_vote_that_is_over_and_a_meeting_that_is_over_count_nothing_down(page: Page) -> None:
    over = foot(page, over=True, deadline=None)
    ended = foot(page, state="ended", deadline=None)

    assert (over["time"].strip()[:6], over["rest"]) == ("投票已经截止", 0)
    assert (ended["number"], ended["rest"]) == ("09:00", 0)
    assert "还剩" in foot(page, deadline=page.evaluate("Date.now()") + 120_000)["time"]
