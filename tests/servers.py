"""A PostgreSQL and a Redis for one test run: real servers on free loopback ports, in folders that vanish afterwards."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

READY_WITHIN = 30.0  # seconds
MISSING = "没有找到 {0}：请先运行 ./run setup tests · {0} was not found: run ./run setup tests first"


class Server:
    """A process started by `command` and asked by `ready` until it answers; may be stopped, killed and started again."""

    def __init__(self, command: list[str], folder: Path, ready: Callable[[], bool]) -> None:
        self.command, self.folder, self.ready = command, folder, ready
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Return when the server answers; raises RuntimeError with its last words if it does not within 30 seconds."""
        with (self.folder / "log").open("ab") as log:
            self.process = _as_nobody_special(self.command, self.folder, log)
        until = time.monotonic() + READY_WITHIN
        while not self.ready():
            if self.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError((self.folder / "log").read_text(errors="replace")[-2000:])
            time.sleep(0.05)

    def kill(self) -> None:
        """As a power cut would: no goodbye."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()

    def stop(self) -> None:
        """Stop it for good and remove its folder."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(timeout=READY_WITHIN)
        shutil.rmtree(self.folder)


class Postgres(Server):
    """A PostgreSQL cluster with nothing in it; `url(name)` makes an empty database."""

    def __init__(self) -> None:
        folder, self.port, self._made = _folder("pg"), free_port(), 0
        data, programs = folder / "data", _postgres_programs()
        initdb = [str(programs / "initdb"), "-D", str(data), "-U", "facilitate", "-A", "trust", "-E", "UTF8"]
        with (folder / "log").open("ab") as log:
            made = _as_nobody_special([*initdb, "--locale=C", "--no-sync"], folder, log).wait()
        if made != 0:
            raise RuntimeError((folder / "log").read_text(errors="replace")[-2000:])
        command = [str(programs / "postgres"), "-D", str(data), "-k", str(folder), "-h", "127.0.0.1"]
        super().__init__([*command, "-p", str(self.port)], folder, self._answers)

    def fresh_database(self) -> str:
        """Make an empty database; gives its SQLAlchemy URL."""
        self._made += 1
        name = f"meeting_{self._made}"
        with self._connect("postgres") as connection:
            connection.autocommit = True
            connection.execute(f"CREATE DATABASE {name}".encode())
        return f"postgresql+psycopg://facilitate@127.0.0.1:{self.port}/{name}"

    def _connect(self, name: str):
        import psycopg

        return psycopg.connect(host="127.0.0.1", port=self.port, user="facilitate", dbname=name, connect_timeout=2)

    def _answers(self) -> bool:
        import psycopg

        try:
            self._connect("postgres").close()
        except psycopg.OperationalError:
            return False
        return True


class Redis(Server):
    """A Redis that keeps nothing on disk."""

    def __init__(self) -> None:
        folder, self.port = _folder("redis"), free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        command = [_program("redis-server"), "--bind", "127.0.0.1", "--port", str(self.port), "--dir", str(folder)]
        super().__init__([*command, "--save", "", "--appendonly", "no"], folder, self._answers)

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=2) as line:
                line.sendall(b"PING\r\n")
                return line.recv(16).startswith(b"+PONG")
        except OSError:
            return False


def free_port() -> int:
    """A loopback port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _folder(name: str) -> Path:
    folder = Path(tempfile.mkdtemp(prefix=f"facilitate-{name}-"))
    if os.geteuid() == 0:
        os.chown(folder, pwd.getpwnam("nobody").pw_uid, -1)
    return folder


def _as_nobody_special(command: list[str], folder: Path, log) -> subprocess.Popen[bytes]:
    """PostgreSQL refuses to run as root, so root starts both servers as `nobody`."""
    user = "nobody" if os.geteuid() == 0 else None
    extra = [] if user else None
    return subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, user=user, extra_groups=extra)


def _program(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise FileNotFoundError(MISSING.format(name))
    return found


def _postgres_programs() -> Path:
    """Debian keeps each version's programs apart; the newest is taken."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    return versions[-1].parent if versions else Path(_program("initdb")).parent
