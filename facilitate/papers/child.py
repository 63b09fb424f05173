"""A process that makes things for this one: started once, kept warm, ended when it is too slow, made anew when it is gone."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

import msgspec

from facilitate.papers.worker import LENGTH

HOME = Path(__file__).parents[2]


def silent(_page: int = 0) -> None:
    """Nobody wants to hear what is being done."""


class Lost(Exception):
    """The process has ended or was ended for being too slow; `errors` is what it wrote on its error stream."""

    def __init__(self, errors: bytes) -> None:
        super().__init__(errors)
        self.errors = errors


class Child:
    """Frames of four bytes of length and JSON go in and come back; a second frame with the thing made follows its answer,
    unless that has a `fault`. Frames with `doing` come before it. One request at a time: whoever shares a child holds a lock."""

    def __init__(self, command: list[str], seconds: float) -> None:
        """`seconds` is how long it may give no sign of life, such as the next page, while it is asked."""
        self._command, self._seconds = command, seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._errors: IO[bytes] | None = None

    def ask(self, request: bytes, tell: Callable[[int], None] = silent) -> tuple[dict[str, Any], bytes]:
        """(the answer, the thing made or nothing); `tell` hears what it is doing. Raises Lost."""
        process = self.start()
        guard = self._guard(process)
        try:
            _send(process, request)
            while "doing" in (answer := _answer(process)):
                guard.cancel()
                guard = self._guard(process)
                tell(answer["doing"])
            return answer, b"" if "fault" in answer else _frame(process.stdout)
        except (BrokenPipeError, EOFError) as lost:
            raise Lost(self.end()) from lost
        except BaseException:
            self.end()  # the rest of its answer would be taken for that to the next request
            raise
        finally:
            guard.cancel()

    def _guard(self, process: subprocess.Popen[bytes]) -> threading.Timer:
        guard = threading.Timer(self._seconds, process.kill)
        guard.start()
        return guard

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


def _send(process: subprocess.Popen[bytes], request: bytes) -> None:
    if process.stdin is None:
        raise EOFError
    process.stdin.write(LENGTH.pack(len(request)) + request)
    process.stdin.flush()


def _answer(process: subprocess.Popen[bytes]) -> dict[str, Any]:
    answer: dict[str, Any] = msgspec.json.decode(_frame(process.stdout))
    return answer


def _frame(stream: IO[bytes] | None) -> bytes:
    if stream is None:
        raise EOFError
    head = _exactly(stream, LENGTH.size)
    return _exactly(stream, LENGTH.unpack(head)[0])


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data
