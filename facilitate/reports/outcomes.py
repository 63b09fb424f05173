"""What ballots came to, in sentences: sides and levels with their verdict, what stands first, what the money goes to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from facilitate.reports.lines import Line, Moment, keyed, line, moment
from facilitate.reports.numbers import Numbers, Ref
from facilitate.reports.record import Record
from facilitate.reports.rows import Ballot, Words

SIDES = {
    "for": Words(zh="赞成", en="for"),
    "against": Words(zh="反对", en="against"),
    "abstain": Words(zh="弃权", en="abstaining"),
}
ENDS = {"carried": "通过", "failed": "未通过", "tied": "票数相同，还没有定"}
SAID = {"carried": "获得通过", "failed": "没有通过", "tied": "票数相同，还没有定"}
TIES = {
    "host": "票数相同，主持人定为{end}",
    "lot": "票数相同，抽签定为{end}",
    "fail": "票数相同，{end}",
    "repeat": "票数相同，重投一次",
}
LEADING = 5
KEPT_BACK = "作数的不到五位，各得多少不公布"
"""Said where the numbers would stand, on the screens too."""


def is_kept_back(ballot: Ballot) -> bool:
    """Whether so few decided a secret ballot, beside many counted apart, that it says no numbers."""
    secret = ballot.secrecy == "secret" and ballot.apart is not None and ballot.to is not None
    return secret and ballot.cast > 0 and not ballot.counts and ballot.count != "mixed"


def title(record: Record, ballot: Ballot) -> str | Words:
    """The words of the question, or of what was voted on, as it read when the ballot opened."""
    told = (ballot.question or {}).get("title")
    if told:
        return Words(zh=str(told.get("zh", "")), en=str(told.get("en", "")))
    heads, reports = texts(record), {item.id for item in record.items if item.kind == "report"}
    return "；".join(
        heads.get(id, id) if id in reports else ballot.words.get(id) or heads.get(id, id) for id in ballot.items
    )


def texts(record: Record) -> dict[str, str]:
    """What everything that can stand on a ballot is called; a group's report goes by its topic."""
    own = {item.id: item.text for item in record.items}
    topics = {item.id: own[item.about] for item in record.items if item.kind == "report" and item.about in own}
    return own | topics | {task.id: task.what for task in record.actions}


def titles(record: Record) -> dict[str, str]:
    """What everything that can stand on a ballot is called for short: by its title where its form has one."""
    return texts(record) | {item.id: str(item.fields["title"]) for item in record.items if item.fields.get("title")}


def sides(ballot: Ballot) -> dict[str, Words]:
    """What one could choose on a ballot about one matter, by its code: levels, or for, against, abstain."""
    return {str(row["id"]): Words(**row["title"]) for row in ballot.levels} or SIDES


def counts(ballot: Ballot) -> tuple[tuple[Words, int], ...]:
    """(side or level, votes) of a ballot about one matter: for, against, abstain, or the rule's levels from the first;
    empty for others."""
    return tuple((name, n) for key, name in sides(ballot).items() if isinstance(n := ballot.counts.get(key), int))


def ending(ballot: Ballot, *, alone: bool = False) -> Line:
    """What a ballot about one matter came to, in a sentence or `alone` in a cell; how a tie was settled."""
    if ballot.settled in TIES:
        return line(TIES[ballot.settled], end=line(SAID[ballot.outcome]))
    return line((ENDS if alone else SAID)[ballot.outcome])


def shares(ballot: Ballot) -> tuple[Line, ...]:
    """`赞成10`, `反对4`; levels that nobody chose are not told."""
    if is_kept_back(ballot):
        return (line(KEPT_BACK),)
    words = "“{side}”{n}" if ballot.levels else "{side}{n}"
    return tuple(line(words, side=side, n=n) for side, n in counts(ballot) if n or not ballot.levels)


# -- sentences -----------------------------------------------------------------------------------------------------


def told(record: Record, ballot: Ballot, numbers: Numbers, stage: Words) -> Iterator[Line]:
    """What became of one ballot; the time of day comes first."""
    said = [*_told(record, ballot, numbers, stage), *_equals(ballot, numbers)] if ballot.to is not None else []
    for n, sentence in enumerate(said):
        yield keyed(f"course/ballot/{ballot.id}" + (f"/{n}" if n else ""), sentence)


def _told(record: Record, ballot: Ballot, numbers: Numbers, stage: Words) -> Iterator[Line]:
    ref, at = (numbers.ref("ballot", ballot.id),), moment(record, ballot.from_)
    if is_kept_back(ballot) and ballot.outcome not in ENDS:
        kept = line(KEPT_BACK)
        yield line("{at}，{stage}，{n}人投票，{kept}。", ref, at=at, stage=stage, n=ballot.cast, kept=kept)
        yield from _funded_or_chosen(record, ballot, ref, at)
    elif ballot.outcome in ENDS:
        yield _decided(record, ballot, ref, at)
    elif ballot.type == "dots":
        yield from _dots(record, ballot, ref, at, stage)
    elif ballot.type == "budget":
        yield from _funded(record, ballot, ref, at)
    elif ballot.count == "mixed":
        yield from _leading(record, ballot, line("{at}，{stage}，各部分按比例合计。", ref, at=at, stage=stage))
    elif ballot.type in ("score", "grade") and len(ballot.items) == 1 and ballot.scores:
        score, heads = float(_points(ballot, ballot.items[0])), titles(record)
        about = heads.get(ballot.items[0], ballot.items[0])
        yield line("{at}，{n}人为“{title}”打分，{score}分。", ref, at=at, n=ballot.cast, title=about, score=score)
    elif ballot.type == "score" and ballot.count != "mean":
        text = (
            "{at}，{n}人为{items}件事不记名打分。" if ballot.secrecy == "secret" else "{at}，{n}人为{items}件事打分。"
        )
        yield line(text, ref, at=at, n=ballot.cast, items=len(ballot.items))
    else:
        yield from _leading(record, ballot, line("{at}，{stage}，{n}人投票。", ref, at=at, stage=stage, n=ballot.cast))


