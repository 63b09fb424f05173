"""What happens to ballots: opened, voted on, closed with the counts; what anybody chose on a secret one is in none of it."""

from __future__ import annotations

from typing import Any

import msgspec

from facilitate.core.act import Event
from facilitate.core.language.rules import Ballot as BallotRule
from facilitate.core.language.rules import Text

Counts = dict[str, int | dict[str, list[int]]]
"""By side or item how many, or by item and axis how many gave each grade from the lowest up."""


class Question(msgspec.Struct, frozen=True):
    """A question of procedure: what is asked, and the act (`verb`, `args`) that is done if it is carried."""

    title: Text
    verb: str
    args: dict[str, Any] = {}


class Verdict(msgspec.Struct, frozen=True):
    """One bar and what it came to, as exact numbers ("21/2"): `value` of `base`, where `needed` was asked for."""

    bar: int
    value: str
    needed: str
    base: str
    held: bool
    group: str = ""


class Reason(msgspec.Struct, frozen=True):
    """Why somebody chose a side or level; nobody is named on a secret ballot."""

    level: str
    text: str
    who: str = ""


class BallotOpened(Event, frozen=True):
    """`rule` stands here where it is not simply that of the stage; `costs` are the prices voted on, as exact numbers."""

    id: str
    stage: str
    items: tuple[str, ...]
    rule: BallotRule | None = None
    question: Question | None = None
    costs: dict[str, str] = {}


class BallotReopened(Event, frozen=True):
    """An open or named ballot goes on with the choices it had: in another stage (votes taken at the doors afterwards), or in
    its own, where it was closed by mistake."""

    id: str
    stage: str


class VoteCast(Event, frozen=True):
    """Somebody voted, or voted again; what she chose is in the box, never here."""

    ballot: str


class LastCalled(Event, frozen=True):
    """Those who vote last are called, though not everybody has voted."""

    ballot: str


class BallotClosed(Event, frozen=True):
    """`kind` says by which type it was counted ("" in logs from before there was more than one shape of counts);
    `counts` and `apart` as the type counts them; `voters` who voted, `eligible` and `present` at the close. `choices` stand
    here only for open and named ballots. `weighed`: sides by household or floor area; `seed`: of a lot that decided;
    `slips`: what stood on each paper slip, as with `choices`. `receipts`: (code, choice) of a secret ballot with receipts, in the
    order of the codes, and `unreceipted` how many of them have one that nobody was told; `lost` voters' choices could not be
    read."""

    id: str
    counts: Counts
    apart: Counts
    voters: tuple[str, ...]
    apart_voters: tuple[str, ...]
    eligible: int
    present: int
    on_paper: dict[str, int] = {}
    apart_on_paper: dict[str, int] = {}
    kind: str = ""
    scores: dict[str, str] = {}
    ranks: tuple[str, ...] = ()
    rounds: tuple[dict[str, int], ...] = ()
    pairs: dict[str, dict[str, int]] = {}
    verdicts: tuple[Verdict, ...] = ()
    outcome: str = "none"
    tied: tuple[str, ...] = ()
    weighed: dict[str, dict[str, str]] = {}
    choices: dict[str, Any] = {}
    reasons: tuple[Reason, ...] = ()
    funded: tuple[str, ...] = ()
    spent: str = ""
    budget: str = ""
    seed: str = ""
    slips: dict[str, Any] = {}
    receipts: tuple[tuple[str, Any], ...] = ()
    unreceipted: int = 0
    lost: int = 0


class TieDecided(Event, frozen=True):
    """The host has decided a tie: of one matter it is carried (named) or failed (none); of several, in this order."""

    id: str
    items: tuple[str, ...]


class BallotCancelled(Event, frozen=True):
    id: str


BallotEvent = BallotOpened | BallotReopened | VoteCast | LastCalled | BallotClosed | TieDecided | BallotCancelled

SMALLEST = 5  # a secret ballot is never broken down for fewer voters than this


def apart_counts(result: BallotClosed) -> Counts | None:
    """The counts of those counted apart, or None where they are so few that the counts would tell who chose what."""
    voters = len(result.apart_voters) + sum(result.apart_on_paper.values())
    return result.apart if voters >= SMALLEST else None
