"""The server stops politely, and its error log keeps secrets."""

import io
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from facilitate.bench.process import free_port
from facilitate.web.server import DiscreetLog
from tests.web.plain_phone import PlainPhone

SERVE = """
from facilitate.web import server
from tests.web import small_app
app, socketio = small_app.make_app(direct=True)
print("ready", flush=True)
server.run(app, socketio, "127.0.0.1", {port}, own_port={own_port})
print("finished", flush=True)
"""
ROOT = str(Path(__file__).parents[2])


def wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the server never came")


def served(port: int, own_port: int | None = None) -> subprocess.Popen[str]:
    """A server of its own, which has said that it is ready."""
    process = subprocess.Popen(
        [sys.executable, "-c", SERVE.format(port=port, own_port=own_port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": ROOT},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    wait_for(own_port or port)
    return process


def in_the_room(port: int) -> PlainPhone:
    phone = PlainPhone(port, "Authorization: Bearer token-ann\r\n")
    phone.enter()
    return phone


def test_on_sigterm_what_was_accepted_is_finished_and_phones_are_told() -> None:
    port = free_port()
    process = served(port)
    phone = in_the_room(port)

    process.send_signal(signal.SIGTERM)
    told = phone.until('42["bye"')
    ended = phone.ended()
    output, errors = process.communicate(timeout=10)
    phone.close()

    assert told == '42["bye",{"reason":"restart"}]'
    assert ended
    assert (process.returncode, output, errors) == (0, "finished\n", "")


def test_two_workers_share_a_port_and_each_has_its_own() -> None:
    """When one says goodbye, whoever calls the shared port again reaches the other."""
    shared, first, second = free_port(), free_port(), free_port()
    workers = [served(shared, first), served(shared, second)]
    phones = [in_the_room(port) for port in (first, second, shared)]
    workers[0].send_signal(signal.SIGTERM)
    told = phones[0].until('42["bye"')
    workers[0].communicate(timeout=10)
    phones += [in_the_room(shared) for _ in range(5)]
    workers[1].send_signal(signal.SIGTERM)
    told_last = [phone.until('42["bye"') for phone in (phones[1], *phones[3:])]
    workers[1].communicate(timeout=10)
    for phone in phones:
        phone.close()

    assert {told, *told_last} == {'42["bye",{"reason":"restart"}]'}
    assert [worker.returncode for worker in workers] == [0, 0]


def test_no_secret_gets_into_the_error_log() -> None:
    out = io.StringIO()

    DiscreetLog(out).write(
        "GET /m/ABCD/board?key=s3cret HTTP/1.1 Bearer s3cret Cookie: facilitate_ABCD=s3cret token=s3cret\n"
    )

    assert "s3cret" not in out.getvalue()
    assert out.getvalue().startswith("GET /m/ABCD/board?")


def test_a_port_that_is_taken_is_told_in_words(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        command = [sys.executable, "-m", "facilitate", "serve", "--host", "127.0.0.1", "--port", str(port)]
        told = subprocess.run(
            command, capture_output=True, text=True, timeout=60, env={**os.environ, "FACILITATE_DATA": str(tmp_path)}
        )

    assert told.returncode == 1
    assert f"端口 {port} 用不了" in told.stderr
    assert f"--port {port + 1}" in told.stderr
    assert "Traceback" not in told.stderr
