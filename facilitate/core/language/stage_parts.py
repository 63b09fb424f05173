"""The parts of a stage of a rule: floor, writing, ballot, space and the set operations."""

from msgspec import field

from facilitate.core.language import rule_words as w
from facilitate.core.language.rule_parts import Bar, Range, Shape, Text


class Extend(Shape, frozen=True):
    by: w.ExtendBy | None = None
    seconds: int | None = None
    times: int | None = None


class Floor(Shape, frozen=True):
    """Who speaks next and for how long; turn, total, group_total, answer, warn_at in seconds."""

    mode: w.FloorMode
    grant: w.Grant | None = None
    order: w.Order = ()
    turn: w.Seconds | None = None
    turns: w.FromOne | None = None
    total: w.Seconds | None = None
    group_total: w.Seconds | None = None
    per: w.Per | None = None
    answer: w.Seconds | None = None
    stance: w.StanceNeed | None = None
    address: w.Address | None = None
    stand: bool = False
    at_limit: w.AtLimit | None = None
    warn_at: tuple[int, ...] = ()
    extend: Extend | None = None
    pass_: bool = field(default=False, name="pass")
    second_round: bool = False
    transfer: bool = False
    marker: w.Marker | None = None
    interrupts: tuple[w.Interrupt, ...] = ()


class Write(Shape, frozen=True):
    kind: w.WriteKind
    roles: w.Names = ()
    per_person: w.FromOne | None = None
    chars: w.FromOne | None = None
    about: str | None = None
    name: w.NameShown | None = None
    reveal: w.Reveal | None = None
    media: tuple[w.Media, ...] = ()
    fields: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    second: w.FromZero | None = None


class Scale(Shape, frozen=True):
    from_: int | None = field(default=None, name="from")
    to: int | None = None


class Level(Shape, frozen=True):
    id: str
    title: Text
    blocks: bool = False
    must_say_why: bool = False


class Part(Shape, frozen=True):
    voters: w.Names
    share: int
    scale_to_top: bool = False
    where: w.Where | None = None


class Ballot(Shape, frozen=True):
    of: str
    type: w.BallotType
    asks: tuple[w.Ask, ...] = ()
    voters: w.Names = ()
    apart: w.Names = ()
    per_person: int | None = None
    per_item: int | None = None
    own: bool | None = None
    scale: Scale | None = None
    axes: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    count: w.Count | None = None
    parts: tuple[Part, ...] = ()
    pass_: tuple[Bar, ...] = field(default=(), name="pass")
    secrecy: w.Secrecy | None = None
    last: w.Names = ()
    tie: w.Tie | None = None
    change: w.Change | None = None
    show: w.Show | None = None
    weigh: w.Weigh | None = None


class Space(Shape, frozen=True):
    kind: w.SpaceKind
    size: Range | None = None
    seats: int | None = None
    open_seats: int | None = None
    places: int | None = None
    slots: int | None = None
    slot_minutes: int | None = None
    host: str | None = None


class Move(Shape, frozen=True):
    policy: w.MovePolicy
    stay: w.Names = ()


class Each(Shape, frozen=True):
    of: str
    order: w.EachOrder | None = None
    limit: int | None = None
    times: int | None = None
    at_once: bool = False


class Select(Shape, frozen=True):
    from_: str = field(name="from")
    into: str
    by: w.SelectBy | None = None
    top: int | None = None
    at_least: int | None = None
    ties: w.SelectTies | None = None


class Assign(Shape, frozen=True):
    to: str
    by: w.AssignBy
    cap: int | None = None


class Place(Shape, frozen=True):
    what: str
    onto: str
    by: w.PlaceBy | None = None
