"""`facilitate bench` measures both sides, or says in a word why it cannot."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from facilitate.bench import figures, keeping, plain
from facilitate.bench.found import counted
from facilitate.cli_bench import bench


def test_a_small_run_measures_both_sides_and_keeps_the_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "LAG_LIMIT", 1e9)  # whether this machine is idle is not the question here
    monkeypatch.setattr(plain, "STORM_SECONDS", 0.5)
    kept = tmp_path / "figures.json"

    result = CliRunner().invoke(
        bench, ["--phones", "5", "--rate", "10", "--seconds", "1", "--runs", "2", "--papers", "--json", str(kept)]
    )

    assert result.exit_code == 0, result.output
    assert "CPU a delivery" in result.output
    assert "least to greatest" in result.output
    told = keeping.load(kept)["plain"]
    assert len(told.runs) == 2
    assert {name: told.ours(name) for name in told.names() if counted(name) and told.ours(name)} == {}
    assert {name: told.raw(name) for name in told.names() if counted(name) and told.raw(name)} == {}
    for name in (
        "joining: wait p99, ms",
        "last phone p99, ms",
        "while papers are made: last phone p99, ms",
        "all vote within a second: answer p99, ms",
    ):
        assert told.ratio(name)


def test_without_the_developers_tools_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("facilitate.bench.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "picows", None)

    result = CliRunner().invoke(bench, [])

    assert result.exit_code == 1
    assert "pip install picows uvloop" in result.output
