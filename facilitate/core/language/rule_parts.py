"""The parts of a rule that belong to the whole meeting: texts, roles, groups, conduct, bars."""

from typing import Annotated

import msgspec
from msgspec import field

from facilitate.core.language import rule_words as w


class Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What all parts of a rule have in common: frozen, and no unknown keys."""


class Text(Shape, frozen=True):
    zh: w.Sentence
    en: w.Sentence


class Range(Shape, frozen=True):
    min: w.FromZero | None = None
    max: w.FromOne | None = None


class Setting(Shape, frozen=True):
    id: str
    title: Text
    kind: w.SettingKind
    for_: str | None = field(default=None, name="for")


class Article(Shape, frozen=True):
    zh: str
    en: str
    kept_by: w.KeptBy


class Role(Shape, frozen=True):
    title: Text
    seats: Range | None = None
    default: bool = False
    neutral: bool = False
    may: tuple[w.Power, ...] = ()


class Groups(Shape, frozen=True):
    needed: w.Names = ()
    min: w.FromOne | None = None


class Bar(Shape, frozen=True):
    side: str | None = None
    over: w.Fraction | None = None
    least: w.Fraction | None = None
    count: w.FromZero | None = None
    most: w.FromZero | None = None
    of: w.BarOf | None = None
    weigh: w.Weigh | None = None
    in_group: str | None = None


class Quorum(Shape, frozen=True):
    bars: Annotated[tuple[Bar, ...], msgspec.Meta(min_length=1)]
    fail: w.QuorumFail


class Conduct(Shape, frozen=True):
    offences: tuple[w.Offence, ...] = ()
    ladder: tuple[w.Rung, ...] = ()
    count_per: w.CountPer | None = None
    appeal: w.Appeal | None = None


class Signal(Shape, frozen=True):
    id: str
    icon: str
    title: Text
    effect: w.SignalEffect
    roles: w.Names = ()
    per_person: int | None = None


class MotionKind(Shape, frozen=True):
    id: str
    title: Text
    class_: w.MotionClass = field(name="class")
    second: bool
    debate: bool
    amend: bool
    vote: w.MotionVote
    rank: int | None = None
    interrupt: bool = False
