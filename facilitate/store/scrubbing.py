"""Nothing that was erased stays in the database's own files: unused pages, write-ahead logs, old rows."""

from __future__ import annotations

import time
from collections.abc import Sequence

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

TRIES, PAUSE = 20, 0.1
"""How often the write-ahead log is emptied while somebody reads, and seconds between."""
CATALOGUES = ("pg_statistic",)
"""What PostgreSQL itself remembers of the values in a table."""
RELOADED = 0.3
"""Seconds until every process of the server has read its settings again."""
BEYOND = """do $$
declare last text := (select max(name) from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$');
begin
  while pg_walfile_name(pg_current_wal_lsn()) <= last loop
    perform pg_logical_emit_message(false, 'facilitate', '');
    perform pg_switch_wal();
  end loop;
end $$"""
"""Leads the write-ahead log past each segment there is: those kept for use lie ahead, with what was once written in them."""


def scrub(engine: Engine, tables: Sequence[str]) -> list[str]:
    """Rewrite these tables (a SQLite file as a whole) and empty what was written ahead; what could not be done, by name:
    `vacuum` (locked, or the disk is full), `wal` (somebody reads for long), or a right that the database's owner would have to
    use. Blocks."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if engine.dialect.name == "sqlite":
            return _sqlite(connection)
        return _postgresql(connection, tables)


def _sqlite(connection: Connection) -> list[str]:
    left = [] if _may(connection, "vacuum") else ["vacuum"]
    for _ in range(TRIES):
        busy, *_rest = connection.execute(text("pragma wal_checkpoint(TRUNCATE)")).one()
        if not busy:
            return left
        time.sleep(PAUSE)
    return [*left, "wal"]


def _postgresql(connection: Connection, tables: Sequence[str]) -> list[str]:
    """Old segments of the write-ahead log are removed instead of used again, which keeps their bytes, and so are those that were
    kept for use before now; the setting is put back."""
    connection.execute(text("set statement_timeout = 0"))
    connection.execute(text("set lock_timeout = '60s'"))
    left = [
        f"vacuum {name}"
        for name in (*tables, *CATALOGUES)
        if not _may(connection, f'vacuum (full, analyze) "{name}"' if name not in CATALOGUES else f"vacuum full {name}")
    ]
    steps = (
        "alter system set wal_recycle = off",
        "select pg_reload_conf()",
        f"select pg_sleep({RELOADED})",
        BEYOND,
        "checkpoint",
        BEYOND,
        "checkpoint",
        "alter system reset wal_recycle",
        "select pg_reload_conf()",
    )
    left += dict.fromkeys(step for step in steps if not _may(connection, step))
    connection.execute(text("set statement_timeout = 30000"))
    connection.execute(text("set lock_timeout = 3000"))
    return left


def _may(connection: Connection, statement: str) -> bool:
    try:
        connection.execute(text(statement))
    except DBAPIError:
        return False
    return True
