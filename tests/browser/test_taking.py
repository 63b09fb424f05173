"""The button that takes the whole pack: how far it is, the file at the end, a word when it fails, and stop."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route
from werkzeug.serving import make_server

from tests.web.evening import play
from tests.web.pages_app import make_house


@pytest.fixture
def page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """The organiser's page after a meeting."""
    house = make_house(tmp_path)
    code = play(house).code
    server = make_server("127.0.0.1", 0, house.app, threaded=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    context = browser.new_context(viewport={"width": 1366, "height": 768}, reduced_motion="reduce")
    context.add_cookies(
        [{"name": "organiser", "value": house.key, "url": address}, {"name": "lang", "value": "zh", "url": address}]
    )
    shown = context.new_page()
    shown.goto(f"{address}/m/{code}/after")
    yield shown
    context.close()
    server.shutdown()


def test_the_pack_says_how_far_it_is_and_hands_over_the_file(page: Page) -> None:
    asked: list[Route] = []

    def ask(route: Route) -> None:
        if route.request.method == "HEAD":
            asked.append(route)
        else:
            route.fulfill(
                body=b"PK", headers={"Content-Disposition": "attachment; filename*=UTF-8''%E6%9D%90%E6%96%99.zip"}
            )

    page.route("**/pack.zip?*", ask)
    page.route("**/papers/making?*", lambda route: route.fulfill(json={"says": "第 3 份，共 58 份", "over": False}))

    page.click(".take [data-main]")
    page.wait_for_selector(".take [data-says]:has-text('第 3 份，共 58 份')")
    page.click(".take [data-main]")
    with page.expect_download() as taken:
        asked[0].fulfill(status=200)

    assert taken.value.suggested_filename == "材料.zip"
    assert len(asked) == 1
    assert "in=zh" in taken.value.url


def test_a_pack_that_fails_says_so(page: Page) -> None:
    page.route("**/pack.zip?*", lambda route: route.fulfill(status=404))
    page.route("**/papers/making?*", lambda route: route.fulfill(status=404))

    page.click(".take [data-main]")

    page.wait_for_selector(".take [data-says]:has-text('没做成')")


def test_whoever_wants_the_pack_no_more_says_stop_and_is_asked_nothing(page: Page) -> None:
    stopped: list[bool] = []
    page.route("**/pack.zip?*", lambda _route: None)

    def told(route: Route) -> None:
        stopped.append("stop=1" in route.request.url)
        route.fulfill(json={"says": "第 3 份，共 58 份", "over": False})

    page.route("**/papers/making?*", told)
    page.click(".take [data-main]")
    page.click(".take [data-stop]")

    page.wait_for_selector(".take [data-says]:text-is('')", state="attached")
    page.wait_for_function("document.querySelector('.take [data-main]').ariaBusy === 'false'")
    assert stopped[-1]
    assert not page.is_visible(".take [data-stop]")
