"""What a well-shaped rule may still have wrong: names that lead nowhere, ends that never come."""

import msgspec

from facilitate.core.language.ballot_sense import bar_flaws
from facilitate.core.language.rule_found import Found, Path, below_one, turned, twice
from facilitate.core.language.rules import Bar, Rule, Stage
from facilitate.core.language.stage_sense import Known, stage_flaws, walk

LIFE = ("before", "during", "after")


class Flaw(msgspec.Struct, frozen=True):
    """One thing that makes no sense, at `path` in the rule."""

    path: Path
    zh: str
    en: str


def flaws(rule: Rule) -> tuple[Flaw, ...]:
    """Everything in the rule that does not hang together; () when it does."""
    found = (_roles, _powers, _ids, _sizes, _signals, _quorum, _lists, _settings, _life, _stages)
    return tuple(Flaw(*one) for check in found for one in check(rule))


def _roles(rule: Rule) -> Found:
    defaults = [name for name, role in rule.roles.items() if role.default]
    if len(defaults) != 1:
        zh = f"要有且只有一个默认角色（default: true），现在有 {len(defaults)} 个"
        yield ("roles",), zh, f"exactly one role must be the default; there are {len(defaults)}"
    for name, role in rule.roles.items():
        if role.default and role.neutral:
            yield ("roles", name), "默认角色不能是中立的", "the default role cannot be neutral"


def _powers(rule: Rule) -> Found:
    if not any("advance" in role.may for role in rule.roles.values()):
        zh = "没有人能进入下一个环节：给主持人写 may: [advance]"
        yield ("roles",), zh, "nobody may go on to the next stage: give the host may: [advance]"
    for name, role in rule.roles.items():
        for (
            n,
            power,
        ) in enumerate(role.may):
            if power in role.may[:n]:
                yield ("roles", name, "may", n), f"“{power}”写了两次", f'"{power}" is written twice'


def _ids(rule: Rule) -> Found:
    stages: list[tuple[Path, str]] = [(path, one.id) for path, one, _ in walk(rule.stages)]
    found = [stages]
    found += [
        [((key, n), one.id) for n, one in enumerate(getattr(rule, key))] for key in ("signals", "settings", "motions")
    ]
    for ids in found:
        taken: set[str] = set()
        for path, id in ids:
            if id in taken:
                yield (*path, "id"), f"“{id}”这个名字已经用过", f'the id "{id}" is already taken'
            taken.add(id)


def _sizes(rule: Rule) -> Found:
    yield from turned(rule.size, ("size",))
    for name, role in rule.roles.items():
        yield from turned(role.seats, ("roles", name, "seats"))


def _signals(rule: Rule) -> Found:
    for n, signal in enumerate(rule.signals):
        yield from below_one(signal.per_person, ("signals", n, "per_person"))
        for k, role in enumerate(signal.roles):
            if role not in rule.roles:
                yield ("signals", n, "roles", k), f"没有“{role}”这个角色", f'there is no role "{role}"'


def _quorum(rule: Rule) -> Found:
    for n, bar in enumerate(rule.quorum.bars if rule.quorum else ()):
        yield from bar_flaws(bar, ("quorum", "bars", n))
        yield from _quorum_bar(bar, ("quorum", "bars", n))


def _quorum_bar(bar: Bar, path: Path) -> Found:
    if bar.of in ("cast", "answered"):
        zh = "到会人数要求不能按票数算，写 of: eligible"
        yield (*path, "of"), zh, "a quorum is not counted by votes: say of: eligible"
    if bar.side:
        yield (*path, "side"), "到会人数要求不分赞成反对", "a quorum has no sides"
    if bar.most is not None:
        yield (*path, "most"), "到会人数要求写 least、over 或 count", "a quorum says least, over or count"


def _lists(rule: Rule) -> Found:
    yield from twice(rule.outputs, ("outputs",))
    if rule.conduct:
        for key in ("offences", "ladder"):
            yield from twice(getattr(rule.conduct, key), ("conduct", key))
    if rule.groups:
        yield from twice(rule.groups.needed, ("groups", "needed"))


def _settings(rule: Rule) -> Found:
    for n, one in enumerate(rule.settings):
        if (one.kind == "texts") != (one.for_ is not None):
            zh = "kind: texts 和 for 要一起写：每一项（如 rounds）填一段"
            yield ("settings", n), zh, "kind: texts and for go together: a text for each of (say) rounds"


def _life(rule: Rule) -> Found:
    reached = 0
    for n, stage in enumerate(rule.stages):
        own = LIFE.index(_life_of(stage))
        if own < reached:
            zh = "会前的环节写在前面，会后的写在最后"
            yield ("stages", n, "place_in_life"), zh, "stages before the meeting come first, those after it last"
        reached = max(reached, own)


def _life_of(stage: Stage) -> str:
    return stage.place_in_life or "during"


def _stages(rule: Rule) -> Found:
    known = Known(rule)
    for path, one, parent in walk(rule.stages):
        known.enter(one)
        for inner, zh, en in stage_flaws(one, parent, known):
            yield (*path, *inner), zh, en
        known.leave(one)
