"""One phone's line: what waits for its turn is not overtaken by a broadcast, however slow the phone is."""

from __future__ import annotations

from types import SimpleNamespace

import gevent
from gevent import socket

from facilitate.web.line import Line

LARGE = b"1" * 2_000_000


class Eager(Line):
    """Hears of the next broadcast in the very round of the loop in which the turn is given back."""

    overtook: bool | None = None

    def _follow(self, rest: memoryview) -> None:
        super()._follow(rest)
        self.overtook = self.push(b"3")


def test_a_broadcast_does_not_overtake_what_waits_when_the_turn_is_given_back() -> None:
    ours, phones = socket.socketpair()
    line = Eager(ours, SimpleNamespace(upgraded=True, queue=SimpleNamespace(empty=lambda: True)))
    assert line.push(LARGE)
    waiting = gevent.spawn(line.send, b"2")
    gevent.sleep(0.01)
    heard = b""
    while len(heard) <= len(LARGE):
        heard += phones.recv(65536)
    waiting.join(timeout=10)

    assert line.overtook is False
    assert heard[-1:] == b"2"
    ours.close()
    phones.close()
