"""What is no request, or more than one at once, gets a short answer; nobody dribbles without end; others have their turn."""

import socket
import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from facilitate.web.handler import LINGER, Waiting
from facilitate.web.headers import HEADERS
from facilitate.web.heads import LEFT_BYTES

HOST = "Host: 127.0.0.1\r\n"
Serve = Callable[..., int]


def told(port: int, said: str, wait: float = 8.0) -> str:
    """Everything that a line answers until it is closed or nothing more comes."""
    with socket.create_connection(("127.0.0.1", port), timeout=wait) as line:
        line.sendall(said.encode("latin-1"))
        answer = b""
        try:
            while part := line.recv(65536):
                answer += part
        except (TimeoutError, ConnectionResetError):
            pass
    return answer.decode("latin-1")


TWO_MEANINGS = [
    "POST / HTTP/1.1\r\n" + HOST + "Content-Length: 4\r\nContent-Length: 40\r\n\r\nabcd",
    "POST / HTTP/1.1\r\n" + HOST + "Content-Length: 4, 40\r\n\r\nabcd",
    "POST / HTTP/1.1\r\n" + HOST + "Content-Length: +4\r\n\r\nabcd",
    "POST / HTTP/1.1\r\n" + HOST + "Content-Length: 0_4\r\n\r\nabcd",
    "POST / HTTP/1.1\r\n" + HOST + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: xchunked\r\nContent-Length: 4\r\n\r\nabcd",
    "POST / HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.0\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "POST / HTTP/1.1\r\n" + HOST + "Content-Length : 4\r\n\r\nabcd",
    "POST / HTTP/1.1\r\n" + HOST + "X: 1\r\n Content-Length: 4\r\n\r\nabcd",
    "POST / HTTP/1.1\r\n" + HOST + "X: 1\rContent-Length: 4\r\n\r\nabcd",
    "POST / HTTP/1.1\r\n" + HOST + "X: 1\r\rContent-Length: 4\r\n\r\nabcd",
    "POST / HTTP/1.1\r\n" + HOST + "X: 1\r\r\nContent-Length: 4\r\n\r\nabcd",
    "POST / HTTP/1.1\r\n" + HOST + "Connection: upgrade\r\nContent-Length: 4\r\n\r\nabcd",
    "GET / HTTP/1.1\r\n" + HOST + "Host: evil.example\r\n\r\n",
    "GET / HTTP/1.1\r\n" + HOST + "no colon at all\r\n\r\n",
    "GET / HTTP/1.1\r\n" + HOST + "Bad(name): 1\r\n\r\n",
    "GET / HTTP/1.1\r\n" + HOST + "X: a\0b\r\n\r\n",
    "GET /\r\n" + HOST + "\r\n",
    "GET / HTTP/9.9\r\n" + HOST + "\r\n",
    "nonsense\r\n\r\n",
]


@pytest.mark.parametrize("said", TWO_MEANINGS)
def test_a_head_that_a_proxy_might_read_otherwise_is_refused_and_the_line_closed(shared_room: int, said: str) -> None:
    answer = told(shared_room, said + "GET /smuggled HTTP/1.1\r\n" + HOST + "\r\n")

    assert answer.startswith("HTTP/1.1 400 ")
    assert answer.count("HTTP/1.1 ") == 1
    assert all(f"{name}: {value}\r\n" in answer for name, value in HEADERS.items())


def test_a_head_beyond_32_kilobytes_or_a_hundred_fields_is_refused(shared_room: int) -> None:
    wide = "GET / HTTP/1.1\r\n" + HOST + "Cookie: " + "x" * 40_000 + "\r\n\r\n"
    long = "GET / HTTP/1.1\r\n" + HOST + "X: 1\r\n" * 101 + "\r\n"
    address = "GET /" + "x" * 9000 + " HTTP/1.1\r\n" + HOST + "\r\n"

    assert told(shared_room, wide).startswith("HTTP/1.1 400 ")
    assert told(shared_room, long).startswith("HTTP/1.1 400 ")
    assert told(shared_room, address).startswith("HTTP/1.1 414 ")


def test_requests_in_one_breath_are_answered_in_order(shared_room: int) -> None:
    one = "GET /broadcast/0/0 HTTP/1.1\r\n" + HOST + "\r\n"
    last = "GET /broadcast/0/0 HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n"

    answer = told(shared_room, one * 20 + last)

    assert answer.count("HTTP/1.1 200 ") == 21


