"""A phone that polls and posts what nobody can read is answered at once and let go of; nothing waits for it, nothing fills the log."""

import http.client
import json
from collections.abc import Callable

import pytest

ANN = {"Authorization": "Bearer token-ann"}
UNREADABLE = {
    "too long": b"4" * 70_000,
    "a ping, which only a server says": b"2",
    "no kind of packet": b"9",
    "too many packets": b"\x1e".join([b"42[]"] * 17),
    "no text": b"4\x85",
    "no base64": b"bA",
}


def ask(port: int, method: str, query: str, body: bytes = b"") -> tuple[int, bytes]:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    line.request(method, f"/socket.io/?EIO=4&transport=polling{query}", body, ANN)
    answer = line.getresponse()
    told = answer.status, answer.read()
    line.close()
    return told


@pytest.mark.parametrize("mode", ["direct", "stock"])
def test_what_cannot_be_read_is_answered_at_once_and_its_phone_let_go_of(
    mode: str, small_room: Callable[..., int]
) -> None:
    port = small_room(mode)  # which has to end without a trace in its log

    for name, body in UNREADABLE.items():
        sid = json.loads(ask(port, "GET", "")[1][1:])["sid"]
        assert ask(port, "POST", f"&sid={sid}", b"40") == (200, b"OK"), name
        assert ask(port, "POST", f"&sid={sid}", body)[0] == 400, name
        assert ask(port, "GET", f"&sid={sid}")[0] == 401, name
