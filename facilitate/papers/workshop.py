"""Papers made in a process of their own: a long table takes seconds of work, and meanwhile the clocks in the room go on."""

from __future__ import annotations

import logging
import os
import sys
import threading
from typing import Any

import msgspec

from facilitate.papers.catalogue import make
from facilitate.papers.child import Child, Lost
from facilitate.papers.kinds import NoSuch, Paper
from facilitate.papers.links import Links
from facilitate.papers.pdf import PdfFailed
from facilitate.papers.tongue import Choice
from facilitate.papers.worker import be_modest, read, write
from facilitate.reports.record import Record

log = logging.getLogger(__name__)
SECONDS = 120


class Order(msgspec.Struct, frozen=True):
    """What `make` is asked for."""

    name: str
    ext: str
    record: Record
    lang: Choice
    links: Links


class Workshop:
    """`make` with the work done elsewhere, one paper after the other; the process is started with the first."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._lock = threading.Lock()
        self._child = Child([sys.executable, "-P", "-m", "facilitate.papers.workshop"], seconds)

    def __call__(self, name: str, ext: str, record: Record, lang: Choice, links: Links) -> Paper:
        """As `make`; PdfFailed also where the process was too slow or ended."""
        order = msgspec.json.encode(Order(name, ext, record, lang, links))
        try:
            with self._lock:
                answer, data = self._child.ask(order)
        except Lost as lost:
            log.error("no paper %s.%s: %s", name, ext, lost.errors.decode(errors="replace"))
            raise PdfFailed(
                "文件没有做成（时间或内存不够），请再试一次。",
                "The paper could not be made (out of time or memory). Please try again.",
            ) from lost
        match answer.get("fault"):
            case None:
                return Paper(data, answer["mime"], answer["filename"], tuple(answer["missing"]))
            case "no_such":
                raise NoSuch(answer["zh"], answer["en"])
            case _:
                raise PdfFailed(answer["zh"], answer["en"])

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._child.end()


def main() -> None:
    """Serve orders from stdin until it closes; what anybody prints goes to the error stream."""
    be_modest()
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    while (order := read(sys.stdin.buffer)) is not None:
        answer, data = _made(msgspec.json.decode(order, type=Order))
        write(out, msgspec.json.encode(answer))
        if "fault" not in answer:
            write(out, data)


def _made(order: Order) -> tuple[dict[str, Any], bytes]:
    try:
        paper = make(order.name, order.ext, order.record, order.lang, order.links)
    except NoSuch as none:
        return {"fault": "no_such", "zh": none.zh, "en": none.en}, b""
    except PdfFailed as failed:
        return {"fault": "failed", "zh": failed.zh, "en": failed.en}, b""
    return {"mime": paper.mime, "filename": paper.filename, "missing": paper.missing}, paper.data


workshop = Workshop()

if __name__ == "__main__":
    main()