def test_who_asks_without_pause_is_read_more_slowly_and_others_are_not(shared_room: int) -> None:
    with socket.create_connection(("127.0.0.1", shared_room), timeout=10) as greedy:
        greedy.sendall(("GET /broadcast/0/0 HTTP/1.1\r\n" + HOST + "\r\n").encode() * 400)
        began, answers = time.monotonic(), ""
        others = 0
        while time.monotonic() - began < 2:
            greedy.settimeout(0.05)
            with suppress(TimeoutError):
                answers += greedy.recv(65536).decode("latin-1")
            last = "GET /broadcast/0/0 HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n"
            others += told(shared_room, last).startswith("HTTP/1.1 200 ")

    assert 120 <= answers.count("HTTP/1.1 200 ") < 220
    assert others > 10


def test_a_chunked_body_is_heard_and_a_broken_one_is_not(shared_room: int) -> None:
    head = "POST /nowhere HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"

    whole = told(shared_room, head + "4\r\nabcd\r\n0\r\n\r\n")
    broken = told(shared_room, head + "zz\r\nabcd\r\n0\r\n\r\n")

    assert whole.startswith("HTTP/1.1 404 ")
    assert "200" not in broken.partition("\r\n")[0]


class Line:
    def __init__(self) -> None:
        self.closed = False

    def shutdown(self, _how: int) -> None:
        self.closed = True


def test_of_too_many_silent_lines_the_one_that_waited_longest_is_closed() -> None:
    waiting, lines = Waiting(3), [Line() for _ in range(5)]

    for line in lines[:3]:
        waiting.enter(line)
    waiting.leave(lines[0])
    waiting.enter(lines[3])
    waiting.enter(lines[4])

    assert [line.closed for line in lines] == [False, True, False, False, False]
    assert len(waiting) == 3


def test_bare_connects_do_not_keep_anybody_out(small_room: Serve) -> None:
    port = small_room("direct")  # sixty lines in all
    bare = [socket.create_connection(("127.0.0.1", port), timeout=10) for _ in range(200)]
    began = time.monotonic()

    answer = told(port, "GET /broadcast/0/0 HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n")

    took = time.monotonic() - began
    for line in bare:
        line.close()
    assert answer.startswith("HTTP/1.1 200 ")
    assert took < 1


@pytest.mark.parametrize(
    "kind", ["multipart/form-data; boundary=abc", "multipart/form-data", "multipart/mixed; boundary=", "message/rfc822"]
)
def test_a_form_with_a_file_reaches_its_page(shared_room: int, kind: str) -> None:
    body = '--abc\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\nx\r\n--abc--\r\n'
    head = f"POST /nowhere HTTP/1.1\r\n{HOST}Content-Type: {kind}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"

    assert told(shared_room, head + body).startswith("HTTP/1.1 404")


def test_a_form_with_a_file_whose_head_can_be_read_in_two_ways_does_not(shared_room: int) -> None:
    head = f"POST /nowhere HTTP/1.1\r\n{HOST}Content-Type: multipart/form-data; boundary=abc\r\nno colon at all\r\n\r\n"

    assert told(shared_room, head).startswith("HTTP/1.1 400")


def test_a_body_that_no_page_takes_is_refused_by_its_head_and_its_line_held_a_while(shared_room: int) -> None:
    began = time.monotonic()
    answer = told(
        shared_room, "POST /meetings HTTP/1.1\r\n" + HOST + "Content-Length: 4000000000\r\n\r\n" + "a" * 200_000
    )

    assert answer.startswith("HTTP/1.1 413 ")
    assert "太大了".encode().decode("latin-1") in answer
    assert "too large" in answer
    assert all(f"{name}: {value}\r\n" in answer for name, value in HEADERS.items())
    assert LINGER <= time.monotonic() - began < 5


def test_one_byte_less_is_for_the_page_to_judge(shared_room: int) -> None:
    head = "POST /meetings HTTP/1.1\r\n" + HOST + "Connection: close\r\n"
    at_most = told(shared_room, f"{head}Content-Length: {LEFT_BYTES}\r\n\r\n" + "a" * 1000, wait=1.0)
    beyond = told(shared_room, f"{head}Content-Length: {LEFT_BYTES + 1}\r\n\r\n" + "a" * 1000, wait=1.0)

    assert "<p lang=" not in at_most
    assert "<p lang=" in beyond
