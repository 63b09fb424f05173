"""What is allowed in a rule and still unwise: said to its author as advice, never refused."""

import msgspec

from facilitate.core.language.rule_found import Found, Path
from facilitate.core.language.rule_plan import planned_minutes
from facilitate.core.language.rule_words import Verb
from facilitate.core.language.rules import Floor, Rule, Stage, every
from facilitate.core.language.stage_sense import collects_late, goes_on, walk
from facilitate.core.relations import RELATIONS

LONG = 240  # minutes of one meeting
UNBROKEN = 120  # minutes without a pause
GUESSED = 4  # so few voters know each other's secret
WORDY = 600  # characters of one card
LISTENS = 5  # minutes that people listen with nothing to do themselves


class Advice(msgspec.Struct, frozen=True):
    """One thing to think over, at `path` in the rule."""

    path: Path
    zh: str
    en: str


def advice(rule: Rule) -> tuple[Advice, ...]:
    """Everything in the rule that people have regretted; () where nothing comes to mind."""
    found = [*_length(rule), *_people(rule), *_articles(rule)]
    for path, stage, _ in walk(rule.stages):
        found += [((*path, *inner), zh, en) for inner, zh, en in _stage(stage, rule)]
    return tuple(Advice(*one) for one in found)


def _length(rule: Rule) -> Found:
    whole = planned_minutes(rule)
    if whole > LONG:
        zh = f"全程约 {whole:g} 分钟，坐不住：分成两次开，或把一些环节放到会前会后"
        yield ("stages",), zh, f"about {whole:g} minutes in all: hold two meetings, or move stages before or after"
    path, minutes = _longest_stretch(rule)
    if minutes > UNBROKEN:
        zh = f"连着 {minutes:g} 分钟没有休息：中间加一个不发言、不投票的环节"
        yield path, zh, f"{minutes:g} minutes without a break: put in a stage with no speaking and no vote"


def _longest_stretch(rule: Rule) -> tuple[Path, float]:
    """Where the longest stretch without a pause begins, and its minutes."""
    begun, minutes, longest = ("stages", 0), 0.0, (("stages", 0), 0.0)
    for n, stage in enumerate(rule.stages):
        if _is_pause(stage) or stage.place_in_life in ("before", "after"):
            begun, minutes = ("stages", n + 1), 0.0
        else:
            minutes += planned_minutes(msgspec.structs.replace(rule, stages=(stage,)))
        longest = max(longest, (begun, minutes), key=lambda one: one[1])
    return longest


def _is_pause(stage: Stage) -> bool:
    talks = stage.floor is not None and stage.floor.mode != "none"
    return bool(stage.minutes) and not (talks or stage.write or stage.ballot or stage.stages or stage.prompt)


def _people(rule: Rule) -> Found:
    powers = {power for role in rule.roles.values() for power in role.may}
    if "minutes" in rule.outputs and "record" not in powers:
        zh = "要出会议纪要，却没有人能记录：给一个角色写 may: [record]"
        yield ("roles",), zh, "minutes are wanted, but nobody may take notes: give a role may: [record]"
    if any(stage.write for stage in every(rule)) and not powers & {"proxy", "check_in"}:
        zh = "没有手机的人怎么办？给一个角色写 may: [proxy, check_in]，好代填、签到"
        yield ("roles",), zh, "who enters for people without a phone? give a role may: [proxy, check_in]"
    for name, role in rule.roles.items():
        if role.default and "advance" in role.may:
            zh = "谁扫码进来都能往下走环节：主持的权力不要给默认角色"
            yield ("roles", name), zh, "whoever joins may move the meeting on: keep that power from the default role"
        if "grant" in role.may and not role.neutral and (rule.size and (rule.size.min or 0) >= 10):
            zh = "人多的会，叫人发言的人最好中立（neutral: true）"
            yield ("roles", name), zh, "in a large meeting whoever calls the speakers is better neutral (neutral: true)"


def _articles(rule: Rule) -> Found:
    if not rule.articles:
        zh = "没有写规矩（articles）：贴上墙的就没有字，两三条也好"
        yield ("title",), zh, "there are no articles: the poster on the wall would be empty; two or three will do"


