"""A single server of our own to be killed, a meeting in it, and the log read from the disk behind its back."""

import asyncio
import json
import sqlite3
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from facilitate.bench.gathering import Gathering
from facilitate.bench.process import Process, free_port, serve
from facilitate.bench.view import differing
from tests.faults.ledger import Ledger


class Single:
    """Starts, kills and starts again. With `twin` a server that breaks its promise in that way."""

    def __init__(self, folder: Path, twin: str = "") -> None:
        self._folder = folder
        self._twin = [sys.executable, str(Path(__file__).parent / "bad_twin.py"), twin] if twin else []
        self._port = free_port()
        self.server: Process = self._start()

    def _start(self) -> Process:
        return serve(self._folder, self._port, "organiser", self._twin)

    def restart(self) -> None:
        """After a kill."""
        self.server = self._start()

    async def gather(self, people: int) -> tuple[Gathering, list[Ledger]]:
        """A meeting in which comments are welcome, and its people at their phones."""
        gathering = await Gathering.call(self._port, "organiser")
        for number in range(people):
            await gathering.sign_up(number)
        need = await gathering.need()
        ledgers = [Ledger(f"p{number:02d}", token, need) for number, token in enumerate(gathering.tokens)]
        await asyncio.gather(*(ledger.connect(self._port, gathering.code) for ledger in ledgers))
        return gathering, ledgers

    def log(self, code: str) -> list[tuple[int, str, dict[str, Any]]]:
        """(seq, kind, body) of every entry, read from the file itself."""
        (path,) = [path for path in self._folder.rglob("*") if path.is_file() and _is_sqlite(path)]
        query = "select seq, kind, body from log join meetings on meetings.id = meeting where code = ? order by seq"
        store = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            return [(seq, kind, json.loads(body)) for seq, kind, body in store.execute(query, (code,))]
        finally:
            store.close()


def faults_of_the_log(entries: list[tuple[int, str, dict[str, Any]]], ledgers: list[Ledger]) -> list[str]:
    """Everything in which the log and what people were told do not agree."""
    comments = [(body["text"], seq) for seq, _, body in entries if "text" in body and "-" in str(body["text"])]
    times, at = Counter(text for text, _ in comments), dict(comments)
    told = {text: seq for ledger in ledgers for text, seq in ledger.accepted.items()}
    faults = [f"lost: {text} was accepted" for text in told if text not in at]
    faults += [f"doubled: {text} stands {n} times" for text, n in times.items() if n > 1]
    faults += [
        f"moved: {text} was told {told[text]}, stands at {at[text]}"
        for text in told.keys() & at
        if told[text] != at[text]
    ]
    faults += [f"unasked: {text} was refused" for ledger in ledgers for text in ledger.refused if text in at]
    faults += [quarrel for ledger in ledgers for quarrel in ledger.quarrels]
    if [seq for seq, _, _ in entries] != list(range(1, len(entries) + 1)):
        faults.append("gap: the numbers of the log do not follow one another")
    return faults


async def faults_of_the_views(gathering: Gathering, ledgers: list[Ledger]) -> list[str]:
    """Whose screen differs from a fresh view, after everything under way has arrived."""
    faults: list[str] = []
    for _ in range(30):
        await asyncio.sleep(0.1)
        faults = []
        for ledger in ledgers:
            fresh = await gathering.state(ledger.token)
            faults += [f"view: {ledger.name} sees another {key}" for key in differing(fresh, ledger.view.entities)]
        if not faults:
            break
    return faults


def _is_sqlite(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(15) == b"SQLite format 3"
