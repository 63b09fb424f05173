"""The wheel: everything that ships is in it, and the program finds it there."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.tree import ROOT, names

SHIPPED = ("templates/", "static/", "rules/")


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a freshly built wheel."""
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-index", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "-w", str(out), str(ROOT)], check=True, capture_output=True)
    [wheel] = out.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(out / "site")
    return out / "site"


def test_everything_that_ships_is_in_the_wheel(unpacked: Path) -> None:
    shipped = [f"facilitate/{name}" for name in names() if name.startswith(SHIPPED)]
    code = [name for name in names() if name.startswith("facilitate/") and not name.endswith("ruff.toml")]
    missing = [name for name in shipped + code if not (unpacked / name).is_file()]

    assert shipped
    assert not missing


@pytest.mark.parametrize("folder", ["templates", "static", "rules"])
def test_the_installed_program_finds_its_own_folders(unpacked: Path, folder: str) -> None:
    ask = f"from facilitate.resources import resource; print(resource({folder!r}))"
    told = subprocess.run(
        [sys.executable, "-c", ask],
        cwd=unpacked.parent,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        check=True,
        capture_output=True,
        text=True,
    )

    assert told.stdout.strip() == str(unpacked / "facilitate" / folder)
