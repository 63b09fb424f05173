"""What ballots came to, in sentences: sides and levels with their verdict, what stands first, what the money goes to."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

import msgspec

from facilitate.reports.lines import Line, Moment, Quotes, keyed, line, moment, own
from facilitate.reports.numbers import Numbers, Ref
from facilitate.reports.record import Record
from facilitate.reports.rows import Ballot, Words

SIDES = {
    "for": Words(zh="赞成", en="for"),
    "against": Words(zh="反对", en="against"),
    "abstain": Words(zh="弃权", en="abstaining"),
}
ENDS = {"carried": "通过", "failed": "未通过", "tied": "平局，未通过"}
TOLD = {
    "carried": "{at}，表决“{title}”：{sides}，通过。",
    "failed": "{at}，表决“{title}”：{sides}，未通过。",
    "tied": "{at}，表决“{title}”：{sides}，平局，未通过。",
}
LEADING = 5


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """Something put to the vote: what it was about, how many were on which side, whether it carried (a code), and why
    somebody was against it or stood aside; `lines` say the same in sentences."""

    key: str
    what: Line
    counts: tuple[tuple[Words, int], ...]
    outcome: str
    reasons: tuple[str, ...]
    refs: tuple[Ref, ...]
    lines: tuple[Line, ...]


def decisions(record: Record, numbers: Numbers) -> tuple[Decision, ...]:
    """Every ballot that decided something, in order; of a matter tested again the last one stands, at its place."""
    found = {_matter(ballot): ballot for ballot in record.ballots if ballot.outcome != "none"}
    return tuple(_decision(record, ballot, numbers) for ballot in found.values())


def _decision(record: Record, ballot: Ballot, numbers: Numbers) -> Decision:
    key, refs = f"decision/{ballot.id}", (numbers.ref("ballot", ballot.id),)
    reasons = tuple(str(row["text"]) for row in ballot.reasons if row.get("text"))
    lines = [
        keyed(f"{key}/result", line("{sides}，{outcome}。", sides=_sides(ballot), outcome=line(ENDS[ballot.outcome])))
    ]
    if reasons:
        lines.append(keyed(f"{key}/against", line("不同意见：{reasons}。", reasons=Quotes.of(reasons))))
    return Decision(
        key=key, what=keyed(key, own(title(record, ballot), refs)), counts=counts(ballot), outcome=ballot.outcome,
        reasons=reasons, refs=refs, lines=tuple(lines),
    )  # fmt: skip


def _matter(ballot: Ballot) -> str:
    return "/".join(ballot.items) if ballot.items and not ballot.question else ballot.id


def title(record: Record, ballot: Ballot) -> str | Words:
    """The words of the question, or of what was voted on."""
    told = (ballot.question or {}).get("title")
    if told:
        return Words(zh=str(told.get("zh", "")), en=str(told.get("en", "")))
    heads = texts(record)
    return "；".join(heads.get(id, id) for id in ballot.items)


def texts(record: Record) -> dict[str, str]:
    """What everything that can stand on a ballot is called; a group's report goes by its topic."""
    own = {item.id: item.text for item in record.items}
    topics = {item.id: own[item.about] for item in record.items if item.kind == "report" and item.about in own}
    return own | topics | {task.id: task.what for task in record.actions}


def sides(ballot: Ballot) -> dict[str, Words]:
    """What one could choose on a ballot about one matter, by its code: levels, or for, against, abstain."""
    return {str(row["id"]): Words(**row["title"]) for row in ballot.levels} or SIDES


def counts(ballot: Ballot) -> tuple[tuple[Words, int], ...]:
    """(side or level, votes) of a ballot about one matter, in the rule's order; empty for others."""
    names = sides(ballot)
    return tuple((names[key], n) for key, n in ballot.counts.items() if key in names and isinstance(n, int))


# -- sentences -----------------------------------------------------------------------------------------------------


def told(record: Record, ballot: Ballot, numbers: Numbers, stage: Words) -> Iterator[Line]:
    """What became of one ballot; the time of day comes first."""
    for n, said in enumerate(_told(record, ballot, numbers, stage)):
        yield keyed(f"course/ballot/{ballot.id}" + (f"/{n}" if n else ""), said)


