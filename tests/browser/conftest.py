"""A real browser, and phones in it that look at a pretend room."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from _pytest.runner import runtestprotocol
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.browser.patience import reads_when_drawn, watch_rests
from tests.browser.pretend_desk import pretend_desk
from tests.browser.pretend_room import pretend_room

PHONE = {"width": 360, "height": 740}
USUAL = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The browser of the system, or the one that Playwright brought; `FACILITATE_BROWSER` names another."""
    own = Path(playwright.chromium.executable_path)
    path = os.environ.get("FACILITATE_BROWSER") or (
        str(own) if own.exists() else next(filter(None, map(shutil.which, USUAL)), None)
    )
    started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
    yield started
    started.close()


@pytest.fixture(autouse=True)
def _put_away(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a test has opened is closed after it: a page that nobody looks at any more still ticks."""
    if "browser" not in request.fixturenames:
        yield
        return
    running: Browser = request.getfixturevalue("browser")
    before = list(running.contexts)
    yield
    for context in running.contexts:
        if context not in before:
            context.close()


@pytest.fixture(scope="module")
def room() -> Iterator[str]:
    with pretend_room() as address:
        yield address


@pytest.fixture(scope="module")
def desk() -> Iterator[str]:
    with pretend_desk() as address:
        yield address


@pytest.fixture
def phone(browser: Browser, room: str) -> Iterator[Callable[..., Page]]:
    """`phone("gather", "write", lang="en")` opens that state at that route; what the page complains about fails the test."""
    complaints: list[str] = []
    context = watch_rests(browser.new_context(viewport=PHONE, reduced_motion="reduce"))  # type: ignore[arg-type]

    def look(state: str, route: str = "", query: str = "", lang: str = "zh", ready: str = "h1") -> Page:
        page = context.new_page()
        page.on("pageerror", lambda fault: complaints.append(str(fault)))
        page.on(
            "console",
            lambda said: (
                complaints.append(said.text) if said.type == "error" and "Failed to load" not in said.text else None
            ),
        )
        page.goto(f"{room}/phone?state={state}&lang={lang}{query}#{route}")
        page.wait_for_selector(ready)
        page.wait_for_selector(".stage:not(:empty)")
        page.wait_for_selector("[data-coming]", state="detached")
        return reads_when_drawn(page)

    yield look
    context.close()
    assert complaints == []


def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """A story marked `tells_twice` may be told once more where a busy machine lost its thread; it says so when it was."""
    if item.get_closest_marker("tells_twice") is None:
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    reports = runtestprotocol(item, nextitem=nextitem, log=False)
    if any(report.failed for report in reports):
        print(
            f"\n{item.nodeid} was told twice; the first time:\n{reports[1].longrepr if len(reports) > 1 else reports}"
        )
        item._initrequest()  # type: ignore[attr-defined]
        reports = runtestprotocol(item, nextitem=nextitem, log=False)
    for report in reports:
        item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True
