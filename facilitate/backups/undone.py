"""Secret ballots that a backup would open once more: the house in whose place it comes has closed them already."""

from __future__ import annotations

import json
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from facilitate.backups.files import driver
from facilitate.backups.making import reading
from facilitate.backups.names import DATABASE
from facilitate.store.box_keys import ASIDE, box_of, open_boxes, wipe

Box = tuple[str, str]
"""(code, ballot)."""
BESIDE = ("-wal", "-shm", "-journal")
QUERY = (
    "select code, body from log join meetings on meetings.id = log.meeting"
    " where kind in ('BallotClosed', 'BallotCancelled', 'BallotReopened') order by seq"
)


def take_keys(fresh: Path, data: Path) -> tuple[Box, ...]:
    """Of the house unpacked in `fresh` the keys of those secret ballots are destroyed that are closed in the one in `data`, or in one
    that was put aside there: what was voted cannot be added to, and is asked for anew. Which these are. Raises OSError."""
    there = {box_of(path): path for path in open_boxes(fresh)}
    closed = set().union(*map(_closed, _houses(data))) if there else set()
    found = sorted(there.keys() & closed)
    for box in found:
        wipe(there[box])
    return tuple(found)


def _houses(data: Path) -> list[Path]:
    found = [data / DATABASE, *data.glob(f"{ASIDE}*/{DATABASE}*")]
    return [path for path in found if path.is_file() and not path.name.endswith(BESIDE)]


def _closed(database: Path) -> set[Box]:
    """What was closed in a database and not opened again, as far as it can be read: a house is often brought back because it
    cannot. An open or named vote may go on after its close, its choices stand in the log."""
    closed: set[Box] = set()
    engine = reading(database)
    try:
        with engine.connect() as connection:
            for code, body in connection.execute(text(QUERY)):
                event = json.loads(body)
                change = closed.discard if event["type"] == "BallotReopened" or event.get("choices") else closed.add
                change((code, event["id"]))
    except (DBAPIError, driver().Error, ValueError):
        pass
    finally:
        engine.dispose()
    return closed