def _told(record: Record, ballot: Ballot, numbers: Numbers, stage: Words) -> Iterator[Line]:
    ref, at = (numbers.ref("ballot", ballot.id),), moment(record, ballot.from_)
    if ballot.outcome in ENDS:
        yield _decided(record, ballot, ref, at)
    elif ballot.type == "dots":
        yield from _dots(record, ballot, ref, at, stage)
    elif ballot.type == "budget":
        yield from _funded(record, ballot, ref, at)
    elif ballot.count == "mixed":
        yield from _leading(record, ballot, line("{at}，{stage}，各部分按比例合计。", ref, at=at, stage=stage))
    elif ballot.type in ("score", "grade") and len(ballot.items) == 1 and ballot.scores:
        score, heads = float(_points(ballot, ballot.items[0])), texts(record)
        about = heads.get(ballot.items[0], ballot.items[0])
        yield line("{at}，{n}人为“{title}”打分，{score}分。", ref, at=at, n=ballot.cast, title=about, score=score)
    elif ballot.type == "score" and ballot.count != "mean":
        yield line("{at}，{n}人为{items}件事不记名打分。", ref, at=at, n=ballot.cast, items=len(ballot.items))
    else:
        yield from _leading(record, ballot, line("{at}，{stage}，{n}人投票。", ref, at=at, stage=stage, n=ballot.cast))


def _decided(record: Record, ballot: Ballot, ref: tuple[Ref, ...], at: Moment) -> Line:
    """`表决“……”：赞成10，反对4，通过。`; levels that nobody chose are not told."""
    return line(TOLD[ballot.outcome], ref, at=at, title=title(record, ballot), sides=_sides(ballot))


def _sides(ballot: Ballot) -> tuple[Line, ...]:
    words = "“{side}”{n}" if ballot.levels else "{side}{n}"
    return tuple(line(words, side=side, n=n) for side, n in counts(ballot) if n or not ballot.levels)


def _dots(record: Record, ballot: Ballot, ref: tuple[Ref, ...], at: Moment, stage: Words) -> Iterator[Line]:
    dots = sum(int(count) for count in ballot.counts.values())
    if ballot.apart is None:
        first = line("{at}，{stage}，{n}人共贴{dots}点。", ref, at=at, stage=stage, n=ballot.cast, dots=dots)
        yield from _leading(record, ballot, first)
        return
    yield line("{at}，居民不记名贴点，{n}人共贴{dots}点。", ref, at=at, n=ballot.cast, dots=dots)
    if ballot.apart.cast:
        yield line("单位代表{n}人的点另列，不计入排序。", ref, n=ballot.apart.cast)
    for chosen in record.selections:
        if set(chosen.items) <= set(ballot.items):
            text = "得点相同的一并列入，定出重点{n}件。" if chosen.tie else "定出重点{n}件。"
            yield line(text, ref, n=len(chosen.items))


def _leading(record: Record, ballot: Ballot, first: Line) -> Iterator[Line]:
    """The sentence, then what has most: as far as five, and whoever has as many as the fifth."""
    yield first
    points = {id: _points(ballot, id) for id in ballot.items}
    order = sorted((id for id in ballot.items if points[id]), key=lambda id: -points[id])
    last = points[order[LEADING - 1]] if len(order) >= LEADING else Fraction(0)
    heads = texts(record)
    best = tuple(
        line("“{title}”{n}", title=heads.get(id, id), n=float(points[id])) for id in order if points[id] >= last
    )
    if best:
        yield line("居前的是{best}。", first.refs, best=best)


def _points(ballot: Ballot, id: str) -> Fraction:
    """Score where there is one, else votes."""
    found = ballot.scores.get(id, ballot.counts.get(id, 0))
    return Fraction(found) if isinstance(found, (int, str)) else Fraction(0)


def _funded(record: Record, ballot: Ballot, ref: tuple[Ref, ...], at: Moment) -> Iterator[Line]:
    heads = texts(record)
    yield line("{at}，{n}人分配预算。", ref, at=at, n=ballot.cast)
    if ballot.funded:
        titles = tuple(line("“{title}”", title=heads.get(id, id)) for id in ballot.funded)
        spent = float(Fraction(ballot.spent or 0))
        yield line("入选{n}个项目，共{spent}元：{titles}。", ref, n=len(titles), spent=spent, titles=titles)
