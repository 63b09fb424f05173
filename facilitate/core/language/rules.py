"""A meeting rule as frozen data, field for field as in a rule file (rule language version 1).

Missing objects and numbers are None, missing lists are (), missing tables {}, missing booleans
False. Words reserved by Python carry an underscore here (`from_`, `for_`, `pass_`, `class_`).
"""

from typing import Annotated

from msgspec import Meta, field

from facilitate.core.language import rule_words as w
from facilitate.core.language.rule_parts import (
    Article,
    Bar,
    Conduct,
    Groups,
    MotionKind,
    Quorum,
    Range,
    Role,
    Setting,
    Shape,
    Signal,
    Text,
)
from facilitate.core.language.stage_parts import (
    Assign,
    Ballot,
    Each,
    Extend,
    Floor,
    Level,
    Move,
    Part,
    Place,
    Scale,
    Select,
    Space,
    Write,
)

__all__ = [
    "Article", "Assign", "Ballot", "Bar", "Conduct", "Each", "Extend", "Floor", "Groups", "Level",
    "MotionKind", "Move", "Part", "Place", "Quorum", "Range", "Role", "Rule", "Scale", "Select",
    "Setting", "Shape", "Signal", "Space", "Stage", "Text", "Write", "default_role", "every",
    "flat", "stage", "within",
]  # fmt: skip


class Stage(Shape, frozen=True):
    """One step of a meeting; `minutes` in minutes, `days` in days."""

    id: w.Id
    title: Text
    prompt: Text | None = None
    minutes: w.Length | None = None
    days: w.Length | None = None
    place_in_life: w.PlaceInLife | None = None
    optional: bool = False
    skip: tuple[w.Pass, ...] = ()
    space: Space | None = None
    allow: dict[w.Verb, w.Names] = field(default_factory=dict)
    floor: Floor | None = None
    write: tuple[Write, ...] = ()
    ballot: Ballot | None = None
    move: Move | None = None
    each: Each | None = None
    stages: Annotated[tuple["Stage", ...], Meta(min_length=1)] = ()
    select: Select | None = None
    assign: Assign | None = None
    place: Place | None = None
    check: tuple[w.Check, ...] = ()
    ends: w.Ends = ()
    makes: tuple[str, ...] = ()


class Rule(Shape, frozen=True):
    """A whole rule file."""

    id: w.Id
    version: w.FromOne
    title: Text
    purpose: Text
    roles: dict[str, Role]
    stages: Annotated[tuple[Stage, ...], Meta(min_length=1)]
    outputs: tuple[w.Output, ...]
    extends: str | None = None
    sources: tuple[str, ...] = ()
    size: Range | None = None
    settings: tuple[Setting, ...] = ()
    articles: tuple[Article, ...] = ()
    groups: Groups | None = None
    quorum: Quorum | None = None
    conduct: Conduct | None = None
    signals: tuple[Signal, ...] = ()
    motions: tuple[MotionKind, ...] = ()
    notes: tuple[str, ...] = ()


def flat(rule: Rule) -> tuple[tuple[Stage, Stage | None], ...]:
    """The leaf stages in file order, each with the stage it is nested in (None at the top)."""
    return tuple(_leaves(rule.stages, None))


def _leaves(stages: tuple[Stage, ...], parent: Stage | None) -> list[tuple[Stage, Stage | None]]:
    found: list[tuple[Stage, Stage | None]] = []
    for one in stages:
        found += _leaves(one.stages, one) if one.stages else [(one, parent)]
    return found


def every(rule: Rule) -> tuple[Stage, ...]:
    """All stages in file order, a parent before what is nested in it."""
    return tuple(_every(rule.stages))


def _every(stages: tuple[Stage, ...]) -> list[Stage]:
    found: list[Stage] = []
    for one in stages:
        found += [one, *_every(one.stages)]
    return found


def stage(rule: Rule, id: str) -> Stage | None:
    """The stage of that id, at whatever depth, or None."""
    return next((one for one in every(rule) if one.id == id), None)


def within(rule: Rule, id: str) -> tuple[str, ...]:
    """The leaf stages in or under the stage of that id, in file order; () if there is none."""
    one = stage(rule, id)
    return tuple(leaf.id for leaf, _ in _leaves((one,), None)) if one else ()


def default_role(rule: Rule) -> str | None:
    """The name of the role of whoever joins without another one."""
    return next((name for name, role in rule.roles.items() if role.default), None)
