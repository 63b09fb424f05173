"""What one process writes the others tell their phones within moments; with Redis gone only later, never not at all."""

import logging
import signal
import time
from collections.abc import Callable, Iterator

import pytest

from facilitate.service.doorbell import RINGS, Doorbell
from facilitate.service.relay import SILENT, Relay, checked
from tests.cast import CODE, Cast
from tests.doors import cast_behind, rename
from tests.doors_shared import Worker, faults, workers
from tests.servers import Postgres, Redis

SOON = 20.0
"""Seconds on a busy machine."""


def eventually(true: Callable[[], bool], within: float = SOON) -> bool:
    until = time.monotonic() + within
    while not true() and time.monotonic() < until:
        time.sleep(0.02)
    return true()


class Ringing:
    """Workers with doorbells, stopped after the test."""

    def __init__(self, here: list[Worker], url: str) -> None:
        self.relays = [Relay(url) for _ in here]
        self.bells = [
            Doorbell(worker.door, worker.store, worker.run, relay)
            for worker, relay in zip(here, self.relays, strict=True)
        ]
        for part in (*self.relays, *self.bells):
            part.start()

    def stop(self) -> None:
        for part in (*self.bells, *self.relays):
            part.stop()


@pytest.fixture
def ringing(postgres: Postgres, redis_server: Redis) -> Iterator[tuple[Cast, list[Worker], Ringing]]:
    cast = cast_behind(postgres.ready_database())
    here = workers(cast.place.url, cast.clock, 3)
    bells = Ringing(here, redis_server.url)
    assert eventually(lambda: all(relay.up for relay in bells.relays))
    yield cast, here, bells
    bells.stop()


def test_what_one_door_accepts_the_others_hear_of_by_themselves(ringing) -> None:
    cast, here, _ = ringing

    seq = here[0].door.act(CODE, rename(cast, "wang", "王姐", "o1")).seq

    assert eventually(lambda: all(worker.heard[-1:] == [seq] for worker in here))
    assert faults(here) == []


def test_with_redis_stopped_nothing_is_lost_and_when_it_is_back_the_bell_rings_again(
    ringing, redis_server: Redis, caplog: pytest.LogCaptureFixture
) -> None:
    cast, here, bells = ringing
    caplog.set_level(logging.ERROR)
    redis_server.kill()
    try:
        began = time.monotonic()
        seqs = []
        while time.monotonic() < began + 5:
            seqs.append(here[len(seqs) % 3].door.act(CODE, rename(cast, "wang", f"王{len(seqs)}", f"o{len(seqs)}")).seq)
            time.sleep(0.05)
        assert eventually(lambda: all(worker.heard[-1] == seqs[-1] for worker in here))
    finally:
        redis_server.start()
    assert eventually(lambda: all(relay.up for relay in bells.relays))
    assert faults(here) == []


def test_a_redis_that_says_nothing_more_and_does_not_hang_up_is_given_up_and_found_again(
    ringing, redis_server: Redis
) -> None:
    cast, here, bells = ringing
    assert redis_server.process is not None
    redis_server.process.send_signal(signal.SIGSTOP)
    try:
        assert eventually(lambda: not any(relay.up for relay in bells.relays))
        seq = here[0].door.act(CODE, rename(cast, "wang", "王姐", "o1")).seq
        assert eventually(lambda: all(worker.heard[-1:] == [seq] for worker in here))
    finally:
        redis_server.process.send_signal(signal.SIGCONT)
    assert eventually(lambda: all(relay.up for relay in bells.relays))


def test_a_redis_with_nothing_to_tell_is_not_given_up(ringing, caplog: pytest.LogCaptureFixture) -> None:
    _, _, bells = ringing

    assert not eventually(lambda: not all(relay.up for relay in bells.relays), within=SILENT + 2)
    assert caplog.records == []


def test_what_is_to_be_said_when_a_process_ends_is_heard(ringing) -> None:
    cast, here, bells = ringing
    for bell in bells.bells:
        bell.look = lambda: None  # type: ignore[method-assign]  # rings alone

    seq = here[0].door.act(CODE, rename(cast, "wang", "王姐", "o1")).seq
    bells.relays[0].stop()

    assert eventually(lambda: all(worker.heard[-1:] == [seq] for worker in here))


def test_a_ring_without_reading_the_log_leaves_the_others_behind(ringing) -> None:
    cast, here, bells = ringing
    for worker in here:
        worker.door.memory.catch_up = lambda _code: None  # type: ignore[method-assign]

    here[0].door.act(CODE, rename(cast, "wang", "王姐", "o1"))

    assert not eventually(lambda: bool(here[1].heard), within=1.0)
    bells.stop()


def test_a_ring_for_more_than_the_log_has_is_answered_with_one_reading(ringing, monkeypatch) -> None:
    cast, here, bells = ringing
    read, since = [], here[1].store.since
    monkeypatch.setattr(here[1].store, "since", lambda *about: read.append("read") or since(*about))

    bells.relays[0].say(RINGS, {CODE: 10**9})

    assert eventually(lambda: read != [])
    time.sleep(0.3)
    assert len(read) == 1
    seq = here[0].door.act(CODE, rename(cast, "wang", "王姐", "o1")).seq
    assert eventually(lambda: here[1].heard[-1:] == [seq])


@pytest.mark.parametrize("url", ["redis://10.0.0.7:6379/0", "rediss://hall.example/1"])
def test_a_redis_elsewhere_without_a_password_is_refused_with_a_word(url: str) -> None:
    with pytest.raises(ValueError, match="has no password"):
        checked(url)


@pytest.mark.parametrize(
    "url", ["redis://:word@10.0.0.7/0", "redis://127.0.0.1/0", "redis://localhost", "unix:///run/redis", ""]
)
def test_a_redis_here_or_with_a_password_is_welcome(url: str) -> None:
    assert checked(url) == url
