"""The long picture in a real browser: a tap saves a PNG of its whole size, under the headers that every page has."""

import io

import pytest
from PIL import Image
from playwright.sync_api import Browser, Route

from facilitate.papers import make
from facilitate.resources import resource
from facilitate.web.headers import HEADERS
from tests.papers.sample import courtyard
from tests.papers.world import LINKS

PAGE = '<!doctype html><a href="/l.svg" data-picture="l.png">PNG</a><script type="module" src="/js/go.js"></script>'
GO = "import {pictures} from './picture.js';\npictures(document);\n"


def test_a_tap_saves_the_whole_picture_as_a_png(browser: Browser) -> None:
    svg = make("long_picture", "svg", courtyard(), "zh", LINKS).data.decode()

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix("http://hall.test")
        script = resource("static") / path[1:]
        kind, body = {
            "/": ("text/html", PAGE),
            "/l.svg": ("image/svg+xml", svg),
            "/js/go.js": ("text/javascript", GO),
        }.get(path) or ("text/javascript", script.read_text("utf-8"))
        route.fulfill(body=body, headers={**HEADERS, "Content-Type": f"{kind}; charset=utf-8"})

    context = browser.new_context()
    page = context.new_page()
    page.route("http://hall.test/**", answer)
    page.goto("http://hall.test/")
    with page.expect_download() as saved:
        page.get_by_text("PNG").click()
    picture = Image.open(io.BytesIO(saved.value.path().read_bytes()))
    context.close()

    assert saved.value.suggested_filename == "l.png"
    assert f'width="{picture.width}" height="{picture.height}"' in svg
    assert picture.convert("RGB").getpixel((375, 5)) == pytest.approx((244, 243, 236), abs=2)
    assert picture.convert("L").getextrema()[0] < 40
