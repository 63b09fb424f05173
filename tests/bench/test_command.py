"""`facilitate bench` measures both sides, or says in a word why it cannot."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from facilitate.bench import figures, run
from facilitate.cli_bench import bench


@pytest.mark.slow
def test_a_small_run_measures_both_sides_and_keeps_the_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "LAG_LIMIT", 1e9)  # whether this machine is idle is not the question here
    monkeypatch.setattr(run, "STORM_SECONDS", 0.5)
    kept = tmp_path / "figures.json"

    result = CliRunner().invoke(
        bench, ["--phones", "5", "--rate", "10", "--seconds", "1", "--papers", "--json", str(kept)]
    )

    assert result.exit_code == 0, result.output
    assert "CPU a delivery" in result.output
    told = json.loads(kept.read_text())
    assert told["facilitate"]["talk"]["missing"] == told["raw"]["talk"]["missing"] == 0
    assert told["facilitate"]["vote"]["counted"] == 5
    assert told["facilitate"]["packing"]["talk"]["missing"] == 0
    assert "while packs of papers are made" in result.output


def test_without_the_developers_tools_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "facilitate.bench.run", raising=False)
    monkeypatch.setitem(sys.modules, "picows", None)
    for name in ("crowd", "phone", "gathering"):
        monkeypatch.delitem(sys.modules, f"facilitate.bench.{name}", raising=False)

    result = CliRunner().invoke(bench, [])

    assert result.exit_code == 1
    assert "pip install picows uvloop" in result.output
