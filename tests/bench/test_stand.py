"""A bench that is told to end leaves no server behind, wherever it is just then."""

import signal
import socket
import subprocess
import sys

import pytest

STORY = """
import asyncio, signal, uvloop
from facilitate.bench.stand import apart, yardstick

async def measured():
    with yardstick() as server:
        print(server.port, flush=True)
        await asyncio.sleep(60)

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell in the background has its children ignore it
with apart():
    uvloop.run(measured())
"""


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_a_bench_that_is_told_to_end_stops_its_servers(told: signal.Signals) -> None:
    program = [sys.executable, "-c", STORY]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as bench:
        assert bench.stdout is not None
        port = int(bench.stdout.readline())
        here = answers(port)

        bench.send_signal(told)
        ended = bench.wait(30)

    assert here
    assert ended != 0
    assert not answers(port)
