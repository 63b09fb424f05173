"""Names in a rule that must stand in the lists of the program: groups, and fields with a list of their own."""

from collections.abc import Iterator

from facilitate.core.language.rule_found import Path
from facilitate.core.language.rule_sense import Flaw
from facilitate.core.language.rules import Bar, Rule
from facilitate.core.language.stage_sense import walk
from facilitate.core.person.lists import Group
from facilitate.service.lists import lists


def unlisted(rule: Rule) -> tuple[Flaw, ...]:
    """Every group the rule names that no list has."""
    groups = lists().groups
    codes = [group.code for group in groups]
    return tuple(_flaw(path, name, groups) for path, name in _groups(rule) if name not in codes)


def _groups(rule: Rule) -> Iterator[tuple[Path, str]]:
    for n, name in enumerate(rule.groups.needed if rule.groups else ()):
        yield ("groups", "needed", n), name
    for path, stage, _ in walk(rule.stages):
        if stage.ballot:
            yield from _bars(stage.ballot.pass_, (*path, "ballot", "pass"))
    if rule.quorum:
        yield from _bars(rule.quorum.bars, ("quorum", "bars"))


def _bars(bars: tuple[Bar, ...], path: Path) -> Iterator[tuple[Path, str]]:
    for n, bar in enumerate(bars):
        if bar.in_group and bar.in_group != "every":
            yield (*path, n, "in_group"), bar.in_group


def _flaw(path: Path, name: str, groups: tuple[Group, ...]) -> Flaw:
    zh = "、".join(f"{one.code} {one.zh}" for one in groups)
    en = ", ".join(f"{one.code} ({one.en})" for one in groups)
    return Flaw(
        path,
        f"名单里没有“{name}”这一方，自己的叫法还写不进去。可以写：{zh}；不指定是哪几方，写 groups: {{min: 2}}",
        f'there is no group "{name}", and names of your own cannot be given yet. Allowed: {en}; or only how many: groups: {{min: 2}}',
    )
