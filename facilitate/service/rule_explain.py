"""A rule told in plain words to be read aloud: who comes, what they keep to, when, and each stage, in Chinese or English."""

from collections.abc import Iterator

from facilitate.core.language.rule_plan import Slot, planned_minutes, timeline
from facilitate.core.language.rules import Conduct, Role, Rule, Signal, Stage, every
from facilitate.core.language.stage_sense import collects_late, goes_on
from facilitate.service.explain_ballot import ballot_words, bar_words, passes, select_words
from facilitate.service.explain_floor import each_words, floor_words, sets_words, space_words, write_words
from facilitate.service.rule_voice import Lang, Voice

IN = "  "


def explain(rule: Rule, lang: Lang) -> list[str]:
    """The lines of the explanation, indented by two spaces a level."""
    v = Voice(rule, lang)
    parts = (_title(v), _people(v), _articles(v), _order(v), _signals(v), _motions(v), _filled(v), _timeline(v))
    lines = [line for part in parts for line in part]
    for n, stage in enumerate(rule.stages, 1):
        lines += ["", *stage_lines(v, stage, f"{n}")]
    return [*lines, "", *v.line(v.pick("开完有", "Afterwards there are"), [v.terms("rule.outputs", rule.outputs)])]


def variant_lines(rule: Rule, base: Rule, changed: tuple[str, ...], lang: Lang) -> list[str]:
    """How a variant was laid over its base, and what it changed there."""
    v, under = Voice(rule, lang), Voice(base, lang)
    name = under.text(base.title)
    how = v.pick(
        f"在“{name}”（{base.id}）上改来的。没有写到的都照它：成组的合进去，列表整个换掉，环节按 id 对上。",
        f"A variant of “{name}” ({base.id}). What it does not say stays: tables merge, lists replace, stages meet by id.",
    )
    return [how, *v.line(v.pick("改了", "It changes"), [v.list(changed)] if changed else [])]


def stage_lines(v: Voice, stage: Stage, number: str) -> Iterator[str]:
    """One stage and what is nested in it."""
    yield f"{number}. {v.text(stage.title)}{v.aside(*_frame(v, stage))}"
    yield from (IN + line for line in _inside(v, stage))
    for n, one in enumerate(stage.stages, 1):
        yield from (IN + line for line in stage_lines(v, one, f"{number}.{n}"))


def _title(v: Voice) -> Iterator[str]:
    minutes = planned_minutes(v.rule)
    about = v.pick(f"约 {minutes:g} 分钟", f"about {v.minutes(minutes)}") if minutes else ""
    yield v.text(v.rule.title) + v.aside(v.range(v.rule.size), about)
    yield v.text(v.rule.purpose)


def _people(v: Voice) -> Iterator[str]:
    yield ""
    yield v.pick("谁来", "Who is there")
    for role in v.rule.roles.values():
        yield from (IN + line for line in v.line(v.text(role.title) + v.aside(*_seats(v, role)), _powers(v, role)))
    groups = v.rule.groups
    if groups and groups.min:
        yield IN + v.pick(f"至少要有 {groups.min} 方到场。", f"At least {groups.min} groups must be there.")
    if groups and groups.needed:
        named = [v.list(map(v.group, groups.needed))]
        yield from (IN + line for line in v.line(v.pick("一定要来", "Must be there"), named))
    quorum = v.rule.quorum
    if quorum:
        said = [_quorum(v, bar_words(v, bar)) for bar in quorum.bars]
        yield from (
            IN + line for line in v.line(v.pick("到会人数", "Quorum"), [*said, v.term("quorum.fail", quorum.fail)])
        )


def _quorum(v: Voice, bar: str) -> str:
    return v.pick(f"到会的{bar}", bar)


def _seats(v: Voice, role: Role) -> list[str]:
    marks = [v.range(role.seats)] if role.seats and role.seats.max else []
    marks += [v.pick("没有别的身份的人都是", "whoever has no other role")] * role.default
    return marks + [v.pick("中立，只管程序", "neutral, keeps to the procedure")] * role.neutral


def _powers(v: Voice, role: Role) -> Iterator[str]:
    yield v.terms("role.may", role.may) if role.may else v.pick("参加会议", "takes part")


def _articles(v: Voice) -> Iterator[str]:
    if v.rule.articles:
        yield ""
        yield v.pick("规矩", "The articles")
    for n, article in enumerate(v.rule.articles, 1):
        said = v.pick(article.zh, article.en)
        yield f"{IN}{n}. {said}{v.aside(v.term('article.kept_by', article.kept_by))}"


def _order(v: Voice) -> Iterator[str]:
    conduct = v.rule.conduct
    if conduct:
        yield from v.line(v.pick("守秩序", "Order"), _conduct(v, conduct))


def _conduct(v: Voice, conduct: Conduct) -> Iterator[str]:
    if conduct.offences:
        yield v.pick("算违规的有", "an offence is ") + v.terms("conduct.offences", conduct.offences)
    if conduct.ladder:
        then = v.pick("，再", ", then ")
        yield v.pick("先", "first ") + then.join(v.term("conduct.ladder", rung) for rung in conduct.ladder)
    if conduct.count_per:
        yield v.term("conduct.count_per", conduct.count_per)
    if conduct.appeal:
        yield v.term("conduct.appeal", conduct.appeal)


