"""The seal: after confirmation the minutes are kept by value, with a number and the hash of their words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

from facilitate.core.act import Run, refuse
from facilitate.core.outcome.closing import counted
from facilitate.core.paper.correcting import over_at
from facilitate.core.paper.events import MinutesSealed, SealedLine
from facilitate.core.paper.revising import not_sealed
from facilitate.core.writing.fields import SHORT, body

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

MOST_LINES = 5000


class SealArgs(msgspec.Struct):
    """`lines`: the minutes as the house makes them of the log up to entry `seq`; nobody's phone is asked for them."""

    lines: tuple[SealedLine, ...]
    seq: int
    number: str = ""


def seal(run: Run) -> None:
    """Once, after somebody stood by them, with every correction answered and no more to come."""
    args, m = run.read(SealArgs), run.m
    not_sealed(m)
    confirmed, of = counted(m)
    if not confirmed:
        refuse("not_confirmed")
    waiting = sum(one.state == "open" for one in m.paper.corrections.values())
    if waiting:
        refuse("corrections_waiting", n=waiting)
    if not m.paper.closed and m.paper.until and run.now < over_at(m, m.paper.until):
        refuse("corrections_open", until=m.paper.until)
    if args.seq != m.seq or not args.lines or len(args.lines) > MOST_LINES:
        refuse("minutes_moved_on")
    number = body(args.number, SHORT) if args.number.strip() else f"{m.facts.starts[:4]}-{m.facts.code}"
    run.emit(MinutesSealed(number, fingerprint(args.lines), args.lines, confirmed, of, corrected(m)))


def corrected(m: Meeting) -> int:
    """How many corrections were accepted before the seal."""
    return sum(one.state == "accepted" and not one.late for one in m.paper.corrections.values())


def sealed_text(lines: Iterable[SealedLine]) -> str:
    """What the hash is taken of: each line in Chinese, and below it in English where it is not the same."""
    return "".join(f"{one.zh}\n" if one.zh == one.en else f"{one.zh}\n{one.en}\n" for one in lines)


def fingerprint(lines: Iterable[SealedLine]) -> str:
    """SHA-256 of the sealed text in UTF-8, as hexadecimal digits."""
    return hashlib.sha256(sealed_text(lines).encode()).hexdigest()
