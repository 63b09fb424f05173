"""The outbox on the phone: every act goes, once, in order, whatever happens to the line or to the page."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.patience import until

# A line that can be held up; `sent` is what the server would have seen.
LINE = """async () => {
  const {makeOutbox} = await import('/js/outbox.js');
  const ears = [];
  globalThis.sent = []; globalThis.answers = []; globalThis.down = false; globalThis.answer = {ok: true, seq: 1};
  const link = {onState: ear => ears.push(ear), send: async act => {
    if (globalThis.down) throw new Error('down');
    globalThis.sent.push(act); return globalThis.answer; }};
  globalThis.online = () => ears.forEach(ear => ear('online'));
  globalThis.outbox = makeOutbox(link, 'outbox/TEST/r11');
  globalThis.act = (verb, args) => { globalThis.outbox.act(verb, args).then(answer => globalThis.answers.push(answer)); };
}"""
BLOCKED = "Object.defineProperty(globalThis, 'localStorage', {get() { throw new DOMException('blocked'); }})"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    yield context
    context.close()


def tab(context: BrowserContext, room: str, first: str = "") -> Page:
    page = context.new_page()
    if first:
        page.add_init_script(first)
    page.goto(f"{room}/phone")
    page.evaluate(LINE)
    return page


def sent(page: Page, count: int) -> list[dict[str, Any]]:
    """What went out, once `count` acts have."""
    until(page, "count => globalThis.sent.length >= count", count)
    page.wait_for_timeout(100)
    found: list[dict[str, Any]] = page.evaluate("globalThis.sent")
    return found


def write(page: Page, *texts: str) -> None:
    for text in texts:
        page.evaluate("text => globalThis.act('write', {text})", text)


def test_acts_go_one_by_one_in_the_order_they_were_made(context: BrowserContext, room: str) -> None:
    page = tab(context, room)

    write(page, "a", "b", "c")

    acts = sent(page, 3)
    assert [act["args"]["text"] for act in acts] == ["a", "b", "c"]
    assert len({act["op"] for act in acts}) == 3
    assert all(len(act["op"]) <= 40 for act in acts)
    assert page.evaluate("globalThis.answers.length") == 3


def test_what_was_written_without_a_line_goes_when_it_is_back(context: BrowserContext, room: str) -> None:
    page = tab(context, room)
    page.evaluate("globalThis.down = true")

    write(page, "a", "b")
    assert page.evaluate("globalThis.outbox.pending().length") == 2
    page.evaluate("globalThis.down = false; globalThis.online()")

    assert [act["args"]["text"] for act in sent(page, 2)] == ["a", "b"]
    assert page.evaluate("globalThis.outbox.pending().length") == 0


def test_an_act_survives_closing_the_page_with_its_op(context: BrowserContext, room: str) -> None:
    page = tab(context, room)
    page.evaluate("globalThis.down = true")
    write(page, "a")
    op = page.evaluate("globalThis.outbox.pending()[0].op")
    page.close()

    again = tab(context, room)

    assert [act["op"] for act in sent(again, 1)] == [op]


def test_a_refusal_reaches_whoever_asked(context: BrowserContext, room: str) -> None:
    page = tab(context, room)
    page.evaluate("globalThis.answer = {ok: false, refusal: {rule: 'too_many', zh: '', en: ''}}")

    write(page, "a")

    sent(page, 1)
    assert page.evaluate("globalThis.answers") == [{"ok": False, "refusal": {"rule": "too_many", "zh": "", "en": ""}}]
    assert page.evaluate("globalThis.outbox.unheard()") == []


def test_a_refusal_after_a_reload_is_kept_to_be_shown(context: BrowserContext, room: str) -> None:
    page = tab(context, room)
    page.evaluate("globalThis.down = true")
    write(page, "a")
    page.close()
    again = context.new_page()
    again.goto(f"{room}/phone")
    again.evaluate(LINE.replace("{ok: true, seq: 1}", "{ok: false, refusal: {rule: 'not_now', zh: '', en: ''}}"))

    sent(again, 1)

    assert [one["args"]["text"] for one in again.evaluate("globalThis.outbox.unheard()")] == ["a"]
    again.evaluate("globalThis.outbox.hear(globalThis.outbox.unheard()[0])")
    assert again.evaluate("globalThis.outbox.unheard()") == []


def test_two_tabs_never_send_the_same_act_twice(context: BrowserContext, room: str) -> None:
    pages = [tab(context, room), tab(context, room)]

    for n in range(10):
        write(pages[n % 2], str(n))
    for page in pages:
        until(page, "globalThis.outbox.pending().length === 0 && globalThis.answers.length === 5")

    ops = [act["op"] for page in pages for act in page.evaluate("globalThis.sent")]
    assert len(ops) == 10
    assert len(set(ops)) == 10


@pytest.mark.parametrize("storage", [BLOCKED, FULL], ids=["blocked", "full"])
def test_without_storage_acts_wait_in_memory(context: BrowserContext, room: str, storage: str) -> None:
    page = tab(context, room, storage)
    page.evaluate("globalThis.down = true")

    write(page, "a", "b")
    page.evaluate("globalThis.down = false; globalThis.online()")

    assert [act["args"]["text"] for act in sent(page, 2)] == ["a", "b"]
