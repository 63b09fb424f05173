"""An evening in a minute: nothing refused, missing or doubled though phones come and go; each half hour is told."""

from pathlib import Path

from facilitate.bench import evening, keeping

QUIET = {"generator's share of its core": 0.2, "generator late p99, ms": 1}
FOUND = [
    {"server MB": 90.0},
    {"server MB": 95.25, "acts": 2250, "refused": 1, "missing": 0, "last phone p99, ms": 61.5, **QUIET},
    {"server MB": 94.5, "acts": 2250, "refused": 0, "missing": 2, "last phone p99, ms": 60, **QUIET},
]


def test_three_hours_pass_without_a_fault(tmp_path: Path) -> None:
    said: list[str] = []

    found = evening.measure(10, 900, said.append, tmp_path / "evening.json")

    assert sum("/J/" in line for line in said) == 1
    assert len(found) == 7
    assert sum(half["acts"] for half in found[1:]) >= 6 * (10 + 10)
    assert [(half["refused"], half["missing"], half["doubled"]) for half in found[1:]] == [(0, 0, 0)] * 6
    assert all(half["server MB"] > 10 for half in found)
    kept = keeping.load(tmp_path / "evening.json")["evening"]
    assert kept.ours("memory grown by, MB") == found[-1]["server MB"] - found[0]["server MB"]


def test_the_table_tells_each_half_hour_and_the_growth() -> None:
    lines = evening.told(FOUND).splitlines()

    assert lines[1].split() == ["start", "90"]
    assert lines[2].split() == ["0.5", "h", "95.25", "2250", "1", "0", "61.5", "0.2", "1"]
    assert lines[-1] == "4500 acts; the server grew by 4.5 MB"


def test_half_hours_in_which_the_generator_was_the_limit_are_named() -> None:
    late = FOUND[1] | {"generator late p99, ms": 21}

    lines = evening.told([*FOUND, late]).splitlines()

    assert lines[-1] == "! the generator was the limit at 1.5 h"


def test_what_is_kept_of_an_evening_is_its_growth_and_every_half_hour() -> None:
    kept = evening.whole(FOUND, 300, 20)

    assert kept.ours("memory grown by, MB") == 4.5
    assert (kept.ours("start: server MB"), kept.ours("1 h: missing")) == (90, 2)
