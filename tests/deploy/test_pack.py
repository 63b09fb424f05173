"""The stick from which the program installs without internet: what is on it, and that pip will take what was built here."""

import importlib.util
import os
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from types import ModuleType

import pytest

from tests.house.tree import ROOT


@pytest.fixture(scope="module")
def pack() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pack", ROOT / "tools" / "pack.py")
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def test_a_wheel_that_was_built_here_is_accepted_beside_those_that_are_published(
    pack: ModuleType, tmp_path: Path
) -> None:
    requirements = tmp_path / "requirements.txt"
    requirements.write_text("one==1.0 \\\n    --hash=sha256:aa\nPy_Two==2.0 ; x \\\n    --hash=sha256:bb\n")
    (tmp_path / "py_two-2.0-cp311-cp311-linux_x86_64.whl").write_bytes(b"built here")

    pack.own_hashes(requirements, tmp_path)

    digest = sha256(b"built here").hexdigest()
    assert requirements.read_text() == (
        f"one==1.0 \\\n    --hash=sha256:aa\nPy_Two==2.0 ; x \\\n    --hash=sha256:{digest} \\\n    --hash=sha256:bb\n"
    )


def test_every_library_is_one_block_with_its_hashes(pack: ModuleType) -> None:
    found = pack.blocks((ROOT / "requirements.txt").read_text())

    assert len(found) > 50
    assert all(block.count("==") >= 1 and "--hash=sha256:" in block for block in found)


def test_the_folder_holds_the_program_checksums_and_what_to_do_in_both_languages(
    pack: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pack, "tracked", lambda: ["run", "run.cmd", "requirements.txt", "facilitate/app.py"])
    monkeypatch.setattr(pack, "own_wheels", lambda wheels: wheels.mkdir())
    monkeypatch.setattr(pack, "foreign_wheels", lambda _wheels, _other: ["pysqlite3"])

    failed = pack.main([str(tmp_path / "stick"), "--for", "win_amd64:3.12"])
    again = pack.main([str(tmp_path / "stick")])

    words = (tmp_path / "stick" / "READ-ME.txt").read_text()
    assert "sh run" in words
    assert "win_amd64:3.12: 没有现成的、装不上 · no ready wheel, will not install: pysqlite3" in words
    assert os.access(tmp_path / "stick" / "run", os.X_OK)
    assert (failed, again) == (1, 2)
    assert "not empty" in capsys.readouterr().err
    sums = subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=tmp_path / "stick", check=False)
    assert sums.returncode == 0


@pytest.mark.skipif(
    not os.environ.get("FACILITATE_LONG"), reason="fetches every library: ./run faults tests/deploy/test_pack.py"
)
def test_it_installs_and_serves_where_there_is_no_network(tmp_path: Path) -> None:
    subprocess.run([sys.executable, ROOT / "tools" / "pack.py", tmp_path / "stick"], check=True)
    script = (
        "ip link set lo up && cd stick && sh run setup && "
        "(timeout 60 .venv/bin/facilitate serve --data ../data --port 8970 &) && "
        "for i in $(seq 60); do sleep 1; curl -sf http://127.0.0.1:8970/ && break; done"
    )
    own = {name: told for name, told in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))}
    done = subprocess.run(
        ["unshare", "-rn", "sh", "-c", script], cwd=tmp_path, env={**own, "PIP_CONFIG_FILE": os.devnull},
        capture_output=True, text=True, timeout=500,
    )  # fmt: skip

    assert re.search("<html", done.stdout), done.stderr[-2000:]
