"""Pieces that several papers share: the head of a paper, its facts, sentences with their sources, cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby

from facilitate.papers.blocks import Document, Facts, Heading, Para, Run, Runs, text
from facilitate.papers.links import Links
from facilitate.papers.tongue import Tongue
from facilitate.reports.cast import REMOVED, Cast
from facilitate.reports.lines import Line, moment
from facilitate.reports.numbers import Ref
from facilitate.reports.record import Record
from facilitate.reports.rows import Person

STATES = {"draft": "草稿", "reading": "宣读稿", "confirmed": "已确认", "sealed": "已封存"}

STATED = frozenset({"minutes"})
"""Papers that are drafted, read back and confirmed; whatever else is made says nothing of that."""


class Desk:
    """One record, one language and its addresses: what every paper starts from."""

    def __init__(self, record: Record, tongue: Tongue, links: Links) -> None:
        self.record, self.links = record, links
        self.tongue = tongue.in_year_of(self.starts)
        self.cast = Cast(record, tongue.pick(REMOVED))
        self.t = self.tongue.say

    @property
    def title(self) -> str:
        return self.tongue.pick(self.record.meeting.title)

    @property
    def place(self) -> str:
        return self.tongue.pick(self.record.meeting.place)

    @property
    def starts(self) -> str:
        return self.record.meeting.times.started or self.record.meeting.times.planned

    def began(self) -> datetime | None:
        """When it was, in the clock of its place: the date that an office file carries; None where no time was set."""
        return datetime.fromisoformat(self.starts).replace(tzinfo=None) if self.starts else None

    def listed(self, name: str, code: str) -> str:
        """The name of a code in one of the meeting's lists, or the code itself."""
        words = self.record.lists.get(name, {}).get(code)
        return self.tongue.pick(words) if words else code

    def group(self, code: str) -> str:
        """A group's name without what stands in brackets."""
        return self.tongue.pick(self.cast.side(code))

    def numbered(self, number: int, title: str) -> str:
        """The title of a section under its number: `二、谁来了，谁没来`."""
        return self.t("{n}、{title}", n=self.tongue.numeral(number), title=title)

    def clock(self, seconds: int | None) -> str:
        """The time of day, with the date where it was another day's than the meeting's."""
        at = moment(self.record, seconds)
        return f"{self.tongue.day(at.day)} {at.clock}" if at.day else at.clock

    @property
    def clock_width(self) -> int:
        """Millimetres for a column of times of day: more where there is a date with some of them."""
        return 18 if len(self.days()) > 1 else 13

    def until(self, since: int | None, seconds: int | None) -> str:
        """The time of day of an end, with its date where it lies on another day than its beginning."""
        begun, ended, held = moment(self.record, since), moment(self.record, seconds), self.record.meeting.times.planned
        return (
            f"{self.tongue.day(held)} {ended.clock}"
            if begun.day and ended.clock and not ended.day
            else self.clock(seconds)
        )

    def sourced(self, lines: Iterable[Line]) -> Runs:
        """Sentences one after another, each ending in its sources."""
        space = "" if self.tongue.code == "zh" else " "
        return tuple(
            run
            for line in lines
            for run in (Run(self.tongue.line(line)), *self.source(line.refs), Run(space))
            if run.text
        )

    def source(self, refs: Sequence[Ref]) -> Runs:
        return text(self.tongue.refs(refs), "src") if refs else ()

    def paragraph(self, lines: Iterable[Line]) -> Para:
        return Para(self.sourced(lines))

    def paragraphs(self, lines: Iterable[Line]) -> list[Heading | Para]:
        """The same, with the headings that the scribe put between them."""
        blocks: list[Heading | Para] = []
        for headed, some in groupby(lines, key=lambda said: said.hand == "heading"):
            if headed:
                blocks += [Heading(text(self.tongue.line(said)), 3) for said in some]
            else:
                blocks.append(self.paragraph(some))
        return blocks

    def document(self, kind: str, name: str, *blocks: object) -> Document:
        """A paper of this meeting under its name, with running heads; of the minutes also how far they are."""
        t, meeting = self.t, self.record.meeting
        code, stated = spaced(meeting.code), kind in STATED
        state = t(STATES.get(meeting.minutes_state, "草稿"))
        return Document(
            kind=kind,
            title=(self.title, name),
            head=self.title,
            state=t("{paper} · {state}", paper=name, state=state) if stated else name,
            foot=t("会议码 {code}", code=code),
            plate=(
                self.links.organiser,
                t("会议码 {code}　{state}", code=code, state=state) if stated else t("会议码 {code}", code=code),
            ),
            blocks=tuple(block for block in blocks if block),  # type: ignore[misc]
            author=self.links.organiser or self.tongue.join(self.names("recorder")),
        )

    def names(self, *roles: str) -> tuple[str, ...]:
        return tuple(person.name for person in self.cast.in_role(*roles))

    def facts(self) -> Facts:
        """Time, place, roles, who came by group, who only watched, who did not come, the rule."""
        t, join = self.t, self.tongue.join
        attendance = self.record.attendance
        pairs = [
            (t("时间"), self.times()),
            (t("地点"), self.place),
            (t("召集"), self.convened()),
            (t("主持人"), join(self.names("host"))),
            (t("记录人"), join(self.names("recorder"))),
            (t("计时人"), join(self.names("timer"))),
            (t("出席"), self.present()),
            (t("列席"), join(person.name for person in self.cast.in_role("observer"))),
            (t("未到"), join(self.group(code) for code in attendance.missing)),
            (t("空着的椅子"), join(guest.name for guest in self.record.guests if not guest.person)),
            (t("应到、实到"), self.came()),
            (t("规则"), self.rule()),
        ]
        return Facts(tuple((name, text(value)) for name, value in pairs if value))

    def convened(self) -> str:
        """Whose meeting it is; who helped stands behind that only where it does not step back."""
        head = self.record.meeting
        if head.supporter and head.supporter_shown and head.convened:
            return self.t("{office}（{supporter}协助）", office=head.convened, supporter=head.supporter)
        return head.convened

    def when_and_where(self) -> Facts:
        """Time and place alone, for papers in which who came stands elsewhere."""
        pairs = ((self.t("时间"), self.times()), (self.t("地点"), self.place))
        return Facts(tuple((name, text(value)) for name, value in pairs if value))

    def when(self) -> str:
        """Day and time as announced: `2026年11月21日（星期六） 14:30`; empty where no time was set."""
        planned = self.record.meeting.times.planned or self.starts
        return self.t("{day} {starts}", day=self.tongue.long_day(planned), starts=planned[11:16]) if planned else ""

    def day(self) -> str:
        planned = self.record.meeting.times.planned or self.starts
        return self.tongue.long_day(planned) if planned else ""

    def days(self) -> frozenset[str]:
        """The days (ISO) on which it began and ended."""
        return frozenset(at[:10] for at in (self.starts, self.record.meeting.times.ended) if at)

    def times(self) -> str:
        """Day, beginning and end; the end with its own day where that is another one."""
        if not self.starts:
            return ""
        ended, t, begun = self.record.meeting.times.ended, self.t, self.starts[11:16]
        day = self.tongue.long_day(self.starts)
        if not ended:
            return t("{day} {starts}", day=day, starts=begun)
        if len(self.days()) > 1:
            same_year = ended[:4] == self.starts[:4]
            until_day = self.tongue.day(ended) if same_year else self.tongue.full_day(ended)
            until = t("{day} {starts}", day=until_day, starts=ended[11:16])
            return t("{day} {starts}—{ends}", day=day, starts=begun, ends=until)
        return t("{day} {starts}—{ends}", day=day, starts=begun, ends=ended[11:16])

    def present(self) -> str:
        """`居民13人：…；城建局2人：…`."""
        groups = [self._group(code, people) for code, people in self.cast.by_group().items()]
        return self.tongue.series(groups)

    def arrived(self) -> int:
        """How many people came, those who ran the meeting among them: the same number in every paper."""
        return self.record.attendance.present or len(self.record.people)

    def came(self) -> str:
        """How many groups were invited, how many people came, and how many of them have a voice."""
        attendance = self.record.attendance
        groups = self.t("请了{n}方，", n=len(attendance.expected)) if attendance.expected else ""
        voices = len(self.cast.voices()) or attendance.eligible
        present = self.arrived()
        voters = sum(person.votes for person in self.record.people)
        if voters and voters != voices:
            return groups + self.t(
                "到会{n}人，其中{voices}人可以发言，{voters}人可以投票。", n=present, voices=voices, voters=voters
            )
        elif voters:
            return groups + self.t("到会{n}人，其中{voices}人可以发言、投票。", n=present, voices=voices)
        return groups + self.t("到会{n}人，其中{voices}人可以发言。", n=present, voices=voices)

    def rule(self) -> str:
        rule = self.record.meeting.rule
        title = self.tongue.pick(rule.title) or rule.id
        return self.t("{rule}（第{version}版）", rule=title, version=rule.version) if title else ""

    def _group(self, code: str, people: Sequence[Person]) -> str:
        return self.t(
            "{group}{n}人：{names}", group=self.group(code), n=len(people), names=tuple(p.name for p in people)
        )


def spaced(code: str) -> str:
    return f"{code[:4]} {code[4:]}" if len(code) > 4 else code
