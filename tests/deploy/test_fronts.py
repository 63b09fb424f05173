"""The proxies that we ship: https, websockets, everybody's own address, and no key in a log."""

import json
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from flask import Flask, request

from facilitate.bench.process import Process, free_port
from facilitate.web.proxied import behind
from tests.deploy.fronts import NAME, Front, Visitor

pytestmark = pytest.mark.slow
KINDS = pytest.mark.parametrize("kind", ["nginx", "caddy"])
KEY = "organiser-key-of-this-test"


class Quiet(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def mirrors() -> Iterator[list[int]]:
    """Four small servers that say whom they take the visitor for."""
    app = Flask(__name__)
    app.add_url_rule("/", view_func=lambda: f"{request.remote_addr} {request.scheme} {request.host.split(':')[0]}")
    believing = behind(app.wsgi_app, ["127.0.0.1"])
    servers = [make_server("127.0.0.1", 0, believing, handler_class=Quiet) for _ in range(4)]
    threads = [threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}) for server in servers]
    for thread in threads:
        thread.start()
    yield [server.server_port for server in servers]
    for server, thread in zip(servers, threads, strict=True):
        server.shutdown()
        thread.join()
        server.server_close()


@KINDS
@pytest.mark.parametrize("count", [1, 4])
def test_everybody_keeps_their_own_address_whatever_they_claim(
    tmp_path: Path, mirrors: list[int], kind: str, count: int
) -> None:
    with Front(kind, tmp_path, mirrors[:count]) as front:
        near, far = Visitor(front.port, "127.0.0.2"), Visitor(front.port, "127.0.0.3")
        plain = [visitor.ask("/")[1] for visitor in (near, far)]
        claims = near.ask("/", X_Forwarded_For="203.0.113.9", X_Forwarded_Proto="http")[1]

    assert plain == [f"127.0.0.2 https {NAME}", f"127.0.0.3 https {NAME}"]
    assert claims == plain[0]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Process, int]]:
    """The product as its unit starts it, told its public address; (process, its port)."""
    folder, port = tmp_path_factory.mktemp("house"), free_port()
    env = {
        "FACILITATE_DATA": str(folder), "FACILITATE_HOST": "127.0.0.1", "FACILITATE_PROXY": "127.0.0.1",
        "FACILITATE_PORT": str(port), "FACILITATE_PUBLIC_URL": f"https://{NAME}", "FACILITATE_ORGANISER_KEY": KEY,
    }  # fmt: skip
    process = Process([sys.executable, "-m", "facilitate", "serve"], env, port, folder / "server.log")
    process.wait_until_it_answers("/healthz")
    yield process, port
    process.stop()


def meeting(visitor: Visitor) -> tuple[str, str]:
    """(code, token) of somebody who has joined a new meeting through the proxy."""
    wish = {
        "rule": "roundtable_needs",
        "title": "试",
        "place": "院",
        "starts": "2030-01-01T19:00:00+08:00",
        "language": "zh",
    }
    kind = {"Content_Type": "application/json", "Host": NAME}
    made = json.loads(visitor.ask("/meetings", "POST", json.dumps(wish), Authorization=f"Bearer {KEY}", **kind)[1])
    who = json.dumps({"name": "王", "group": "residents", "consent": True})
    joined = json.loads(visitor.ask(f"/m/{made['code']}/join", "POST", who, **kind)[1])
    return made["code"], joined["token"]


def upgraded(visitor: Visitor, head: str) -> tuple[str, bytes]:
    """The first line of the answer to a websocket's opening, and the first message after it."""
    line = visitor.line()
    line.sendall(
        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nHost: {NAME}\r\n{head}\r\n".encode()
    )
    with line, line.makefile("rb") as reader:
        status = reader.readline().decode()
        while reader.readline() not in (b"\r\n", b""):
            pass
        return status, reader.read(12) if " 101 " in status else b""


@KINDS
def test_a_phone_joins_and_gets_its_websocket_over_https(tmp_path: Path, house: tuple[Process, int], kind: str) -> None:
    with Front(kind, tmp_path, [house[1]]) as front:
        visitor = Visitor(front.port)
        code, token = meeting(visitor)
        page = visitor.ask(f"/J/{code}", Host=NAME)
        own = upgraded(visitor, f"Origin: https://{NAME}\r\nCookie: facilitate_{code}={token}\r\n")
        foreign = upgraded(visitor, f"Origin: https://evil.example\r\nCookie: facilitate_{code}={token}\r\n")

    assert page[0] == 200
    assert " 101 " in own[0]
    assert b'0{"sid"' in own[1]
    assert " 401 " in foreign[0]


def logs_of_a_bad_day(folder: Path, kind: str, careless: bool) -> str:
    """What the proxy wrote when somebody came with a key while the server was down."""
    with Front(kind, folder, [free_port()], careless) as front:
        status, _ = Visitor(front.port).ask("/?key=s3cret", Host=NAME, Authorization="Bearer s3cret")
    assert status == 502
    return front.logs


@KINDS
def test_no_key_gets_into_the_proxys_logs(tmp_path: Path, kind: str) -> None:
    assert "s3cret" not in logs_of_a_bad_day(tmp_path, kind, careless=False)


@KINDS
def test_with_the_usual_logs_it_would(tmp_path: Path, kind: str) -> None:
    assert "s3cret" in logs_of_a_bad_day(tmp_path, kind, careless=True)
