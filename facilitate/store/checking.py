"""Whether the logs in a database file still say what was written: read by bare SQL, before anything else is opened."""

from __future__ import annotations

from collections import namedtuple
from itertools import groupby
from pathlib import Path
from typing import Any

from facilitate.store import codec

Row = namedtuple("Row", "meeting seq at person entered_by kind body salt digest chain")
CHAINED = "0012"
"""The migration since which a chain is of this form."""


def broken_logs(database: Path) -> list[str]:
    """Codes of the meetings whose log is not what its chain says, or does not end where the meeting says. None of a database whose
    tables are older than the chain's form. Raises what SQLite says."""
    import pysqlite3.dbapi2 as driver

    connection = driver.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)
    try:
        return _broken(connection) if _chained(connection) else []
    finally:
        connection.close()


def _chained(connection: Any) -> bool:
    there = connection.execute("select 1 from sqlite_master where name = 'alembic_version'").fetchone()
    version = connection.execute("select version_num from alembic_version").fetchone() if there else None
    return version is not None and version[0] >= CHAINED


def _broken(connection: Any) -> list[str]:
    ends = {
        id: (code, head, chain)
        for id, code, head, chain in connection.execute("select id, code, head, chain from meetings")
    }
    query = f"select {', '.join(Row._fields)} from log order by meeting, seq"  # the names of our own columns  # nosec B608
    found, seen = [], set()
    for id, rows in groupby(map(Row._make, connection.execute(query)), key=lambda row: row.meeting):
        code, head, chain = ends.get(id, (str(id), -1, ""))
        listed = list(rows)
        seen.add(id)
        named = all(f'"{row.kind}"' in row.body for row in listed if row.salt)
        if not (named and codec.holds(listed) and (listed[-1].seq, listed[-1].chain) == (head, chain)):
            found.append(code)
    return found + [code for id, (code, head, _) in ends.items() if id not in seen and head]
