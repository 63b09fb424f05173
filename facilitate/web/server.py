"""The web server of one laptop: gevent, bounded in connections and in patience, quiet about tokens."""

import re
import signal
import socket
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import gevent
import gevent.socket
from gevent import pywsgi
from gevent.pool import Pool

from facilitate.web.handler import Handler, Waiting
from facilitate.web.proxied import networks, within

PING_INTERVAL = 25
"""Seconds between pings: under the half minute after which home routers and phone networks forget an idle line."""
PING_TIMEOUT = 20
"""Seconds a phone may take to answer: one that dozes in a pocket is not thrown out at once."""

KERNEL_BYTES = 131072
BACKLOG = 4096
WAITING = 4000
"""Lines that may be open without having asked for anything; never more than half of all."""


@dataclass(frozen=True)
class Patience:
    """Seconds: for the next request on an idle connection, for all of one request's head, for progress in body and answer."""

    idle: float = 20.0
    head: float = 10.0
    progress: float = 30.0


class Server(pywsgi.WSGIServer):
    """pywsgi without an access log, with at most `connections` at once; further ones wait to be accepted."""

    def __init__(
        self,
        listener: Any,
        app: Callable[..., Any],
        spawn: Pool,
        patience: Patience,
        proxies: Iterable[str] = (),
        **tls: Any,
    ) -> None:
        """`listener` is the address to listen on, or a socket that listens already."""
        self.patience = patience
        self.waiting = Waiting(min(WAITING, (spawn.size or WAITING) // 2))
        self._proxies = networks(proxies)
        quiet: dict[str, Any] = {"log": None, "error_log": DiscreetLog(sys.stderr)}
        backlog = BACKLOG if isinstance(listener, tuple) else None
        super().__init__(listener, app, backlog=backlog, spawn=spawn, handler_class=Handler, **quiet, **tls)

    def trusts(self, address: Any) -> bool:
        """Whether this is a proxy of ours."""
        return isinstance(address, tuple) and within(str(address[0]), self._proxies)

    def init_socket(self) -> None:
        """What every accepted line inherits: a bound on what the kernel keeps for a stalled phone, which would otherwise
        be megabytes, and no waiting for more to send, which made every page 40 ms late."""
        super().init_socket()
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, KERNEL_BYTES)


class DiscreetLog:
    """An error log into which no token, key or query of an address gets."""

    SECRETS = re.compile(r"(\?|(?i:bearer|cookie|key|token)[ :=]+)[^\s'\"]+")

    def __init__(self, out: Any) -> None:
        self._out = out

    def write(self, text: str) -> None:
        """Write with everything secret replaced by dots."""
        self._out.write(self.SECRETS.sub(r"\1…", text))
        self._out.flush()


def make(
    app: Any, host: str, port: int, connections: int | None = None, patience: Patience = Patience(),
    proxies: Iterable[str] = (), **tls: Any,
) -> Server:  # fmt: skip
    """A server for a WSGI app, not yet started. Without `connections` as many as the system gives descriptors for."""
    return Server((host, port), app, Pool(connections or _descriptors() - 200), patience, proxies, **tls)


def run(
    app: Any, socketio: Any, host: str, port: int, own_port: int | None = None, proxies: Iterable[str] = ()
) -> None:
    """Serve until SIGTERM or SIGINT, then stop accepting and say goodbye; return when all lines are closed.

    With an `own_port` that differs from `port`, `port` is shared with other workers, among whom the kernel spreads the lines."""
    servers = (
        [make(app, host, port, proxies=proxies)]
        if own_port in (None, port)
        else _shared(app, host, port, own_port or port, proxies)
    )

    def stop() -> None:
        for server in servers:
            server.close()
        socketio.emit("bye", {"reason": "restart"})
        gevent.sleep(0.05)  # the goodbye goes out before the lines are cut
        for server in servers:
            server.stop(timeout=0.3)

    for number in (signal.SIGTERM, signal.SIGINT):
        gevent.signal_handler(number, lambda: gevent.spawn(stop))
    for server in servers[1:]:
        server.start()
    servers[0].serve_forever()


def _shared(app: Any, host: str, port: int, own_port: int, proxies: Iterable[str]) -> list[Server]:
    """One worker's two servers: on the shared port and on its own, with one bound on the lines of both together."""
    lines = Pool(_descriptors() - 200)
    doors = [_listener(host, port, shared=True), _listener(host, own_port, shared=False)]
    return [Server(door, app, lines, Patience(), proxies) for door in doors]


def _listener(host: str, port: int, shared: bool) -> Any:
    """A listening socket of gevent's; a shared one may be had by several processes of this user. Raises OSError."""
    door = gevent.socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if shared:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    door.bind((host, port))
    door.listen(BACKLOG)
    return door


def _descriptors() -> int:
    """File descriptors this process may open, raised as far as the system lets it."""
    try:
        import resource
    except ImportError:  # Windows
        return 2048
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = hard if hard != resource.RLIM_INFINITY else 65536
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(wanted, 65536)), hard))
    except (ValueError, OSError):
        return soft
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]
