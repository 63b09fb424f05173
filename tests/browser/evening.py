"""A meeting in real windows: a server of its own, the laptop with the wall, phones; and what any of them complains about."""

import os
import sys
from pathlib import Path
from typing import TypeVar

from playwright.sync_api import Browser, BrowserContext, Page, expect

from facilitate.bench.process import Process, free_port
from tests.browser.people import Board, Desk, Phone, Window

PATIENCE_MS = 25_000
"""A busy machine is no fault of the room."""
expect.set_options(timeout=PATIENCE_MS)
KEY = "organiser-of-the-test"
LAPTOP = {"width": 1366, "height": 768}
TABLET = {"width": 768, "height": 1024}
WALL = {"width": 1920, "height": 1080}
HAND = {"width": 360, "height": 740}
W = TypeVar("W", bound=Window)
LOCALE = {"zh": "zh-CN", "en": "en-GB"}


class Evening:
    """One meeting from its opening; pictures of its stages go to the folder that FACILITATE_SHOTS names."""

    def __init__(self, browser: Browser, folder: Path, lang: str) -> None:
        self.browser, self.folder, self.lang = browser, folder, lang
        self.complaints: list[str] = []
        self.windows: dict[str, Window] = {}
        self._contexts: list[BrowserContext] = []
        port = free_port()
        self.base = f"http://127.0.0.1:{port}"
        self._server = _serve(folder, port, self.base)
        wanted = os.environ.get("FACILITATE_SHOTS")
        self._shots = Path(wanted) / lang if wanted else None
        self._shot = 0

    def close(self) -> None:
        """Put out the lights; the complaints stay."""
        for context in self._contexts:
            context.close()
        self._server.stop()

    def context(self, phone: bool = False) -> BrowserContext:
        """A browser of somebody's own."""
        made = self.browser.new_context(
            viewport=HAND if phone else LAPTOP,  # type: ignore[arg-type]
            locale=LOCALE[self.lang],
            has_touch=phone,
            is_mobile=phone,
            reduced_motion="reduce",
        )
        made.set_default_timeout(PATIENCE_MS)
        self._contexts.append(made)
        return made

    def phone(self, name: str) -> Phone:
        """Somebody takes out a phone."""
        return self._see(name, Phone(self.context(phone=True).new_page(), self.lang, name, self.complaints))

    def laptop(self, name: str) -> Desk:
        """Somebody opens a laptop."""
        return self._see(name, Desk(self.context().new_page(), self.lang, name, self.complaints))

    def desk(self, name: str, page: Page) -> Desk:
        """A desk in a window that is open already."""
        return self._see(name, Desk(page, self.lang, name, self.complaints))

    def board(self, page: Page) -> Board:
        """The wall, in the window that the laptop opened for it."""
        page.set_viewport_size(WALL)  # type: ignore[arg-type]
        return self._see("board", Board(page, self.lang, "board", self.complaints))

    def _see(self, name: str, window: W) -> W:
        self.windows[name] = window
        return window

    def picture(self, stage: str) -> None:
        """What everybody sees now: nothing raw on it, and a picture of it where pictures are wanted."""
        for window in self.windows.values():
            window.says_nothing_raw()
        if not self._shots:
            return
        self._shot += 1
        folder = self._shots / f"{self._shot:02d}-{stage}"
        folder.mkdir(parents=True, exist_ok=True)
        for name, window in self.windows.items():
            window.shoot(folder, name)
            if isinstance(window, Phone):
                window.shoot(folder, f"{name}-whole", whole=True)
        self._on_a_tablet(folder)

    def _on_a_tablet(self, folder: Path) -> None:
        desk = self.windows.get("desk")
        if desk:
            desk.page.set_viewport_size(TABLET)  # type: ignore[arg-type]
            desk.shoot(folder, "desk-768")
            desk.page.set_viewport_size(LAPTOP)  # type: ignore[arg-type]


def open_meeting(evening: Evening, title: str, place: str, host: str) -> tuple[Desk, Board, str, dict[str, str]]:
    """Through the door and the form, to the desk and the wall; gives them, the address under the QR and the helpers' links by role."""
    laptop = evening.laptop("pages")
    laptop.page.goto(f"{evening.base}/?key={KEY}")
    evening.picture("home")
    laptop.page.locator("a.way[data-main]").click()
    laptop.page.locator("input[name=place]").fill(place)
    laptop.page.locator("input[name=title]").fill(title)
    laptop.page.locator("input[name=host]").fill(host)
    evening.picture("new-meeting")
    laptop.page.locator("button[data-main]").click()
    address = laptop.page.locator("#join-address").inner_text()
    with laptop.page.context.expect_page() as opened:
        laptop.press("打开大屏", "link")
    board = evening.board(opened.value)
    expect(board.page.locator("svg").first).to_be_visible()
    helpers = {
        (each.get_attribute("id") or "")[4:]: each.inner_text() for each in laptop.page.locator("[id^=key-]").all()
    }
    evening.picture("opened")
    laptop.page.locator("a.next[data-main]").click()
    expect(laptop.page.locator(".desk-dado")).to_be_visible()
    del evening.windows["pages"]
    return evening.desk("desk", laptop.page), board, address, helpers


def _serve(folder: Path, port: int, address: str) -> Process:
    """The product itself, reached by the phones at the loopback address."""
    env = {"FACILITATE_DATA": str(folder / "data"), "FACILITATE_ORGANISER_KEY": KEY, "FACILITATE_PUBLIC_URL": address}
    command = [sys.executable, "-c", "from facilitate.cli import main; main()", "serve", "--port", str(port)]
    process = Process(command, env, port, folder / "server.log")
    process.wait_until_it_answers("/healthz")
    return process
