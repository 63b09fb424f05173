"""A secret vote on a real server and a real phone: the receipt, one that is taken, and what the phone says after the close."""

import asyncio
import json
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from facilitate.bench.gathering import Gathering
from facilitate.bench.process import free_port, serve
from tests.browser.conftest import PHONE
from tests.faults import secret_hall
from tests.faults.secret_run import KEY

JOIN = """async ([code, name]) => (await fetch('/m/' + code + '/join', {method: 'POST', headers: {'Content-Type': 'application/json'},
  body: JSON.stringify({name, group: 'residents', consent: true})})).status"""
FIRST_SAYS = """() => { const real = crypto.getRandomValues.bind(crypto); crypto.getRandomValues = list => {
  if (window.said) return real(list); window.said = true; return new Uint32Array([4, 5, 6, 0]); }; }"""
"""The first receipt that this phone makes is one that somebody has."""
LEFT_WAITING = """() => { const {code, person, as} = JSON.parse(document.getElementById('page').textContent);
  Object.keys(localStorage).filter(key => key.startsWith('vote/')).forEach(key => localStorage.setItem(key, '"against"'));
  localStorage.setItem(`outbox/${code}/${person || as}/act/0-left`, JSON.stringify(
    {op: 'left'.repeat(7), verb: 'vote', args: {ballot: '3', choice: 'perhaps'}, at: '0-left', tab: 'gone'})); }"""
"""A changed vote that waits on the phone when its page is closed, and that the server will refuse."""

SIDES = {"赞成": "for", "反对": "against"}


@dataclass
class Hall:
    """`run` carries out a coroutine beside Playwright's own loop."""

    port: int
    meeting: Gathering
    run: Callable[[Any], Any]

    def phone(self, browser: Browser, script: str = "") -> Page:
        page = browser.new_context(viewport=PHONE, locale="zh-CN").new_page()
        page.goto(f"http://127.0.0.1:{self.port}/J/{self.meeting.code}")
        assert page.evaluate(JOIN, [self.meeting.code, "王阿姨"]) == 200
        page.goto(f"http://127.0.0.1:{self.port}/m/{self.meeting.code}")
        page.locator("a.question-row").first.click()
        if script:
            page.evaluate(script)
        return page


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    secret_hall.lay_out(tmp_path)
    port = free_port()
    server = serve(tmp_path, port, KEY)
    try:
        with ThreadPoolExecutor(1) as pool:

            def run(work: Any) -> Any:
                return pool.submit(asyncio.run, work).result(60)

            meeting = run(secret_hall.call(port, KEY, 3))
            run(secret_hall.advance(meeting))
            yield Hall(port, meeting, run)
    finally:
        server.kill()


def voted(page: Page, side: str) -> str:
    """The receipt's code after the vote is in the box."""
    page.get_by_role("radio", name=side).click()
    page.get_by_role("button", name="投进票箱").click()
    expect(page.get_by_text("已投进票箱。")).to_be_visible()
    code = page.locator("[data-receipt]").get_attribute("data-receipt")
    assert code
    return code


def test_the_receipt_stays_when_the_vote_changes_and_is_found_after_the_close(hall: Hall, browser: Browser) -> None:
    page = hall.phone(browser)
    page.get_by_text("不记名，能守到哪里？").click()
    expect(page.get_by_text("谁管着这台电脑，谁就能改程序。")).to_be_visible()
    code = voted(page, "赞成")
    page.get_by_role("button", name="改一改").click()
    assert voted(page, "反对") == code

    hall.run(secret_hall.advance(hall.meeting))
    page.goto(page.url.split("#")[0] + "#ballot/3")
    page.reload()

    expect(page.get_by_text("您的票在公布的名单里。")).to_be_visible()
    page.get_by_role("button", name="看公布的名单").click()
    expect(page.locator(".published [data-own]")).to_contain_text("反对")


def test_whoever_listens_to_the_wifi_hears_as_much_whatever_is_chosen(hall: Hall, browser: Browser) -> None:
    said: list[str] = []
    heard: list[str] = []
    page = hall.phone(browser)
    page.on(
        "websocket",
        lambda line: (
            line.on("framesent", lambda frame: said.append(str(frame))),
            line.on("framereceived", lambda frame: heard.append(str(frame))),
        ),
    )
    page.reload()
    page.wait_for_load_state()
    for n, side in enumerate(SIDES):
        if n:
            page.get_by_role("button", name="改一改").click()
        voted(page, side)

    votes = [frame for frame in said if '"verb":"vote"' in frame]
    answers = [frame for frame in heard if re.match(r'43\d+\[{"ok":true', frame)]
    print(f"{[len(frame) for frame in votes]} bytes sent, {[len(frame) for frame in answers]} bytes heard")
    assert [json.loads(frame[frame.index("[") :])[1]["args"]["choice"] for frame in votes] == list(SIDES.values())
    assert len({len(frame.encode()) for frame in votes}) == 1
    assert len(answers) == len(SIDES)
    assert len({len(re.sub(r"\d+", "0", frame)) for frame in answers}) == 1
    assert len({len(re.sub("0+", "", frame)) for frame in votes}) > 1, "the words themselves differ in length"


def test_a_receipt_that_somebody_has_is_replaced_by_the_phone_itself(hall: Hall, browser: Browser) -> None:
    taken = {"ballot": "3", "choice": "for", "receipt": "004-005-006"}
    hall.run(hall.meeting.act(hall.meeting.tokens[0], "vote", taken))
    page = hall.phone(browser, FIRST_SAYS)

    code = voted(page, "赞成")

    page.wait_for_function("document.querySelector('[data-receipt]').dataset.receipt !== '004-005-006'")
    expect(page.get_by_role("alert")).to_have_count(0)
    assert page.evaluate("window.said")
    assert len(code) == len("004-005-006")


def test_a_vote_that_was_refused_after_its_page_was_closed_is_not_told_as_mine(hall: Hall, browser: Browser) -> None:
    page = hall.phone(browser)
    voted(page, "赞成")
    page.evaluate(LEFT_WAITING)

    page.reload()

    expect(page.locator(".banner[data-kind=refused]")).to_be_visible()
    expect(page.get_by_text("您已经投过了。怎么投的只有当时那部手机记得。")).to_be_visible()
    expect(page.get_by_text("您投的是")).to_have_count(0)


def test_a_vote_that_is_missing_or_other_in_the_list_is_said_so(hall: Hall, browser: Browser) -> None:
    page = hall.phone(browser)
    voted(page, "赞成")
    hall.run(secret_hall.advance(hall.meeting))
    change = "value => Object.keys(localStorage).filter(k => k.startsWith('%s/')).forEach(k => localStorage.setItem(k, value))"

    page.evaluate(change % "vote", '"against"')
    page.goto(page.url.split("#")[0] + "#ballot/3")
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("您投的是“反对”")
    page.evaluate(change % "receipt", '"255-255-999"')
    page.reload()
    expect(page.get_by_role("alert")).to_contain_text("公布的名单里没有您的回执。")
    expect(page.get_by_role("alert")).to_contain_text("请马上告诉主持人")
