"""A server under measurement: a process of its own on a core of its own, with its CPU time and memory."""

import os
import random
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path


class Process:
    """Starts `python -c …` or any command with `--port N` in mind; `port` is one that was free a moment before."""

    def __init__(self, command: list[str], env: dict[str, str], port: int, log: Path | None = None) -> None:
        self.port = port
        out = subprocess.DEVNULL if log is None else log.open("ab")
        try:
            self._process = subprocess.Popen(command, env={**os.environ, **env}, stdout=out, stderr=out)
        finally:
            if not isinstance(out, int):
                out.close()
        self.pid = self._process.pid
        self._log = log

    def wait_until_it_answers(self, path: str | None = None, seconds: float = 90.0, port: int = 0) -> None:
        """Return when our own process answers on its port. Raises RuntimeError when it ended or stayed mute, and is gone
        then: a loaded machine takes its time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.alive()
            if self._answers(path, port or self.port):
                return
            time.sleep(0.02)
        self.kill()
        raise RuntimeError(f"the server did not answer within {seconds:.0f} s: {self._last_words()}")

    def alive(self) -> None:
        """Raises RuntimeError with its last words when it has ended."""
        if self._process.poll() is not None:
            raise RuntimeError(f"the server ended with {self._process.returncode}: {self._last_words()}")

    def pin(self, core: int) -> None:
        """Keep it, with every thread it has, on one core, where the system can."""
        for task in Path(f"/proc/{self.pid}/task").glob("*"):
            os.sched_setaffinity(int(task.name), {core})

    def cpu(self) -> float:
        """Seconds of CPU that it has used, all threads together; 0 where the system does not say."""
        return self.cpu_of(self.pid)

    def memory(self) -> int:
        """Bytes of memory that it holds; 0 where the system does not say."""
        return self.memory_of(self.pid)

    @staticmethod
    def cpu_of(pid: int) -> float:
        """The same of any process, to the nanosecond: Linux keeps a clock for each (clock_getcpuclockid)."""
        try:
            return time.clock_gettime((~pid << 3) | 2)
        except (OSError, AttributeError):
            return 0.0

    @staticmethod
    def memory_of(pid: int) -> int:
        """The same of any process."""
        try:
            return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        except OSError:
            return 0

    def stop(self) -> None:
        """Ask it to stop, and insist after ten seconds."""
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """kill -9."""
        self._process.kill()
        self._process.wait()

    @staticmethod
    def _answers(path: str | None, port: int) -> bool:
        if path is None:
            with socket.socket() as probe:
                return probe.connect_ex(("127.0.0.1", port)) == 0
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def _last_words(self) -> str:
        return self._log.read_text(errors="replace")[-2000:] if self._log else ""


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def free_ports(count: int) -> int:
    """The first of so many in a row on which nobody listens, below those that the system gives to lines going out."""
    while True:
        first = random.randrange(20_000, 32_000)
        probes = [socket.socket() for _ in range(count)]
        try:
            for number, probe in enumerate(probes):
                probe.bind(("127.0.0.1", first + number))
        except OSError:
            continue
        else:
            return first
        finally:
            for probe in probes:
                probe.close()


def serve(
    data: Path, port: int, key: str, program: list[str] | None = None, env: dict[str, str] | None = None
) -> Process:
    """The product itself (or a `program` that stands in for it), once it answers."""
    process = start(data, port, key, program, env)
    process.wait_until_it_answers("/healthz")
    return process


def start(
    data: Path, port: int, key: str, program: list[str] | None = None, env: dict[str, str] | None = None
) -> Process:
    """The same, just started: with its data and its log in a folder of its own."""
    data.mkdir(parents=True, exist_ok=True)
    env = {**(env or {}), "FACILITATE_DATA": str(data), "FACILITATE_ORGANISER_KEY": key}
    command = program or [sys.executable, "-c", "from facilitate.cli import main; main()"]
    return Process([*command, "serve", "--host", "127.0.0.1", "--port", str(port)], env, port, data / "server.log")
