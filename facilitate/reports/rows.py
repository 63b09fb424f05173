"""The rows of a record: one frozen struct for each kind of thing that happens in a meeting."""

from __future__ import annotations

from typing import Any

from facilitate.reports.ballot_rows import Apart, Ballot
from facilitate.reports.chain_rows import Chain, Link
from facilitate.reports.heads import Article, Head, Row, Rule, Times, Words

__all__ = [
    "Action", "Answer", "Apart", "Article", "Attendance", "Ballot", "Chain", "Comment", "Conduct",
    "Confirmation", "Entered", "Hand", "Head", "Item", "Link", "Note", "Offer", "Person", "Row", "Rule", "Selection", "Signal",
    "Space", "Stage", "Times", "Turn", "Words",
]  # fmt: skip


class Person(Row, frozen=True, kw_only=True):
    """Somebody who came, under the name shown; `proxy`: a scribe entered at least one thing for her. `speaks`, `votes`:
    her role may speak or write, or vote, somewhere in the rule. `doors`: she came after the end alone, for a vote at the doors,
    and so neither spoke nor voted in the meeting."""

    id: str
    name: str
    group: str
    role: str
    neutral: bool = False
    from_: int = 0
    to: int | None = None
    phone: str = "own"
    proxy: bool = False
    speaks: bool = True
    votes: bool = False
    doors: bool = False


class Stage(Row, frozen=True, kw_only=True):
    """A stay in a stage. `pass`: in which round (`r2`), time slot (`s1`) or table of a repeat, where no item says it."""

    id: str
    title: Words = Words()
    item: str | None = None
    pass_: str | None = None
    from_: int | None = None
    to: int | None = None
    minutes: int = 0
    left_out: bool = False


class Entered(Row, frozen=True, kw_only=True):
    """One field of a need's sheet as whoever sorts or keeps the record entered it."""

    value: Any
    by: str | None = None
    at: int = 0


class Item(Row, frozen=True, kw_only=True):
    """A card, topic, motion, report or the head of merged cards (`originals` not empty). `state` shown: everybody may read it;
    waiting: face down, not let through yet, or a sensitive matter; hidden or withdrawn. `about`: item, space or round;
    `space`: where it was written; `group`: of a writer named by her group alone; `before`: earlier texts, the oldest first;
    `keywords`: of a need and its cards; `sheet`: what was entered about a need, by field."""

    id: str
    kind: str
    text: str
    by: str | None = None
    about: str | None = None
    stage: str = ""
    at: int = 0
    merged_into: str | None = None
    originals: tuple[str, ...] = ()
    category: str = ""
    fields: dict[str, Any] = {}
    media: str = "text"
    paper: str | None = None
    proxy: bool = False
    state: str = "shown"
    same: int = 0
    space: str | None = None
    group: str = ""
    seconds: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    sheet: dict[str, Entered] = {}


class Comment(Row, frozen=True, kw_only=True):
    id: str
    about: str
    text: str
    by: str | None = None
    reply_to: str | None = None
    at: int = 0
    proxy: bool = False
    state: str = "shown"


class Answer(Row, frozen=True, kw_only=True):
    """What a unit said it will do. `due` is an ISO date: to do by, or, for reply_by, to reply by. `fields`: what else the
    rule asks of an answer, such as the price."""

    id: str
    about: str
    kind: str
    text: str
    by: str | None = None
    due: str | None = None
    approver: str = ""
    passed_to: str = ""
    reason: str = ""
    fields: dict[str, Any] = {}
    at: int = 0
    proxy: bool = False


class Offer(Row, frozen=True, kw_only=True):
    id: str
    about: str
    resource: str
    text: str
    by: str | None = None
    amount: str = ""
    until: str = ""
    at: int = 0
    proxy: bool = False


class Turn(Row, frozen=True, kw_only=True):
    """Somebody held the floor; `seconds` spoken, `limit` allowed, `reason` why it was her turn, `space` at which table."""

    id: str
    person: str
    reason: str
    from_: int = 0
    seconds: int = 0
    limit: int | None = None
    item: str | None = None
    stage: str = ""
    stance: str | None = None
    gist: str = ""
    kind: str = "turn"
    to: str | None = None
    space: str | None = None
    pass_: str | None = None


class Hand(Row, frozen=True, kw_only=True):
    person: str
    from_: int
    to: int | None = None
    item: str | None = None
    pass_: str | None = None
    stage: str = ""
    stance: str | None = None
    called: bool = False


class Selection(Row, frozen=True, kw_only=True):
    name: str
    items: tuple[str, ...]
    tie: bool = False


class Space(Row, frozen=True, kw_only=True):
    id: str
    kind: str
    place: str = ""
    slot: str = ""
    item: str | None = None
    people: tuple[dict[str, Any], ...] = ()


class Attendance(Row, frozen=True, kw_only=True):
    """Numbers of people: how many came, how many are entitled to vote (as the desk says, else those of them who have a voice);
    `groups` by code, `expected` and `missing` groups by code."""

    present: int = 0
    eligible: int = 0
    groups: dict[str, int] = {}
    expected: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


class Action(Row, frozen=True, kw_only=True):
    """A task: who does what by when (`due`, ISO date), who helps, who checks. People by id or by name."""

    id: str
    about: str
    what: str
    who: str
    with_: tuple[str, ...] = ()
    due: str | None = None
    checker: str | None = None
    first_step: str = ""
    state: str = "open"
    confirmed: tuple[str, ...] = ()
    reports: tuple[dict[str, Any], ...] = ()
    at: int = 0


class Conduct(Row, frozen=True, kw_only=True):
    """A reminder, warning, extension, cut, override, hiding or correction of the order of the meeting."""

    at: int
    kind: str
    by: str | None = None
    person: str | None = None
    item: str | None = None
    text: str = ""
    seconds: int | None = None


class Signal(Row, frozen=True, kw_only=True):
    at: int
    signal: str
    person: str | None = None
    item: str | None = None


class Confirmation(Row, frozen=True, kw_only=True):
    """Somebody confirmed what was read back, or (`text`) objected to it."""

    at: int
    person: str
    item: str | None = None
    text: str = ""
    proxy: bool = False


class Note(Row, frozen=True, kw_only=True):
    id: str
    text: str
    about: str | None = None
    by: str | None = None
    at: int = 0
