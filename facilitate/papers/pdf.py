"""Pages to PDF in a child process that is started once, kept warm, and ended when it is slow or has done its share."""

from __future__ import annotations

import json
import sys
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple

from facilitate.papers.child import Child, Lost, silent
from facilitate.resources import resource

SECONDS = 60
KEPT = 24
WORKER = Path(__file__).with_name("worker.py")


class Pdf(NamedTuple):
    """A tagged PDF (PDF/UA-1), the characters for which this computer has no glyph, and the number of its pages.

    `pictures` are its pages as PNG where they were asked for; then `data` is empty.
    """

    data: bytes
    missing: tuple[str, ...]
    pages: int
    pictures: tuple[bytes, ...] = ()


class PdfFailed(Exception):
    """No PDF could be made; HTML and DOCX still can. `zh` and `en` say why and what to do."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(f"{zh} / {en}")
        self.zh, self.en = zh, en


class Press:
    """One worker at a time, shared by all threads; made anew after a failure or when it has retired.

    `tell` hears the page that is being laid out, and 0 when all are.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self._lock = threading.Lock()
        self._made: OrderedDict[tuple[str, float, float], Pdf] = OrderedDict()
        self.tell: Callable[[int], None] = silent
        self._child = Child([sys.executable, "-P", str(WORKER), str(resource("static"))], seconds)

    def __call__(self, page: str, zoom: float = 1, dpi: float = 0) -> Pdf:
        """The PDF of one page of HTML, `zoom` times its size; with `dpi` its pages as pictures of so many dots an inch.

        Raises PdfFailed after `seconds` without a further page, or with the worker's own words. The last few are kept: the same page asked for
        again, in a pack or by a second person, is not made again.
        """
        with self._lock:
            key = (page, zoom, dpi)
            if key not in self._made:
                self._made[key] = self._press(page, zoom, dpi)
            self._made.move_to_end(key)
            while len(self._made) > KEPT:
                self._made.popitem(last=False)
            return self._made[key]

    def _press(self, page: str, zoom: float, dpi: float) -> Pdf:
        try:
            answer, data = self._child.ask(json.dumps({"page": page, "zoom": zoom, "dpi": dpi}).encode(), self.tell)
        except Lost as lost:
            raise _failed(lost.errors) from lost
        if answer.get("last"):
            self._child.end()
        if "fault" in answer:
            raise PdfFailed(f"PDF 没有做成：{answer['fault']}", f"The PDF could not be made: {answer['fault']}")
        missing, sizes = tuple(answer["missing"]), answer.get("sizes")
        if sizes is None:
            return Pdf(data, missing, answer["pages"])
        ends = list(accumulate(sizes, initial=0))
        return Pdf(b"", missing, answer["pages"], tuple(data[start:end] for start, end in pairwise(ends)))

    def known(self, families: Sequence[str]) -> list[str]:
        """Which of these typefaces this computer has; none where no PDF can be made. Raises PdfFailed."""
        with self._lock:
            try:
                answer, _ = self._child.ask(json.dumps({"families": list(families)}).encode())
            except Lost as lost:
                raise _failed(lost.errors) from lost
            if answer.get("last"):
                self._child.end()
            return list(answer.get("known", ()))

    def warm(self) -> None:
        """Start the worker before it is needed, so that the first paper does not wait for the fonts."""
        with self._lock:
            self._child.start()

    def close(self) -> None:
        """End the worker."""
        with self._lock:
            self._made.clear()
            self._child.end()


def _failed(errors: bytes) -> PdfFailed:
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


press = Press()
