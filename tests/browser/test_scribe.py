"""The editor of the minutes in a real browser: no letter is lost, nobody is overwritten, and what is sealed stays."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from facilitate.web.words import catalogue
from tests.browser.minutes_hall import Hall

MENDED = "城建局装四盏太阳能灯，夜里不断电。"
LAPTOP, HAND, WALL = (1366, 768), (360, 740), (1920, 1080)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    held = Hall(tmp_path)
    held.talk()
    yield held
    held.close()


def opened(hall: Hall, context: BrowserContext) -> Page:
    page = context.new_page()
    page.goto(f"{hall.base}/m/{hall.code}/scribe")
    page.wait_for_selector(".scribe-sentence")
    return page


def field(page: Page, key: str) -> str:
    return f'textarea[data-key="{key}"]'


def text_of(hall: Hall, key: str) -> str:
    """The words of that sentence as the server has them now."""
    sections = hall.draft()["sections"]
    every = [part for section in sections for part in (section, *section["parts"])]
    lines = [line for one in every for line in (one["title"], *one["lines"])]
    return next((str(line["text"]) for line in lines if line["key"] == key), "")


def saved(page: Page) -> None:
    expect(page.locator(".scribe-saved")).to_have_text("都存好了", timeout=20_000)


def test_wifi_that_goes_while_one_types_and_a_closed_tab_lose_no_letter(hall: Hall, browser: Browser) -> None:
    context = hall.context(browser, "recorder", LAPTOP)
    page, key, other = opened(hall, context), "after/corrections", "after/dates"
    saved(page)
    context.set_offline(True)
    page.locator(field(page, key)).fill("有不对的地方，请在三天内告诉记录人。")
    page.locator(field(page, other)).focus()
    page.locator(field(page, other)).fill("最晚的一项，")
    page.keyboard.type("是一月十三日。")
    page.locator(".scribe-section", has_text="会后安排").get_by_role("button", name="添一句").click()
    page.locator(field(page, "new/after")).fill("下次会在社区开")
    expect(page.locator(".scribe-saved")).to_contain_text("断线")
    page.close()
    context.set_offline(False)
    again = opened(hall, context)

    expect(again.locator(field(again, key))).to_have_value("有不对的地方，请在三天内告诉记录人。")
    expect(again.locator(field(again, other))).to_have_value("最晚的一项，是一月十三日。")
    expect(again.locator(field(again, "new/after"))).to_have_value("下次会在社区开")

    again.locator(field(again, "new/after")).press("Enter")
    saved(again)
    assert text_of(hall, key) == "有不对的地方，请在三天内告诉记录人。"
    assert text_of(hall, other) == "最晚的一项，是一月十三日。"
    assert "下次会在社区开" in hall.text("papers/minutes.md", "wang")
    context.close()


def test_two_at_the_same_sentence_see_both_and_one_chooses(hall: Hall, browser: Browser) -> None:
    mine, theirs = (hall.context(browser, who, LAPTOP) for who in ("recorder", "host"))
    page, other, key = opened(hall, mine), opened(hall, theirs), "after/corrections"
    saved(other)
    theirs.set_offline(True)
    other.locator(field(other, key)).fill("主持人这样写。")
    page.locator(field(page, key)).fill("记录人这样写。")
    page.keyboard.press("Enter")
    saved(page)
    theirs.set_offline(False)

    expect(other.locator(".scribe-clash q")).to_have_text("记录人这样写。", timeout=20_000)
    expect(other.locator(field(other, key))).to_have_value("主持人这样写。")
    assert text_of(hall, key) == "记录人这样写。"

    other.get_by_role("button", name="用我写的").click()
    saved(other)
    assert text_of(hall, key) == "主持人这样写。"
    expect(page.locator(field(page, key))).to_have_value("主持人这样写。", timeout=20_000)
    for context in (mine, theirs):
        context.close()


def test_the_draft_grows_while_one_types_and_the_field_keeps_its_place(hall: Hall, browser: Browser) -> None:
    context = hall.context(browser, "recorder", LAPTOP)
    page, key = opened(hall, context), "after/dates"
    page.locator(field(page, key)).focus()
    page.keyboard.press("End")
    page.keyboard.type("请")
    hall.act("wang", "action", what="带手电来开会", due="2030-01-20")
    expect(page.locator(".scribe-part", has=page.locator('textarea[data-key^="task/"]'))).to_have_count(2)
    page.keyboard.type("大家记住。")

    assert page.evaluate("document.activeElement.dataset.key") == key
    assert page.locator(field(page, key)).input_value().endswith("请大家记住。")
    page.keyboard.press("Enter")
    saved(page)
    assert text_of(hall, key).endswith("请大家记住。")
    expect(page.locator(f'[data-sentence="{key}"]')).to_contain_text("周记录改过")
    context.close()


class Shots:
    """Pictures where FACILITATE_SHOTS names a folder, in the three sizes."""

    def __init__(self, language: str) -> None:
        wanted = os.environ.get("FACILITATE_SHOTS")
        self._folder = Path(wanted) / language if wanted else None

    def take(self, page: Page, name: str) -> None:
        if self._folder is None:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        usual = page.viewport_size
        sizes = [(usual["width"], usual["height"])] if usual and not name.startswith("scribe") else [HAND, LAPTOP, WALL]
        for width, height in sizes:
            page.set_viewport_size({"width": width, "height": height})
            page.wait_for_timeout(300)
            page.screenshot(path=self._folder / f"{name}-{width}.png")
        if usual:
            page.set_viewport_size(usual)


class Story:
    """The windows of one pass from the draft to the seal, in one language."""

    def __init__(self, browser: Browser, folder: Path, language: str) -> None:
        self.hall, self.known, self.shots = Hall(folder, language), catalogue(language), Shots(language)
        self.hall.talk()
        self.answer = f"answer/{self.hall.ids['answer']}"
        sizes = {"recorder": LAPTOP, "li": HAND, "host": WALL}
        self.contexts = {who: self.hall.context(browser, who, size, language) for who, size in sizes.items()}
        self.scribe = opened(self.hall, self.contexts["recorder"])

    def say(self, words: str) -> str:
        return self.known.get(words, words)

    def edit(self) -> None:
        """Another wording, a heading, a sentence left out: by keyboard."""
        page = self.scribe
        page.locator(field(page, self.answer)).focus()
        expect(page.locator(".scribe-sources q").first).to_have_text("装三盏太阳能灯")
        page.locator(field(page, self.answer)).fill("城建局装三盏太阳能灯，夜里不断电。")
        page.locator(field(page, "course/nature")).focus()
        page.keyboard.press("Alt+h")
        expect(page.locator(field(page, "new/course"))).to_be_focused()
        page.keyboard.type(self.say("补记"))
        page.keyboard.press("Enter")
        page.locator(field(page, "unheard/silent")).focus()
        page.keyboard.press("Alt+o")
        expect(page.locator('[data-sentence="unheard/silent"]')).to_have_attribute("data-out", "")
        self.shots.take(page, "scribe")

    def read(self) -> None:
        """The wall and the phones show the scribe's words."""
        self.hall.go("close")
        self.phone, self.wall = self.contexts["li"].new_page(), self.contexts["host"].new_page()
        self.phone.goto(f"{self.hall.base}/m/{self.hall.code}")
        self.wall.goto(f"{self.hall.base}/m/{self.hall.code}/board")
        self.scribe.locator(".scribe-read [data-main]").click()
        self.on_the_wall("城建局装三盏太阳能灯，夜里不断电。")
        expect(self.phone.locator("main .quote").first).to_have_text("城建局装三盏太阳能灯，夜里不断电。")
        self.shots.take(self.wall, "wall")

    def on_the_wall(self, words: str) -> None:
        expect(self.wall.locator(".readback [aria-current] p").first).to_have_text(words)

    def correct(self) -> None:
        """From the phone, at the line that is read; answered at the scribe's page; told on the phone."""
        self.phone.get_by_role("button", name=self.say("这一条有更正")).click()
        self.phone.locator("textarea").fill("是四盏，不是三盏")
        self.shots.take(self.phone, "phone-correcting")
        self.phone.get_by_role("button", name=self.say("记下我的意见")).click()
        asked = self.scribe.locator("[data-correction]")
        expect(asked).to_contain_text("是四盏，不是三盏")
        asked.locator("textarea").fill(MENDED)
        self.shots.take(self.scribe, "scribe-correcting")
        asked.locator("[data-main]").click()
        self.on_the_wall(MENDED)
        told = self.say("已更正：{words}").format(words=MENDED)
        expect(self.phone.get_by_text(told, exact=True)).to_be_visible()
        self.shots.take(self.phone, "phone-answered")

    def seal(self) -> None:
        """After two have confirmed."""
        for who in ("wang", "li"):
            self.hall.act(who, "confirm")
        expect(self.scribe.locator(".scribe-saved")).to_have_text(self.say("都存好了"))
        self.scribe.locator(".scribe-seal input").fill("〔2030〕第 1 号")
        self.scribe.locator(".scribe-seal button").click()
        expect(self.scribe.locator(".scribe-seal[data-done]")).to_contain_text("〔2030〕第 1 号")
        expect(self.scribe.locator(field(self.scribe, self.answer))).to_have_attribute("readonly", "")
        self.shots.take(self.scribe, "scribe-sealed")

    def close(self) -> None:
        for context in self.contexts.values():
            context.close()
        self.hall.close()


@pytest.fixture(params=["zh", "en"])
def story(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[Story]:
    held = Story(browser, tmp_path, request.param)
    yield held
    held.close()


def test_from_the_draft_to_the_seal(story: Story) -> None:
    story.edit()
    story.read()
    story.correct()
    story.seal()

    words, printed = story.hall.text("minutes/sealed.txt", "wang"), story.hall.text("papers/minutes.md", "wang")
    assert MENDED in words
    assert "到会而没有发言的" not in words
    digest = hashlib.sha256(words.encode()).hexdigest()
    assert story.scribe.locator(".scribe-hash").inner_text() == digest
    assert all(digest[n : n + 8] in printed for n in range(0, 64, 8))
    assert hashlib.sha256(words.replace("四", "三").encode()).hexdigest() != digest
