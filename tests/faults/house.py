"""Several workers of our own on a real PostgreSQL and a real Redis, each of which can be killed, and the log behind their backs."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg

from facilitate.bench.gathering import Gathering
from facilitate.bench.workers import PROGRAM, Workers
from tests.faults.ledger import Ledger

KEY = "organiser"
WORKERS = 3


class House(Workers):
    """Three workers behind one port, started by their keeper. With `twin` workers that break their promise in that way."""

    def __init__(self, folder: Path, db: str, redis: str, twin: str = "") -> None:
        program = (sys.executable, str(Path(__file__).parent / "bad_worker.py"), twin) if twin else PROGRAM
        super().__init__(folder, KEY, WORKERS, db, redis, program)
        self.folder = folder
        self.wait_for_all()

    async def gather(self, people: int) -> tuple[Gathering, list[Ledger]]:
        """A meeting in which comments are welcome; its people's phones are spread over the workers' own ports."""
        gathering = await Gathering.call(self.port, KEY)
        for number in range(people):
            await gathering.sign_up(number)
        need = await gathering.need()
        ledgers = [Ledger(f"p{number:03d}", token, need) for number, token in enumerate(gathering.tokens)]
        for number, ledger in enumerate(ledgers):
            await ledger.connect(self.ports[number % len(self.ports)], gathering.code)
        return gathering, ledgers

    def log(self, code: str) -> list[tuple[int, str, dict[str, Any]]]:
        """(seq, kind, body) of every entry, read from the database itself."""
        query = "select seq, kind, body from log join meetings on meetings.id = meeting where code = %s order by seq"
        with psycopg.connect(self.db.replace("+psycopg", "")) as connection:
            return [(seq, kind, json.loads(body)) for seq, kind, body in connection.execute(query, (code,))]


Start = Callable[..., House]
