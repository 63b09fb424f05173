"""Names in a rule that must stand in the lists of the program: groups, and fields with a list of their own."""

from collections.abc import Iterator

from facilitate.core.rule_found import Path
from facilitate.core.rule_sense import Flaw
from facilitate.core.rules import Bar, Rule
from facilitate.core.stage_sense import walk
from facilitate.service.lists import lists


def unlisted(rule: Rule) -> tuple[Flaw, ...]:
    """Every group the rule names that no list has."""
    codes = [group.code for group in lists().groups]
    return tuple(_flaw(path, name, codes) for path, name in _groups(rule) if name not in codes)


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


def _flaw(path: Path, name: str, codes: list[str]) -> Flaw:
    known = ", ".join(codes)
    return Flaw(path, f"没有“{name}”这一方。可以写：{known}", f'there is no group "{name}". Allowed: {known}')
