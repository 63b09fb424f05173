"""The minutes in the form that government offices use (GB/T 9704-2012, 10.3): what stands in it, without source numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from markupsafe import Markup

from facilitate.papers import page
from facilitate.papers.kit import Desk
from facilitate.papers.official_sheet import Chapter, Passage, Sheet
from facilitate.papers.twin import EN, ZH
from facilitate.reports.lines import Line
from facilitate.reports.minutes import minutes
from facilitate.reports.sections import Section

NAME = "会议纪要（公文格式）"
TRANSLATED = "（以下为英文译文）"
TITLES = {
    "matters": "情况与主要意见",
    "promises": "各方承诺",
    "worries": "未达成一致的意见",
    "after": "下一步工作",
}
NUMBERED = frozenset({"decisions", "undecided", "statement", "promises", "offers"})
ENDS = tuple("。！？…；.!?")


def html(desk: Desk) -> str:
    """The pages; their measures are in print-office.css. In both languages the form is Chinese, its translation follows."""
    ours, theirs = sheets(desk)
    return page.page(
        "official.html",
        ZH if theirs else desk.tongue,
        sheet=ours,
        english=Markup(page.page("official_text.html", EN, sheet=theirs)) if theirs else "",
        translated=EN.say(TRANSLATED),
        author=desk.links.organiser,
    )


def sheets(desk: Desk) -> tuple[Sheet, Sheet | None]:
    """What stands in the form, and what follows it as a translation: the same without the imprint, which stands once."""
    if not desk.tongue.both:
        return sheet(desk), None
    ours, theirs = (sheet(Desk(desk.record, tongue, desk.links)) for tongue in (ZH, EN))
    return ours, replace(theirs, copies="", printed=("", "", ""))


def sheet(desk: Desk) -> Sheet:
    """The minutes in this form; sections without content are not there."""
    t, told, given = desk.t, minutes(desk.record), desk.links.office
    chapters = [section for section in told.sections if section.key != "course"]
    course = told.section("course")
    day = desk.tongue.full_day(desk.record.meeting.times.ended or desk.starts)
    office = given.issuer or desk.links.organiser
    return Sheet(
        mark=given.mark or t("会议纪要"),
        number=t("第 {n} 期", n=given.number) if given.number else t("第　　期"),
        office=office,
        signer=t("签发人：{name}", name=given.signer) if given.signer else "",
        day=day,
        title=_title(desk),
        state="" if desk.record.meeting.minutes_state in ("confirmed", "sealed") else t("（草稿，未经宣读确认）"),
        opening=tuple(_opening(desk, course)),
        chapters=tuple(_chapter(desk, number, section) for number, section in enumerate(chapters, 1)),
        attended=tuple(_attended(desk)),
        copies=t("抄送：{copies}", copies=_ended(desk, given.copies)) if given.copies else "",
        printed=(office, t("{day}印发", day=day), t("共印{n}份", n=given.prints) if given.prints else ""),
    )


def _title(desk: Desk) -> str:
    """`关于……的会议纪要`; what is already called a meeting is not called one twice."""
    text = "{title}纪要" if desk.title.endswith("会") else "关于{title}的会议纪要"
    return desk.t(text, title=desk.title)


def _opening(desk: Desk, course: Section | None) -> Iterator[Passage]:
    """When, where, who led, which sides came; then how the meeting went."""
    t, join = desk.t, desk.tongue.join
    said = [
        t("{when}，在{place}召开{title}。", when=desk.times(), place=desk.place, title=desk.title)
        if desk.place
        else t("{when}，召开{title}。", when=desk.times(), title=desk.title),
        t("会议由{host}主持。", host=join(desk.names("host"))) if desk.names("host") else "",
        _came(desk),
        t("会议按“{rule}”进行。", rule=desk.rule()) if desk.rule() else "",
    ]
    yield Passage(_joined(desk, said))
    yield from _passages(desk, course.lines if course else ())
    yield Passage(t("现将会议情况纪要如下："))


def _came(desk: Desk) -> str:
    """How many came, as every paper counts them; who ran the meeting is among them and of none of the groups."""
    groups = desk.tongue.join(desk.group(code) for code in desk.cast.by_group())
    more = desk.arrived() > len(desk.cast.voices())
    words = "{groups}等共{n}人参加。" if more else "{groups}共{n}人参加。"
    return desk.t(words, groups=groups, n=desk.arrived()) if groups else ""


def _chapter(desk: Desk, number: int, section: Section) -> Chapter:
    title = desk.t(TITLES[section.key]) if section.key in TITLES else desk.tongue.line(section.title)
    parts = tuple(_part(desk, section.key, n, part) for n, part in enumerate(section.parts, 1))
    return Chapter(desk.numbered(number, title), (*parts, *_passages(desk, section.lines)))


def _part(desk: Desk, key: str, number: int, part: Section) -> Passage:
    """A matter under its own head, anything else as a numbered item: what, who, until when."""
    said = [_ended(desk, desk.tongue.line(line)) for line in part.lines]
    title = _ended(desk, desk.tongue.line(part.title))
    if key in NUMBERED:
        return Passage(_joined(desk, [desk.t("{n}．{what}", n=number, what=title), *said]))
    return Passage(_joined(desk, said), desk.t("（{n}）{title}", n=desk.tongue.numeral(number), title=title))


def _passages(desk: Desk, lines: Iterable[Line]) -> Iterator[Passage]:
    """Sentences as one paragraph; a heading of the scribe begins the next."""
    head, said = "", list[str]()
    for line in lines:
        if line.hand == "heading":
            if head or said:
                yield Passage(_joined(desk, said), head)
            head, said = _ended(desk, desk.tongue.line(line)), []
        else:
            said.append(desk.tongue.line(line))
    if head or said:
        yield Passage(_joined(desk, said), head)


def _attended(desk: Desk) -> Iterator[tuple[str, str]]:
    """Who came by side, and who only watched or served; sides that were asked and did not come."""
    t, join = desk.t, desk.tongue.join
    observers = [person.name for person in desk.record.people if person.neutral or person.role == "observer"]
    yield from (
        (name, people)
        for name, people in (
            (t("出席"), desk.present()),
            (t("未到"), join(desk.group(code) for code in desk.record.attendance.missing)),
            (t("列席"), join(observers)),
        )
        if people
    )


def _ended(desk: Desk, words: str) -> str:
    return words if not words or words.endswith(ENDS) else words + ("。" if desk.tongue.code == "zh" else ".")


def _joined(desk: Desk, said: Iterable[str]) -> str:
    return ("" if desk.tongue.code == "zh" else " ").join(words for words in said if words)
