"""Receivers of reminders on this machine: a robot that answers what it is told to, and a mail server that keeps what it gets."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import msgspec

from facilitate.register.communities import ours
from facilitate.register.doer import ORGANISER
from facilitate.register.promises import hooks
from facilitate.register.promises.hooks import Hook, Wish
from tests.web import staff
from tests.web.pages_app import START, House
from tests.web.programs import row


@dataclass
class Robot:
    """`answers` in this order, the last one from then on; `got`: (path, headers, body) of each post."""

    answers: list[tuple[int, bytes, dict[str, str]]]
    url: str = ""
    got: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    def bodies(self) -> list[Any]:
        return [msgspec.json.decode(body) for _, _, body in self.got]


@contextmanager
def robot(*answers: tuple[int, bytes], **head: str) -> Iterator[Robot]:
    """One that listens on a port of its own while the block runs."""
    told = Robot([(status, body, head) for status, body in answers or ((200, b'{"errcode":0,"code":0}'),)])

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            told.got.append((self.path, dict(self.headers), self.rfile.read(int(self.headers["Content-Length"]))))
            status, body, more = told.answers.pop(0) if len(told.answers) > 1 else told.answers[0]
            self.send_response(status)
            for name, value in more.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.url = f"http://127.0.0.1:{server.server_address[1]}/robot/send?access_token=abc"
    with _served(server):
        yield told


@dataclass
class Postbox:
    port: int
    letters: list[tuple[list[str], str]] = field(default_factory=list)


@contextmanager
def postbox(refuses: str = "") -> Iterator[Postbox]:
    """An SMTP server; a receiver whose address holds `refuses` is refused."""
    letters: list[tuple[list[str], str]] = []

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            to: list[str] = []
            self.say("220 here")
            while line := self.rfile.readline().decode():
                verb = line[:4].upper()
                if verb == "RCPT":
                    refused = bool(refuses) and refuses in line
                    to += [] if refused else [line.split("<")[1].split(">")[0]]
                    self.say("550 nobody" if refused else "250 ok")
                elif verb == "DATA":
                    self.say("354 go on")
                    letters.append((to, "".join(iter(lambda: self.rfile.readline().decode(), ".\r\n"))))
                    self.say("250 kept")
                elif verb == "QUIT":
                    return self.say("221 bye")
                else:
                    self.say("250 ok")
            return None

        def say(self, line: str) -> None:
            self.wfile.write(f"{line}\r\n".encode())

    server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
    with _served(server):
        yield Postbox(server.server_address[1], letters)


@contextmanager
def _served(server: Any) -> Iterator[None]:
    server.daemon_threads = False
    server.block_on_close = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def due_house(house: House) -> House:
    """On 21 November 2026: one promise is five days late, one due tomorrow, one sensitive, one a neighbour's."""
    unit = staff.unit(house, "街道服务中心")
    kept = {"said": {}, "at": START, "state": "open", "checker": "居委会"}
    need = row(house, "needs", title="家暴", category="women", kind="need", state="open", danger=False, at=1)
    row(house, "promises", unit=unit, person="王干事", text="更换井盖", due="2026-11-16", **kept)
    row(house, "promises", unit=unit, text="装扶手", due="2026-11-22", **kept)
    row(house, "promises", unit=unit, text="上门劝解", due="2026-11-16", need=need, **kept)
    row(house, "promises", person="李阿姨", text="浇花", due="2026-11-16", kind="task", **kept)
    row(house, "promises", unit=unit, text="明年的事", due="2027-06-01", **kept)
    return house


def place(house: House, kind: str, address: str, secret: str = "", **more: object) -> Hook:
    book = house.services.book
    wish = Wish(kind, "群", address, secret, near=True, **more)
    id = hooks.add(book, ORGANISER, ours(book), wish)
    return book.read(lambda c: hooks.one(c, ours(book), id))
