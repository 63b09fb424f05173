"""A single server of our own to be killed, a meeting in it, and the log read from the disk behind its back."""

import asyncio
import json
import sqlite3
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from facilitate.bench.browser import HttpError
from facilitate.bench.gathering import Gathering
from facilitate.bench.process import Process, free_port, serve
from facilitate.bench.view import differing
from tests.faults.ledger import Ledger

TRIES, REST = 20, 0.4
"""How often it is looked whether all see the same, and seconds before each look."""


class Single:
    """Starts, kills and starts again. With `twin` a server that breaks its promise in that way; `by` another program of this
    folder, with its words, that serves in its stead."""

    def __init__(self, folder: Path, twin: str = "", by: Sequence[str] = ()) -> None:
        self._folder = folder
        program, *words = by or (("bad_twin.py",) if twin else ("",))
        twins = [twin] if twin else []
        self._twin = [sys.executable, str(Path(__file__).parent / program), *words, *twins] if program else []
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
        path = self._folder / "facilitate.db"  # beside it lie backups
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
    """Whose screen differs from a fresh view of the newest state that anybody was given, after everything under way has
    arrived: an older one, from a worker as deaf as the phone's own, does not count."""
    faults = {ledger.name: [f"view: {ledger.name} was not told what to see"] for ledger in ledgers}
    agreed, newest = dict.fromkeys(faults, 0), 0
    for _ in range(TRIES):
        await asyncio.sleep(REST)
        for ledger in ledgers:
            if faults[ledger.name] or agreed[ledger.name] < newest:
                with suppress(HttpError):  # who came back often lately is told to ask a little later
                    fresh = await gathering.whole(ledger.token)
                    newest = max(newest, fresh["to"])
                    other = differing(fresh["put"], ledger.view.entities)
                    old = [f"view: {ledger.name} was shown {fresh['to']} of {newest}"] if fresh["to"] < newest else []
                    faults[ledger.name] = [f"view: {ledger.name} sees another {key}" for key in other] or old
                    agreed[ledger.name] = fresh["to"]
        if not any(faults.values()) and min(agreed.values()) == newest:
            return []
    late = [f"view: {name} was last seen to agree at {to} of {newest}" for name, to in agreed.items() if to < newest]
    return [fault for found in faults.values() for fault in found] or late
