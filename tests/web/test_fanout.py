"""A broadcast reaches everybody once, in order and whole, and nobody who is slow harms the others."""

import json
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.web.plain_phone import PlainPhone

ANN = "Authorization: Bearer token-ann\r\n"
BOB = "Authorization: Bearer token-bob\r\n"
CERTIFICATE = str(Path(__file__).parent / "localhost.pem")
Serve = Callable[..., int]
Dial = Callable[..., PlainPhone]


def broadcast(port: int, times: int, size: int) -> int:
    """Let the server broadcast; answers how many sockets it has open."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/broadcast/{times}/{size}", timeout=30) as answer:
        return int(answer.read())


@pytest.mark.parametrize("mode", ["direct", "stock"])
def test_everybody_in_the_room_hears_every_event_once_and_in_order(small_room: Serve, dial: Dial, mode: str) -> None:
    port = small_room(mode)
    phones = [dial(port, ANN), dial(port, BOB)]
    assert [phone.enter()["me"] for phone in phones] == ["ann", "bob"]

    broadcast(port, 300, 200)

    assert [[patch["n"] for patch in phone.patches(300)] for phone in phones] == [list(range(300))] * 2


def test_who_has_not_entered_hears_nothing(small_room: Serve, dial: Dial) -> None:
    port = small_room("direct")
    inside, outside = dial(port, ANN), dial(port, BOB)
    inside.enter()
    outside.until("0{")
    outside.text("40")
    outside.until("40")

    broadcast(port, 3, 10)
    outside.text('421["say",{"text":"done"}]')

    assert [patch.get("n") for patch in inside.patches(3)] == [0, 1, 2]
    assert json.loads(outside.until("43")[3:]) == [{"ok": True}]
    assert outside.seen == []


def test_frames_stay_whole_when_an_answer_and_broadcasts_meet_on_a_slow_line(small_room: Serve, dial: Dial) -> None:
    port = small_room("direct")
    phone = dial(port, ANN, receive_buffer=4096)
    phone.enter()

    for _ in range(5):  # each answer is larger than the kernel takes at once
        phone.text('421["enter",{"pad":3000000}]')
        broadcast(port, 20, 500)
        assert len(phone.until("431")) > 3_000_000

    assert [patch["n"] for patch in phone.patches(100)] == list(range(20)) * 5


def test_a_stalled_phone_is_cut_and_the_others_hear_everything(small_room: Serve, dial: Dial) -> None:
    port = small_room("direct")
    stalled, awake = dial(port, ANN, receive_buffer=4096), dial(port, BOB)
    stalled.enter()
    awake.enter()

    heard = 0
    for _ in range(40):
        still_there = broadcast(port, 20, 10_000)
        heard += 20
        awake.patches(heard)
        if still_there == 1:
            break

    assert still_there == 1
    assert heard * 10_000 < 1_500_000  # what the kernels keep, what we hold, and one round more
    assert [patch["n"] for patch in awake.seen] == list(range(20)) * (heard // 20)
    assert stalled.ended()


def test_a_polling_phone_hears_the_same(small_room: Serve) -> None:
    port = small_room("direct")
    poller = Poller(port)
    poller.say("40")
    poller.say('420["enter",{}]')
    poller.hear("430")

    broadcast(port, 3, 10)

    assert [json.loads(poller.hear('42["patch"')[2:])[1]["n"] for _ in range(3)] == [0, 1, 2]


def test_a_phone_behind_tls_hears_the_same(small_room: Serve, dial: Dial) -> None:
    port = small_room("tls", CERTIFICATE)
    listener, speaker = dial(port, ANN, tls=True), dial(port, BOB, tls=True)
    listener.enter()
    speaker.enter()

    for n in range(5):
        speaker.text(f'421["say",{{"n":{n}}}]')
        speaker.until("431")

    assert [patch["n"] for patch in listener.patches(5)] == [0, 1, 2, 3, 4]


def test_a_phone_that_talks_too_fast_is_read_more_slowly(small_room: Serve, dial: Dial) -> None:
    port = small_room("direct")
    hasty = dial(port, ANN)
    hasty.enter()
    began = time.monotonic()

    for n in range(60):
        hasty.text(f'42["say",{{"n":{n}}}]')
    hasty.patches(60)

    assert time.monotonic() - began > 0.9


class Poller:
    """A phone on long-polling."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/socket.io/?EIO=4&transport=polling"
        self.waiting: list[str] = []
        self.url += "&sid=" + json.loads(self.hear("0{")[1:])["sid"]

    def say(self, words: str) -> None:
        self._ask(words.encode())

    def hear(self, start: str) -> str:
        while True:
            self.waiting += [] if self.waiting else self._ask(None).split("\x1e")
            if (words := self.waiting.pop(0)).startswith(start):
                return words

    def _ask(self, body: bytes | None) -> str:
        request = urllib.request.Request(self.url, body, {"Authorization": "Bearer token-cui"})
        with urllib.request.urlopen(request, timeout=10) as answer:
            return str(answer.read().decode())
