"""The table keeps what it has found, tells it with ratios, lays two tables side by side, and outlives a row that fails."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from facilitate.bench import keeping, report, table
from facilitate.bench.found import Found, Measured, Row, about
from facilitate.bench.rows import ELSEWHERE, ROWS

RUNS = (
    Found({"last phone p99, ms": 30, "missing": 0}, {"last phone p99, ms": 20, "missing": 0}),
    Found({"last phone p99, ms": 50, "missing": 2}, {"last phone p99, ms": 25, "missing": 0}, thrown=1),
    Found({"last phone p99, ms": 40, "missing": 1}, {"last phone p99, ms": 40, "missing": 0}),
)
MEASURED = Measured("a crowd", RUNS, target="fast")


async def three(_: int) -> AsyncGenerator[Found, None]:
    for run in RUNS:
        yield run


async def breaks(_: int) -> AsyncGenerator[Found, None]:
    yield RUNS[0]
    raise RuntimeError("the server ended with 1")


async def interrupted(_: int) -> AsyncGenerator[Found, None]:
    yield RUNS[0]
    raise KeyboardInterrupt


def row(key: str, measure: object = three) -> Row:
    return Row(key, "a crowd", "fast", (1, 1), measure)  # type: ignore[arg-type]


def test_the_middle_run_counts_and_faults_are_added_up() -> None:
    assert (MEASURED.ours("last phone p99, ms"), MEASURED.raw("last phone p99, ms")) == (40, 25)
    assert MEASURED.ratio("last phone p99, ms") == 1.5
    assert (MEASURED.ours("missing"), MEASURED.ratio("missing")) == (3, None)
    assert MEASURED.spread("last phone p99, ms") == (30, 50)


def test_a_row_is_told_with_its_target_its_runs_and_what_was_thrown_away() -> None:
    text = report.told("S1", MEASURED).splitlines()

    assert text[0] == "S1  a crowd  [3 runs, 1 thrown away]"
    assert text[1].strip() == "wanted: fast"
    assert text[3].split() == ["last", "phone", "p99,", "ms", "40", "30", "to", "50", "25", "1.50"]


def test_two_tables_stand_side_by_side_with_their_ratios() -> None:
    now = Measured("a crowd", (RUNS[2],))

    text = report.compared({"S1": MEASURED, "S2": MEASURED}, {"S1": now, "S3": now}).splitlines()

    assert text[1].strip() == "S1  a crowd"
    assert text[2].split() == ["last", "phone", "p99,", "ms", "40", "40", "1.00", "1.50", "1.00"]
    assert len(text) == 4


def test_figures_that_were_kept_are_read_again(tmp_path: Path) -> None:
    keeping.save(tmp_path / "figures.json", {"S1": MEASURED})

    assert keeping.load(tmp_path / "figures.json") == {"S1": MEASURED}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "other/1", "rows": {}}'])
def test_a_file_of_another_kind_is_refused_in_words(tmp_path: Path, text: str) -> None:
    (tmp_path / "figures.json").write_text(text)

    with pytest.raises(keeping.Unreadable, match="not a file of figures"):
        keeping.load(tmp_path / "figures.json")


def test_after_a_row_that_fails_the_next_one_is_measured(tmp_path: Path) -> None:
    said: list[str] = []

    found = table.measure([row("S1", breaks), row("S2")], 3, said.append, tmp_path / "figures.json")

    assert found["S1"] == Measured("a crowd", RUNS[:1], "RuntimeError: the server ended with 1", "fast")
    assert found["S2"] == MEASURED
    assert "! RuntimeError: the server ended with 1" in "\n".join(said)
    assert keeping.load(tmp_path / "figures.json") == found


def test_what_was_interrupted_is_kept_as_far_as_it_came(tmp_path: Path) -> None:
    found = table.measure([row("S1"), row("S2", interrupted), row("S3")], 3, lambda _: None, tmp_path / "figures.json")

    assert list(found) == ["S1", "S2"]
    assert found["S2"].runs == RUNS[:1]
    assert "interrupted" in found["S2"].fault
    assert keeping.load(tmp_path / "figures.json") == found


def test_it_says_beforehand_how_long_the_whole_takes_and_on_what_machine() -> None:
    said: list[str] = []
    slow = Row("S1", "a crowd", "fast", (30, 90), three)

    table.measure([slow], 3, said.append)

    assert "about 5 min" in said[0]
    assert "Python" in said[1]


def test_a_run_in_which_the_generator_was_the_limit_is_told_though_it_was_kept() -> None:
    late, busy = {"while papers are made: generator late p99, ms": 21.0}, {"generator's share of its core": 0.91}
    fine = {"generator late p99, ms": 20.0, "generator's share of its core": 0.9}

    runs = (Found(late), Found(fine, busy), Found(fine, fine))

    assert [run.fair for run in runs] == [False, False, True]
    assert "[3 runs, in 2 of them the generator was the limit]" in report.told("S13", Measured("workers", runs))


def test_a_figure_of_one_part_of_a_run_is_counted_as_the_same_figure_of_a_whole_one() -> None:
    runs = tuple(Found(about("joining", {"refused": refused, "wait p99, ms": 5})) for refused in (0, 0, 4))

    measured = Measured("a crowd", runs)

    assert measured.ours("joining: refused") == 4
    assert measured.ours("joining: wait p99, ms") == 5


def test_eight_copies_that_count_eight_times_in_one_run_are_not_hidden_by_the_others() -> None:
    runs = tuple(Found({"copies counted as votes of their own": more}) for more in (0, 0, 7))

    assert Measured("a rush", runs).ours("copies counted as votes of their own") == 7


def test_every_row_has_a_target_and_a_name_of_its_own() -> None:
    assert all(row.target for row in ROWS.values())
    assert not ROWS.keys() & ELSEWHERE.keys()
