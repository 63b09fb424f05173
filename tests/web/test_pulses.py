"""Each process knows how the house is: it adds up what all say of themselves, names who says nothing, and knows when it hears nobody."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from facilitate.service.clock import ManualClock
from facilitate.web.pulse import Pulse
from facilitate.web.pulses import SILENT_MS, Pulses
from tests.web.relayed import End, Line
from tests.web.watched import Worker, worker


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(1_000_000)


@pytest.fixture
def line() -> Line:
    return Line()


@pytest.fixture
def three(line: Line, clock: ManualClock) -> list[Worker]:
    return [worker(line, clock, number, 3) for number in (1, 2, 3)]


def test_the_house_is_all_its_processes_together(three: list[Worker]) -> None:
    three[0].tell(Pulse(20, behind=1, most=900, kept=5_000, took=0.1, refused={"stale": 2}))
    three[1].tell(Pulse(18, behind=2, most=4000, kept=7_000, took=0.2, refused={"stale": 1, "too_fast": 1}))
    three[2].tell(Pulse(0))

    for each in three:
        assert each.pulses.health().all == Pulse(
            38, behind=3, most=4000, kept=7_000, took=0.2, refused={"stale": 3, "too_fast": 1}
        )


def test_the_others_are_told_of_with_the_age_of_what_they_said(three: list[Worker], clock: ManualClock) -> None:
    three[1].tell(Pulse(7))
    clock.at += 4_000
    three[2].tell(Pulse(5))

    assert three[0].pulses.health().heard == {1: (Pulse(0), 0), 2: (Pulse(7), 4), 3: (Pulse(5), 0)}


def test_who_falls_silent_is_named_and_not_counted(three: list[Worker], clock: ManualClock) -> None:
    for each in three:
        each.tell(Pulse(10))
    clock.at += SILENT_MS
    three[1].tell()

    found = three[0].pulses.health()
    assert (found.silent, found.all.phones) == ((3,), 20)


def test_who_has_just_started_gives_the_others_time_to_say_something(three: list[Worker], clock: ManualClock) -> None:
    clock.at += SILENT_MS - 1
    early = three[0].pulses.health()
    assert (early.silent, early.unheard) == ((), (2, 3))

    clock.at += 1
    late = three[0].pulses.health()
    assert (late.silent, late.unheard) == ((2, 3), ())


def test_a_process_that_was_started_again_takes_the_place_of_the_one_that_died(
    three: list[Worker], line: Line, clock: ManualClock
) -> None:
    three[1].tell(Pulse(10))
    worker(line, clock, 2, 3).tell(Pulse(4))

    assert three[0].pulses.health().all.phones == 4


def test_without_redis_a_process_speaks_for_itself_alone(three: list[Worker], line: Line) -> None:
    for each in three:
        each.tell(Pulse(10))
    line.cut = True

    found = three[0].pulses.health()
    assert (found.deaf, found.silent, found.all.phones) == (True, (), 10)


def test_when_redis_is_back_all_say_at_once_how_they_are(three: list[Worker], line: Line, clock: ManualClock) -> None:
    line.cut = True
    for each in three:
        each.tell(Pulse(10))
    clock.at += 10 * SILENT_MS

    line.mend()

    found = three[2].pulses.health()
    assert (found.deaf, found.silent, found.all.phones) == (False, (), 30)


def test_one_process_alone_is_the_whole_house(clock: ManualClock) -> None:
    alone = worker(Line(), clock, 1, 1)
    alone.tell(Pulse(38))
    clock.at += 10 * SILENT_MS

    found = alone.pulses.health()
    assert (found.all.phones, found.silent, found.deaf) == (38, (), False)


def test_processes_that_were_started_one_by_one_are_one_house_too(line: Line, clock: ManualClock) -> None:
    one, other = worker(line, clock, 1, 1, "one"), worker(line, clock, 1, 1, "other")
    one.tell(Pulse(30))
    other.tell(Pulse(8, behind=2))

    found = one.pulses.health()
    assert (found.all.phones, found.all.behind, found.of, found.silent) == (38, 2, 2, ())

    line.cut = True
    found = one.pulses.health()
    assert (found.all.phones, found.of, found.deaf) == (30, 2, True)

    line.cut = False
    clock.at += SILENT_MS
    assert one.pulses.health().of == 1, "it was ended, or never was of this house"


def test_a_pulse_that_could_not_be_taken_once_is_taken_again(line: Line, clock: ManualClock) -> None:
    later: list[Callable[[], None]] = []
    taken = iter([OSError("the disk is not there"), Pulse(3)])

    def own() -> Pulse:
        found = next(taken)
        if isinstance(found, OSError):
            raise found
        return found

    Pulses(own, clock, 0, 2).join(End(line, "1"), lambda _seconds, work: later.append(work))
    other = worker(line, clock, 2, 2)
    with pytest.raises(OSError, match="disk"):
        later.pop()()
    later.pop()()

    assert other.pulses.health().all.phones == 3
