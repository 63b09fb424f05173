"""What is between the processes goes on whatever one listener does, and nothing that was said before the end is left unsaid."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any

import pytest

from facilitate.service.doorbell import Doorbell
from facilitate.service.relay import Relay

SOON = 10.0


class Post:
    """Stands in for a Redis: what was published, and what is to be heard; `during` happens while something is published."""

    def __init__(self, *heard: Mapping[str, Any]) -> None:
        self.published: list[Mapping[str, Any]] = []
        self.during: Callable[[], object] = lambda: None
        self._heard = [{"type": "message", "data": json.dumps(each)} for each in heard]

    def __enter__(self) -> Post:
        return self

    def __exit__(self, *_fault: object) -> None:
        pass

    def pubsub(self, **_how: object) -> Post:
        return self

    def subscribe(self, _channel: str) -> None:
        pass

    def ping(self) -> None:
        self._heard.append({"type": "pong", "data": ""})

    def get_message(self, timeout: float) -> Mapping[str, Any] | None:
        if timeout > 1.0:  # the answer to the subscription
            return None
        time.sleep(0.01)
        return self._heard.pop(0) if self._heard else None

    def publish(self, _channel: str, told: str) -> None:
        self.published.append(json.loads(told)["said"])
        during, self.during = self.during, lambda: None
        during()


def relay_through(post: Post, monkeypatch: pytest.MonkeyPatch) -> Relay:
    monkeypatch.setattr(Relay, "_client", lambda _relay: post)
    return Relay("redis://localhost")


def eventually(true: Callable[[], bool]) -> bool:
    until = time.monotonic() + SOON
    while not true() and time.monotonic() < until:
        time.sleep(0.01)
    return true()


@pytest.mark.parametrize("fault", [OSError("the disk is not there"), ValueError("a slip of ours")])
def test_a_fault_of_one_listener_ends_neither_the_hearing_nor_is_it_told_as_redis_gone(
    fault: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    relay = relay_through(Post({"from": "another", "said": {"good": {"a": 1}}}), monkeypatch)
    heard: list[Mapping[str, Any]] = []
    came: list[str] = []

    def bad() -> None:
        raise fault

    relay.hear("bad", lambda *_: None, bad)
    relay.hear("good", lambda _who, things: heard.append(things), lambda: came.append("back"))
    with caplog.at_level(logging.WARNING):
        relay.start()
        found = eventually(lambda: heard == [{"a": 1}])
        up = relay.up
        relay.stop()

    assert (found, up, came) == (True, True, ["back"])
    assert [record.message for record in caplog.records] == ["a listener failed when others could be heard again"]


def test_what_is_said_while_the_last_is_under_way_is_said_before_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    post = Post()
    relay = relay_through(post, monkeypatch)

    def last_words() -> None:
        relay.say("rings", {"B": 2})
        relay._stopped.set()

    post.during = last_words
    relay.say("rings", {"A": 1})
    relay.start()
    relay._threads[1].join(SOON)
    relay.stop()

    assert [said for said in post.published if said] == [{"rings": {"A": 1}}, {"rings": {"B": 2}}]


class Behind:
    """A meeting in memory at `head`; each reading brings what is `there`, and `during` happens meanwhile."""

    def __init__(self) -> None:
        self.head, self.there = 1, 1
        self.during: Callable[[], object] = lambda: None

    def lacks(self, _code: str, seq: int) -> bool:
        return self.head < seq

    def catch_up(self, _code: str) -> bool:
        before, self.head = self.head, self.there
        during, self.during = self.during, lambda: None
        during()
        return self.head != before


def test_a_ring_that_comes_while_a_reading_brings_nothing_is_read_for_too() -> None:
    memory = Behind()
    door = SimpleNamespace(memory=memory, listen_own=lambda _heard: None)
    bell = Doorbell(door, None, None, Relay(""))  # type: ignore[arg-type]  # rings alone

    def written_and_rung() -> None:
        memory.there = 3
        bell._rung("another", {"C": 3})

    memory.during = written_and_rung
    bell._rung("another", {"C": 2})

    assert eventually(lambda: memory.head == 3)
    bell.stop()
