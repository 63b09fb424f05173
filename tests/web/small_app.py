"""A small room behind the real gate, fan-out and server: run as a process of its own, it prints its port."""

import sys
from time import monotonic

import flask
import flask_socketio
import gevent
import gevent.ssl
from socketio.packet import Packet

from facilitate.service.access import Identity
from facilitate.service.turned_away import turned_away
from facilitate.web import fanout, gate, giving_way, held, server
from facilitate.web.packet import WirePacket

PEOPLE = {"token-ann": "ann", "token-bob": "bob", "token-cui": "cui"}


def identify(code: str | None, token: str, _script: bool) -> Identity | None:
    person = PEOPLE.get(token)
    return Identity("ABCD", person, "resident", frozenset({"room"})) if person and code in (None, "ABCD") else None


SETTLED = float(sys.argv[2]) if sys.argv[2:] and sys.argv[1] != "tls" else held.SETTLED
"""Seconds after which a socket gives way to a new one."""


class AnyEvent(WirePacket):
    """Encoded as the product's, and read whatever it says."""

    decode = Packet.decode


def make_app(direct: bool) -> tuple[flask.Flask, flask_socketio.SocketIO]:
    app = flask.Flask("small")
    socketio = flask_socketio.SocketIO(
        app,
        async_mode="gevent",
        cors_allowed_origins=[],
        max_http_buffer_size=65536,
        ping_interval=server.PING_INTERVAL,
        ping_timeout=server.PING_TIMEOUT,
        serializer=AnyEvent if direct else "default",
    )
    fanout.install(socketio.server, direct=direct)
    door = gate.Gate(
        app.wsgi_app, identify, origins=["https://meet.example"], limits=held.Limits(total=12, settled=SETTLED)
    )
    door.watch(socketio.server.eio, giving_way.GivingWay(socketio.server, gevent.spawn_later))
    app.wsgi_app = door  # type: ignore[method-assign]

    @socketio.on("enter")  # type: ignore[untyped-decorator]
    def enter(wanted: dict[str, int]) -> dict[str, str]:
        flask_socketio.join_room("room")
        return {"me": flask.request.environ["facilitate.identity"].person, "pad": "x" * wanted.get("pad", 0)}

    @socketio.on("say")  # type: ignore[untyped-decorator]
    def say(said: dict[str, str]) -> dict[str, bool]:
        socketio.emit("patch", said, to="room")
        return {"ok": True}

    @app.get("/broadcast/<int:times>/<int:size>")
    def broadcast(times: int, size: int) -> str:
        for n in range(times):
            socketio.emit("patch", {"n": n, "pad": "x" * size}, to="room")
            gevent.sleep(0)
        return str(len(socketio.server.eio.sockets))

    @app.get("/turned")
    def turned() -> flask.Response:
        return flask.jsonify(turned_away.of("ABCD", monotonic()))

    return app, socketio


def main(mode: str) -> None:
    app, _ = make_app(direct=mode != "stock")
    tls = {}
    if mode == "tls":
        tls["ssl_context"] = gevent.ssl.SSLContext(gevent.ssl.PROTOCOL_TLS_SERVER)
        tls["ssl_context"].load_cert_chain(sys.argv[2])
    running = server.make(app, "127.0.0.1", 0, connections=60, patience=server.Patience(idle=1.5, head=1.0), **tls)
    running.start()
    print(running.server_port, flush=True)
    running.serve_forever()


if __name__ == "__main__":
    main(sys.argv[1])
