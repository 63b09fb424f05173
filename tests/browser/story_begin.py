"""The story from the open door to the end of the round: joining, silent cards, everybody's turn."""

import re

from playwright.sync_api import expect

from facilitate.papers.qr import qr, shouted
from tests.browser.cast import Cast
from tests.browser.evening import Evening, open_meeting
from tests.browser.people import Desk, Phone
from tests.browser.texts import TEXTS


def sign_in(evening: Evening) -> Cast:
    """The door opens; two residents, a representative, a recorder and an elder without a phone come in."""
    said = TEXTS[evening.lang]
    desk, board, address, helpers = open_meeting(evening, said["title"], said["place"], said["host"])
    expect(desk.next()).to_contain_text(said["agency"])
    desk.reads("还没来，按规则必须到")
    evening.picture("empty-chairs")
    wang = _by_the_code_on_the_wall(evening, desk, address)
    li = _by_the_typed_code(evening, address)
    zhou = evening.phone("zhou")
    zhou.page.goto(address)
    zhou.join(said["zhou"], said["agency"])
    recorder = _with_a_key(evening, helpers["recorder"])
    cast = Cast(evening, desk, board, recorder, wang, li, zhou, address, said)
    _put_right_who_is_who(cast)
    expect(desk.next()).not_to_contain_text(said["agency"])
    cast.picture("sign-in")
    return cast


def _by_the_code_on_the_wall(evening: Evening, desk: Desk, address: str) -> Phone:
    drawn = desk.page.locator(".join-card svg path").get_attribute("d")
    assert drawn == qr(shouted(address)).d, "the code holds the address of the meeting"
    phone = evening.phone("wang")
    phone.page.goto(address)
    evening.picture("joining")
    phone.join(TEXTS[evening.lang]["wang"], TEXTS[evening.lang]["residents"])
    return phone


def _by_the_typed_code(evening: Evening, address: str) -> Phone:
    phone = evening.phone("li")
    code = address.rpartition("/")[2]
    with phone.expecting(404):
        phone.page.goto(f"{evening.base}/J")
        phone.fill("会议码", "2222 2222")
        phone.page.keyboard.press("Enter")
        phone.page.wait_for_url("**/J?code=*")
    phone.fill("会议码", f"{code[:4]} {code[4:].lower()}")
    phone.page.keyboard.press("Enter")
    phone.join(TEXTS[evening.lang]["li"], TEXTS[evening.lang]["residents"])
    return phone


def _with_a_key(evening: Evening, address: str) -> Desk:
    recorder = evening.laptop("recorder")
    recorder.page.goto(address)
    recorder.page.locator("input[name=name]").fill(TEXTS[evening.lang]["recorder"])
    recorder.press("下一步", within=recorder.page.locator("[data-step='1']"))
    recorder.finger(recorder.page.locator("label.option").filter(has_text=TEXTS[evening.lang]["committee"]).first)
    recorder.press("我同意，进门")
    expect(recorder.page.locator(".desk-dado")).to_be_visible()
    return recorder


def _put_right_who_is_who(c: Cast) -> None:
    """The representative by one tap; the elder, who has no phone; the seats around the table."""
    c.desk.page.get_by_label(c.desk.word("{name}的身份", name=c.said["zhou"])).select_option("rep")
    c.recorder.press("添一位没有手机的", within=c.recorder.page.locator(".desk-work"))
    c.recorder.fill("怎么称呼，例如“二单元李阿姨”", c.said["elder"], c.recorder.sheet)
    c.recorder.finger(c.recorder.sheet.locator("footer [data-main]"))
    c.recorder.reads("{name}已签到", name=c.said["elder"])
    c.recorder.press("关上", within=c.recorder.sheet)
    c.desk.press("排座位")
    for name in ("wang", "li", "zhou", "elder"):
        c.desk.finger(c.desk.sheet.locator(".seat-pool button").filter(has_text=c.said[name]))
        expect(c.desk.sheet.locator(".seat-ring")).to_contain_text(c.said[name])
    c.desk.send("就按这个次序")


