"""Papers made in a process of their own: a long table takes seconds of work, and meanwhile the clocks in the room go on."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import msgspec

from facilitate.papers.catalogue import make
from facilitate.papers.child import Child, Lost
from facilitate.papers.doing import Doing, Tell, silent
from facilitate.papers.kept import Kept
from facilitate.papers.kinds import NoSuch, Paper
from facilitate.papers.links import Links
from facilitate.papers.pdf import PdfFailed, press
from facilitate.papers.tongue import Choice
from facilitate.papers.turns import Turns
from facilitate.papers.worker import be_modest, read, write
from facilitate.reports.record import Record

log = logging.getLogger(__name__)
SECONDS = 120
HANDS = 2


class Order(msgspec.Struct, frozen=True, tag=True):
    """What `make` is asked for."""

    name: str
    ext: str
    record: Record
    lang: Choice
    links: Links


class Families(msgspec.Struct, frozen=True, tag=True):
    """Asks which of these typefaces the computer has."""

    names: tuple[str, ...]


class Workshop:
    """`make` with the work done elsewhere: by one process, or by two where there are cores for two.

    A paper is made once from the same record; the last ones are kept. The processes are started when they are needed.
    """

    def __init__(self, seconds: float = SECONDS, hands: int = 0) -> None:
        """`seconds` is how long a paper may give no sign of life; `hands` is how many are made at a time (0: as fits)."""
        self.hands = hands or min(HANDS, os.cpu_count() or 1)
        command = [sys.executable, "-P", "-m", "facilitate.papers.workshop"]
        self._children = [Child(command, seconds) for _ in range(self.hands)]
        self._turns = Turns(self._children)
        self._kept = Kept()

    def __call__(
        self,
        name: str,
        ext: str,
        record: Record,
        lang: Choice,
        links: Links,
        tell: Tell = silent,
        *,
        ahead: bool = False,
    ) -> Paper:
        """As `make`; PdfFailed also where the process was too slow or ended.

        `tell` hears how far it is and may raise Abandoned; what is made `ahead` of being asked for lets people go first.
        """
        order = msgspec.json.encode(Order(name, ext, record, lang, links.for_paper(name)))
        key = sha256(order).digest()
        while (kept := self._kept.get(key)) is None:
            child = self._turns.take(key, tell, ahead=ahead)
            if child is not None:
                try:
                    return self._kept.put(key, self._made(child, order, lambda doing: self._turns.told(key, doing)))
                finally:
                    self._turns.give(key, child)
        return kept

    def _made(self, child: Child, order: bytes, tell: Tell) -> Paper:
        tell(Doing())
        answer, data = self._asked(child, order, tell)
        return Paper(data, answer["mime"], answer["filename"], tuple(answer["missing"]))

    def _asked(self, child: Child, order: bytes, tell: Tell) -> tuple[dict[str, Any], bytes]:
        try:
            answer, data = child.ask(order, lambda page: tell(Doing(page=page, printed=not page)))
        except Lost as lost:
            log.error("a paper was not made: %s", lost.errors.decode(errors="replace"))
            raise PdfFailed(
                "文件没有做成（时间或内存不够），请再试一次。",
                "The paper could not be made (out of time or memory). Please try again.",
            ) from lost
        match answer.get("fault"):
            case None:
                return answer, data
            case "no_such":
                raise NoSuch(answer["zh"], answer["en"])
            case _:
                raise PdfFailed(answer["zh"], answer["en"])

    def known(self, families: Sequence[str]) -> list[str]:
        """Which of these typefaces this computer has. Raises PdfFailed where it can make no PDF."""
        key = msgspec.json.encode(Families(tuple(families)))
        while (child := self._turns.take(key, silent)) is None:
            pass
        try:
            return list(self._asked(child, key, silent)[0]["known"])
        finally:
            self._turns.give(key, child)

    def forget(self) -> None:
        """No paper made before is kept: somebody was erased."""
        self._kept.clear()

    def close(self) -> None:
        """End the processes; call it when nothing is being made."""
        self._kept.clear()
        for child in self._children:
            child.end()


def main() -> None:
    """Serve orders from stdin until it closes; what anybody prints goes to the error stream."""
    be_modest()
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    press.tell = lambda page: write(out, msgspec.json.encode({"doing": page}))
    while (order := read(sys.stdin.buffer)) is not None:
        answer, data = _made(msgspec.json.decode(order, type=Order | Families))
        write(out, msgspec.json.encode(answer))
        if "fault" not in answer:
            write(out, data)


def _made(order: Order | Families) -> tuple[dict[str, Any], bytes]:
    try:
        if isinstance(order, Families):
            return {"known": press.known(order.names)}, b""
        paper = make(order.name, order.ext, order.record, order.lang, order.links)
    except NoSuch as none:
        return {"fault": "no_such", "zh": none.zh, "en": none.en}, b""
    except PdfFailed as failed:
        return {"fault": "failed", "zh": failed.zh, "en": failed.en}, b""
    return {"mime": paper.mime, "filename": paper.filename, "missing": paper.missing}, paper.data


workshop = Workshop()

if __name__ == "__main__":
    main()
