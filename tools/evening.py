"""What a phone's page holds while a meeting of three hours passes quickly: `facilitate bench --evening` and one browser beside it."""

import json
import re
import subprocess
import sys
import time
import urllib.request

from playwright.sync_api import Browser, CDPSession, Page

from tests.browser.standing import Held, held

ROOM = re.compile(r"(http://\S+)/J/(\w+)")
HOURS = 3
LOOKS = 6
PHONE = {"width": 360, "height": 740}
SOMEBODY = {"name": "看着的人", "group": "residents", "consent": True}


def watch_evening(browser: Browser, phones: int, speed: float) -> None:
    """The evening's own lines, and between them what the page held at the start, after each half hour, and, at the end,
    what a page holds that was opened only then: more than that is what the evening left behind. Raises RuntimeError where
    the evening never opened."""
    program = [sys.executable, "-m", "facilitate", "bench", "--evening", "--phones", str(phones), "--speed", str(speed)]
    evening = subprocess.Popen(program, stdout=subprocess.PIPE, text=True)
    assert evening.stdout is not None
    try:
        base, code = _opened(evening.stdout)
        page = _seat(browser, base, code)
        holds(page, HOURS * 60 / speed * 0.97)
        fresh = page.context.new_page()
        fresh.goto(page.url)
        _tell("a page opened now", _look(fresh))
        print(evening.stdout.read(), flush=True)
    finally:
        evening.terminate()
        evening.wait()


def holds(page: Page, minutes: float) -> None:
    """What that page holds, seven times in so many minutes, and by how much it grew."""
    tools = page.context.new_cdp_session(page)
    began = time.monotonic()
    looks = []
    for part in range(LOOKS + 1):
        page.wait_for_timeout(max(0, (began + part * minutes * 60 / LOOKS - time.monotonic()) * 1000))
        looks.append(held(page, tools))
        _tell(f"{(time.monotonic() - began) / 60:5.1f} min", looks[-1])
    first, last = looks[0], looks[-1]
    _tell("grown by", Held(last.heap - first.heap, last.nodes - first.nodes, last.listeners - first.listeners))


def _opened(lines: object) -> tuple[str, str]:
    """The address and the code, once everybody is in."""
    for line in lines:  # type: ignore[attr-defined]
        print(line, end="", flush=True)
        if found := ROOM.search(line):
            return found[1], found[2]
    raise RuntimeError("the evening ended before it began")


def _seat(browser: Browser, base: str, code: str) -> Page:
    """One more phone, of somebody who only looks on."""
    wish = urllib.request.Request(
        f"{base}/m/{code}/join", json.dumps(SOMEBODY).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(wish, timeout=20) as answer:
        token = json.loads(answer.read())["token"]
    context = browser.new_context(viewport=PHONE)  # type: ignore[arg-type]
    context.add_cookies([{"url": base, "name": f"facilitate_{code}", "value": token}])
    page = context.new_page()
    page.goto(f"{base}/m/{code}")
    page.wait_for_selector("h1")
    page.wait_for_timeout(2000)
    return page


def _look(page: Page) -> Held:
    page.wait_for_selector("h1")
    page.wait_for_timeout(2000)
    tools: CDPSession = page.context.new_cdp_session(page)
    return held(page, tools)


def _tell(when: str, what: Held) -> None:
    print(f"{when:>18}: heap {what.heap / 1e6:6.2f} MB, {what.nodes} nodes, {what.listeners} listeners", flush=True)
