"""The story from the tasks to the follow-up: taken on, read back, signed, printed, reported, contested, confirmed."""

from zipfile import ZipFile

from playwright.sync_api import expect

from tests.browser.cast import Cast
from tests.browser.people import Phone
from tests.browser.story_talk import SOON


def commit(c: Cast) -> None:
    """One task taken on by a resident, one written by the recorder and taken on by the representative."""
    c.wang.reads("我来认领一件")
    c.picture("commit-begins")
    c.wang.press("我来认领一件")
    c.wang.finger(c.wang.option(c.said["drain_renamed"]))
    c.wang.write(c.said["task"])
    c.wang.page.locator("input[type=date]").fill(SOON)
    c.picture("commit-task")
    c.wang.press("写上这个任务")
    c.desk.reads_text(c.said["task"])
    _assign(c)
    c.zhou.press("这件我来办")
    c.zhou.reads("您认了")
    c.picture("commit-done")


def _assign(c: Cast) -> None:
    recorder = c.recorder
    recorder.finger(recorder.page.locator(".desk-work .tools .button").filter(has_text=recorder.word("添一项任务")))
    recorder.choose("哪一件", c.said["lamps_head"])
    recorder.fill("做什么", c.said["lamp_task"], recorder.sheet)
    recorder.choose("谁来办", c.said["zhou"])
    recorder.press("一周", within=recorder.sheet)
    recorder.choose("谁来督办", c.said["li"])
    recorder.send("记下这项任务")
    c.zhou.reads_text(c.said["lamp_task"])


def close(c: Cast) -> None:
    """Read back line by line, confirmed on phones, one objection kept, signed for the elder."""
    c.desk.go_on()
    c.picture("close-begins")
    c.desk.press("开始念")
    expect(c.desk.page.locator(".readback > li[aria-current]")).to_have_count(1)
    lines = c.desk.page.locator(".readback > li").count()
    c.wang.reads("第 {n} 条，共 {of} 条", n=1, of=lines)
    c.picture("close-reading")
    for _ in range(lines - 1):
        c.desk.press("念下一条")
    c.desk.press("念完了")
    c.wang.press("记得对，我确认")
    c.wang.reads("您已确认")
    c.zhou.press("记得对，我确认")
    c.li.press("有一处不对")
    c.li.write(c.said["objection"])
    c.picture("close-objecting")
    c.li.press("记下我的意见")
    c.desk.reads_text(c.said["objection"])
    c.recorder.finger(c.recorder.page.locator(".chip.wide").filter(has_text=c.said["elder"]))
    c.recorder.finger(c.recorder.sheet.get_by_label(c.recorder.word("念给本人听过，点头了")))
    c.recorder.finger(c.recorder.sheet.locator("footer [data-main]"))
    expect(c.desk.page.locator(".matter .no")).to_have_text("3")
    c.picture("close-signed")


def papers(c: Cast) -> None:
    """The meeting ends once every task has somebody who checks; the whole pack comes in one button, as a zip with PDFs in it."""
    c.desk.go_on()
    c.picture("end-task-bare")
    c.desk.press("补全：{what}", what=c.said["task"])
    c.desk.choose("谁来督办", c.said["li"])
    c.desk.send("记下")
    c.desk.go_on()
    c.picture("end-asked")
    c.desk.send("散会，出材料")
    expect(c.desk.page.locator("a.big-pack")).to_be_visible()
    c.picture("ended")
    # Some twenty papers are made now; how fast is not asked here, and a busy computer may take minutes.
    with c.desk.page.expect_download(timeout=400_000) as pack:
        c.desk.finger(c.desk.page.locator("a.big-pack"))
    with ZipFile(pack.value.path()) as opened:
        names = [name for name in opened.namelist() if name.endswith(".pdf")]
        assert opened.read(names[0]).startswith(b"%PDF-"), names
        assert len(names) >= 5, names


def follow(c: Cast) -> None:
    """At home by the same code: what became of mine; a task reported, contested, reported again and confirmed."""
    c.wang.page.goto(c.address)
    c.wang.press("{name}，继续", name=c.said["wang"])
    c.wang.reads("您写的那条怎样了")
    c.wang.reads_text(c.said["drain_more"])
    c.picture("follow")
    _report(c.zhou, c.said["lamp_task"], "办好了，请居民看看", c.said["report"])
    _report(c.li, c.said["lamp_task"], "还没办好，请再办", c.said["contest"])
    c.zhou.reads_text(c.said["contest"])
    c.picture("follow-contested")
    _report(c.zhou, c.said["lamp_task"], "办好了，请居民看看", c.said["report"])
    _report(c.li, c.said["lamp_task"], "看过了，办好了", "")
    expect(c.desk.page.locator("[data-tasks] tr", has_text=c.said["lamp_task"])).to_contain_text(
        _confirmed(c.desk.lang)
    )
    c.wang.page.goto(f"{c.evening.base}/m/{c.address.rpartition('/')[2]}/after")
    c.wang.reads_text(c.said["drain_more"])
    c.picture("follow-page")


def _confirmed(lang: str) -> str:
    return "居民已确认" if lang == "zh" else "Confirmed"


def _report(phone: Phone, task: str, state: str, note: str) -> None:
    about = phone.page.locator("main .stack-tight", has=phone.page.locator("article", has_text=task))
    phone.finger(about.locator("button[data-size=small]").last)
    phone.finger(phone.option(phone.word(state)))
    phone.write(note)
    phone.press("说一声")
    expect(phone.page.locator(".letter")).to_have_count(0)
