"""The story from the tea break to the shortlist: cards become matters, matters get dots."""

from playwright.sync_api import Locator, expect

from tests.browser.cast import Cast
from tests.browser.people import Desk, Phone


def sort(c: Cast) -> None:
    """Merge by menu and by drag, take one out, take that back, rename, take a suggestion."""
    c.desk.go_on()
    c.picture("sort-begins")
    _new_matter_by_menu(c)
    _drag_one_onto_it(c)
    _one_more_by_menu_out_and_back(c)
    _rename(c)
    _take_the_suggestion(c)
    c.picture("sort-done")


def _menu_of(desk: Desk, card: Locator) -> None:
    desk.finger(card.locator(".kard-menu"))


def _new_matter_by_menu(c: Cast) -> None:
    _menu_of(c.desk, c.desk.card(c.said["smell"]))
    c.picture("sort-menu")
    c.desk.finger(c.desk.sheet.locator("button").filter(has_text=c.desk.word("新建一件")))
    c.desk.fill("这一件叫什么", c.said["drain_head"], c.desk.sheet)
    c.desk.send("归成一件")
    expect(_bin(c, c.said["drain_head"])).to_contain_text(c.said["smell"])


def _bin(c: Cast, title: str) -> Locator:
    return c.desk.page.locator(".bin[data-drop]", has_text=title)


def _drag_one_onto_it(c: Cast) -> None:
    c.desk.drag(c.desk.card(c.said["drain_more"]), _bin(c, c.said["drain_head"]))
    expect(_bin(c, c.said["drain_head"])).to_contain_text(c.said["drain_more"])


def _one_more_by_menu_out_and_back(c: Cast) -> None:
    """Put in by the menu, taken out by a wrong click, and the wrong click undone."""
    _menu_of(c.desk, c.desk.card(c.said["pipes"]))
    c.desk.finger(c.desk.sheet.locator("button").filter(has_text=c.said["drain_head"]))
    inside = _bin(c, c.said["drain_head"]).locator("li", has_text=c.said["pipes"])
    expect(inside).to_be_visible()
    c.desk.finger(inside.locator(".out"))
    expect(c.desk.card(c.said["pipes"])).to_be_visible()
    c.desk.finger(c.desk.page.locator(".desk-dado [data-key=z]"))
    expect(inside).to_be_visible()


def _rename(c: Cast) -> None:
    c.desk.finger(_bin(c, c.said["drain_head"]).locator(".t .link"))
    c.picture("sort-rename")
    c.desk.fill("这一件叫什么", c.said["drain_renamed"], c.desk.sheet)
    c.desk.send("改好了")
    c.desk.reads_text(c.said["drain_renamed"])
    c.board.reads_text(c.said["drain_renamed"])


def _take_the_suggestion(c: Cast) -> None:
    alike = c.desk.page.locator(".suggest", has_text=c.said["paper"])
    expect(alike).to_contain_text(c.said["lamps"])
    c.desk.press("合成一件", within=alike)
    c.desk.fill("这一件叫什么", c.said["lamps_head"], c.desk.sheet)
    c.desk.send("归成一件")
    expect(_bin(c, c.said["lamps_head"])).to_contain_text(c.said["paper"])


def dots(c: Cast) -> None:
    """Three dots each, a fourth not, one moved; the elder's by the recorder; nothing but the turnout on the wall."""
    c.desk.go_on()
    c.picture("dots-begin")
    c.wang.press("去看看")
    _give(c.wang, c.said["drain_renamed"], c.said["lamps_head"], c.said["parking"])
    c.wang.finger(c.wang.option(c.said["noise"]))
    c.wang.reads("点贴完了。想换一件，请先从别处揭下一个。")
    c.picture("dots-fourth")
    c.wang.finger(c.wang.option(c.said["parking"]))
    expect(c.wang.option(c.said["parking"])).to_have_attribute("aria-checked", "false")
    _give(c.wang, c.said["noise"])
    c.wang.press("投进票箱")
    _give(c.li, c.said["drain_renamed"], c.said["scaffold"], c.said["parking"])
    c.li.press("投进票箱")
    _give(c.zhou, c.said["drain_renamed"], c.said["parking"])
    c.zhou.press("投进票箱")
    _dots_of_the_elder(c)
    expect(c.desk.page.locator(".turnout-big")).to_contain_text("4")
    c.picture("dots-given")


def _give(phone: Phone, *matters: str) -> None:
    for matter in matters:
        phone.finger(phone.option(matter))
        expect(phone.option(matter)).to_have_attribute("aria-checked", "true")


def _dots_of_the_elder(c: Cast) -> None:
    recorder = c.recorder
    recorder.finger(recorder.page.locator(".chip.wide").filter(has_text=c.said["elder"]))
    for matter in (c.said["lamps_head"], c.said["drain_renamed"]):
        recorder.press("贴一点", within=recorder.sheet.locator("li", has_text=matter))
    recorder.finger(recorder.sheet.get_by_label(recorder.word("念给本人听过，点头了")))
    recorder.finger(recorder.sheet.locator("footer [data-main]"))
    expect(recorder.sheet).to_have_count(0)


def shortlist(c: Cast) -> None:
    """What was chosen, in its order, the representative's dots apart."""
    c.desk.go_on()
    expect(c.desk.page.locator(".desk-work .strips li").first).to_contain_text(c.said["drain_renamed"])
    c.board.reads_text(c.said["drain_renamed"])
    c.wang.reads_text(c.said["drain_renamed"])
    c.picture("shortlist")
