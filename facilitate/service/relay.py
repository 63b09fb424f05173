"""Short messages between the processes of one house, through Redis: JSON, none waited for, and none that anything depends on but delay."""

from __future__ import annotations

import ipaddress
import json
import logging
import secrets
import threading
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

log = logging.getLogger(__name__)
CHANNEL = "facilitate"
GAP = 0.01
"""Seconds in which what is to be said is gathered."""
PATIENCE = 2.0
SILENT = 3
"""Seconds without a sound, though it is asked at every one of them, after which a Redis is gone: its machine vanished, or it hangs."""
FIRST, MOST = 0.1, 2.0
"""Seconds before the first and between later attempts to reach a Redis that is gone."""
NO_PASSWORD = (
    "这个 Redis 不在本机，又没有密码：谁都能冒充。请写成 redis://:密码@{0}/0\n"
    "This Redis is not on this machine and has no password: anybody could speak for us. Write redis://:PASSWORD@{0}/0"
)
Heard = Callable[[str, Mapping[str, Any]], None]


def checked(url: str) -> str:
    """The URL. Raises ValueError, with a word for people, where a Redis elsewhere is open to everybody."""
    parts = urlsplit(url)
    if parts.scheme in ("redis", "rediss") and not parts.password and not _is_here(parts.hostname or "localhost"):
        raise ValueError(NO_PASSWORD.format(parts.netloc))
    return url


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Relay:
    """`up` while messages of others are heard. What is said meanwhile of one thing is said once, as it was last."""

    def __init__(self, url: str) -> None:
        """Without a URL nobody is reached. Raises ValueError as `checked`."""
        self._url = checked(url)
        self.me = secrets.token_hex(4)
        self.up = False
        self._hearers: dict[str, Heard] = {}
        self._returned: list[Callable[[], None]] = []
        self._pending: dict[str, dict[str, Any]] = {}
        self._lock = threading.Lock()
        self._something = threading.Event()
        self._stopped = threading.Event()
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._listen, self._speak) if url]

    def hear(self, kind: str, heard: Heard, returned: Callable[[], None]) -> None:
        """`heard(who, things)` is called with what others say, `returned()` whenever they can be heard again."""
        self._hearers[kind] = heard
        self._returned.append(returned)

    def say(self, kind: str, things: Mapping[str, Any]) -> None:
        """Tell the others, by and by; returns at once."""
        with self._lock:
            self._pending.setdefault(kind, {}).update(things)
        self._something.set()

    def start(self) -> None:
        """Two threads until `stop`."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Say what is still to be said; return when nothing is said or heard any more."""
        self._stopped.set()
        self._something.set()
        for thread in self._threads:
            thread.join()

    # -- speaking --------------------------------------------------------------------------------------------------

    def _speak(self) -> None:
        with self._client() as client:
            while self._something.wait():
                self._stopped.wait(GAP)
                self._something.clear()
                with self._lock:
                    things, self._pending = self._pending, {}
                try:
                    client.publish(CHANNEL, json.dumps({"from": self.me, "said": things}))
                except (redis.RedisError, OSError):
                    self._stopped.wait(FIRST)  # whoever missed it looks at the database
                if self._stopped.is_set() and not self._pending:  # what came meanwhile is said too
                    break

    # -- hearing ---------------------------------------------------------------------------------------------------

    def _listen(self) -> None:
        wait = FIRST
        while not self._stopped.is_set():
            try:
                self._hear_out()
            except (redis.RedisError, OSError) as fault:
                if self.up or wait == FIRST:
                    log.warning("Redis cannot be reached: %s", type(fault).__name__)
                wait = FIRST if self.up else min(wait * 2, MOST)
            self.up = False
            self._stopped.wait(wait)

    def _hear_out(self) -> None:
        """Until Redis goes, or falls silent."""
        with self._client() as client, client.pubsub(ignore_subscribe_messages=True) as ear:
            ear.subscribe(CHANNEL)
            ear.get_message(timeout=PATIENCE)
            self.up = True
            self._tell_returned()
            silent = 0
            while not self._stopped.is_set() and silent < SILENT:
                message = ear.get_message(timeout=1.0)
                silent = 0 if message else silent + 1
                if message is None:
                    ear.ping()
                elif message["type"] == "message":
                    self._take(message["data"])
            if silent == SILENT:
                raise redis.TimeoutError

    def _tell_returned(self) -> None:
        """A fault of one listener is its own: the others are told, and hearing goes on."""
        for returned in self._returned:
            try:
                returned()
            except Exception:
                log.exception("a listener failed when others could be heard again")

    def _take(self, data: bytes) -> None:
        """What cannot be read is nobody's act and is let go."""
        try:
            told = json.loads(data)
            if told["from"] != self.me:
                for kind, things in told["said"].items():
                    self._hearers[kind](told["from"], things)
        except Exception:
            log.exception("a message of another process could not be read")

    def _client(self) -> redis.Redis:
        return redis.Redis.from_url(
            self._url, socket_connect_timeout=PATIENCE, socket_timeout=PATIENCE, socket_keepalive=True,
            retry=Retry(NoBackoff(), 0),
        )  # fmt: skip
