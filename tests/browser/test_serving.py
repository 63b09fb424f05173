"""The small server behind pretend pages is silent about a page that was closed, and about nothing else."""

import socket
import struct
from http.server import BaseHTTPRequestHandler

import pytest

from tests.browser.serving import Server

AT_ONCE = struct.pack("ii", 1, 0)


class Endless(BaseHTTPRequestHandler):
    """Answers for as long as somebody listens."""

    def do_GET(self) -> None:
        while True:
            self.wfile.write(b"a" * 65536)


class Faulty(BaseHTTPRequestHandler):
    """Begins and breaks."""

    def do_GET(self) -> None:
        self.wfile.write(b"a")
        raise ValueError("a fault of the test")


@pytest.mark.parametrize(("handler", "word"), [(Endless, ""), (Faulty, "ValueError: a fault of the test")])
def test_a_dropped_line_is_not_told_and_a_fault_is(
    handler: type[BaseHTTPRequestHandler], word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    server = Server(("127.0.0.1", 0), handler)
    server.daemon_threads = False
    with socket.create_connection(("127.0.0.1", server.server_address[1])) as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
        line.sendall(b"GET / HTTP/1.0\r\n\r\n")
        server.handle_request()
        assert line.recv(1) == b"a"
    server.server_close()  # waits for the answer to end

    told = capsys.readouterr().err
    assert word in told
    assert bool(told) == bool(word)
