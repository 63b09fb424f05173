"""The marker echo on Flask-SocketIO as it comes: durable in groups (FULL), told at most every GAP_MS, answered after the commit.

python server.py gevent|threading PORT DATABASE GAP_MS
"""

# ruff: noqa: E402

import sys

MODE, PORT, DATABASE, GAP_MS = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
if MODE == "gevent":
    from gevent import monkey

    monkey.patch_all()

import queue
import sqlite3
import threading
import time
from collections.abc import Callable
from typing import Any

from flask import Flask
from flask_socketio import SocketIO

Row = tuple[str, threading.Event]
TALLY = {str(n): 100 + n for n in range(12)}
app = Flask(__name__)
socketio = SocketIO(app, async_mode=MODE, http_compression=False)
rows: "queue.Queue[Row]" = queue.Queue()
changed = threading.Event()
waiting: list[str] = []
turn = threading.Lock()
held: list[sqlite3.Connection] = []


def in_writer(work: Callable[[], None]) -> None:
    """On gevent a real thread commits, as it would otherwise stop everybody."""
    if MODE == "gevent":
        pool.apply(work)
    else:
        work()


def save(texts: list[tuple[str]]) -> None:
    """One durable commit."""
    if not held:
        held.append(sqlite3.connect(DATABASE, isolation_level=None))
        held[0].execute("pragma journal_mode=wal")
        held[0].execute("pragma synchronous=full")
        held[0].execute("create table if not exists log (seq integer primary key, text text)")
    held[0].execute("begin immediate")
    held[0].executemany("insert into log (text) values (?)", texts)
    held[0].execute("commit")


def commit_forever() -> None:
    """Whatever waits, in one commit; then the answers."""
    while True:
        batch = [rows.get()]
        while not rows.empty() and len(batch) < 500:
            batch.append(rows.get())
        in_writer(lambda batch=batch: save([(text,) for text, _ in batch]))
        with turn:
            waiting.extend(text for text, _ in batch)
        for _, done in batch:
            done.set()
        changed.set()


def tell_forever() -> None:
    """The first change at once, the rest gathered."""
    while True:
        changed.wait()
        changed.clear()
        with turn:
            texts = waiting[:]
            waiting.clear()
        if texts:
            patch = {"from": 1, "to": 2, "now": 3, "put": {"tally": TALLY, "texts": texts}}
            socketio.emit("patch", patch)
            time.sleep(GAP_MS / 1000)


@socketio.on("enter")
def enter(_wish: Any) -> dict[str, Any]:
    """A phone comes in."""
    return {}


@socketio.on("act")
def act(wish: dict[str, Any]) -> dict[str, Any]:
    """Answered when it is on the disk."""
    done = threading.Event()
    rows.put((str(wish["args"].get("text", "")), done))
    done.wait()
    return {"ok": True, "seq": 1}


if __name__ == "__main__":
    if MODE == "gevent":
        from gevent.threadpool import ThreadPool

        pool = ThreadPool(1)
    socketio.start_background_task(commit_forever)
    socketio.start_background_task(tell_forever)
    more = {"allow_unsafe_werkzeug": True} if MODE == "threading" else {}
    socketio.run(app, host="127.0.0.1", port=PORT, **more)
