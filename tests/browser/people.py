"""People at their windows: every verb is a finger on what stands on the screen, found by the word on it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from facilitate.web.words import say

ROLES = ("button", "link", "radio", "checkbox", "switch")
RAW = re.compile(r"undefined|NaN|\[object|\bnull\b|\{\w+\}|。。|，。|；。|？。")


class Window:
    """One window of a browser in one language; what it complains about is written into `complaints`."""

    def __init__(self, page: Page, lang: str, name: str, complaints: list[str]) -> None:
        self.page, self.lang, self.name, self.complaints = page, lang, name, complaints
        self._refusals: set[int] = set()
        self._dead_line = False
        page.on("pageerror", lambda fault: complaints.append(f"{name}: {fault}"))
        page.on("console", lambda said: self._said(said.text) if said.type == "error" else None)
        page.on("response", lambda answer: self._answered(answer.status, answer.url))

    def _said(self, text: str) -> None:
        deliberate = any(f"status of {status}" in text for status in self._refusals)
        if not deliberate and not (self._dead_line and ("ERR_" in text or "WebSocket" in text)):
            self.complaints.append(f"{self.name}: {text}")

    def _answered(self, status: int, url: str) -> None:
        if status >= 400 and status not in self._refusals:
            self.complaints.append(f"{self.name}: {status} {url}")

    @contextmanager
    def expecting(self, status: int) -> Iterator[None]:
        """Within, an answer with this status is what is wanted."""
        self._refusals.add(status)
        yield
        self._refusals.discard(status)

    @contextmanager
    def without_wifi(self) -> Iterator[None]:
        """Within, nothing comes or goes; what the browser says about the dead line is no complaint."""
        self._dead_line = True
        self.page.context.set_offline(True)
        yield
        self.page.context.set_offline(False)

    def word(self, zh: str, **holes: object) -> str:
        """The sentence as this window says it."""
        return say(self.lang, zh, **holes)

    def find(self, zh: str, role: str = "button", within: Locator | None = None, **holes: object) -> Locator:
        """What carries exactly this word."""
        return (within or self.page).get_by_role(role, name=self.word(zh, **holes), exact=True)  # type: ignore[arg-type]

    def press(self, zh: str, role: str = "button", within: Locator | None = None, **holes: object) -> None:
        """Click or tap what carries this word: one thing, visible, not greyed."""
        found = self.find(zh, role, within, **holes)
        expect(found).not_to_have_attribute("aria-disabled", "true")
        self.finger(found)

    def finger(self, place: Locator) -> None:
        """A click."""
        place.click()

    def fill(self, zh: str, text: str, within: Locator | None = None) -> None:
        """Type into the field with this label."""
        (within or self.page).get_by_label(self.word(zh), exact=True).fill(text)

    def reads(self, zh: str, **holes: object) -> None:
        """The sentence stands on the screen."""
        self.reads_text(self.word(zh, **holes))

    def reads_text(self, text: str) -> None:
        """This text stands on the screen, as it is."""
        expect(self.page.get_by_text(text).filter(visible=True).first).to_be_visible()

    def shoot(self, folder: Path, name: str, whole: bool = False) -> None:
        """A picture, and no raw code or empty hole in what it says."""
        self.page.wait_for_timeout(100)
        self.page.screenshot(path=folder / f"{name}.png", full_page=whole)

    def says_nothing_raw(self) -> None:
        """No undefined, NaN, unfilled hole or doubled full stop stands on the screen."""
        found = RAW.search(self.page.inner_text("body"))
        if found:
            self.complaints.append(f"{self.name}: raw “{found[0]}” on {self.page.url}")


class Board(Window):
    """The wall: nobody touches it."""


class Desk(Window):
    """A laptop at which somebody facilitates, records or keeps the door."""

    @property
    def sheet(self) -> Locator:
        """The dialog that is open."""
        return self.page.locator("dialog[open]")

    def send(self, zh: str) -> None:
        """Press the main verb of the dialog, which then closes."""
        self.finger(self.sheet.locator("footer [data-main]").filter(has_text=self.word(zh)))
        expect(self.sheet).to_have_count(0)

    def choose(self, zh: str, label: str | re.Pattern[str]) -> None:
        """One of a list with this label."""
        words = self.page.locator("span").get_by_text(self.word(zh), exact=True)
        field = self.sheet.locator(".fieldrow", has=words).locator("select")
        expect(field).to_be_visible()
        options = field.locator("option").all_inner_texts()
        field.select_option(label=next(each for each in options if re.search(label, each)))

    def next(self) -> Locator:
        """The one large button."""
        return self.page.locator(".desk-dado .button.next")

    def go_on(self, title: str = "") -> None:
        """Press “next”; `title` is what it has to say comes."""
        if title:
            expect(self.next()).to_contain_text(title)
        self.finger(self.next())

    def card(self, text: str) -> Locator:
        """A card on this desk by its words."""
        return self.page.locator(".kard", has_text=text)

    def drag(self, thing: Locator, onto: Locator) -> None:
        """Pick it up, carry it there, let it go."""
        thing.scroll_into_view_if_needed()
        start, end = thing.bounding_box(), onto.bounding_box()
        assert start
        assert end
        mouse = self.page.mouse
        mouse.move(start["x"] + 30, start["y"] + 15)
        mouse.down()
        mouse.move(start["x"] + 60, start["y"] + 30, steps=3)
        mouse.move(end["x"] + end["width"] / 2, end["y"] + min(30, end["height"] / 2), steps=6)
        mouse.up()


class Phone(Window):
    """A phone in somebody's hand."""

    def finger(self, place: Locator) -> None:
        """A tap."""
        place.tap()

    def asks_why(self, zh: str, because: str) -> None:
        """A greyed button, tapped, says why."""
        greyed = self.page.locator(".button[aria-disabled=true]").filter(has_text=self.word(zh)).first
        greyed.tap(force=True)
        expect(self.page.locator(".why")).to_contain_text(because)

    def sees_new(self, text: str) -> None:
        """Something new has come; while one reads it waits behind a button."""
        fresh = self.find("有新的内容")
        expect(self.page.get_by_text(text).or_(fresh).first).to_be_visible()
        if fresh.count():
            self.finger(fresh)
        self.reads_text(text)

    def join(self, name: str, group: str) -> None:
        """The three taps: name, group, consent."""
        self.page.get_by_label(self.word("称呼")).fill(name)
        self.press("下一步", within=self.page.locator("[data-step='1']"))
        self.finger(self.page.locator("label.option").filter(has_text=group).first)
        self.press("我同意，进门")
        expect(self.page.locator(".phone .bar")).to_be_visible()

    def tab(self, zh: str) -> None:
        """One of the four places at the bottom."""
        self.finger(self.page.locator(".bar a").filter(has_text=self.word(zh)))

    def option(self, text: str) -> Locator:
        """A row to choose or tick that begins with this text."""
        return self.page.locator("button.option").filter(has_text=text)

    def write(self, text: str) -> None:
        """Into the ruled letter."""
        self.page.locator(".letter textarea").fill(text)

    def write_card(self, text: str, category: str = "") -> None:
        """A card in the category that the screen suggests, or in this one."""
        self.finger(self.page.locator("main .button[data-main]"))
        self.write(text)
        if category:
            self.finger(self.option(category))
        else:
            self.reads("看着像是这一类")  # the words for it come soon after the first picture
        self.press("交这张卡")
        expect(self.page.locator(".letter")).to_have_count(0)
