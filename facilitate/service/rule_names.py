"""Names of parties in a rule: codes of the program's list, or parties of its own, written as people call them."""

import re
from collections.abc import Iterator

from facilitate.core.language.rule_found import Path
from facilitate.core.language.rule_sense import Flaw
from facilitate.core.language.rules import Bar, Rule
from facilitate.core.language.stage_sense import walk
from facilitate.core.person.lists import Group
from facilitate.service.lists import lists

CODE = re.compile(r"[a-z0-9_ ]*")


def unlisted(rule: Rule) -> tuple[Flaw, ...]:
    """Every group the rule names that neither the list has nor `groups: {needed: […]}` brings in by a name of its own."""
    groups = lists().groups
    codes = {group.code for group in groups} | own(rule)
    return tuple(_flaw(path, name, groups) for path, name in _groups(rule) if name not in codes)


def own(rule: Rule) -> frozenset[str]:
    """The rule's own parties: what is written like a code (small letters) is one of the list or a slip of the pen."""
    needed = rule.groups.needed if rule.groups else ()
    return frozenset(name for name in needed if not CODE.fullmatch(name) and name.strip() == name)


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
        f"名单里没有“{name}”这一方。可以写：{zh}；"
        f"自己的叫法先写进 groups，例如 groups: {{needed: [高层住户, 低层住户]}}；不指定是哪几方，写 groups: {{min: 2}}",
        f'there is no group "{name}". Allowed: {en}; or parties of your own, named in groups with a capital letter, as in '
        f"groups: {{needed: [Upper floors, Lower floors]}}; or only how many: groups: {{min: 2}}",
    )
