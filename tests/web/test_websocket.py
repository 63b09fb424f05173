"""What a hostile phone may try on the wire, and what it gets for it."""

import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable

import pytest

from tests.web.plain_phone import PlainPhone

ANN = "Authorization: Bearer token-ann\r\n"
Serve = Callable[..., int]
Dial = Callable[..., PlainPhone]


def close_code(phone: PlainPhone) -> int:
    """The code of the close frame that ends this line; 0 when it ended without one."""
    while True:
        opcode, payload = phone.receive()
        if opcode in (0, 8):
            return int.from_bytes(payload[:2], "big")


def test_without_a_token_the_handshake_is_refused(small_room: Serve, dial: Dial) -> None:
    port = small_room("direct")

    assert dial(port).status == 401
    with pytest.raises(urllib.error.HTTPError, match="401"):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/socket.io/?EIO=4&transport=polling", timeout=5)


def test_an_offer_to_compress_is_not_taken(shared_room: int, dial: Dial) -> None:
    phone = dial(shared_room, ANN + "Sec-WebSocket-Extensions: permessage-deflate\r\n")

    assert phone.status == 101
    assert "extensions" not in phone.head.lower()
    assert "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=" in phone.head


def test_a_ninth_socket_of_one_person_is_refused(small_room: Serve, dial: Dial) -> None:
    port = small_room("direct")

    assert [dial(port, ANN).status for _ in range(9)] == [101] * 8 + [429]


def test_a_closed_socket_makes_room_for_the_next(small_room: Serve, dial: Dial) -> None:
    port = small_room("direct")
    phones = [dial(port, ANN) for _ in range(8)]

    phones[0].frame(8, b"\x03\xe8")

    assert close_code(phones[0]) == 1000
    until = time.monotonic() + 20
    while (again := dial(port, ANN).status) == 429 and time.monotonic() < until:
        time.sleep(0.05)
    assert again == 101


def test_a_message_of_64_kilobytes_is_heard_and_one_byte_more_is_not(shared_room: int, dial: Dial) -> None:
    phone = dial(shared_room, ANN)
    phone.enter()
    envelope = '421["say",{"n":1,"pad":""}]'

    phone.text(envelope.replace('""', '"' + "x" * (65536 - len(envelope)) + '"'))
    assert phone.until("431") == '431[{"ok":true}]'
    phone.text("4" * 65537)

    assert close_code(phone) == 1009


def test_a_message_in_pieces_has_the_same_limit(shared_room: int, dial: Dial) -> None:
    phone = dial(shared_room, ANN)
    phone.enter()

    phone.frame(1, b"4" * 40_000, final=False)
    phone.frame(0, b"4" * 40_000)

    assert close_code(phone) == 1009


def test_a_message_in_pieces_with_a_ping_between_is_one_message(shared_room: int, dial: Dial) -> None:
    phone = dial(shared_room, ANN)
    phone.enter()

    phone.frame(1, b'421["say",', final=False)
    phone.frame(9, b"hello")
    phone.frame(0, b'{"n":1}]')

    assert phone.receive() == (10, b"hello")
    assert phone.until("431") == '431[{"ok":true}]'


@pytest.mark.parametrize(
    ("opcode", "payload", "final", "code"),
    [
        (1, b"\xff\xfe", True, 1007),
        (1, b"", True, 1003),
        (1, b"x", True, 1003),
        (1, b"4[[[[", True, 1003),
        (2, b"bytes", True, 1003),
        (0, b"nothing to continue", True, 1002),
        (3, b"", True, 1002),
        (11, b"", True, 1002),
        (9, b"x" * 126, True, 1002),
        (9, b"in pieces", False, 1002),
        (0x41, b"compressed", True, 1002),
    ],
)
def test_what_is_not_our_language_ends_the_line_with_a_code(
    shared_room: int, dial: Dial, opcode: int, payload: bytes, final: bool, code: int
) -> None:
    phone = dial(shared_room, ANN)
    phone.enter()

    phone.frame(opcode, payload, final)

    assert close_code(phone) == code


def test_a_length_of_many_gigabytes_is_refused_before_a_byte_of_it_is_read(shared_room: int, dial: Dial) -> None:
    phone = dial(shared_room, ANN)
    phone.enter()

    phone.frame(1, b"", length=1 << 40)

    assert close_code(phone) == 1009


def test_who_dribbles_the_head_of_a_request_is_hung_up_on(small_room: Serve) -> None:
    port = small_room("direct")
    began = time.monotonic()

    with socket.create_connection(("127.0.0.1", port), timeout=10) as slow:
        slow.sendall(b"GET / HTTP/1.1\r\n")
        answer = b""
        while time.monotonic() - began < 20 and not answer:
            slow.settimeout(0.2)
            try:
                slow.sendall(b"X-Slow: 1\r\n")
                answer = slow.recv(100) or b"hung up"
            except TimeoutError:
                continue
            except OSError:
                break

    assert 0.8 < time.monotonic() - began < 15


def test_an_idle_connection_is_closed(small_room: Serve) -> None:
    with socket.create_connection(("127.0.0.1", small_room("direct")), timeout=10) as idle:
        assert idle.recv(100) == b""


@pytest.mark.parametrize(
    ("opcode", "final"), [(9, True), (10, True), (0, False)], ids=["pings", "pongs", "empty pieces"]
)
def test_frames_without_end_that_are_no_messages_are_read_slowly(
    shared_room: int, dial: Dial, opcode: int, final: bool
) -> None:
    greedy, other = dial(shared_room, ANN), dial(shared_room, ANN)
    greedy.enter()
    other.enter()
    if opcode == 0:
        greedy.frame(1, b"4", final=False)
    head = bytes([opcode | (0x80 if final else 0), 0x80])
    flood = (head + b"\0\0\0\0") * 2000

    greedy.sock.sendall(flood)
    began = time.monotonic()
    other.text('421["say",{"n":1}]')
    other.until("431")

    assert time.monotonic() - began < 1
    answered = 0
    while opcode == 9 and time.monotonic() - began < 1:
        answered += greedy.receive()[0] == 10
    assert answered < 100
