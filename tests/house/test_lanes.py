"""What ./run test answers is what its two lanes answered: all well only when both were well."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Stands for the library's python: says which lane it is, takes as long and ends as it is told.
LANE = """#!/bin/sh
case "$*" in *--ignore=*) lane=SECOND ;; *) lane=FIRST ;; esac
echo "words of $lane: $*"
eval "sleep \\$${lane}_SECONDS; exit \\$${lane}_ANSWER"
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder with ./run in which everything is installed, and the stand-in where the libraries' python would be."""
    for name in ("run", "pyproject.toml", "requirements.txt", "requirements-dev.txt"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    python = tmp_path / ".venv" / "bin" / "python"
    python.write_text(LANE)
    for file in (python, tmp_path / "run"):
        file.chmod(0o755)
    for locked, ready in (("requirements.txt", ".ready"), ("requirements-dev.txt", ".ready-tests")):
        stamp = f"{{ cat {locked} pyproject.toml run; pwd; }} | cksum > .venv/{ready}"
        subprocess.run(["sh", "-c", stamp], cwd=tmp_path, check=True)
    return tmp_path


def answered(house: Path, first: int, second: int, first_seconds: float = 0.0) -> subprocess.CompletedProcess[str]:
    told = {
        "FIRST_ANSWER": str(first),
        "SECOND_ANSWER": str(second),
        "FIRST_SECONDS": str(first_seconds),
        "SECOND_SECONDS": "0",
    }
    command = ["sh", "./run", "test"]
    return subprocess.run(
        command, cwd=house, env={**os.environ, **told}, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("seconds", [0.0, 0.3], ids=["first-lane-ends-first", "second-lane-ends-first"])
@pytest.mark.parametrize(("first", "second", "whole"), [(0, 0, 0), (1, 0, 1), (0, 1, 1), (2, 2, 2)])
def test_the_run_answers_as_its_lanes_did(house: Path, first: int, second: int, whole: int, seconds: float) -> None:
    told = answered(house, first, second, seconds)

    assert (told.returncode, told.stderr) == (whole, "")
    assert told.stdout.index("words of SECOND") < told.stdout.index("words of FIRST")
