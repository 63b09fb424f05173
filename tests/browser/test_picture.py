"""The long picture in a real browser: a tap opens the server's PNG; where there is none, this device draws it at its whole size."""

import io
from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Route

from facilitate.papers import make
from facilitate.resources import resource
from facilitate.web.headers import HEADERS
from tests.papers.sample import courtyard
from tests.papers.world import LINKS

PAGE = '<!doctype html><a href="/l.png" data-picture="l.png">PNG</a><script type="module" src="/js/go.js"></script>'
GO = "import {pictures} from './picture.js';\npictures(document);\n"


def server(svg: str, png: bytes | None) -> Callable[[Route], None]:
    """Answers as ours does, with or without a PNG."""

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix("http://hall.test")
        script = resource("static") / path[1:]
        if path == "/l.png":
            route.fulfill(status=200 if png else 503, body=png or b"", headers={**HEADERS, "Content-Type": "image/png"})
            return
        kind, body = {
            "/": ("text/html", PAGE),
            "/l.svg": ("image/svg+xml", svg),
            "/js/go.js": ("text/javascript", GO),
        }.get(path) or ("text/javascript", script.read_text("utf-8"))
        route.fulfill(body=body, headers={**HEADERS, "Content-Type": f"{kind}; charset=utf-8"})

    return answer


def opened(page: Page, svg: str, png: bytes | None) -> Page:
    page.route("http://hall.test/**", server(svg, png))
    page.goto("http://hall.test/")
    return page


def test_a_tap_opens_the_picture_that_the_server_drew(browser: Browser) -> None:
    out = io.BytesIO()
    Image.new("RGB", (1080, 4000)).save(out, "PNG")
    context = browser.new_context()
    page = opened(context.new_page(), "", out.getvalue())
    page.get_by_text("PNG").click()
    page.wait_for_url("**/l.png")
    wide = page.evaluate("document.images[0].naturalWidth")
    context.close()

    assert wide == 1080


def test_where_the_server_cannot_draw_the_phone_does(browser: Browser) -> None:
    svg = make("long_picture", "svg", courtyard(), "zh", LINKS).data.decode()
    context = browser.new_context()
    page = opened(context.new_page(), svg, None)
    with page.expect_download() as saved:
        page.get_by_text("PNG").click()
    picture = Image.open(io.BytesIO(saved.value.path().read_bytes()))
    context.close()

    assert saved.value.suggested_filename == "l.png"
    assert f'width="{picture.width}" height="{picture.height}"' in svg
    assert picture.convert("RGB").getpixel((375, 5)) == pytest.approx((244, 243, 236), abs=2)
    assert picture.convert("L").getextrema()[0] < 40
