"""Servers of the bench's own that cannot be made leave nothing behind."""

import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitate.bench import servers


@pytest.fixture(autouse=True)
def _folders_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def test_a_cluster_that_cannot_be_made_leaves_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: list[str], __: Path, log: int) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(["sh", "-c", "echo no room on the disk; exit 1"], stdout=log)

    monkeypatch.setattr(servers, "_postgres_programs", lambda: tmp_path)
    monkeypatch.setattr(servers, "_as_nobody_special", fails)

    with pytest.raises(RuntimeError, match="no room on the disk"):
        servers.Postgres()

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("server", [servers.Postgres, servers.Redis])
def test_a_server_that_is_not_installed_leaves_no_folder(
    server: Callable[[], servers.Server], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("facilitate.bench.servers.shutil.which", lambda _: None)
    monkeypatch.setattr(Path, "glob", lambda *_: iter(()))

    with pytest.raises(FileNotFoundError, match="install PostgreSQL and Redis"):
        server()

    assert list(tmp_path.iterdir()) == []