def gather(c: Cast) -> None:
    """Silent cards: suggestions, too long, one too many, edited, withdrawn, on paper, of a danger."""
    c.desk.go_on()
    c.picture("gather-begins")
    _write_the_cards(c)
    _too_long_and_one_too_many(c)
    _edit_and_withdraw(c)
    _paper_card(c)
    c.picture("gather-written")
    _danger(c)


def _write_the_cards(c: Cast) -> None:
    c.wang.write_card(c.said["drain"])
    c.wang.write_card(c.said["lamps"])
    c.wang.write_card(c.said["parking"])
    c.li.write_card(c.said["noise"])
    c.zhou.write_card(c.said["pipes"])


def _too_long_and_one_too_many(c: Cast) -> None:
    c.li.finger(c.li.page.locator("main .button[data-main]"))
    most, sign = (60, "长") if c.li.lang == "zh" else (150, "l")
    c.li.write(sign * (most + 1))
    c.li.reads("多了 {n} 个字，请删短一些", n=1)
    c.li.press("交这张卡")
    c.li.reads("最多写 {max} 个字，请删短一些。", max=most)
    c.picture("gather-too-long")
    c.li.write(c.said["smell"])
    c.li.reads("看着像是这一类")
    c.li.press("交这张卡")
    c.wang.asks_why("写一张卡", "3")
    c.picture("gather-fourth")


def _edit_and_withdraw(c: Cast) -> None:
    own = c.wang.page.locator(".stack-tight", has_text=c.said["drain"])
    c.wang.press("改一改", within=own)
    c.picture("gather-edit")
    c.wang.write(c.said["drain_more"])
    c.wang.press("改好了")
    c.wang.reads_text(c.said["drain_more"])
    c.li.write_card(c.said["withdrawn"], c.said["other"])
    gone = c.li.page.locator(".stack-tight", has_text=c.said["withdrawn"])
    c.li.press("收回", within=gone)
    c.li.press("收回", within=gone)
    expect(gone).to_have_count(0)


def _paper_card(c: Cast) -> None:
    """The recorder copies the elder's card, number 7, word for word."""
    row = c.recorder.page.locator(".batch tbody tr", has=c.recorder.page.locator("td.k", has_text=re.compile("^7$")))
    row.locator("textarea").fill(c.said["paper"])
    row.locator("select").first.select_option("safety")
    row.locator("select").last.select_option(
        label=next(
            each for each in row.locator("select").last.locator("option").all_inner_texts() if c.said["elder"] in each
        )
    )
    c.recorder.finger(c.recorder.page.locator(".desk-side form .button").filter(has_text=c.recorder.word("这一桌录完")))
    c.recorder.reads("录了 {n} 张", n=1)


def _danger(c: Cast) -> None:
    c.li.finger(c.li.page.locator("main .button[data-main]"))
    c.li.write(c.said["scaffold"])
    c.li.reads("看着像是这一类")
    c.li.press("眼下就有危险？")
    c.li.press("眼下就有危险？", within=c.li.page.locator(".sure"))
    c.picture("gather-danger-asked")
    c.li.press("交这张卡")
    c.desk.reads("立即危险")
    c.picture("gather-danger")
    c.recorder.finger(c.recorder.page.locator(".alarm .button[data-main]"))
    c.recorder.fill("告知了谁（单位、姓名、电话）", c.said["safety"], c.recorder.sheet)
    c.recorder.send("已告知，记下来")
    expect(c.desk.page.locator(".alarm")).to_have_count(0)


def say(c: Cast) -> None:
    """The round: done, passed, extended, stopped, asked again."""
    c.desk.go_on()
    c.wang.reads("我说完了")
    c.picture("say-first")
    c.wang.press("我说完了")
    c.li.press("这次先过，一会儿再请我")
    c.zhou.reads("我说完了")
    c.desk.press("加 30 秒")
    c.picture("say-extended")
    c.desk.press("说完了")
    c.desk.reads_text(c.said["elder"])
    c.desk.press("说完了")
    c.li.reads("我说完了")
    c.picture("say-asked-again")
    c.li.press("我说完了")
    c.wang.press("写一句")
    c.wang.press("写一句", within=c.wang.page.locator("li", has_text=c.said["noise"]))
    c.wang.write(c.said["comment"])
    c.wang.press("发出去")
    c.picture("say-done")