def _equals(ballot: Ballot, numbers: Numbers) -> Iterator[Line]:
    """How a tie was settled, where a lot was drawn that everybody can draw again, or the host put one before another."""
    ref = (numbers.ref("ballot", ballot.id),)
    if ballot.settled == "lot":
        yield line("票数相同的抽签排先后，签号{seed}，谁都可以照着再抽一遍。", ref, seed=ballot.seed)
    elif ballot.settled == "host" and ballot.outcome == "none":
        yield line("票数相同的由主持人排先后。", ref)


def _decided(record: Record, ballot: Ballot, ref: tuple[Ref, ...], at: Moment) -> Line:
    """`表决“……”：赞成10，反对4，通过。`"""
    text = "{at}，表决“{title}”：{sides}，{end}。"
    return line(text, ref, at=at, title=_unstopped(title(record, ballot)), sides=shares(ballot), end=ending(ballot))


def _unstopped(heads: str | Words) -> str | Words:
    """Within quotation marks in a sentence: without the full stop at the end."""
    if isinstance(heads, Words):
        return Words(zh=heads.zh.rstrip("。"), en=heads.en.rstrip("."))
    return heads.rstrip("。.")


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
            text = "得点相同的一并列入，定出重点{n}件：{best}。" if chosen.tie else "定出重点{n}件：{best}。"
            yield line(text, ref, n=len(chosen.items), best=_pointed(record, ballot, chosen.items))


def _funded_or_chosen(record: Record, ballot: Ballot, ref: tuple[Ref, ...], at: Moment) -> Iterator[Line]:
    """What came of a ballot that says no numbers: what was paid for, or what was chosen by it, by title alone."""
    if ballot.type == "budget":
        yield from list(_funded(record, ballot, ref, at))[1:]
        return
    heads = titles(record)
    for chosen in record.selections:
        if set(chosen.items) <= set(ballot.items):
            best = tuple(line("“{title}”", title=heads.get(id, id)) for id in chosen.items)
            yield line("定出重点{n}件：{best}。", ref, n=len(best), best=best)


def _leading(record: Record, ballot: Ballot, first: Line) -> Iterator[Line]:
    """The sentence, then what has most: as far as five, and whoever has as many as the fifth."""
    yield first
    points = {id: _points(ballot, id) for id in ballot.items}
    order = sorted((id for id in ballot.items if points[id]), key=lambda id: -points[id])
    last = points[order[LEADING - 1]] if len(order) >= LEADING else Fraction(0)
    best = _pointed(record, ballot, [id for id in order if points[id] >= last])
    if best:
        yield line("居前的是{best}。", first.refs, best=best)


def _pointed(record: Record, ballot: Ballot, ids: Iterable[str]) -> tuple[Line, ...]:
    """`“……”5` for each of them."""
    heads = titles(record)
    return tuple(line("“{title}”{n}", title=heads.get(id, id), n=float(_points(ballot, id))) for id in ids)


def _points(ballot: Ballot, id: str) -> Fraction:
    """Score where there is one, else votes."""
    found = ballot.scores.get(id, ballot.counts.get(id, 0))
    return Fraction(found) if isinstance(found, (int, str)) else Fraction(0)


def _funded(record: Record, ballot: Ballot, ref: tuple[Ref, ...], at: Moment) -> Iterator[Line]:
    """The projects with their prices, what is left of the money, and what it does not pay for."""
    yield line("{at}，{n}人分配预算。", ref, at=at, n=ballot.cast)
    spent, budget = (Fraction(told or 0) for told in (ballot.spent, ballot.budget))
    funded, rest = ballot.funded, tuple(id for id in ballot.items if id not in ballot.funded)
    if funded:
        text = "入选{n}个项目，共{spent}元：{titles}。"
        yield line(text, ref, n=len(funded), spent=float(spent), titles=priced(record, ballot, funded))
    if budget:
        yield line("总额{budget}元，剩{left}元。", ref, budget=float(budget), left=float(budget - spent))
    if rest:
        yield line("没有入选的{n}个：{titles}。", ref, n=len(rest), titles=priced(record, ballot, rest))


def priced(record: Record, ballot: Ballot, ids: Iterable[str]) -> tuple[Line, ...]:
    """Projects with what they cost."""
    heads = texts(record)
    return tuple(
        line("“{title}”{cost}元", title=heads.get(id, id), cost=float(Fraction(ballot.costs.get(id, 0)))) for id in ids
    )
