"""A real phone at a real door whose answer is cut off after the server took it: who presses again is the same person in the same seat."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from facilitate.bench.process import free_port, serve
from tests.browser.conftest import PHONE

KEY = "organiser"
pytestmark = pytest.mark.slow


@dataclass
class Hall:
    """A meeting on a real server, and its host's browser."""

    browser: Browser
    port: int
    code: str
    host: str

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, method: str, path: str, told: Any = None, **head: str) -> tuple[int, str]:
        line = HTTPConnection("127.0.0.1", self.port, timeout=20)
        body = told if isinstance(told, (bytes, type(None))) else json.dumps(told).encode()
        line.request(
            method, path, body, head if isinstance(told, bytes) else {"Content-Type": "application/json"} | head
        )
        answer = line.getresponse()
        status, text = answer.status, answer.read().decode()
        line.close()
        return status, text

    def people(self) -> list[str]:
        state = json.loads(
            self.ask("GET", f"/m/{self.code}/state?as=desk&since=0", Authorization=f"Bearer {self.host}")[1]
        )
        found = [one for key, one in state["put"].items() if key.startswith("person/") and one]
        return sorted(one["name"] for one in found if one["name"] != "林主持")

    def desk(self) -> Page:
        """The page of the door, as the host sees it."""
        context = self.browser.new_context(locale="zh-CN")
        context.add_cookies([{"name": f"facilitate_{self.code}", "value": self.host, "url": self.base}])
        page = context.new_page()
        page.goto(f"{self.base}/m/{self.code}/door")
        return page

    def seat(self) -> str:
        page = self.desk()
        page.locator("input[name=count]").fill("1")
        page.get_by_role("button", name="做座位条，去打印").click()
        return re.sub(r"\s", "", page.locator(".k-typed").first.inner_text())

    def key(self) -> str:
        page = self.desk()
        page.locator("select[name=role]").select_option("recorder")
        page.get_by_role("button", name="做一把钥匙").click()
        return re.sub(r"\s", "", page.locator(".k-made .k-typed").inner_text())

    def phone(self, scripts: bool) -> BrowserContext:
        return self.browser.new_context(viewport=PHONE, locale="zh-CN", java_script_enabled=scripts)  # type: ignore[arg-type]

    def cut(self, phone: BrowserContext) -> list[int]:
        """The next answer to the last tap is lost, with all that it would have told the browser; the statuses of those."""
        lost: list[int] = []

        def swallow(route: Route) -> None:
            asked = route.request
            if asked.method != "POST" or "consent=yes" not in (asked.post_data or "") or lost:
                route.continue_()
                return
            heads = {name: value for name, value in asked.all_headers().items() if not name.startswith(":")}
            lost.append(self.ask("POST", f"/J/{self.code}", asked.post_data_buffer, **heads)[0])
            route.abort("connectionreset")

        phone.route(f"**/J/{self.code}", swallow)
        return lost


@pytest.fixture
def hall(browser: Browser, tmp_path: Path) -> Iterator[Hall]:
    port = free_port()
    server = serve(tmp_path, port, KEY)
    try:
        found = Hall(browser, port, "", "")
        wish = {
            "rule": "roundtable_needs",
            "title": "路灯",
            "place": "议事厅",
            "starts": "2030-01-01T19:00:00+08:00",
            "language": "zh",
        }
        made = json.loads(found.ask("POST", "/meetings", wish, Authorization=f"Bearer {KEY}")[1])
        who = {"name": "林主持", "group": "social_org", "consent": True, "role": "host", "key": made["keys"]["host"]}
        found.code = made["code"]
        found.host = json.loads(found.ask("POST", f"/m/{found.code}/join", who)[1])["token"]
        yield found
    finally:
        server.stop()


def taps(page: Page, name: str) -> None:
    page.locator("input[name=name]").fill(name)
    page.locator("button[name=step][value='1']").click()
    page.locator("label.option", has_text="居民").first.click()
    if not page.locator("button[name=consent]").is_visible():
        page.locator("button[name=step][value='2']").click()
    page.locator("button[name=consent]").click(no_wait_after=True)


def picture(page: Page, name: str) -> None:
    if folder := os.environ.get("FACILITATE_SHOTS"):
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


def by_scan(page: Page, address: str) -> None:
    page.goto(address)
    taps(page, "王阿姨")


def by_back(page: Page, _address: str) -> None:
    page.wait_for_url("chrome-error://**")  # otherwise one step back leads out of the door's page
    page.go_back()
    page.wait_for_load_state()
    page.locator("input[name=name]:visible, button[name=consent]:visible, button[name=step]:visible").first.wait_for()
    if page.locator("input[name=name]").is_visible():
        taps(page, "王阿姨")
        return
    if page.locator("button[name=step][value='2']").is_visible():  # without scripts each tap was a page
        page.locator("button[name=step][value='2']").click()
    page.locator("button[name=consent]").click(no_wait_after=True)


@pytest.mark.parametrize(
    ("brought", "again", "scripts"),
    [("seat", by_scan, True), ("key", by_back, True), ("seat", by_back, False)],
    ids=["scans the seat slip again", "goes back and presses", "goes back and presses, without scripts"],
)
def test_who_presses_again_is_the_same_person(
    hall: Hall, brought: str, again: Callable[[Page, str], None], scripts: bool
) -> None:
    address = f"{hall.base}/J/{hall.code}?{brought}={getattr(hall, brought)()}"
    phone = hall.phone(scripts)
    lost, page = hall.cut(phone), phone.new_page()
    page.goto(address)
    with page.expect_event("requestfailed"):
        taps(page, "王阿姨")
    assert lost == [303]
    assert hall.people() == ["王阿姨"]
    assert f"facilitate_{hall.code}" not in {one["name"] for one in phone.cookies()}
    picture(page, f"cut-{brought}")

    again(page, address)

    page.wait_for_url(re.compile(r"/m/"), timeout=20_000)
    assert hall.people() == ["王阿姨"]
    picture(page, f"in-{brought}-{scripts}")
    desk = hall.desk()
    expect(desk.locator("#seats" if brought == "seat" else "#keys")).to_contain_text("王阿姨")
    picture(desk, f"desk-{brought}")
