"""What was not heard: matters not reached, needs without an answer, people who did not speak, groups that did not come."""

from __future__ import annotations

from collections.abc import Iterator

from facilitate.reports.cast import Cast
from facilitate.reports.lines import Line, keyed, line
from facilitate.reports.needs import NeedsReport
from facilitate.reports.record import Record
from facilitate.reports.rows import Hand, Person


def unheard(record: Record, report: NeedsReport, cast: Cast) -> tuple[Line, ...]:
    """Sentences for the section of that name; numbers of people, never the names of those who kept silent."""
    return tuple(_sentences(record, report, cast))


def _sentences(record: Record, report: NeedsReport, cast: Cast) -> Iterator[Line]:
    yield from _not_reached(report)
    yield from _nobody(record, report)
    yield from _people(record, cast)
    yield from _hands(record)
    yield from _groups(record, cast)
    residents = [person for person in cast.voices() if not cast.unit(person.id)]
    if residents and len(residents) < len(cast.voices()):
        yield keyed("unheard/present", line("到会居民{n}人，以上意见不代表没有到会的人。", n=len(residents)))


def _not_reached(report: NeedsReport) -> Iterator[Line]:
    left = [need for need in report.needs if not need.priority]
    if left and report.priority:
        refs = tuple(need.ref for need in left)
        titles = tuple(need.head.text for need in left)
        yield keyed("unheard/topics", line("以下{n}件没有进入逐件对话：{titles}。", refs, n=len(left), titles=titles))


def _nobody(record: Record, report: NeedsReport) -> Iterator[Line]:
    """Only of what the rule wants answers to: nobody owes one to an idea."""
    wanted = {"need"} & set(record.meeting.rule.answers)
    open_ones = [need for need in report.nobody if need.head.kind in wanted]
    if open_ones:
        refs = tuple(need.ref for need in open_ones)
        titles = tuple(need.head.text for need in open_ones)
        yield keyed("unheard/nobody", line("至散会无人答复的{n}件：{titles}。", refs, n=len(titles), titles=titles))


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


def _groups(record: Record, cast: Cast) -> Iterator[Line]:
    missing = record.attendance.missing
    if missing:
        yield keyed("unheard/groups", line("没有到会：{groups}。", groups=tuple(cast.group(code) for code in missing)))
