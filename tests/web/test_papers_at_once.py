"""Several people want a paper in the same second: each gets it, and the clocks in the room go on."""

import asyncio
import subprocess
import sys
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from facilitate.bench.gathering import Gathering
from facilitate.bench.process import free_port, serve

NAMED = "import sys, facilitate.cli; print(*[name for name in sys.modules if name.startswith('facilitate.')])"
LOADED = """
import sys
from gevent import monkey
def told(): print(*sorted(name for name in sys.modules if name.startswith("facilitate."))); sys.exit()
monkey.patch_all = told
from facilitate.cli import main
main(["serve", "--data", sys.argv[1]])
"""
NO_LOCKS = ["cli", "config", "service", "service.clock", "web", "web.memory", "workers"]
"""What decides whether there are to be workers, and what the patching itself needs: none of them makes a lock."""


async def meeting(port: int) -> tuple[str, str]:
    """(code, a resident's token)."""
    gathering = await Gathering.call(port, "organiser")
    await gathering.sign_up(0)
    gathering.host.close()
    return gathering.code, gathering.tokens[0]


def test_three_papers_at_once_stop_nobody(tmp_path: Path) -> None:
    server = serve(tmp_path, free_port(), "organiser")
    try:
        code, token = asyncio.run(meeting(server.port))

        def ask(path: str) -> int:
            wish = urllib.request.Request(f"http://127.0.0.1:{server.port}{path}")
            wish.add_header("Authorization", f"Bearer {token}")
            with urllib.request.urlopen(wish, timeout=60) as answer:
                return int(answer.status)

        with ThreadPoolExecutor(3) as neighbours:
            papers = [neighbours.submit(ask, f"/m/{code}/papers/minutes.html") for _ in range(3)]
            time.sleep(0.1)
            assert ask("/healthz") == 200
            assert [paper.result() for paper in papers] == [200, 200, 200]
    finally:
        server.kill()


def test_the_server_loads_nothing_that_makes_locks_before_gevent_has_patched_them(tmp_path: Path) -> None:
    command = [sys.executable, "-c", LOADED, str(tmp_path)]
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert loaded.split() == [f"facilitate.{name}" for name in NO_LOCKS]


def test_the_command_line_loads_nothing_of_ours_by_itself() -> None:
    loaded = subprocess.run([sys.executable, "-c", NAMED], capture_output=True, text=True, check=True).stdout

    assert loaded.split() == ["facilitate.cli"]
