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
    assert "test_redis_passes_a_word_on" in collected("tests/test_servers.py")
    assert "test_redis_passes_a_word_on" not in collected("tests/test_servers.py", "-m", "not slow")


def test_what_is_slow_as_a_whole_is_not_even_read_for_the_fast_part() -> None:
    assert "deselected" in collected("tests/practices", "-m", "not slow and not slow")
    assert "deselected" not in collected("tests/practices", "-m", "not slow")


def collected(*asked: str) -> str:
    """What pytest finds where it is asked so."""
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", *asked]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True).stdout
