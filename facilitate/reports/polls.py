"""The closed ballots of a meeting as a need stands in them: its dots, its grades, and what is never told by itself."""

from __future__ import annotations

from typing import NamedTuple

from facilitate.reports.record import Record
from facilitate.reports.rows import Ballot
from facilitate.reports.scales import Grade, bridging, grade

SMALL_SIDE = 5


class Polls(NamedTuple):
    """The closed ballots that a need stands in: the last one with dots, and for each need the last one with grades."""

    dots: Ballot | None
    scores: dict[str, Ballot]

    @classmethod
    def of(cls, record: Record) -> Polls:
        dotted = [ballot for ballot in record.ballots if ballot.type == "dots" and ballot.counts]
        scores = {
            id: ballot
            for ballot in record.ballots
            for id, axes in ballot.counts.items()
            if ballot.type == "score" and isinstance(axes, dict) and all(isinstance(n, list) for n in axes.values())
        }
        return cls(dotted[-1] if dotted else None, scores)

    def dots_of(self, item: str) -> int:
        return int(self.dots.counts.get(item, 0)) if self.dots else 0

    @property
    def beside(self) -> int:
        """How many gave dots that are counted beside the others'."""
        return self.dots.apart.cast if self.dots and self.dots.apart else 0

    def apart_of(self, item: str) -> int | None:
        apart = self.dots.apart if self.dots else None
        return int(apart.counts.get(item, 0)) if apart and apart.counts and apart.cast >= SMALL_SIDE else None

    def bridging_of(self, item: str) -> float | None:
        """Two sides give away the smaller one, so that both must be large enough for it to stay unknown who chose what."""
        apart = self.apart_of(item)
        if self.dots is None or apart is None:
            return None
        return bridging([(self.dots_of(item), self.dots.cast), (apart, self.beside)])

    def grades_of(self, item: str, *, apart: bool) -> dict[str, Grade]:
        ballot = self.scores.get(item)
        if ballot is None or (apart and (ballot.apart is None or ballot.apart.cast < SMALL_SIDE)):
            return {}
        counts = ballot.apart.counts if apart and ballot.apart else ballot.counts
        lowest = ballot.scale[0] if ballot.scale else 1
        graded = {axis: grade(numbers, lowest) for axis, numbers in (counts.get(item) or {}).items()}
        return {axis: value for axis, value in graded.items() if value}
