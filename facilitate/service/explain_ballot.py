"""One ballot and its bars in plain words."""

from collections.abc import Iterator

from facilitate.core.language.rules import Ballot, Bar, Part, Select, every
from facilitate.service.rule_voice import Voice

SIDED = ("yesno", "consent")
OF = {
    "cast": ("只算赞成和反对的票", "the votes cast for and against"),
    "answered": ("投了的票都算，弃权也算", "all votes given, abstentions included"),
    "present": ("按到会的人算", "those present"),
    "eligible": ("按全体有表决权的人算", "all who are entitled to vote"),
}


def ballot_words(v: Voice, ballot: Ballot) -> Iterator[str]:
    """What is voted on, how, by whom, how it is counted and when it carries."""
    yield v.kind(ballot.of) + v.aside(v.term("ballot.type", ballot.type))
    if ballot.asks:
        yield v.pick("问", "asks ") + v.terms("ballot.asks", ballot.asks)
    if ballot.levels:
        yield v.pick("分 ", "in degrees: ") + _levels(v, ballot)
    if ballot.axes:
        yield v.pick("分别看：", "on ") + v.list(map(v.field, ballot.axes))
    if ballot.scale:
        low, high = ballot.scale.from_, ballot.scale.to
        yield v.pick(f"{low} 到 {high} 分", f"from {low} to {high}")
    yield from _numbers(v, ballot)
    for key in ("count", "weigh", "secrecy", "change", "show"):
        if word := getattr(ballot, key):
            yield v.term(f"ballot.{key}", word)
    yield from (part_words(v, part) for part in ballot.parts)
    yield from _people(v, ballot)
    if ballot.tie and not ballot.pass_:
        yield v.term("ballot.tie", ballot.tie)


def passes(v: Voice, ballot: Ballot) -> Iterator[str]:
    """When it carries: every bar, and a tie; nothing where nothing has to carry."""
    for bar in ballot.pass_:
        yield bar_words(v, bar)
    if ballot.tie and ballot.pass_:
        yield v.term("ballot.tie", ballot.tie)


def bar_words(v: Voice, bar: Bar) -> str:
    """One threshold as a sentence without its stop."""
    group = _group(v, bar.in_group) if bar.in_group else ""
    weigh = v.aside(v.term("bar.weigh", bar.weigh)) if bar.weigh and bar.weigh != "one" else ""
    return group + _threshold(v, bar) + weigh


def part_words(v: Voice, part: Part) -> str:
    """One part of a mixed score."""
    where = v.aside(v.term("part.where", part.where)) if part.where else ""
    scaled = v.pick("，最高的折成满分", ", the highest scaled to full marks") if part.scale_to_top else ""
    share = v.pick(f"占 {part.share} 分", f"counts for {part.share} of 100")
    return f"{v.roles(part.voters)}{where}{v.pick('', ' ')}{share}{scaled}"


def select_words(v: Voice, select: Select) -> Iterator[str]:
    """What is picked from what, by what, how many."""
    yield v.pick(f"从{v.kind(select.from_)}里选", f"from {v.kind(select.from_)}")
    if select.by:
        yield v.term("select.by", select.by)
    if select.top:
        yield v.pick(f"前 {select.top} 件", f"the top {select.top}")
    if select.at_least:
        yield v.pick(f"至少要有 {select.at_least}", f"those with at least {select.at_least}")
    if select.ties:
        yield v.term("select.ties", select.ties)


def _levels(v: Voice, ballot: Ballot) -> str:
    said = []
    for level in ballot.levels:
        marks = [v.pick("一票就拦住", "blocks")] * level.blocks + [v.pick("要说理由", "says why")] * level.must_say_why
        said.append(v.text(level.title) + v.aside(*marks))
    count = v.pick(f"{len(said)} 级：", "")
    return count + v.list(said)


def _numbers(v: Voice, ballot: Ballot) -> Iterator[str]:
    if n := ballot.per_person:
        yield v.pick(f"每人 {n} 个", f"{n} a person")
    if n := ballot.per_item:
        yield v.pick(f"一件上至多 {n} 个", f"at most {n} on one")
    if ballot.own is False and ballot.type not in SIDED:
        yield v.pick("不投自己提的", "not for one's own")


def _people(v: Voice, ballot: Ballot) -> Iterator[str]:
    if ballot.apart:
        roles = v.roles(ballot.apart)
        yield v.pick(f"另计：{roles}", f"counted apart: {roles}")
    if ballot.last:
        roles = v.roles(ballot.last)
        yield v.pick(f"{roles}最后投", f"{roles} last of all")


def _group(v: Voice, group: str) -> str:
    if group == "every":
        return v.pick("每一方里，", "in every group ")
    return v.pick(f"{v.group(group)}一方里，", f"in {v.group(group)} ")


def _threshold(v: Voice, bar: Bar) -> str:
    whole = v.pick(*OF[bar.of or "answered"])
    side = f"“{_side(v, bar.side)}”" if bar.side else ""
    if bar.over:
        part = v.part(bar.over)
        much = v.pick(f"超过{part}", f"over {part}")
        return v.pick(f"{side}{much}（{whole}）", f"{side or 'those here'} make up {much} of {whole}")
    if bar.least:
        part = v.part(bar.least)
        much = v.pick(f"{'' if part == '全部' else '至少'}{part}", f"{'' if part == 'all' else 'at least '}{part}")
        return v.pick(f"{side}{much}（{whole}）", f"{side or 'those here'} make up {much} of {whole}")
    if bar.most is not None:
        few = v.pick(f"至多 {bar.most} 个", f"at most {bar.most}") if bar.most else v.pick("一个也没有", "none at all")
        return v.pick(f"{side}{few}", f"{side}: {few}")
    return v.pick(f"{side}至少 {bar.count} 个", f"{side}: at least {bar.count}")


def _side(v: Voice, side: str) -> str:
    levels = (level for stage in every(v.rule) if stage.ballot for level in stage.ballot.levels)
    level = next((one for one in levels if one.id == side), None)
    return v.text(level.title) if level else v.term("ballot.asks", side)
