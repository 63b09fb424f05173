"""The photos' page in a real browser: a large photo is made small before it is sent, and the photo page is printed with it."""

from __future__ import annotations

import http.client
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.minutes_hall import Hall
from tests.browser.test_minutes_pages import RULES, SIZES
from tests.papers.test_darkroom import told_by_the_camera, written

CAPTION = "二单元门口的路灯，坏了三个月"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
CHOSEN = "document.querySelector('.photo-add [type=file]').files[0].size"


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    held = Hall(tmp_path_factory.mktemp("hall"))
    held.talk()
    yield held
    held.close()


def noisy(folder: Path) -> Path:
    """Twelve million pixels from a phone that was held upright, red at its top."""
    image = Image.effect_noise((4000, 3000), 60).convert("RGB")
    image.paste("#d02020", (0, 0, 1000, 3000))
    path = folder / "phone.jpg"
    path.write_bytes(written(image, exif=told_by_the_camera(), quality=90))
    return path


def fill(page: Page, photo: Path, caption: str, consent: str) -> None:
    form = page.locator(".photo-add")
    form.locator("[type=file]").set_input_files(photo)
    form.locator("[name=caption]").fill(caption)
    form.locator(f"[value={consent}]").check()


def send(page: Page) -> None:
    page.locator(".photo-add button").click()
    expect(page.locator(".banner")).to_contain_text("记下了")


def served(page: Page, shown: Locator) -> Image.Image:
    """The picture of one entry of the list, as the house gives it to this browser."""
    address = shown.locator("img").evaluate("img => img.src")
    return Image.open(BytesIO(page.context.request.get(address).body()))


def test_a_photo_is_made_small_sent_with_its_words_and_printed(browser: Browser, hall: Hall, tmp_path: Path) -> None:
    context, photo = hall.context(browser, "recorder", (360, 740)), noisy(tmp_path)
    page, address = context.new_page(), f"{hall.base}/m/{hall.code}/photos"
    page.goto(address)
    fill(page, photo, CAPTION, "given")
    expect(page.locator(".photo-look")).to_be_visible()
    expect(page.locator("[data-says]")).to_contain_text("已经缩小")
    assert page.evaluate(CHOSEN) < photo.stat().st_size / 4
    send(page)

    shown = page.locator(".photo-list li").first
    expect(shown).to_contain_text(f"照片1 {CAPTION}")
    made = served(page, shown).convert("RGB")
    assert made.size == (1200, 1600)
    red, _, blue = made.getpixel((600, 100))
    assert red > 150 > 90 > blue, "upright"

    pdf = context.request.get(f"{hall.base}/m/{hall.code}/papers/photos.pdf").body()
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    context.close()
    assert CAPTION in text


def test_without_scripts_the_server_makes_it_small(browser: Browser, hall: Hall, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    context.add_cookies([{"url": hall.base, "name": f"facilitate_{hall.code}", "value": hall.tokens["host"]}])
    page = context.new_page()
    page.goto(f"{hall.base}/m/{hall.code}/photos")
    fill(page, noisy(tmp_path), "没有脚本", "unasked")
    send(page)
    found = page.locator(".photo-list li", has_text="没有脚本").last

    expect(found).to_contain_text("没有问过画面里的人")
    assert served(page, found).size == (1200, 1600)
    context.close()


def test_twelve_megabytes_get_their_answer_over_the_wire(hall: Hall) -> None:
    body = (
        b'--x\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n'
        + bytes(12 << 20)
        + b"\r\n--x--\r\n"
    )
    headers = {
        "Cookie": f"facilitate_{hall.code}={hall.tokens['host']}",
        "Content-Type": "multipart/form-data; boundary=x",
    }
    with closing(http.client.HTTPConnection("127.0.0.1", hall.server.port, timeout=30)) as line:
        line.request("POST", f"/m/{hall.code}/photos", body, headers)
        answer = line.getresponse()
        assert (answer.status, "10 MB" in answer.read().decode()) == (413, True)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_is_for_everybody_at_every_size(browser: Browser, hall: Hall, language: str) -> None:
    context = hall.context(browser, "recorder", SIZES[0], language)
    page = context.new_page()
    hall.act("recorder", "add_photo", jpeg=small(language), consent="nobody", caption="台阶")
    found: list[object] = []

    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.goto(f"{hall.base}/m/{hall.code}/photos?lang={language}")
        page.locator(".photo-do summary").first.click()
        found += [one["id"] for one in Axe().run(page, options=RULES).response["violations"]]
        found += [f"{width} is too narrow"] if page.evaluate(SIDEWAYS) else []

    context.close()
    assert found == []


def small(language: str) -> str:
    return b64encode(written(Image.new("RGB", (80, 60), {"zh": "red", "en": "blue"}[language]))).decode()
