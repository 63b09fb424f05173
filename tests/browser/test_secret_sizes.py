"""How long a vote is on its way does not tell what was chosen on a secret ballot."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.sending import sent, sizes
from tests.browser.test_phone_ballots import Phone

ITEMS = [str(n) for n in range(9, 17)]
AXES = ["importance", "satisfaction", "办得成"]
WHY, SMILES = "夜里清运太吵" * 20, "\U0001f600" * 120
MUST_SAY_WHY = [{"id": "full", "must_say_why": False}, {"id": "block", "must_say_why": True}]
BALLOTS: dict[str, tuple[dict[str, Any], list[Any]]] = {
    "sides": ({"type": "yesno"}, ["for", "against", "abstain"]),
    "consent": ({"type": "consent"}, ["for", {"level": "against", "why": "吵"}, {"level": "against", "why": WHY}, {"level": "against", "why": SMILES}]),
    "levels": ({"type": "consent", "levels": MUST_SAY_WHY}, ["full", {"level": "block", "why": WHY}]),
    "candidates": ({"type": "pick", "items": ITEMS}, [{}, {"9": 1}, dict.fromkeys(ITEMS, 1)]),
    "dots": ({"type": "dots", "items": ITEMS}, [{}, {"10": 3}, dict.fromkeys(ITEMS, 12)]),
    "ranking": ({"type": "rank", "items": ITEMS}, [["9"], ITEMS]),
    "money": ({"type": "budget", "items": ITEMS}, [["9"], ITEMS]),
    "grades": ({"type": "score", "items": ITEMS, "axes": AXES}, [{"9": dict.fromkeys(AXES, 1)}, {id: dict.fromkeys(AXES, 100) for id in ITEMS}]),
}  # fmt: skip
SIZES = """async ([ballot, choices]) => {
  const {sized} = await import('/js/sized.js');
  const bytes = args => new TextEncoder().encode(JSON.stringify(args)).length;
  const args = choices.map(choice => ({ballot: '7', choice, receipt: '004-000-007'}));
  return [args.map(bytes), args.map(one => bytes(sized(ballot, one)))];
}"""


@pytest.fixture
def bare(browser: Browser, room: str) -> Page:
    page = browser.new_page()
    page.goto(f"{room}/phone")
    return page


@pytest.mark.parametrize("kind", BALLOTS)
def test_all_choices_of_a_secret_ballot_take_the_same_room_on_their_way(bare: Page, kind: str) -> None:
    ballot, choices = BALLOTS[kind]

    before, after = bare.evaluate(SIZES, [ballot | {"secrecy": "secret"}, choices])

    print(f"{kind}: {before} bytes became {after}")
    assert len(set(before)) > 1
    assert len(set(after)) == 1
    assert after[0] % 256 == 0


def test_an_open_vote_is_not_filled_up(bare: Page) -> None:
    before, after = bare.evaluate(SIZES, [{"type": "yesno", "secrecy": "open"}, ["for", "against"]])

    assert before == after


def test_what_a_phone_sends_is_as_long_for_every_side(phone: Phone) -> None:
    page = phone("several")
    page.locator(".question-row").first.click()
    for n, side in enumerate(("赞成", "弃权")):
        if n:
            page.get_by_role("button", name="改一改").click()
        page.get_by_role("radio", name=side).click()
        page.get_by_role("button", name="投进票箱").click()

    assert [args["choice"] for _verb, args in sent(page, 2)] == ["for", "abstain"]
    assert len(set(sizes(page))) == 1
