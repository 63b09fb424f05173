"""What a process that makes things leaves behind on the disk: nothing, however it or this program ends."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from facilitate.papers.child import Child, Lost

LEAVES = """
import sys, tempfile
tempfile.mkdtemp(); open(tempfile.mkstemp()[1], "w").write("words of a meeting")
sys.stdout.buffer.write(b"\\0\\0\\0\\x02{}" + b"\\0\\0\\0\\x04made"); sys.stdout.buffer.flush()
sys.stdin.buffer.read()
"""
PROGRAM = f"""
import sys
from facilitate.papers.child import Child
child = Child([sys.executable, "-c", {LEAVES!r}], 60)
print(child.ask(b"x")[1].decode())
if sys.argv[1] == "ends the child":
    child.end()
"""


@pytest.mark.parametrize("how", ["ends the child", "ends"])
def test_nothing_is_left_where_the_program(how: str, tmp_path: Path) -> None:
    where = {**os.environ, "TMPDIR": str(tmp_path)}

    program = [sys.executable, "-W", "always::ResourceWarning", "-c", PROGRAM, how]
    done = subprocess.run(program, env=where, capture_output=True, text=True, timeout=60)

    assert (done.stdout, done.stderr) == ("made\n", "")
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_left_by_one_that_was_too_slow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    child = Child([sys.executable, "-c", "import tempfile, time; tempfile.mkdtemp(); time.sleep(60)"], 1)

    with pytest.raises(Lost):
        child.ask(b"x")

    assert list(tmp_path.iterdir()) == []


AMID = """
from gevent import monkey
monkey.patch_all()
import contextlib, sys
import gevent
from facilitate.papers.child import Child, Lost
child = Child([sys.executable, "-c", "import time; time.sleep(60)"], 60)
def ask():
    with contextlib.suppress(Lost):
        child.ask(b"x")
gevent.spawn(ask)
gevent.sleep(0.5)
"""


def test_a_server_that_stops_while_a_paper_is_made_stops_without_complaint() -> None:
    done = subprocess.run([sys.executable, "-c", AMID], capture_output=True, text=True, timeout=60)

    assert (done.returncode, done.stderr) == (0, "")
