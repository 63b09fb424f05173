"""Whatever strangers send, every decoder reads it or refuses it: searched by coverage (atheris), a few seconds here, minutes at length."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

LONG = bool(os.environ.get("FACILITATE_LONG"))
TARGETS = ("frame", "packet", "act", "rule", "scenario", "sheet", "record", "name")
SHORT = ("frame", "act", "record")
SECONDS = 90 if LONG else 4
CRASHED = 77
RUNS = re.compile(r"number_of_executed_units:\s*(\d+)")
COVERED = re.compile(r"cov: (\d+)")

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]


def fuzz(target: str, folder: Path, seconds: int) -> tuple[int, int, int, str]:
    """(exit code, inputs tried, places of the program reached, what was said)."""
    if find_spec("atheris") is None:
        print("atheris has no wheel for this Python or machine: coverage-guided fuzzing is left out here")
        pytest.skip("no atheris here")
    command = [sys.executable, "-m", "tests.faults.fuzz.run", target, str(folder), str(seconds)]
    done = subprocess.run(
        command, capture_output=True, timeout=seconds + 240, check=False, cwd=Path(__file__).parents[2]
    )
    said = (done.stdout + done.stderr).decode(errors="replace")
    runs, covered = RUNS.search(said), COVERED.findall(said)
    return done.returncode, int(runs[1]) if runs else 0, int(covered[-1]) if covered else 0, said


@pytest.mark.parametrize("target", TARGETS if LONG else SHORT)
def test_a_decoder_reads_or_refuses_whatever_comes(target: str, tmp_path: Path) -> None:
    code, tried, covered, said = fuzz(target, tmp_path, SECONDS)

    print(
        f"{target}: {tried} inputs in {SECONDS} s, {covered} places reached, {'a finding' if code else 'nothing found'}"
    )
    assert code == 0, said[-4000:]
    assert tried > 100
    assert covered > 10


def test_a_planted_fault_is_found(tmp_path: Path) -> None:
    code, tried, _, said = fuzz("twin", tmp_path, 60)

    print(f"the planted fault: found after {tried} inputs")
    assert code == CRASHED
    assert "the planted fault" in said
