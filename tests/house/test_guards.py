"""The guards of the tests themselves: nobody reaches outside, and slow tests are known as such."""

import socket
import subprocess
import sys

import pytest

from tests.house.tree import ROOT


def test_a_test_that_reaches_outside_is_stopped_before_the_first_packet() -> None:
    with socket.socket() as line, pytest.raises(AssertionError, match="this machine only"):
        line.connect(("192.0.2.1", 80))


def test_a_test_may_talk_to_this_machine() -> None:
    with socket.create_server(("127.0.0.1", 0)) as here, socket.create_connection(here.getsockname()) as line:
        assert line.getpeername() == here.getsockname()


def test_tests_that_need_a_server_are_left_out_of_the_fast_part() -> None:
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "tests/test_servers.py"]
    every = subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout
    fast = subprocess.run([*command, "-m", "not slow"], cwd=ROOT, capture_output=True, text=True).stdout

    assert "test_redis_passes_a_word_on" in every
    assert "test_redis_passes_a_word_on" not in fast
