"""A refusal of the moment ends no act: what a busy or a strict server does not take now goes again, in order, and counts once."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from facilitate.core.refusals.refusal_words import REFUSALS
from tests.browser.patience import until
from tests.browser.pretend_room import HERE, ROOT
from tests.browser.watching import Spoiled, spoil

Phone = Callable[..., Page]
OPEN = """async () => {
  const [{openLink}, {makeOutbox}, {makeStore}] = await Promise.all(['link', 'outbox', 'store'].map(name => import(`/js/${name}.js`)));
  globalThis.outbox = makeOutbox(openLink({code: 'TEST', as: 'room', store: makeStore()}), 'outbox/TEST/r11');
  globalThis.answers = [];
  globalThis.act = text => { globalThis.outbox.act('write', {text}).then(answer => globalThis.answers.push(answer.ok)); };
}"""
ENDS_THE_ACT: Spoiled = {"js/link.js": ("error || notNow(answer) ? reject", "error ? reject")}


@pytest.fixture
def page(browser: Browser, room: str) -> Iterator[Page]:
    """A page whose server keeps its rate; its line is not there yet."""
    context = browser.new_context()
    page = context.new_page()
    page.route("**/vendor/socket.io.js", lambda route: route.fulfill(path=HERE / "pretend_bucket.js"))
    page.goto(f"{room}/phone")
    yield page
    context.close()


def sent(page: Page, texts: list[str], twins: Spoiled | None = None, busy: str = "{}") -> list[Any]:
    """What the server has kept of acts that waited for the line, once all of them were answered: text, and how often it was sent."""
    spoil(page, twins or {})
    page.evaluate(OPEN)
    page.evaluate(f"Object.assign(globalThis.busy, {busy})")
    page.evaluate("texts => texts.forEach(globalThis.act)", texts)
    page.evaluate("globalThis.mend()")
    until(page, "count => globalThis.answers.length === count && !globalThis.outbox.pending().length", len(texts))
    found: list[Any] = page.evaluate(
        "globalThis.kept.map(({op, args}) => [args.text, globalThis.asked.filter(one => one === op).length])"
    )
    return found


def test_thirty_acts_that_waited_all_arrive_though_the_server_takes_five_a_second(page: Page) -> None:
    texts = [str(n) for n in range(30)]

    kept = sent(page, texts)

    assert [text for text, _ in kept] == texts
    assert max(times for _, times in kept) > 1
    assert page.evaluate("globalThis.answers.every(Boolean)")
    assert page.evaluate("globalThis.asked.length") < 60


@pytest.mark.parametrize("when", ["before", "after"])
def test_an_act_that_a_busy_server_did_not_answer_counts_once(page: Page, when: str) -> None:
    kept = sent(page, ["a", "b"], busy=f"{{{when}: 1}}")

    assert kept == [["a", 2], ["b", 1]]
    assert page.evaluate("globalThis.answers") == [True, True]
    assert page.evaluate("globalThis.outbox.stuck()") is False


def test_while_the_server_is_busy_the_outbox_says_that_it_waits(page: Page) -> None:
    page.evaluate(OPEN)
    page.evaluate("globalThis.busy.before = 1e9; globalThis.act('a'); globalThis.mend()")

    until(page, "globalThis.outbox.stuck() && globalThis.asked.length > 1")

    assert page.evaluate("globalThis.outbox.pending().length") == 1
    assert page.evaluate("globalThis.answers") == []


@pytest.mark.parametrize(
    ("rule", "words"), [("busy", "一时交不上去，您写的都在。"), ("disk_full", "会场电脑的硬盘满了，您写的都在。")]
)
def test_the_phone_says_in_words_that_it_could_not_be_handed_in_and_takes_it_back_when_it_was(
    phone: Phone, rule: str, words: str
) -> None:
    page = phone("gather", "card/need")
    page.evaluate(f"globalThis.busy = '{rule}'")
    page.get_by_role("textbox", name="写一件事").fill("下水返水")
    expect(page.get_by_text("看着像是这一类")).to_be_visible()

    page.get_by_role("button", name="交这张卡").click()
    expect(page.locator(".banner")).to_contain_text(f"{words}已记下 1 条，会自动再交")
    page.evaluate("globalThis.busy = ''; tell('trouble', {rule: ''})")

    page.wait_for_selector(".banner", state="detached")
    sent = page.evaluate("globalThis.sent.filter(one => one.name === 'act').map(one => one.args.op)")
    assert len(sent) > len(set(sent)) == 1


@pytest.mark.parametrize(("busy", "count"), [("{}", 30), ("{before: 1}", 2)], ids=["too fast", "busy"])
def test_a_phone_for_which_such_a_refusal_ends_the_act_is_caught(page: Page, busy: str, count: int) -> None:
    kept = sent(page, [str(n) for n in range(count)], ENDS_THE_ACT, busy)

    assert len(kept) < count


def test_the_refusals_of_the_moment_are_those_of_status_429_and_503() -> None:
    (listed,) = re.findall(r"NOT_NOW = \[(.*)\]", (ROOT / "js/link.js").read_text(encoding="utf-8"))

    assert sorted(re.findall(r"'(\w+)'", listed)) == sorted(
        rule for rule, word in REFUSALS.items() if word.status in (429, 503)
    )
