"""Several workers under measurement: their keeper with its children, as one server; a worker can be killed."""

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from facilitate.bench.process import Process, free_ports

PROGRAM = (sys.executable, "-c", "from facilitate.cli import main; main()")


class Workers(Process):
    """`facilitate serve --workers N`. `port` is everybody's; `ports` are each worker's own. `program`: what stands in for it."""

    def __init__(
        self, folder: Path, key: str, count: int, db: str, redis: str, program: Sequence[str] = PROGRAM
    ) -> None:
        port = free_ports(count + 1)
        env = {"FACILITATE_DATA": str(folder), "FACILITATE_ORGANISER_KEY": key}
        where = ["--host", "127.0.0.1", "--port", str(port), "--db", db, "--redis", redis]
        super().__init__([*program, "serve", "--workers", str(count), *where], env, port, folder / "server.log")
        self.db, self.ports = db, [port + 1 + number for number in range(count)]

    def wait_for_all(self) -> None:
        """Return when every worker answers on its own port."""
        for number in range(len(self.ports)):
            self.wait_for(number)

    def wait_for(self, number: int) -> None:
        """Return when that worker answers on its own port."""
        self.wait_until_it_answers("/healthz", port=self.ports[number])

    def children(self) -> list[int]:
        """The workers' process ids, in the order in which they were started."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
            found += [int(folder.name)] * (parent == self.pid)
        return sorted(found)

    def worker(self, number: int) -> int:
        """The process id of a worker; raises LookupError where it does not run."""
        for pid in self.children():
            if f"FACILITATE_WORKER={number}".encode() in Path(f"/proc/{pid}/environ").read_bytes().split(b"\0"):
                return pid
        raise LookupError(number)

    def kill_one(self, number: int) -> None:
        """kill -9 for that worker."""
        os.kill(self.worker(number), signal.SIGKILL)

    def cpu(self) -> float:
        """Seconds of CPU of all workers together."""
        return sum(self.cpu_of(pid) for pid in self.children())

    def memory(self) -> int:
        """Bytes of all workers together."""
        return sum(self.memory_of(pid) for pid in self.children())
