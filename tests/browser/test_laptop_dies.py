"""The laptop dies in the middle of a secret vote and another one goes on from the stick: what real phones make of it."""

import asyncio
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from facilitate.bench.gathering import Gathering
from facilitate.bench.process import Process
from tests.browser.test_receipts import Hall, voted
from tests.faults import secret_hall
from tests.faults.drill import KEY, Laptop, run

SOON = 30_000
"""Milliseconds within which a phone is back."""


class Story:
    """Three phones; two have voted and this is on the stick, the third votes when nothing answers any more."""

    def __init__(self, folder: Path, in_thread: Callable[[Any], Any], browser: Browser) -> None:
        self.folder, self.run = folder, in_thread
        self.first = Laptop(folder / "first", folder / "stick")
        self.first.stick.mkdir()
        secret_hall.lay_out(self.first.data)
        self.server: Process = self.first.start()
        self.meeting: Gathering = in_thread(secret_hall.call(self.first.port, KEY, 1))
        in_thread(secret_hall.advance(self.meeting))
        hall = Hall(self.first.port, self.meeting, in_thread)
        self.phones: list[Page] = [hall.phone(browser) for _ in range(3)]
        self.receipts = [voted(self.phones[0], "赞成"), voted(self.phones[1], "反对")]
        assert run("backup", str(self.first.stick), "--data", str(self.first.data)).returncode == 0

    def dies(self) -> None:
        self.server.kill()
        shutil.rmtree(self.first.data)
        self.phones[2].get_by_role("radio", name="赞成").click()
        self.phones[2].get_by_role("button", name="投进票箱").click()
        expect(self.phones[2].get_by_text("正在投进票箱。")).to_be_visible()

    def goes_on(self) -> None:
        """On another laptop with the old one's address."""
        second = Laptop(self.folder / "second", self.first.stick, port=self.first.port)
        second.restore()
        self.server = second.start()


@pytest.fixture
def story(tmp_path: Path, browser: Browser) -> Iterator[Story]:
    with ThreadPoolExecutor(1) as pool:
        told = Story(tmp_path, lambda work: pool.submit(asyncio.run, work).result(60), browser)
        try:
            yield told
        finally:
            told.server.kill()


def test_at_the_same_address_everybody_goes_on_with_her_vote_and_her_receipt(story: Story) -> None:
    story.dies()
    story.goes_on()

    expect(story.phones[2].get_by_text("已投进票箱。")).to_be_visible(timeout=SOON)
    for page, receipt in zip(story.phones, story.receipts, strict=False):
        expect(page.get_by_role("button", name="改一改")).to_be_visible(timeout=SOON)
        page.get_by_role("button", name="改一改").click()
        assert voted(page, "反对") == receipt
    story.run(secret_hall.advance(story.meeting))
    for page in story.phones:
        page.goto(page.url.split("#")[0] + "#ballot/3")
        page.reload()
        expect(page.get_by_text("您的票在公布的名单里。")).to_be_visible(timeout=SOON)
    story.phones[0].get_by_role("button", name="看公布的名单").click()
    expect(story.phones[0].locator(".published > *")).to_have_count(3)


def test_at_another_address_a_phone_is_a_newcomer_as_the_page_says(story: Story) -> None:
    story.dies()
    story.goes_on()

    page = story.phones[0]
    page.goto(f"http://localhost:{story.first.port}/J/{story.meeting.code}")

    expect(page.get_by_text("请问怎么称呼您？")).to_be_visible()