def _stage(stage: Stage, rule: Rule) -> Found:
    if (stage.minutes or 0) > LISTENS and only_listens(stage, rule):
        zh = f"大家坐着听 {stage.minutes:g} 分钟，没有事做：让他们提问（question）、写、举手或者做手势"
        en = f"people listen for {stage.minutes:g} minutes with nothing to do: let them ask (question), write, speak or react"
        yield ("allow",), zh, en
    if stage.floor:
        yield from _floor(stage.floor, stage, rule)
    if collects_late(stage):
        yield from _shut(rule)
    elif stage.place_in_life != "after" and {"vote", "grade"} & set(stage.allow) and stage.ballot is None:
        yield ("allow",), "可以投票，却没有写 ballot：投什么？", "a vote is allowed, but there is no ballot: on what?"
    if stage.ballot and stage.ballot.secrecy == "secret":
        most = _seats(stage.ballot.voters, rule)
        if most is not None and most <= GUESSED:
            zh = f"至多 {most} 人投票，说是不记名也猜得出谁投了什么"
            yield ("ballot", "secrecy"), zh, f"with at most {most} voters a secret vote is easily guessed"
    for n, write in enumerate(stage.write):
        if write.chars and write.chars > WORDY:
            yield (
                ("write", n, "chars"),
                f"一张卡 {write.chars} 字，没有人读得完",
                f"nobody reads {write.chars} characters",
            )


def only_listens(stage: Stage, rule: Rule) -> bool:
    """Whether whoever joins without another role may do nothing in this step of the meeting, though elsewhere she takes part;
    coming in, being seated and a pause ask nothing of her."""
    if stage.stages or stage.place_in_life in ("before", "after") or _is_pause(stage):
        return False
    if stage.check or stage.space or stage.assign or stage.move:
        return False
    usual = {name for name, role in rule.roles.items() if role.default and not role.neutral}
    part = usual & {role for one in every(rule) for role in _doing(one)}
    return bool(part) and not part & _doing(stage) and not RELATIONS & _doing(stage)


def _doing(stage: Stage) -> set[str]:
    """The roles that may do something there."""
    allowed = {role for roles in stage.allow.values() for role in roles}
    written = {role for write in stage.write for role in write.roles}
    return allowed | written | set(stage.ballot.voters if stage.ballot else ())


def _shut(rule: Rule) -> Found:
    """Secret ballots that the collecting of late votes leaves closed."""
    for one in every(rule):
        if one.ballot and one.ballot.pass_ and not goes_on(one.ballot):
            zh = f"“{one.title.zh}”的票会后不接着投。要上门补票又不记名，把那一项 ballot 写进会后的环节，到期一起开票"
            en = f"“{one.title.en}” is not voted on after the meeting; for secret votes at the door put its ballot into the stage afterwards"
            yield ("allow", "vote"), zh, en


def _floor(floor: Floor, stage: Stage, rule: Rule) -> Found:
    if floor.turns == 1 and floor.stance == "required":
        zh = "只能说一次还要先表态，听了别人也改不了口：turns: 2 更好"
        yield (
            ("floor", "turns"),
            zh,
            "one turn and a side to state first leaves no way to change one's mind: better turns: 2",
        )
    least = rule.size.min if rule.size else None
    if floor.mode == "round" and floor.turn and least and stage.minutes and _everybody(stage, rule):
        needed = floor.turn * least / 60
        if needed > stage.minutes:
            zh = f"一圈 {least} 人、每人 {floor.turn} 秒，要 {needed:g} 分钟，环节只有 {stage.minutes:g} 分钟"
            en = (
                f"a round of {least} people at {floor.turn} s takes {needed:g} minutes; the stage has {stage.minutes:g}"
            )
            yield ("minutes",), zh, en
    if floor.mode == "report" and floor.turn and least and stage.minutes and _everybody(stage, rule, "report"):
        needed = floor.turn * least / 60
        if needed > stage.minutes:
            zh = f"这样人人都要上来说一次：{least} 人要 {needed:g} 分钟。一组只来一位，allow 里写 report: [note_taker]"
            en = f"here everybody comes up: {least} people take {needed:g} minutes. For one of each group allow report: [note_taker]"
            yield ("allow",), zh, en
    if floor.interrupts and "appeal" in floor.interrupts and (rule.conduct is None or rule.conduct.appeal == "none"):
        zh = "可以申诉（appeal），但 conduct 里写的是不能申诉"
        yield ("floor", "interrupts"), zh, "an appeal may be called out, but conduct allows none"


def _everybody(stage: Stage, rule: Rule, verb: Verb = "speak") -> bool:
    roles = stage.allow.get(verb) or stage.allow.get("speak", ())
    return any(rule.roles[role].default for role in roles if role in rule.roles)


def _seats(roles: tuple[str, ...], rule: Rule) -> int | None:
    """How many people these roles have at most; None where there is no limit."""
    limits = [_limit(rule, role) for role in roles]
    return sum(one for one in limits if one is not None) if limits and None not in limits else None


def _limit(rule: Rule, role: str) -> int | None:
    seats = rule.roles[role].seats if role in rule.roles else None
    alone = rule.roles[role].default if role in rule.roles else False
    return (rule.size.max if rule.size else None) if alone and not seats else (seats.max if seats else None)
