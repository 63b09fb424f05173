"""Pages to PDF in a child process that is started once, kept warm, and ended when it is slow or has done its share."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections import OrderedDict
from pathlib import Path
from typing import IO, NamedTuple

from facilitate.papers.worker import LENGTH
from facilitate.resources import resource

SECONDS = 60
KEPT = 24
WORKER = Path(__file__).with_name("worker.py")


class Pdf(NamedTuple):
    """A tagged PDF (PDF/UA-1), and the characters for which this computer has no glyph."""

    data: bytes
    missing: tuple[str, ...]


class PdfFailed(Exception):
    """No PDF could be made; HTML and DOCX still can. `zh` and `en` say why and what to do."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} / {en}")
        self.zh, self.en = zh, en


class Press:
    """One worker at a time, shared by all threads; made anew after a failure or when it has retired."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._made: OrderedDict[str, Pdf] = OrderedDict()
        self._process: subprocess.Popen[bytes] | None = None

    def __call__(self, page: str) -> Pdf:
        """The PDF of one page of HTML; raises PdfFailed after `seconds`, or with the worker's own words.

        The last few are kept: the same page asked for again, in a pack or by a second person, is not made again.
        """
        with self._lock:
            if page not in self._made:
                self._made[page] = self._press(page)
            self._made.move_to_end(page)
            while len(self._made) > KEPT:
                self._made.popitem(last=False)
            return self._made[page]

    def _press(self, page: str) -> Pdf:
        self._process = process = self._alive()
        guard = threading.Timer(self._seconds, process.kill)
        guard.start()
        try:
            return _exchange(process, page)
        except (BrokenPipeError, EOFError) as lost:
            raise self._lost(process) from lost
        finally:
            guard.cancel()

    def warm(self) -> None:
        """Start the worker before it is needed, so that the first paper does not wait for the fonts."""
        with self._lock:
            self._process = self._alive()

    def close(self) -> None:
        """End the worker."""
        with self._lock:
            self._made.clear()
            if self._process:
                _end(self._process)
                self._process = None

    def _alive(self) -> subprocess.Popen[bytes]:
        if self._process and self._process.poll() is None:
            return self._process
        if self._process:
            _end(self._process)
        command = [sys.executable, "-P", str(WORKER), str(resource("static"))]
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def _lost(self, process: subprocess.Popen[bytes]) -> PdfFailed:
        process.kill()
        _, errors = process.communicate()
        self._process = None
        if b"weasyprint" in errors or b"cannot load library" in errors:
            return PdfFailed(
                "这台电脑还不能做 PDF，请先安装：sudo apt install libpangoft2-1.0-0 libharfbuzz-subset0。网页版和 DOCX 照常可用。",
                "This computer cannot make PDFs yet. Install: sudo apt install libpangoft2-1.0-0 libharfbuzz-subset0. "
                "The web page and the DOCX work as usual.",
            )
        return PdfFailed(
            "PDF 没有做成（时间或内存不够），请再试一次；网页版和 DOCX 照常可用。",
            "The PDF could not be made (out of time or memory). Please try again; the web page and the DOCX work as usual.",
        )


def _exchange(process: subprocess.Popen[bytes], page: str) -> Pdf:
    if process.stdin is None or process.stdout is None:
        raise EOFError
    request = json.dumps({"page": page}).encode()
    process.stdin.write(LENGTH.pack(len(request)) + request)
    process.stdin.flush()
    answer = json.loads(_frame(process.stdout))
    if "fault" in answer:
        raise PdfFailed(f"PDF 没有做成：{answer['fault']}", f"The PDF could not be made: {answer['fault']}")
    return Pdf(_frame(process.stdout), tuple(answer["missing"]))


def _frame(stream: IO[bytes]) -> bytes:
    head = _exactly(stream, LENGTH.size)
    return _exactly(stream, LENGTH.unpack(head)[0])


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.communicate()


press = Press()