def _signals(v: Voice) -> Iterator[str]:
    yield from v.line(v.pick("手势", "Signals"), (_signal(v, one) for one in v.rule.signals))


def _signal(v: Voice, one: Signal) -> str:
    each = v.pick(f"每人 {one.per_person} 次", f"{v.times(one.per_person)} a person") if one.per_person else ""
    who = v.pick(f"只给{v.roles(one.roles)}", f"for {v.roles(one.roles)}") if one.roles else ""
    return f"{one.icon} {v.text(one.title)}{v.aside(v.term('signal.effect', one.effect), each, who)}"


def _motions(v: Voice) -> Iterator[str]:
    yield from v.line(v.pick("可以提的动议", "Motions"), (v.text(one.title) for one in v.rule.motions))


def _filled(v: Voice) -> Iterator[str]:
    titles = [v.text(one.title) + v.aside(v.kind(one.for_) if one.for_ else "") for one in v.rule.settings]
    yield from v.line(v.pick("开会前填好", "Filled in beforehand"), [*titles, *_entitled(v)])


def _entitled(v: Voice) -> Iterator[str]:
    """What bars and ballots cannot be judged without: how many are entitled, and each one's home and floor area."""
    ballots = [one.ballot for one in every(v.rule) if one.ballot]
    bars = [*(v.rule.quorum.bars if v.rule.quorum else ()), *(bar for one in ballots for bar in one.pass_)]
    weights = {*(bar.weigh for bar in bars), *(one.weigh for one in ballots)}
    if any(bar.of == "eligible" and bar.weigh != "area" for bar in bars):
        yield v.pick("有表决权的一共多少", "how many are entitled to vote")
    if "household" in weights:
        yield v.pick("签到时，每人是哪一户", "at check-in, each one's household")
    if "area" in weights:
        yield v.pick("签到时，每户的面积（没来的也录）", "at check-in, each one's floor area, of the absent too")


def _timeline(v: Voice) -> Iterator[str]:
    yield ""
    yield v.pick("什么时候", "The timeline")
    for slot in timeline(v.rule):
        lasts = v.days(slot.days) if slot.days else v.minutes(slot.minutes)
        yield f"{IN}{when(v, slot)}  {v.text(slot.stage.title)}{v.aside(lasts if slot.days or slot.minutes else '', *_many(v, slot.passes))}"


def when(v: Voice, slot: Slot) -> str:
    """`0:45` after the beginning; before, after, or over some days."""
    if slot.start is None:
        return v.term("stage.place_in_life", slot.life)
    return v.pick("另约几天", "over days") if slot.days and not slot.minutes else _clock(slot.start)


def _many(v: Voice, passes: int) -> list[str]:
    return [v.pick(f"{passes} 遍", f"{passes} passes")] if passes > 1 else []


def _clock(minutes: float) -> str:
    return f"{int(minutes // 60)}:{int(minutes % 60):02}"


def _frame(v: Voice, stage: Stage) -> list[str]:
    life = stage.place_in_life
    found = [v.term("stage.place_in_life", life)] if life and life != "during" else []
    if stage.minutes:
        found.append(v.minutes(stage.minutes))
    if stage.days:
        found.append(v.days(stage.days))
    if stage.optional:
        found.append(v.pick("可不开", "optional"))
    return found + [v.term("stage.skip", one) for one in stage.skip]


def _inside(v: Voice, stage: Stage) -> Iterator[str]:
    if stage.prompt:
        yield v.pick(f"主持人说：“{stage.prompt.zh}”", f"The host says: “{stage.prompt.en}”")
    if stage.each:
        yield from v.line(v.pick("一样一样来", "Once for"), each_words(v, stage.each))
    if stage.select and not stage.ballot:
        yield from v.line(v.pick("选出", "Picks"), select_words(v, stage.select))
    if stage.space:
        yield from v.line(v.pick("怎么坐", "Seating"), space_words(v, stage.space))
    yield from v.line(v.pick("怎么分", "Groups"), sets_words(v, stage.assign, stage.place, stage.move))
    yield from _doing(v, stage)
    if stage.check:
        yield from v.line(v.pick("先看", "First checks"), [v.terms("stage.check", stage.check)])
    if stage.ends:
        yield from v.line(v.pick("可以结束", "May end when"), (v.term("stage.ends", one) for one in stage.ends))


def _doing(v: Voice, stage: Stage) -> Iterator[str]:
    for verb, roles in stage.allow.items():
        yield from v.line(_capital(v.term("stage.allow", verb)), [v.roles(roles)])
    if stage.floor and stage.floor.mode != "none":
        yield from v.line(v.pick("怎么发言", "Speaking"), floor_words(v, stage.floor))
    for write in stage.write:
        yield from v.line(v.pick("写什么", "Writing"), write_words(v, write))
    if stage.ballot:
        yield from v.line(v.pick("怎么投", "Voting"), ballot_words(v, stage.ballot))
        yield from v.line(v.pick("怎么算通过", "It carries when"), passes(v, stage.ballot))
    if stage.select and stage.ballot:
        yield from v.line(v.pick("投完选出", "Then picks"), select_words(v, stage.select))
    if collects_late(stage):
        titles = [v.text(one.title) for one in every(v.rule) if one.ballot and goes_on(one.ballot)]
        yield from v.line(v.pick("接着投", "Votes go on in"), [v.list(titles)])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
