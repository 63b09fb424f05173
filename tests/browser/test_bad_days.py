"""Bad days in real windows: no wifi, a locked phone, two facilitators at once, another language, larger type."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, WebSocketRoute, expect

from tests.browser.evening import Evening, open_meeting
from tests.browser.patience import until
from tests.browser.people import Desk, Phone
from tests.browser.texts import TEXTS

SAID = TEXTS["zh"]
NO_WEBSOCKETS = """
window.WebSocket = class {
  constructor() { setTimeout(() => { this.onerror?.(new Event('error')); this.onclose?.({code: 1006}); }); }
  close() {}
};
"""


class Night(Evening):
    """A meeting in its silent stage, with a desk and one resident; `links` are the helpers' by role."""

    host: Desk
    wang: Phone
    address: str
    links: dict[str, str]


@pytest.fixture(scope="module")
def night(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Night]:
    held = Night(browser, tmp_path_factory.mktemp("night"), "zh")
    held.host, _board, held.address, held.links = open_meeting(held, SAID["title"], SAID["place"], SAID["host"])
    held.wang = held.phone("wang")
    held.wang.page.goto(held.address)
    held.wang.join(SAID["wang"], SAID["residents"])
    held.host.go_on()
    held.wang.reads("请写最要紧的事")
    until(held.wang.page, "performance.getEntriesByType('resource').some(e => e.name.includes('/wordlist/'))")
    yield held
    held.close()


@pytest.fixture(autouse=True)
def no_complaints(night: Night) -> Iterator[None]:
    yield
    assert night.complaints == []


def test_three_acts_without_wifi_arrive_once(night: Night) -> None:
    wang = night.wang
    with wang.without_wifi():
        for text in ("drain", "lamps", "parking"):
            wang.write_card(SAID[text])
        wang.reads("已记下 {n} 条，网络恢复后自动提交。关掉页面也不会丢。", n=3)

    expect(night.host.page.locator(".kard")).to_have_count(3)
    expect(wang.page.locator(".banner[data-kind=offline]")).to_have_count(0)
    wang.reads("您的 {n} 张都交了。", n=3)
    expect(night.host.page.locator(".kard")).to_have_count(3)


def test_a_phone_that_was_locked_is_the_same_person(night: Night) -> None:
    context = night.wang.page.context
    night.wang.page.close()

    page = context.new_page()
    page.goto(night.address)
    night.wang = Phone(page, "zh", "wang again", night.complaints)
    night.wang.press("{name}，继续", name=SAID["wang"])

    night.wang.reads_text(SAID["drain"])
    expect(night.host.page.locator(".cell-s", has_text="到会")).to_contain_text("2")


def test_what_was_typed_survives_a_closed_page(night: Night) -> None:
    li = night.phone("li")
    li.page.goto(night.address)
    li.join(SAID["li"], SAID["residents"])
    li.press("写一张卡")
    li.write(SAID["noise"])
    address, context = li.page.url, li.page.context
    li.page.close()

    li = Phone(context.new_page(), "zh", "li again", night.complaints)
    li.page.goto(address)

    expect(li.page.locator(".letter textarea")).to_have_value(SAID["noise"])


def test_english_and_larger_type_on_one_phone(night: Night) -> None:
    phone = night.phone("zhou")
    phone.page.goto(night.address)
    phone.join(SAID["zhou"], SAID["agency"])
    size = "parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"
    before = phone.page.evaluate(size)
    phone.finger(phone.page.get_by_label("字放大"))
    assert phone.page.evaluate(size) > before >= 18

    phone.tab("更多")
    phone.press("English", "link")
    english = Phone(phone.page, "en", "zhou in English", night.complaints)
    english.reads("您写的那条怎样了")
    assert phone.page.evaluate(size) > before
    night.wang.reads("您写过的")


def test_where_websockets_are_blocked_one_reads_and_acts_all_the_same(night: Night) -> None:
    """As in a hotel that lets nothing but pages through, before several workers, who refuse a long poll."""
    zhou = night.phone("zhou")
    zhou.page.add_init_script(NO_WEBSOCKETS)
    zhou.page.route("**/socket.io/**", lambda request: request.fulfill(status=400))
    with zhou.expecting(400):
        zhou.page.goto(night.address)
        zhou.join(SAID["zhou"], SAID["residents"])
        zhou.reads("请写最要紧的事")
        zhou.write_card(SAID["scaffold"])
        expect(night.host.page.locator(".kard", has_text=SAID["scaffold"])).to_have_count(1)
        expect(zhou.page.locator("article", has_text=SAID["scaffold"])).to_have_count(1)
        zhou.reads("已收到，还没翻开")
        expect(zhou.page.locator(".banner[data-kind=offline]")).to_have_count(0)


def test_two_facilitators_press_next_and_one_gets_a_word(night: Night) -> None:
    """The second one's picture is old: her line is slow just now."""
    second = night.laptop("second host")
    held = _slow_line(second)
    second.page.goto(night.links["host"])
    second.page.locator("input[name=name]").fill("小方")
    second.press("下一步", within=second.page.locator("[data-step='1']"))
    second.finger(second.page.locator("label.option").filter(has_text=SAID["committee"]))
    second.press("我同意，进门")
    expect(second.next()).to_contain_text("圆桌轮流说")

    held.slow = True
    night.host.go_on("圆桌轮流说")
    night.wang.reads_text("圆桌轮流说")
    second.go_on("圆桌轮流说")
    held.let_go()

    expect(second.page.locator(".toasts [role=alert] p")).to_be_visible()
    second.reads("{name}刚做了：{what}", name=SAID["host"], what="下一步")
    expect(second.page.locator(".tt tr.now")).to_contain_text("圆桌轮流说")


class _SlowLine:
    """What the server says is kept back while `slow`."""

    def __init__(self) -> None:
        self.slow, self._kept = False, []  # type: ignore[var-annotated]

    def carry(self, line: WebSocketRoute) -> None:
        server = line.connect_to_server()
        line.on_message(server.send)
        server.on_message(lambda message: self._kept.append((line, message)) if self.slow else line.send(message))

    def let_go(self) -> None:
        self.slow = False
        for line, message in self._kept:
            line.send(message)


def _slow_line(window: Desk) -> _SlowLine:
    held = _SlowLine()
    window.page.route_web_socket("**/socket.io/**", held.carry)
    return held
