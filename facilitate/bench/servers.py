"""A PostgreSQL and a Redis of our own: real servers on free loopback ports, in folders that vanish afterwards."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from facilitate.bench.process import free_port

if TYPE_CHECKING:
    from psycopg import Connection

READY_WITHIN = 30.0  # seconds
MISSING = "没有找到 {0}：请装 PostgreSQL 和 Redis，或运行 ./run setup tests · {0} was not found: install PostgreSQL and Redis, or run ./run setup tests"


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
        """As a power cut would: no goodbye, and none of its own processes lives on."""
        if self.process is not None:
            self.process.send_signal(signal.SIGSTOP)  # it must not start another meanwhile
            theirs = _children(self.process.pid)
            for pid in theirs:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            self.process.kill()
            self.process.wait()
            _wait_until_gone(theirs)

    def stop(self) -> None:
        """Stop it for good and remove its folder."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(timeout=READY_WITHIN)
            except subprocess.TimeoutExpired:  # a busy machine: nothing of it is kept anyway
                self.kill()
        shutil.rmtree(self.folder)


class Postgres(Server):
    """A PostgreSQL cluster with nothing in it; what is not `durable` does not wait for the disk."""

    def __init__(self, durable: bool = False) -> None:
        self.programs, self.port, self._made = _postgres_programs(), free_port(), 0
        folder = _folder("pg")
        data = folder / "data"
        try:
            self._make_cluster(folder, data)
        except BaseException:
            shutil.rmtree(folder)
            raise
        command = [str(self.programs / "postgres"), "-D", str(data), "-k", str(folder), "-h", "127.0.0.1"]
        command += ["-p", str(self.port), "-c", f"fsync={'on' if durable else 'off'}"]
        super().__init__(command, folder, self._answers)

    def fresh_database(self, like: str = "template1") -> str:
        """Make an empty database; gives its SQLAlchemy URL. `like`: the name of one to copy."""
        self._made += 1
        name = f"meeting_{self._made}"
        with self._connect("postgres") as connection:
            connection.autocommit = True
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {like}".encode())
        return f"postgresql+psycopg://facilitate@127.0.0.1:{self.port}/{name}"

    def _make_cluster(self, folder: Path, data: Path) -> None:
        initdb = [str(self.programs / "initdb"), "-D", str(data), "-U", "facilitate", "-A", "trust", "-E", "UTF8"]
        with (folder / "log").open("ab") as log:
            made = _as_nobody_special([*initdb, "--locale=C", "--no-sync"], folder, log).wait()
        if made != 0:
            raise RuntimeError((folder / "log").read_text(errors="replace")[-2000:])

    def _connect(self, name: str) -> "Connection[Any]":
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
        program, self.port = _program("redis-server"), free_port()
        folder = _folder("redis")
        self.url = f"redis://127.0.0.1:{self.port}/0"
        command = [program, "--bind", "127.0.0.1", "--port", str(self.port), "--dir", str(folder)]
        super().__init__([*command, "--save", "", "--appendonly", "no"], folder, self._answers)

    def _answers(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=2) as line:
                line.sendall(b"PING\r\n")
                return line.recv(16).startswith(b"+PONG")
        except OSError:
            return False


@contextmanager
def stores(db: str = "", redis: str = "") -> Iterator[tuple[str, str]]:
    """The addresses of a PostgreSQL and a Redis: those that are given, else of our own, which are gone afterwards. Raises
    FileNotFoundError where their programs are not installed."""
    with ExitStack() as stack:
        if not db:
            postgres = Postgres(durable=True)
            stack.callback(postgres.stop)
            postgres.start()
            db = postgres.fresh_database()
        if not redis:
            ring = Redis()
            stack.callback(ring.stop)
            ring.start()
            redis = ring.url
        yield db, redis


def _folder(name: str) -> Path:
    folder = Path(tempfile.mkdtemp(prefix=f"facilitate-{name}-"))
    if os.geteuid() == 0:
        os.chown(folder, pwd.getpwnam("nobody").pw_uid, -1)
    return folder


def _children(pid: int) -> list[int]:
    every = [int(found.name) for found in Path("/proc").glob("[0-9]*")]
    return [one for one in every if _state(one)[1:] == (str(pid),)]


def _wait_until_gone(pids: list[int]) -> None:
    """Until nothing of them runs; one that is dead and not yet collected by its parent does nothing any more."""
    until = time.monotonic() + READY_WITHIN
    while any(_state(pid)[0] not in "ZX" for pid in pids):
        if time.monotonic() > until:
            raise RuntimeError(f"still running: {pids}")
        time.sleep(0.005)


def _state(pid: int) -> tuple[str, str]:
    """What the kernel says of a process: its state ("X" if there is none) and its parent."""
    try:
        state, parent = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[:2]
    except (FileNotFoundError, ProcessLookupError):
        return "X", ""
    return state, parent


def _as_nobody_special(command: list[str], folder: Path, log: IO[bytes]) -> subprocess.Popen[bytes]:
    """PostgreSQL refuses to run as root, so root starts both servers as `nobody`."""
    user = "nobody" if os.geteuid() == 0 else None
    extra: list[int] | None = [] if user else None
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
