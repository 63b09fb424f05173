"""How promises stand: late by how many days, silent this week, kept or not; by office, from plain values."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from facilitate.register.promises.promises_days import day, days_over, monday, read_day

TO_DO = ("open", "doing", "waiting", "late", "contested")
"""States in which somebody still has to do something; `late` is what a meeting may have said."""


@dataclass(frozen=True)
class Standing:
    """What the figures are made of. `office` is the unit's name, else the person's; `at` and `answered` (the last check-in) are
    server ms; `moved` how often more time was asked for; `erased` that its person was."""

    id: int
    unit: int | None
    office: str
    state: str
    due: str
    done: str
    weekly: bool
    checker: str
    at: int
    answered: int = 0
    moved: int = 0
    erased: bool = False


@dataclass(frozen=True)
class Office:
    """How an office keeps its word: `open` still to do, of these `late`, the longest by `days`; `done` reported and waiting for
    residents, `confirmed` by residents, of these `in_time`; `moved` promises whose date was put off; `dropped` given up."""

    unit: int | None
    name: str
    open: int
    late: int
    days: int
    done: int
    confirmed: int
    in_time: int
    moved: int
    dropped: int

    @property
    def all(self) -> int:
        return self.open + self.done + self.confirmed + self.dropped


def late(one: Standing, today: date) -> int:
    """Days by which what is still to do is over its date; 0: in time, done, or without a date."""
    return days_over(one.due, today) if one.state in TO_DO else 0


def silent(one: Standing, today: date) -> bool:
    """Asked after each week, still to do, promised before this week, and nothing heard since Monday."""
    start = monday(today)
    asked = one.weekly and one.state in TO_DO and day(one.at) < start
    return asked and (not one.answered or day(one.answered) < start)


def incomplete(one: Standing) -> bool:
    """Still to do, and without an owner, a date or somebody who checks."""
    return one.state in TO_DO and (one.erased or not one.office or read_day(one.due) is None or not one.checker)


def offices(promised: Iterable[Standing], today: date) -> tuple[Office, ...]:
    """Each office once: what is late longest first, then by name."""
    held: dict[tuple[int | None, str], list[Standing]] = {}
    for one in promised:
        held.setdefault((one.unit, one.office), []).append(one)
    found = (_office(unit, name, held[unit, name], today) for unit, name in held)
    return tuple(sorted(found, key=lambda each: (-each.days, -each.open, each.name)))


def total(promised: Sequence[Standing], today: date) -> Office:
    """All of them as if one office had given them."""
    return _office(None, "", promised, today)


def _office(unit: int | None, name: str, mine: Sequence[Standing], today: date) -> Office:
    over = [late(one, today) for one in mine]
    confirmed = [one for one in mine if one.state == "confirmed"]
    return Office(
        unit,
        name,
        open=sum(one.state in TO_DO for one in mine),
        late=sum(days > 0 for days in over),
        days=max(over, default=0),
        done=sum(one.state == "done" for one in mine),
        confirmed=len(confirmed),
        in_time=sum(not one.due or one.done <= one.due for one in confirmed),
        moved=sum(one.moved > 0 for one in mine),
        dropped=sum(one.state == "dropped" for one in mine),
    )
