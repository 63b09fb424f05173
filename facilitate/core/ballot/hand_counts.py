"""Counting what was voted without a phone: hands, dots on the wall, slips; always with the name of whoever watched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from facilitate.core.act import Run, refuse
from facilitate.core.ballot.ballot_events import SMALLEST
from facilitate.core.ballot.ballot_types import type_of
from facilitate.core.ballot.ballots import Ballot
from facilitate.core.ballot.few import few
from facilitate.core.ballot.receipts import receipt_of
from facilitate.core.ballot.sheets import SLIP, CountEntered, SlipsEntered, Source
from facilitate.core.ballot.voters import told_eligible
from facilitate.core.ballot.voting import asked, keep
from facilitate.core.language.rule_words import FromOne
from facilitate.core.person.names import clean_name

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


class Slip(msgspec.Struct, frozen=True):
    n: FromOne
    choice: Any = None


class CountArgs(msgspec.Struct):
    witness: str
    source: Source = "slips"
    counts: dict[str, int] = {}
    people: int = 0
    slips: tuple[Slip, ...] = ()
    ballot: str = ""
    apart: bool = False


def count(run: Run) -> None:
    """Enter a count, or numbered slips one by one, with the name of whoever watched it being counted."""
    args = run.read(CountArgs)
    ballot = asked(run.m, args.ballot)
    if not args.witness.strip():
        refuse("needs_witness")
    if "area" in (ballot.rule.weigh, *(bar.weigh for bar in ballot.rule.pass_)):
        refuse("area_by_name")
    if args.slips:
        _slips(run, ballot, args)
    else:
        _counted(run, ballot, args)


def _counted(run: Run, ballot: Ballot, args: CountArgs) -> None:
    hands = type_of(ballot.rule).hands
    if hands is None:
        refuse("no_count_here")
    if args.people < 0 or any(n < 0 for n in args.counts.values()):
        refuse("bad_shape", detail="counts below zero")
    hands(ballot, args.counts, args.people)
    if args.apart and few(args.people) and ballot.secrecy == "secret":
        refuse("few_apart", least=SMALLEST)  # slips lie in the box, a count would stand in the log
    before = ballot.sheets.get((args.source, args.apart))
    _room_for(run.m, ballot, args.people - (before.people if before else 0))
    kept = {id: n for id, n in args.counts.items() if n}
    run.emit(CountEntered(ballot.id, args.source, kept, args.people, clean_name(args.witness), args.apart))


def _room_for(m: Meeting, ballot: Ballot, more: int) -> None:
    """Refuse votes beyond those who may vote, where the desk or the roll says how many they are."""
    told, n = told_eligible(m), len(ballot.voted) + ballot.on_paper + more
    if told is not None and more > 0 and n > told:
        refuse("more_than_eligible", n=n, max=told)


def _slips(run: Run, ballot: Ballot, args: CountArgs) -> None:
    """Each slip is checked like a vote; a number that was entered before, or stands here twice, counts once."""
    check, seen = type_of(ballot.rule).check, {slip.n for slip in args.slips}
    if len(seen) < len(args.slips) or any(f"{SLIP}{n}" in ballot.slips for n in seen):
        refuse("slip_twice")
    _room_for(run.m, ballot, len(seen))
    choices = {f"{SLIP}{slip.n}": check(run.m, ballot, "", slip.choice) for slip in args.slips}
    run.emit(SlipsEntered(ballot.id, tuple(sorted(seen)), clean_name(args.witness), args.apart))
    for slip, choice in choices.items():
        keep(run, ballot, slip, choice, receipt_of(run, ballot, slip, ""))
