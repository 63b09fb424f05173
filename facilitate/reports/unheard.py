"""What was not heard: matters not reached, needs without an answer, people who did not speak, groups that did not come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitate.reports.cast import Cast
from facilitate.reports.lines import Line, keyed, line
from facilitate.reports.needs import Need, NeedsReport
from facilitate.reports.record import Record
from facilitate.reports.rows import Hand, Person

LISTED = 15


def unheard(record: Record, report: NeedsReport, cast: Cast) -> tuple[Line, ...]:
    """Sentences for the section of that name; numbers of people, never the names of those who kept silent."""
    return tuple(_sentences(record, report, cast))


def _sentences(record: Record, report: NeedsReport, cast: Cast) -> Iterator[Line]:
    yield from _not_reached(report)
    yield from _nobody(record, report)
    yield from _people(record, cast)
    yield from _hands(record)
    yield from _groups(record, cast)
    yield from _chairs(record)
    residents = [person for person in cast.voices() if not cast.unit(person.id)]
    if residents and len(residents) < len(cast.voices()):
        yield keyed("unheard/present", line("到会居民{n}人，以上意见不代表没有到会的人。", n=len(residents)))


def _not_reached(report: NeedsReport) -> Iterator[Line]:
    left = [need for need in report.needs if not need.priority]
    if left and report.priority:
        text = (
            "以下{n}件没有进入逐件对话：{titles}。"
            if len(left) <= LISTED
            else "有{n}件没有进入逐件对话，前面几件是：{titles}。"
        )
        yield keyed("unheard/topics", _listed(text, left))


def _nobody(record: Record, report: NeedsReport) -> Iterator[Line]:
    """Only of what the rule wants answers to: nobody owes one to an idea."""
    wanted = {"need"} & set(record.meeting.rule.answers)
    open_ones = [need for need in report.nobody if need.head.kind in wanted]
    if open_ones:
        text = (
            "至散会无人答复的{n}件：{titles}。"
            if len(open_ones) <= LISTED
            else "至散会无人答复的有{n}件，前面几件是：{titles}。"
        )
        yield keyed("unheard/nobody", _listed(text, open_ones))


def _listed(text: str, some: Sequence[Need]) -> Line:
    """As many titles as a reader takes in, and how many there are."""
    first = some[:LISTED]
    refs = tuple(need.ref for need in first)
    return line(text, refs, n=len(some), titles=tuple(line("“{title}”", title=need.head.text) for need in first))


def _people(record: Record, cast: Cast) -> Iterator[Line]:
    quiet = silent(record, cast)
    if quiet and record.turns:
        yield keyed("unheard/silent", line("到会而没有发言的{n}人。", n=len(quiet)))


def silent(record: Record, cast: Cast) -> tuple[Person, ...]:
    """Who had a voice and never had the floor."""
    spoke = {turn.person for turn in record.turns}
    return tuple(person for person in cast.voices() if person.id not in spoke)


def _hands(record: Record) -> Iterator[Line]:
    waiting = hands_waiting(record)
    if waiting:
        yield keyed("unheard/hands", line("举了手没有轮到发言的{n}人次。", n=len(waiting)))


def hands_waiting(record: Record) -> tuple[Hand, ...]:
    """Hands that were raised and never called."""
    return tuple(hand for hand in record.hands if not hand.called and hand.to is None)


CHAIRS = {
    "coming": "{name}（回复来，没有来）", "sending": "{name}（回复请人代来，没有来）", "not_coming": "{name}（回复不来）", "": "{name}（没有回复）",
}  # fmt: skip


def _chairs(record: Record) -> Iterator[Line]:
    """Who was asked by name and for whom nobody came, with what they had answered."""
    empty = tuple(line(CHAIRS[guest.reply], name=guest.name) for guest in record.guests if not guest.person)
    if empty:
        yield keyed("unheard/chairs", line("空椅子{n}把：{chairs}。", n=len(empty), chairs=empty))


def _groups(record: Record, cast: Cast) -> Iterator[Line]:
    missing = record.attendance.missing
    if missing:
        yield keyed("unheard/groups", line("没有到会：{groups}。", groups=tuple(cast.group(code) for code in missing)))
