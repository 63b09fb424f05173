"""What shows that a need is one: the four kinds of evidence (Bradshaw 1972), whom nobody has asked yet, and what contradicts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, or_, select

from facilitate.reports.evidence import KINDS, PROMPTS
from facilitate.reports.flags import DOUBTFUL
from facilitate.store.register_tables import REGISTERS, needs, sources

evidence = REGISTERS["evidence"]


@dataclass(frozen=True)
class Voices:
    """What residents have shown by themselves: cards, in how many meetings, dots (None: none were given), and the lowest median
    of how much it matters (points of the scale, None: not graded)."""

    cards: int = 0
    meetings: int = 0
    dots: int | None = None
    importance: float | None = None

    @property
    def doubtful(self) -> bool:
        """They were asked and do not want it: not one dot, or of little importance."""
        return self.dots == 0 or (self.importance is not None and self.importance <= DOUBTFUL)

    @property
    def heard(self) -> bool:
        return bool(self.cards or self.meetings) and not self.doubtful


@dataclass(frozen=True)
class Side:
    """One kind: what was looked up, each with its source; `prompt` what to ask where nobody has looked (else empty)."""

    kind: str
    pieces: tuple[Mapping[str, Any], ...]
    prompt: str


@dataclass(frozen=True)
class Shown:
    """`flag`: normative_unfelt (a standard says so, nobody asked for it), felt_unset (asked for, no standard looked up), or none."""

    sides: tuple[Side, ...]
    voices: Voices
    flag: str


def of_need(connection: Connection, id: int) -> Shown:
    """All four kinds of a need and of what was merged into it, the felt one first."""
    family = select(needs.c.id).where(or_(needs.c.id == id, needs.c.into == id))
    rows = connection.execute(
        select(evidence).where(evidence.c.need.in_(family)).order_by(evidence.c.at, evidence.c.id)
    ).mappings()
    by_kind: dict[str, list[Mapping[str, Any]]] = {kind: [] for kind in KINDS}
    for row in rows:
        by_kind[row["kind"]].append(dict(row))
    voices = _voices(connection, id)
    felt = bool(by_kind["felt"]) or voices.heard
    sides = tuple(Side(kind, tuple(found), _prompt(kind, found, voices)) for kind, found in by_kind.items())
    return Shown(sides, voices, _flag(bool(by_kind["normative"]), felt))


def _prompt(kind: str, found: Sequence[object], voices: Voices) -> str:
    looked = found or (kind == "felt" and (voices.cards or voices.dots is not None))
    return "" if looked else PROMPTS[kind]


def _flag(normative: bool, felt: bool) -> str:
    if normative and not felt:
        return "normative_unfelt"
    else:
        return "felt_unset" if felt and not normative else ""


def _voices(connection: Connection, id: int) -> Voices:
    said = list(connection.execute(select(sources.c.meeting, sources.c.facts).where(sources.c.need == id)))
    meetings = {row.meeting for row in said if row.meeting}
    dots = [row.facts["dots"] for row in said if row.facts.get("dots") is not None]
    grades = [row.facts["importance"] for row in said if row.facts.get("importance") is not None]
    spoke = sum(_spoke(row.meeting, row.facts) for row in said)
    return Voices(spoke, len(meetings), sum(dots) if dots else None, max(grades, default=None))


def _spoke(meeting: str, facts: Mapping[str, Any]) -> bool:
    """A card of a meeting, one left at any hour, or what somebody said who was visited; not the title of cards put together, and
    not what an organiser has written or imported."""
    return (bool(meeting) and not facts.get("formed")) or "card" in facts or "whom" in facts
