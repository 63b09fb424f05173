"""The wheel: everything that ships is in it, and the program finds it there."""

import os
import re
import subprocess
import sys
import urllib.request
import zipfile
from pathlib import Path

import pytest

from facilitate.bench.process import Process, free_port
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


def test_the_wheel_serves_a_meeting_from_an_empty_folder(unpacked: Path, tmp_path: Path) -> None:
    port = free_port()
    command = [sys.executable, "-P", "-m", "facilitate", "serve", "--port", str(port), "--host", "127.0.0.1"]
    env = {"PYTHONPATH": str(unpacked), "FACILITATE_DATA": str(tmp_path / "data"), "FACILITATE_ORGANISER_KEY": "key"}
    server = Process(command, env, port, tmp_path / "log")
    try:
        server.wait_until_it_answers("/healthz")
        door = _get(port, "/?key=key")
        found = re.findall(r'(?:href|src)="(/s/[^"]+)"', door)
        sheets = [_get(port, path) for path in found]
    finally:
        server.stop()

    assert "圆桌需求评估会" in door
    assert found
    assert all(sheets)


def _get(port: int, path: str) -> str:
    """The page at that path of our own server, cookies kept over redirects."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    with opener.open(f"http://127.0.0.1:{port}{path}", timeout=20) as answer:
        return str(answer.read().decode("utf-8", "replace"))
