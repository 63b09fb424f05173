"""What ./run test answers is what its three lanes answered: all well only when all were well."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LANES = ("BROWSER", "FAULTS", "REST")
# Stands for the library's python: says which lane it is, takes as long and ends as it is told.
LANE = """#!/bin/sh
case "$*" in *--ignore=tests/browser*--ignore=tests/faults*) lane=REST ;; *tests/faults*) lane=FAULTS ;; *) lane=BROWSER ;; esac
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


def answered(house: Path, *words: str, **told: float) -> subprocess.CompletedProcess[str]:
    """What `./run test` says whose lanes are told what to answer and how many seconds to take; nought where nothing is told."""
    lanes = {f"{lane}_{what}": "0" for lane in LANES for what in ("ANSWER", "SECONDS")}
    env = {**os.environ, **lanes, **{name: str(value) for name, value in told.items()}}
    command = ["sh", "./run", "test", *words]
    return subprocess.run(command, cwd=house, env=env, capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("slow", LANES)
@pytest.mark.parametrize(
    ("answers", "whole"),
    [((0, 0, 0), 0), ((1, 0, 0), 1), ((0, 1, 0), 1), ((0, 0, 1), 1), ((2, 2, 2), 2)],
)
def test_the_run_answers_as_its_lanes_did(house: Path, answers: tuple[int, ...], whole: int, slow: str) -> None:
    told = {f"{lane}_ANSWER": answer for lane, answer in zip(LANES, answers, strict=True)}

    done = answered(house, **told, **{f"{slow}_SECONDS": 0.3})

    assert (done.returncode, done.stderr) == (whole, "")
    assert sorted(LANES, key=lambda lane: done.stdout.index(f"words of {lane}:")) == ["REST", "BROWSER", "FAULTS"]


def test_each_folder_is_run_by_one_lane(house: Path) -> None:
    told = answered(house).stdout.splitlines()

    assert told == [
        "words of REST: -m pytest --ignore=tests/browser --ignore=tests/faults",
        "words of BROWSER: -m pytest tests/browser",
        "words of FAULTS: -m pytest tests/faults",
    ]


def test_the_fast_run_has_two_lanes(house: Path) -> None:
    told = answered(house, "fast").stdout.splitlines()

    assert [line.partition(": ")[2] for line in told] == [
        "-m pytest --ignore=tests/web --ignore=tests/service --ignore=tests/store -m not slow",
        "-m pytest tests/web tests/service tests/store -m not slow",
    ]
