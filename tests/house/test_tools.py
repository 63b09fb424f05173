"""The tools of the trade are content: style, form, walls, types."""

import subprocess
import sys
from pathlib import Path

from tests.house.tree import ROOT

BIN = Path(sys.executable).parent


def run(tool: str, *args: str, given: str = "") -> str:
    """What the tool has against the house (or against the text `given`), or nothing."""
    done = subprocess.run([BIN / tool, *args], cwd=ROOT, input=given, capture_output=True, text=True)
    return "" if done.returncode == 0 else f"{tool} {' '.join(args)}\n{done.stdout[-8000:]}{done.stderr[-2000:]}"


def test_ruff_finds_nothing() -> None:
    faults = run("ruff", "check", "--output-format=concise")

    assert not faults, faults


def test_every_file_has_the_one_form() -> None:
    faults = run("ruff", "format", "--check")

    assert not faults, faults


def test_the_walls_between_packages_stand() -> None:
    faults = run("lint-imports", "--no-cache")

    assert not faults, faults


def test_every_type_is_known() -> None:
    faults = run("mypy")

    assert not faults, faults
