"""Who takes part over time: every figure worked out by hand or once more, on five invented meetings."""

from __future__ import annotations

from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from facilitate.reports.engagement import parts
from facilitate.reports.hollow import hollow
from facilitate.reports.series import series
from tests.papers.sample import courtyard
from tests.reports.series_world import FIVE, LINKS, NAMES, held

A, B, C, D, E, F, G, H = range(1, 9)


def test_the_index_is_a_sum_of_what_was_done_in_sixths() -> None:
    """Whoever turned to somebody wrote a remark."""
    third = {person[-1]: part.index for person, part in parts(FIVE[2]).items()}

    assert third == {"A": 5 / 6, "B": 5 / 6, "C": 1 / 6, "D": 5 / 6, "F": 1 / 6, "G": 1.0, "H": 5 / 6}
    assert "host" not in parts(FIVE[2])


def test_first_voices_are_newcomers_and_those_who_woke() -> None:
    told = series(FIVE, LINKS).evenings

    assert [(evening.newcomers, evening.woken) for evening in told] == [
        ((), ()), ((), ()), ((H,), (D,)), ((), ()), ((), (F,)),
    ]  # fmt: skip
    assert [evening.compared for evening in told] == [False, True, True, True, True]


def test_who_is_not_known_counts_for_her_evening_only() -> None:
    last = series(FIVE, LINKS).evenings[-1]

    assert (last.people, last.known, last.spoke) == (8, 7, 4)
    assert 10 not in {*last.newcomers, *last.woken}


def test_ties_density_and_partners_are_those_counted_by_hand() -> None:
    told = series(FIVE, LINKS).evenings

    assert [evening.ties for evening in told] == [3, 2, 4, 1, 3]
    assert [evening.density for evening in told] == [round(4 / 42, 4), round(2 / 42, 4), round(5 / 42, 4), round(1 / 42, 4), round(5 / 56, 4)]  # fmt: skip
    assert [evening.mean_partners for evening in told] == [round(2 * n / of, 4) for n, of in ((3, 7), (2, 7), (4, 7), (1, 7), (3, 8))]  # fmt: skip


def test_density_changes_are_those_among_the_same_people() -> None:
    changes = series(FIVE, LINKS).changes

    assert [(change.same, change.ties) for change in changes] == [(7, (4, 2)), (6, (2, 4)), (5, (4, 1)), (6, (1, 2))]
    assert [change.density for change in changes] == [
        (round(4 / 42, 4), round(2 / 42, 4)), (round(2 / 30, 4), round(4 / 30, 4)), None, (round(1 / 30, 4), round(2 / 30, 4)),
    ]  # fmt: skip


def test_the_quiet_came_to_two_of_the_last_four_and_did_little() -> None:
    told = {row.neighbour: row for row in series(FIVE, LINKS).quiet}

    assert list(told) == [C, D, E, F]
    assert (told[C].came, told[C].median, told[C].hints) == (4, 1 / 6, ("invite_first", "smaller_table"))
    assert (told[E].came, told[E].median) == (3, 1 / 6)
    assert (told[F].came, told[F].median) == (3, 1 / 6)
    assert [part.meeting for part in told[E].parts] == ["M2", "M4", "M5"]


def test_fading_is_told_against_ones_own_earlier_part() -> None:
    told = {row.neighbour: row for row in series(FIVE, LINKS).fading}

    assert list(told) == [G]
    assert (told[G].before, told[G].lately, told[G].hints) == (1.0, (0.0, 0.0), ("visit",))


def test_whoever_comes_and_falls_silent_is_fading_and_asked_first() -> None:
    silent = [replace(FIVE[4], meeting=replace(FIVE[4].meeting, code=code), turns=(), items=(), comments=(), ballots=()) for code in ("M4", "M5")]  # fmt: skip
    links = LINKS | {("M4", f"p5{who}"): at for at, who in enumerate(NAMES, 1)}
    [row, *_] = series((*FIVE[:3], *silent), links).fading

    assert (row.neighbour, row.before, row.lately) == (A, 1.0, (1 / 6, 1 / 6))
    assert row.hints == ("invite_first", "smaller_table")


def test_the_order_of_the_records_is_that_of_time() -> None:
    assert series(FIVE[::-1], LINKS) == series(FIVE, LINKS)


