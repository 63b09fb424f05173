"""Who comes to a rehearsal: everybody to whom the rule gives something to do, except those who run the meeting."""

from __future__ import annotations

from itertools import cycle, islice

from facilitate.core.language.rules import Rule, Stage, every
from facilitate.core.meeting import Meeting

CROWD = 22
"""As many as sit in a courtyard's hall, if the method is not made for fewer."""
RUNNING = frozenset({"advance", "check_in"})
"""Powers of the desk: whoever rehearses keeps them."""
BESIDE = 2
HOME = "residents"


def company(m: Meeting) -> list[tuple[str, str]]:
    """(role, group) of each who comes; those with a task of their own first, the others in the default role."""
    rule, default = m.rule, m.default_role
    asked = [name for name in rule.roles if name != default and _asked(rule, name)]
    crowd = min(CROWD, rule.size.max if rule.size and rule.size.max else CROWD) - 1
    special = [name for name in asked for _ in range(_seats(rule, name, crowd))]
    rest = max(BESIDE, crowd - len(special)) if _asked(rule, default) else BESIDE
    own = zip(special, cycle(_parties(m)), strict=False)
    return [*own, *zip([default] * rest, _mixed(m, rest), strict=True)]


def _asked(rule: Rule, role: str) -> bool:
    """Whether the rule has something to do for whoever holds that role, and it is not running the meeting."""
    if rule.roles[role].neutral or RUNNING & set(rule.roles[role].may):
        return False
    return any(role in words for stage in every(rule) for words in _named(stage))


def _named(stage: Stage) -> list[tuple[str, ...]]:
    """Every list of roles in a stage."""
    written = [entry.roles for entry in stage.write]
    return [*stage.allow.values(), *written, stage.ballot.voters if stage.ballot else ()]


def _seats(rule: Rule, role: str, crowd: int) -> int:
    """As many as the rule needs at least; where they host tables, one for each table there will be."""
    seats = rule.roles[role].seats
    least = max(seats.min if seats and seats.min else 0, BESIDE)
    tables = [s.space.size.max for s in every(rule) if s.space and s.space.host == role and s.space.size]
    wanted = max([least, *(-(-crowd // most) for most in tables if most)])
    return min(wanted, seats.max if seats and seats.max else wanted)


def _parties(m: Meeting) -> list[str]:
    """The groups that the rule needs, else those of the meeting that are nobody's home, else residents."""
    needed = list(m.rule.groups.needed) if m.rule.groups else []
    return needed or [group for group in m.facts.groups if group != HOME] or [HOME]


def _mixed(m: Meeting, n: int) -> list[str]:
    """Every third of another party, the others residents."""
    parties = cycle(_parties(m))
    return list(islice((next(parties) if k % 3 == 2 else HOME for k in range(n)), n))


def chair(rule: Rule) -> str:
    """The role of whoever rehearses: the first that may go on to the next stage."""
    return next(name for name, role in rule.roles.items() if "advance" in role.may)
