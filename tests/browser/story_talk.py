"""The story of the dialogue on each need, and of the grades."""

from datetime import date, timedelta

from playwright.sync_api import expect

from facilitate.service.lists import lists
from tests.browser.cast import Cast
from tests.browser.people import Phone

NEEDED = {kind.code: kind.needs for kind in lists().answers}
ASKED = {"approver": "由谁批准", "passed_to": "转给哪个单位", "reason": "为什么暂时办不了"}
SOON = (date.today() + timedelta(days=14)).isoformat()
ANSWERS = ("reply_by", "do_by", "needs_approval", "passed", "cannot")
KINDS = {
    "reply_by": "限期答复",
    "do_by": "限期办理",
    "needs_approval": "需要报批",
    "passed": "转有关单位",
    "cannot": "暂时办不了",
}
KINDS_EN = {
    "reply_by": "Reply by",
    "do_by": "Done by",
    "needs_approval": "Needs approval",
    "passed": "Passed on",
    "cannot": "Cannot",
}


def dialogue(c: Cast) -> None:
    """The first matter in full, the others with one answer each, in the five kinds that promise something."""
    c.desk.go_on()
    expect(c.desk.page.locator(".matter-title")).to_have_text(c.said["drain_renamed"])
    c.picture("dialogue-begins")
    _hands_in_their_order(c)
    _somebody_without_a_hand(c)
    _written_meanwhile(c)
    _answer(c, ANSWERS[0])
    c.board.reads_text(c.said["reply_by"])
    c.picture("dialogue-answered")
    for kind in ANSWERS[1:]:
        _next_matter(c)
        _answer(c, kind)
    c.picture("dialogue-last")


def _next_matter(c: Cast) -> None:
    title = c.desk.page.locator(".matter-title")
    before = title.inner_text()
    c.desk.go_on()
    expect(title).not_to_have_text(before)
    expect(c.zhou.page.locator("h1")).to_have_text(title.inner_text())


def _hands_in_their_order(c: Cast) -> None:
    for phone in (c.wang, c.zhou, c.li):
        phone.press("我要说")
        phone.reads("先不说了，放下手")
    expect(c.desk.page.locator(".strips li")).to_have_count(3)
    c.picture("dialogue-hands")
    c.desk.press("请第一位发言")
    expect(c.desk.page.locator(".speaker .num")).to_be_visible()
    c.recorder.page.locator(".gists [data-live] .ed").fill(c.said["gist"])
    c.recorder.page.keyboard.press("Enter")
    c.desk.reads_text(c.said["gist"])
    c.picture("dialogue-speaking")


def _somebody_without_a_hand(c: Cast) -> None:
    """A quiet reminder to the speaker, done, and then the elder is called by a tap on her name."""
    c.desk.press("超时")
    speaking = next(phone for phone in (c.wang, c.li, c.zhou) if phone.find("我说完了").count())
    speaking.press("我说完了")
    speaking.reads("主持人提醒了您一次。")
    c.picture("dialogue-reminded")
    speaking.press("知道了")
    c.desk.finger(c.desk.page.locator(".desk-side .person-tap").filter(has_text=c.said["elder"]))
    expect(c.desk.page.locator(".speaker .nm")).to_contain_text(c.said["elder"])
    c.board.reads_text(c.said["elder"])
    c.picture("dialogue-elder")
    c.desk.press("说完了")


def _written_meanwhile(c: Cast) -> None:
    """A comment, a reply, same here, did not follow, an offer."""
    c.wang.press("写一句")
    c.wang.write(c.said["comment"])
    c.wang.press("发出去")
    c.li.sees_new(c.said["comment"])
    c.li.press("回一句")
    c.li.write(c.said["reply"])
    c.picture("dialogue-reply")
    c.li.press("发出去")
    _sign(c.li, c.said["same"])
    _sign(c.wang, c.said["unclear"])
    expect(c.wang.page.locator("button[aria-pressed=true]")).to_have_count(0)
    c.desk.reads("{names}没听懂，可请说话的人再说一遍。", names=c.said["wang"])
    c.wang.press("能出一份力")
    c.wang.finger(c.wang.page.locator("button.option").nth(1))
    c.wang.write(c.said["offer"])
    c.picture("dialogue-offer")
    c.wang.press("写上这一份")
    c.li.reads_text(c.said["offer"])


def _sign(phone: Phone, words: str) -> None:
    phone.finger(phone.page.locator(".button[aria-pressed]").filter(has_text=words))


def _answer(c: Cast, kind: str) -> None:
    """The representative answers in this kind, with what it needs."""
    c.zhou.press("答复这一件")
    c.zhou.finger(c.zhou.option((KINDS if c.zhou.lang == "zh" else KINDS_EN)[kind]))
    c.zhou.write(c.said[kind])
    for name in NEEDED[kind]:
        if name == "due":
            c.zhou.page.locator("input[type=date]").fill(SOON)
        else:
            c.zhou.fill(ASKED[name], c.said[name])
    c.picture(f"answer-{kind}")
    c.zhou.press("答复")
    c.zhou.reads_text(c.said[kind])


def grade(c: Cast) -> None:
    """One resident grades everything, the other one matter; the close asks once because some have not voted."""
    c.desk.go_on()
    c.picture("grade-begins")
    _grade_all(c.wang)
    _grade_one(c.li, "2")
    c.picture("grade-half")
    c.desk.go_on()
    c.picture("grade-close-asked")
    c.desk.send("截止，往下走")


def _grade_one(phone: Phone, score: str) -> None:
    for scale in phone.page.locator(".scale").all():
        phone.finger(scale.locator("button").nth(int(score) - 1))


def _grade_all(phone: Phone) -> None:
    while True:
        _grade_one(phone, "4")
        expect(phone.find("下一件").or_(phone.find("打好了")).first).to_be_visible()
        if not phone.find("下一件").count():
            break
        heading = phone.page.locator("h1").inner_text()
        phone.press("下一件")
        expect(phone.page.locator("h1")).not_to_have_text(heading)
    phone.press("打好了")
