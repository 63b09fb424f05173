"""A process that makes things for this one: started once, kept warm, ended when it is too slow, made anew when it is gone."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
import weakref
from collections.abc import Callable
from contextlib import suppress
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
        self._put_away: Callable[[], bytes | None] = silent

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
        errors = tempfile.TemporaryFile()  # noqa: SIM115 closed in `_gone`
        folder = tempfile.mkdtemp(prefix="facilitate-")  # of its own: one that is killed leaves its files behind
        where = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(HOME), *filter(None, [os.environ.get("PYTHONPATH")])]),
            "TMPDIR": folder,
        }
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(self._command, stdin=pipe, stdout=pipe, stderr=errors, env=where)
        self._put_away = weakref.finalize(self, _gone, self._process, folder, errors)
        return self._process

    def end(self) -> bytes:
        """End it; what it wrote on its error stream."""
        self._process = None
        return self._put_away() or b""


def _gone(process: subprocess.Popen[bytes], folder: str, errors: IO[bytes]) -> bytes:
    """Nothing of it is left, also where this program ends before it; what it wrote on its error stream."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        with suppress(RuntimeError, OSError):  # where the program ends, somebody may be reading still
            if pipe:
                pipe.close()
    shutil.rmtree(folder, ignore_errors=True)
    errors.seek(0)
    said = errors.read()
    errors.close()
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
