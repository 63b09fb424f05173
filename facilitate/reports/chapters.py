"""The sections of the minutes in their order, each sentence under its key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec.structs import replace

from facilitate.reports.cast import Cast
from facilitate.reports.lines import Line, keyed, line, own
from facilitate.reports.needs import Need
from facilitate.reports.numbers import Numbers
from facilitate.reports.promised import Promise, offered
from facilitate.reports.record import Record
from facilitate.reports.resolved import Decision
from facilitate.reports.rows import Offer
from facilitate.reports.sections import Section, told
from facilitate.reports.statement import statement

TITLES = {
    "course": "会议经过",
    "matters": "主要意见",
    "decisions": "议定事项",
    "undecided": "没有议定的事项",
    "statement": "提出的条文",
    "promises": "答复与承诺",
    "offers": "各方能出的资源",
    "worries": "不同意见与担心",
    "unheard": "没有谈到的，没有听到的",
    "after": "会后安排",
}
# what the vote came to where it made no resolution: by the papers that the rule promises
ADVICE = {"decisions": "评议建议", "undecided": "没有通过的建议"}
TERMS = {"decisions": "各方商定的条款", "undecided": "没有商定的条款", "statement": "意见书"}


def chapters(
    record: Record,
    numbers: Numbers,
    cast: Cast,
    *,
    course: tuple[Line, ...],
    matters: Iterable[tuple[Need, tuple[Line, ...]]],
    decisions: tuple[Decision, ...],
    promises: tuple[Promise, ...],
    worries: tuple[Line, ...],
    unheard: tuple[Line, ...],
) -> tuple[Section, ...]:
    """Every section in which something stands."""
    titles = TITLES | _titles(record)

    def named(key: str, parts: tuple[Section, ...]) -> Section:
        return Section(key=key, title=line(titles[key]), parts=parts)

    return told(
        _section("course", (*course, _nature(record, decisions, titles["decisions"])) if course else ()),
        _section("matters", parts=tuple(_matter(need, lines) for need, lines in matters)),
        named("decisions", tuple(_decision(one) for one in decisions if one.carried)),
        named("undecided", tuple(_decision(one) for one in decisions if not one.carried)),
        named("statement", statement(record, numbers)),
        _section("promises", parts=tuple(_promise(one) for one in promises)),
        _section("offers", parts=tuple(_offer(one, numbers, cast) for one in record.offers)),
        _section("worries", worries),
        _section("unheard", unheard),
        _section("after", tuple(_after(promises))),
    )


def _section(key: str, lines: tuple[Line, ...] = (), parts: tuple[Section, ...] = ()) -> Section:
    return Section(key=key, title=line(TITLES[key]), lines=lines, parts=parts)


def _titles(record: Record) -> dict[str, str]:
    """A jury advises, parties agree on terms; only a body that decides makes resolutions."""
    promised = record.meeting.rule.outputs
    if "verdict" in promised:
        return ADVICE
    return TERMS if "commitments" in promised and "resolutions" not in promised else {}


def _nature(record: Record, decisions: tuple[Decision, ...], title: str) -> Line:
    """What kind of meeting it was: something was decided, advised or agreed, something chosen by votes, or neither."""
    chosen = any(ballot.type not in ("dots", "score") or ballot.count == "mixed" for ballot in record.ballots)
    if "verdict" in record.meeting.rule.outputs:
        told = line("本次会议提出建议，由有权决定的一方决定。以下所记为各方意见与建议。")
    elif decisions and title in TERMS.values():
        told = line("以下所记为各方意见、商定的条款、答复与承诺。")
    elif decisions:
        told = line("以下所记为各方意见、议定事项、答复与承诺。")
    elif chosen:
        told = line("以下所记为各方意见、投票结果、答复与承诺。")
    else:
        told = line("本次会议为协商，不作表决。以下所记为各方意见、答复与承诺。")
    return keyed("course/nature", told)


def _matter(need: Need, lines: tuple[Line, ...]) -> Section:
    key = f"matter/{need.id}"
    return Section(key=key, title=keyed(key, own(need.head.text, (need.ref,))), lines=lines)


def _decision(one: Decision) -> Section:
    return Section(key=one.key, title=one.what, lines=one.lines)


def _promise(one: Promise) -> Section:
    told = {
        "who": _who(one),
        "due": _due(one),
        "note": line("{note}。", note=one.note) if one.note else None,
        "checker": line("{checker}督办。", checker=one.checker) if one.checker else None,
    }
    lines = tuple(keyed(f"{one.key}/{name}", said) for name, said in told.items() if said)
    return Section(key=one.key, title=one.what, lines=lines)


def _who(one: Promise) -> Line:
    """Who takes it on; a remark of no kind, such as a price, is told with what it was said of."""
    if not one.kind and one.about:
        return line("{who}就“{about}”答复。", who=one.who, about=one.about)
    return line("{who}负责，{helpers}配合。" if one.helpers else "{who}负责。", who=one.who, helpers=one.helpers)


def _due(one: Promise) -> Line | None:
    if one.due and one.kind != "now":
        text = "{due}前答复。" if one.kind == "reply_by" else "{due}前完成。"
        return line(text, due=date.fromisoformat(one.due))
    return line("当场办。") if one.kind == "now" else None


def _offer(one: Offer, numbers: Numbers, cast: Cast) -> Section:
    key, refs = f"offer/{one.id}", (numbers.ref("offer", one.id),)
    who = keyed(f"{key}/who", line("{who}提供。", who=cast.name(one.by)))
    until = (keyed(f"{key}/until", line("期限：{until}。", until=one.until)),) if one.until else ()
    return Section(key=key, title=keyed(key, replace(offered(one), refs=refs)), lines=(who, *until))


def _after(promises: tuple[Promise, ...]) -> Iterator[Line]:
    yield keyed("after/corrections", line("参会人对本纪要有更正意见的，请告知主持人或记录人，更正一并入档。"))
    dates = sorted(date.fromisoformat(one.due) for one in promises if one.due)
    if dates and dates[0] == dates[-1]:
        yield keyed("after/dates", line("各项期限都是{first}。", first=dates[0]))
    elif dates:
        yield keyed("after/dates", line("各项期限最早{first}，最晚{last}。", first=dates[0], last=dates[-1]))
    if any(one.checker for one in promises):
        yield keyed("after/checked", line("有督办人的，督办人认可后方为办结。"))
