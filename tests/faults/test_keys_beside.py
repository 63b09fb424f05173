"""A command that is run beside a running house leaves the keys of its ballots alone."""

import asyncio
import subprocess
import sys
from pathlib import Path

from facilitate.bench.process import free_port, serve
from tests.faults import secret_hall
from tests.faults.secret_run import KEY, PEOPLE


def test_a_command_beside_a_running_house_destroys_no_key_whose_first_vote_is_on_its_way(tmp_path: Path) -> None:
    port = free_port()
    secret_hall.lay_out(tmp_path)
    server = serve(tmp_path, port, KEY)
    try:
        code = asyncio.run(secret_hall.call(port, KEY, PEOPLE)).code
        on_its_way = tmp_path / "boxes" / f"{code}-7.key"  # made, and its choice not yet committed
        on_its_way.write_bytes(bytes(range(32)))

        made = subprocess.run(
            [sys.executable, "-m", "facilitate", "paper", code, "minutes.md", "--data", str(tmp_path), "-o", str(tmp_path / "m.md")],
            capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip

        assert made.returncode == 0, made.stderr
        assert (tmp_path / "m.md").exists()
        assert on_its_way.read_bytes() == bytes(range(32))
    finally:
        server.kill()

    server = serve(tmp_path, port, KEY)
    try:
        assert not on_its_way.exists(), "the server that holds the house tidies"
    finally:
        server.kill()
