"""A body may take its time, but not for ever."""

import io
from typing import Any

import gevent
import pytest
from gevent import pywsgi

from facilitate.web import heads
from facilitate.web.heads import Body, Patient


class Dribble(io.BytesIO):
    """A body of which each byte takes a second of the test's clock."""

    def __init__(self, data: bytes, clock: list[float], each: float) -> None:
        super().__init__(data)
        self._clock, self._each = clock, each

    def read(self, n: int | None = -1) -> bytes:
        part = super().read(n)
        self._clock[0] += self._each
        return part


def body(monkeypatch: pytest.MonkeyPatch, data: bytes, each: float, gone: list[Any], length: int | None = None) -> Body:
    clock = [100.0]
    monkeypatch.setattr("facilitate.web.heads.time.monotonic", lambda: clock[0])
    return Body(
        Dribble(data, clock, each), len(data) if length is None else length, None, False, lambda: gone.append(1)
    )


def test_a_large_body_on_a_slow_line_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    gone: list[Any] = []
    data = b"x" * 1_000_000  # 61 pieces, three seconds each: 5 kB a second

    assert body(monkeypatch, data, 3, gone).read() == data
    assert gone == []


def test_a_body_that_is_broken_off_ends_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    gone: list[Any] = []

    with pytest.raises(OSError, match="unexpected end"):
        body(monkeypatch, b"x" * 10, 1, gone, length=100).read()

    assert gone


def test_what_nobody_read_is_read_away_but_not_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    gone: list[Any] = []

    body(monkeypatch, b"x" * 100_000, 0.001, gone)._discard()
    assert gone == []
    body(monkeypatch, b"x", 0.001, gone, length=heads.LEFT_BYTES + 1)._discard()
    assert gone


def test_without_the_bound_the_same_body_would_be_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bad twin: the discarding of the server library waits for all that was announced."""
    gone: list[Any] = []
    endless: Any = body(monkeypatch, b"x", 0.001, gone, length=heads.LEFT_BYTES + 1)

    with pytest.raises(OSError, match="unexpected end"):
        _of_the_library(endless)


def _of_the_library(endless: Any) -> None:
    discard: Any = vars(pywsgi.Input)["_discard"]
    discard(endless)


class Silent:
    """A line on which nothing comes for a long while."""

    def read(self, _n: int) -> bytes:
        gevent.sleep(60)
        return b"x"


def test_a_body_that_never_comes_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heads, "BODY_SECONDS", 0.05)

    with pytest.raises(TimeoutError, match="without end"):
        Patient(Silent()).read(10)
