"""A process that makes things for this one: started once, kept warm, ended when it is too slow, made anew when it is gone."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
from pathlib import Path
from typing import IO, Any

import msgspec

from facilitate.papers.worker import LENGTH

HOME = Path(__file__).parents[2]


class Lost(Exception):
    """The process has ended or was ended for being too slow; `errors` is what it wrote on its error stream."""

    def __init__(self, errors: bytes) -> None:
        super().__init__(errors)
        self.errors = errors


class Child:
    """Frames of four bytes of length and JSON go in and come back; a second frame with the thing made follows its answer,
    unless that has a `fault`. One request at a time: whoever shares a child holds a lock."""

    def __init__(self, command: list[str], seconds: float) -> None:
        """`seconds` is the most that one request may take."""
        self._command, self._seconds = command, seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._errors: IO[bytes] | None = None

    def ask(self, request: bytes) -> tuple[dict[str, Any], bytes]:
        """(the answer, the thing made or nothing). Raises Lost."""
        process = self.start()
        guard = threading.Timer(self._seconds, process.kill)
        guard.start()
        try:
            return _exchange(process, request)
        except (BrokenPipeError, EOFError) as lost:
            raise Lost(self.end()) from lost
        finally:
            guard.cancel()

    def start(self) -> subprocess.Popen[bytes]:
        """The process as it runs, or a new one."""
        if self._process and self._process.poll() is None:
            return self._process
        self.end()
        # A file, for a pipe that nobody reads would fill up and stop the child.
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 closed in `end`
        where = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(HOME), *filter(None, [os.environ.get("PYTHONPATH")])]),
        }
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(self._command, stdin=pipe, stdout=pipe, stderr=self._errors, env=where)
        return self._process

    def end(self) -> bytes:
        """End it; what it wrote on its error stream."""
        said = b""
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None
        if self._errors:
            self._errors.seek(0)
            said = self._errors.read()
            self._errors.close()
            self._errors = None
        return said


def _exchange(process: subprocess.Popen[bytes], request: bytes) -> tuple[dict[str, Any], bytes]:
    if process.stdin is None or process.stdout is None:
        raise EOFError
    process.stdin.write(LENGTH.pack(len(request)) + request)
    process.stdin.flush()
    answer: dict[str, Any] = msgspec.json.decode(_frame(process.stdout))
    return answer, b"" if "fault" in answer else _frame(process.stdout)


def _frame(stream: IO[bytes]) -> bytes:
    head = _exactly(stream, LENGTH.size)
    return _exactly(stream, LENGTH.unpack(head)[0])


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data
