"""What a well-shaped rule may still have wrong: names that lead nowhere, ends that never come."""

import msgspec

from facilitate.core.rules import Range, Rule
from facilitate.core.stage_sense import Found, Known, Path, bar_flaws, stage_flaws, walk


class Flaw(msgspec.Struct, frozen=True):
    """One thing that makes no sense, at `path` in the rule."""

    path: Path
    zh: str
    en: str


def flaws(rule: Rule) -> tuple[Flaw, ...]:
    """Everything in the rule that does not hang together; () when it does."""
    found = [*_roles(rule), *_ids(rule), *_sizes(rule), *_signals(rule), *_bars(rule)]
    return tuple(Flaw(*one) for one in (*found, *_stages(rule)))


def _roles(rule: Rule) -> Found:
    defaults = [name for name, role in rule.roles.items() if role.default]
    if len(defaults) != 1:
        zh = f"要有且只有一个默认角色（default: true），现在有 {len(defaults)} 个"
        yield ("roles",), zh, f"exactly one role must be the default; there are {len(defaults)}"
    for name, role in rule.roles.items():
        if role.default and role.neutral:
            yield ("roles", name), "默认角色不能是中立的", "the default role cannot be neutral"


def _ids(rule: Rule) -> Found:
    stages: list[tuple[Path, str]] = [(path, one.id) for path, one, _ in walk(rule.stages)]
    signals: list[tuple[Path, str]] = [(("signals", n), one.id) for n, one in enumerate(rule.signals)]
    settings: list[tuple[Path, str]] = [(("settings", n), one.id) for n, one in enumerate(rule.settings)]
    for ids in (stages, signals, settings):
        taken: set[str] = set()
        for path, id in ids:
            if id in taken:
                yield (*path, "id"), f"“{id}”这个名字已经用过", f'the id "{id}" is already taken'
            taken.add(id)


def _sizes(rule: Rule) -> Found:
    sizes: list[tuple[Path, Range | None]] = [(("size",), rule.size)]
    sizes += [(("roles", name, "seats"), role.seats) for name, role in rule.roles.items()]
    for path, one in sizes:
        if one and one.min is not None and one.max is not None and one.min > one.max:
            yield path, "最少的人数比最多的还多", "min is more than max"


def _signals(rule: Rule) -> Found:
    for n, signal in enumerate(rule.signals):
        for role in signal.roles:
            if role not in rule.roles:
                yield ("signals", n, "roles"), f"没有“{role}”这个角色", f'no role "{role}"'


def _bars(rule: Rule) -> Found:
    if rule.quorum:
        for n, bar in enumerate(rule.quorum.bars):
            yield from bar_flaws(bar, ("quorum", "bars", n))


def _stages(rule: Rule) -> Found:
    known = Known(rule)
    for path, one, parent in walk(rule.stages):
        known.enter(one)
        for inner, zh, en in stage_flaws(one, parent, known):
            yield (*path, *inner), zh, en
        known.leave(one)
