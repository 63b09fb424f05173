"""What the API answers, as it stands in its OpenAPI document; instants are ISO 8601 with offset, days ISO dates."""

from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")


class Shape(Struct, frozen=True, kw_only=True):
    """Facts and codes; words are as people wrote them."""


class Owner(Shape, frozen=True):
    """Who is responsible, by which of the five routes, for which part; `unit` null: a person alone."""

    unit: int | None
    name: str
    route: str
    part: str


class Source(Shape, frozen=True):
    """What somebody said: in a meeting (its code and the item's id), or in no meeting (both empty); `priority`: it was among the chosen."""

    meeting: str
    item: str
    words: str
    at: str
    dots: int | None = None
    priority: bool | None = None


class Evidence(Shape, frozen=True):
    """normative, felt, expressed or comparative, with where it is from."""

    kind: str
    text: str
    source: str
    on: str | None


class Short(Shape, frozen=True):
    """Another row, by number."""

    id: int
    title: str


class Promise(Shape, frozen=True):
    """`office` is the unit's name, else the person's; `late` in days; `accepted` and `contested`: voices of residents."""

    id: int
    need: int | None
    need_title: str
    unit: int | None
    office: str
    person: str
    kind: str
    route: str
    text: str
    due: str | None
    approver: str
    checker: str
    state: str
    weekly: bool
    late: int
    accepted: int
    contested: int
    meeting: str
    at: str


class Need(Shape, frozen=True):
    """`heard`: in how many meetings; `owners` empty: nobody is responsible."""

    id: int
    kind: str
    state: str
    title: str
    category: str
    place: str
    since: str
    hours: str
    households: int | None
    affected: str
    absent: str
    danger: bool
    heard: int
    owners: list[Owner]
    at: str


class NeedSheet(Need, frozen=True):
    """A need with everything that its page shows."""

    sources: list[Source]
    evidence: list[Evidence]
    promises: list[Promise]
    merged: list[Short]


class Offer(Shape, frozen=True):
    """`past`: its date is over; `unit` null: of no unit."""

    id: int
    unit: int | None
    unit_name: str
    resource: str
    text: str
    place: str
    hours: str
    amount: str
    price: str
    until: str | None
    project: str
    state: str
    past: bool
    meeting: str
    at: str


class Matched(Shape, frozen=True):
    """A need that the offer was matched with."""

    need: int
    title: str
    state: str
    at: str


class OfferSheet(Offer, frozen=True):
    """An offer with the steps of its life (state to instant) and its matches."""

    steps: dict[str, str]
    matches: list[Matched]


class Report(Shape, frozen=True):
    """What the owner told: going, stuck, waiting, done, or later (more time)."""

    at: str
    state: str
    text: str


class Voice(Shape, frozen=True):
    """A resident's: done, or not accepted."""

    at: str
    accepted: bool
    text: str


class Return(Shape, frozen=True):
    """Whether it is still in use 3, 6 or 12 months after."""

    months: int
    due: str
    state: str
    text: str


class PromiseSheet(Promise, frozen=True):
    """A promise with everything that was reported and said of it; `first_due`: the date before it was put off."""

    first_due: str | None
    meeting_title: str
    reports: list[Report]
    voices: list[Voice]
    returns: list[Return]


class Unit(Shape, frozen=True):
    """A unit that serves; `kind` is a group of the lists."""

    id: int
    name: str
    kind: str
    place: str
    hours: str


class UnitSheet(Unit, frozen=True):
    """A unit with its figures: promises still to do, of these late, confirmed; offers that can be had."""

    to_do: int
    late: int
    confirmed: int
    offers: int


class Meeting(Shape, frozen=True):
    """A meeting that was held; `present`: how many came."""

    id: int
    code: str
    title: str
    rule: str
    place: str
    starts: str
    present: int
    series: int | None
    room: int | None


class MeetingSheet(Meeting, frozen=True):
    """A meeting with what came of it; `groups`: how many of each."""

    groups: dict[str, int]
    needs: list[Short]
    promises: list[Short]
    offers: list[Short]


class Page(Shape, Generic[T], frozen=True):
    """`next`: the cursor of the page that follows; null: this is the last one."""

    items: list[T]
    next: str | None


class Fault(Shape, frozen=True):
    """Why something was not done, in words; `field` where one field is to blame."""

    code: str
    zh: str
    en: str
    field: str = ""


class Failed(Shape, frozen=True):
    """Every answer that is no success."""

    error: Fault
