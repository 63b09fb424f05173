"""Logs of meetings as a store keeps them, for the tests of what a record proves."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from facilitate.core.act import Entry
from facilitate.replay.script import load
from facilitate.reports.proof import proven
from facilitate.reports.record import to_json
from facilitate.service.lists import lists
from facilitate.store import codec
from tests.replay.shipped import FOLDER, played

Json = dict[str, Any]


@cache
def shipped_rows(name: str) -> tuple[Any, ...]:
    """The rows of a shipped meeting's log."""
    with tempfile.TemporaryDirectory() as folder:
        found, services = played(Path(folder), load(FOLDER / f"{name}.yaml"))
        return tuple(services.store.rows(found.code))


def rows_of(entries: Iterable[Entry]) -> list[SimpleNamespace]:
    """The rows of a log that was made in memory, each with a salt of its own."""
    rows, chain = [], codec.START
    for entry in entries:
        rows.append(SimpleNamespace(**codec.row(entry, f"{entry.seq:032x}", chain)))
        chain = rows[-1].chain
    return rows


def told_by(rows: Iterable[Any]) -> Json:
    """record.json with its log, read again."""
    found: Json = json.loads(to_json(proven(rows, lists())))
    return found
