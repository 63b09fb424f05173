"""Whether one ballot can be cast, counted and decided."""

from typing import get_args

from facilitate.core.language import rule_found as f
from facilitate.core.language import rule_words as w
from facilitate.core.language.rules import Ballot, Bar, Scale, Stage

SIDED = ("yesno", "consent")
COUNTS = {
    "yesno": (), "consent": (), "pick": ("sum",), "dots": ("sum",), "rank": ("borda", "irv", "schulze"),
    "score": ("sum", "mean", "median", "mixed"), "grade": ("sum", "mean", "median"), "budget": ("greedy", "equal_shares"),
}  # fmt: skip
ONLY = {"axes": ("score", "grade"), "scale": ("score", "grade"), "levels": ("grade", "consent"), "asks": SIDED}


def ballot_flaws(stage: Stage) -> f.Found:
    """What makes no sense in the ballot of `stage`, with paths inside the stage."""
    ballot = stage.ballot
    if ballot is None:
        return
    found = (*_voters(ballot, stage), *_parts(ballot), *_kind(ballot), *_numbers(ballot), *_bars(ballot))
    for path, zh, en in found:
        yield ("ballot", *path), zh, en


def bar_flaws(bar: Bar, path: f.Path) -> f.Found:
    """A bar says one threshold, and a share of at most the whole."""
    if sum(one is not None for one in (bar.over, bar.least, bar.count, bar.most)) != 1:
        yield path, "每条只写 over、least、count、most 中的一个", "say one of over, least, count, most"
    for key, share in (("over", bar.over), ("least", bar.least)):
        top, bottom = map(int, (share or "0/1").split("/"))
        if top > bottom:
            yield (*path, key), f"“{share}”超过了全部", f'"{share}" is more than everything'
        elif share and key == "over" and top == bottom:
            zh = "超过全部是做不到的；要全体同意，写 least: 1/1"
            yield (*path, key), zh, "nothing is over everything; for all of them say least: 1/1"


def _voters(ballot: Ballot, stage: Stage) -> f.Found:
    may = {*stage.allow.get("vote", ()), *stage.allow.get("grade", ())}
    if ballot.parts:
        return
    if not may:
        yield (), "allow 里没有写谁可以 vote 或 grade", "allow says nobody may vote or grade"
    elif ballot.voters and not may & set(ballot.voters):
        zh = f"没有人能投：allow 里可以投的是 {'、'.join(sorted(may))}"
        yield ("voters",), zh, f"nobody can vote: allow names {', '.join(sorted(may))}"
    for key in ("last", "apart"):
        for n, role in enumerate(getattr(ballot, key)):
            if role not in (ballot.voters or may):
                yield (key, n), f"“{role}”不在投票的人（voters）里", f'"{role}" is not among the voters'
    if ballot.voters and not set(ballot.voters) - set(ballot.apart):
        yield ("apart",), "投票的人都另计，就没有人决定了", "all voters are counted apart: nobody decides"


def _parts(ballot: Ballot) -> f.Found:
    if bool(ballot.parts) != (ballot.count == "mixed"):
        key = "parts" if ballot.parts else "count"
        yield (key,), "count: mixed 和 parts 要一起写", "count: mixed and parts go together"
    if ballot.parts and sum(part.share for part in ballot.parts) != 100:
        yield ("parts",), "各部分加起来要是 100", "the shares must add up to 100"


def _kind(ballot: Ballot) -> f.Found:
    for key, types in ONLY.items():
        if getattr(ballot, key) and ballot.type not in types:
            said = " / ".join(types)
            yield (key,), f"{key} 只用在 type: {said}", f"{key} is for type: {said} only"
    if ballot.count and ballot.count not in COUNTS[ballot.type]:
        fit = "、".join(COUNTS[ballot.type])
        zh = f"{ballot.type} 不能用 {ballot.count} 来计" + (f"，可以写 {fit}" if fit else "，不用写 count")
        yield (
            ("count",),
            zh,
            f"{ballot.type} cannot be counted by {ballot.count}" + (f"; allowed: {fit}" if fit else ""),
        )
    graded = ballot.type == "score" or (ballot.type == "grade" and not ballot.levels)
    if graded and not ballot.parts and not _whole(ballot.scale):
        zh = "打分要写 scale: {from: 1, to: 5}，前小后大"
        yield (), zh, "a score needs scale: {from: 1, to: 5}, the lower first"
    yield from f.twice(ballot.axes, ("axes",))
    yield from f.twice(ballot.asks, ("asks",))
    yield from f.twice([one.id for one in ballot.levels], ("levels",))
    if len(ballot.levels) == 1:
        yield ("levels",), "程度至少要两级", "there must be at least two levels"


def _numbers(ballot: Ballot) -> f.Found:
    yield from f.below_one(ballot.per_person, ("per_person",))
    yield from f.below_one(ballot.per_item, ("per_item",))
    if ballot.type == "dots" and not ballot.per_person:
        yield (), "贴点要写每人几个（per_person）", "dots need per_person"
    if ballot.per_person and ballot.per_item and ballot.per_item > ballot.per_person:
        zh = f"每人只有 {ballot.per_person} 个，一件上贴不了 {ballot.per_item} 个"
        yield ("per_item",), zh, f"per_item is more than the {ballot.per_person} a person has"


def _bars(ballot: Ballot) -> f.Found:
    asked = set(ballot.asks or get_args(w.Ask)) if not ballot.levels else {one.id for one in ballot.levels}
    for n, bar in enumerate(ballot.pass_):
        yield from bar_flaws(bar, ("pass", n))
        if bar.side and bar.side not in asked:
            there = [one for one in (*get_args(w.Ask), *(level.id for level in ballot.levels)) if one in asked]
            zh = f"没有“{bar.side}”这一边，这里问的是：{'、'.join(there)}"
            yield ("pass", n, "side"), zh, f'there is no side "{bar.side}"; the ballot asks {", ".join(there)}'
        if bar.weigh == "area" and bar.count is not None:
            yield ("pass", n, "count"), "按面积的，写 over 或 least", "a bar by area says over or least"
    homes = any(bar.weigh == "household" for bar in ballot.pass_)
    if ballot.secrecy == "secret" and homes and ballot.weigh != "household":
        zh = "一家人各投各的、又按户计票，不能不记名：加起来就看得出谁怎么投。ballot 里也写 weigh: household（一户一票），或写 named、open"
        en = (
            "where each of a home votes and homes are counted, votes cannot be secret: the sums tell who voted how; "
            "say weigh: household in the ballot too (one vote a home), or write named or open"
        )
        yield ("secrecy",), zh, en
    if ballot.secrecy == "secret" and "area" in (ballot.weigh, *(bar.weigh for bar in ballot.pass_)):
        zh = "按面积计票不能不记名：各家面积不同，加起来就看得出谁怎么投。写 named 或 open"
        yield ("secrecy",), zh, "votes by floor area cannot be secret: the sums tell who voted how; write named or open"


def _whole(scale: Scale | None) -> bool:
    return scale is not None and scale.from_ is not None and scale.to is not None and scale.from_ < scale.to