def test_under_six_people_there_are_numbers_and_no_indexes() -> None:
    small = [held(n, "ABCDE", spoke="A", to="AB") for n in range(1, 6)]
    told = series(small, LINKS)

    assert told.few
    assert (told.quiet, told.fading) == ((), ())
    assert [(evening.people, evening.ties, evening.density, evening.mean_partners) for evening in told.evenings] == [
        (5, 1, None, None)
    ] * 5
    assert [(change.same, change.ties, change.density) for change in told.changes] == [(5, (1, 1), None)] * 4


def test_whoever_joined_twice_is_one_person_who_did_what_both_did() -> None:
    links = LINKS | {("M1", "p1D"): A}
    told = series(FIVE, links).evenings

    assert [evening.known for evening in told[:2]] == [6, 7]


def test_a_meeting_that_was_only_attended_carries_the_hollow_sign() -> None:
    crowd = "ABCDEFGHIJKLMNOPQR"
    still = hollow(held(1, crowd, spoke=crowd, wrote=crowd, to="QR", hands="AR", units="PQR"))
    lively = hollow(held(1, crowd, spoke=crowd, hands="AB", to="AB CD", units="PQR"))

    assert (still.residents, still.units, still.unprompted, still.replies, still.sign) == (15, 3, 1, 0, True)
    assert (lively.unprompted, lively.replies, lively.sign) == (3, 2, False)
    assert not hollow(held(1, crowd[:11])).sign


def test_a_real_meeting_is_a_series_of_one() -> None:
    told = series([courtyard()], {})

    assert (told.evenings[0].people, told.evenings[0].known, told.changes, told.few) == (22, 0, (), True)
    assert not told.evenings[0].hollow.sign


LETTERS = st.sets(st.sampled_from(NAMES)).map(lambda some: "".join(sorted(some)))


@st.composite
def evenings(draw: st.DrawFn) -> list[tuple[str, str, str, str, str]]:
    told = []
    for _ in range(draw(st.integers(0, 6))):
        came = draw(LETTERS)
        some = [("".join(sorted(draw(st.sets(st.sampled_from(came)))))) if came else "" for _ in range(3)]
        pairs = draw(st.sets(st.tuples(st.sampled_from(came), st.sampled_from(came)), max_size=6)) if came else set()
        told.append((came, *some, " ".join(a + b for a, b in sorted(pairs))))
    return told


@settings(max_examples=80, deadline=None)
@given(evenings())
def test_whatever_happens_the_figures_stay_in_their_bounds(told: list[tuple[str, str, str, str, str]]) -> None:
    records = [held(n, *row) for n, row in enumerate(told, 1)]
    links = {(f"M{n}", f"p{n}{who}"): at for n in range(1, 7) for at, who in enumerate(NAMES, 1)}
    found = series(records, links)
    index = {
        at: [_index(row, who) for row in told] for at, who in enumerate(NAMES, 1)
    }  # once more, straight from the letters

    for evening, row in zip(found.evenings, told, strict=True):
        assert evening.people == evening.known == len(row[0])
        assert evening.density is None or 0 <= evening.density <= 1
        assert evening.mean_partners is None or 0 <= evening.mean_partners <= evening.people - 1
        assert not set(evening.newcomers) & set(evening.woken)
    voices = [who for evening in found.evenings for who in (*evening.newcomers, *evening.woken)]
    assert len(voices) == len(set(voices))
    for one in found.quiet:
        there = [value for value in index[one.neighbour][-4:] if value]
        assert len(there) >= 2
        assert one.median == pytest.approx(median(there))
        assert one.median <= 0.34
    for fallen in found.fading:
        row = index[fallen.neighbour]
        before = row[next(n for n, value in enumerate(row) if value) : -2]
        assert fallen.before == pytest.approx(median(before))
        assert max(row[-2:]) <= median(before) / 2
    assert [row.neighbour for row in found.quiet] == sorted(row.neighbour for row in found.quiet)


def _index(row: tuple[str, str, str, str, str], who: str) -> float:
    came, spoke, wrote, voted, to = row
    dealt = [pair for pair in to.split() if pair[0] != pair[1]]
    wrote += to.replace(" ", "")
    partner = any(who in pair for pair in dealt)
    return ((who in came) + 2 * (who in spoke) + (who in wrote) + (who in voted) + partner) / 6
