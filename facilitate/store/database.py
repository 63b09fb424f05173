"""The one connection that writes and reads: SQLite embedded (WAL, FULL) or PostgreSQL, and its migrations."""

import os
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.pool import StaticPool

SAFE_SQLITE = (3, 51, 3)  # 3.7.0 to 3.51.2 can lose commits when two connections write and checkpoint at once

MIGRATIONS = Path(__file__).parent / "migrations"
CONNECT, UNHEARD_MS = 3, 5000
"""Seconds to connect to a PostgreSQL, and milliseconds in which the network must have brought it what we said."""
SILENT = {"keepalives_idle": 5, "keepalives_interval": 2, "keepalives_count": 3}
"""Seconds until a PostgreSQL that says nothing is asked whether its machine is there, between the questions, and how many."""
TIMEOUTS = {"lock_timeout": 3000, "statement_timeout": 30_000, "idle_in_transaction_session_timeout": 10_000}
"""Of a PostgreSQL, in milliseconds."""


def open_database(url: str, connections: int = 5) -> Engine:
    """An engine whose tables are up to date. `url` as SQLAlchemy's; on PostgreSQL up to so many connections stay open.
    Raises RuntimeError on an unsafe SQLite."""
    engine = _sqlite(url) if url.startswith("sqlite") else _postgresql(url, connections)
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL statement_timeout = 0"))
        migrate(connection)
    forget(engine)  # what a crash left in the write-ahead log after a ballot was emptied
    return engine


def forget(engine: Engine) -> None:
    """Nothing that was emptied stays in the write-ahead log either."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.execute(text("pragma wal_checkpoint(TRUNCATE)"))


def one_state(engine: Engine) -> Connection:
    """A connection to read by, all of it at one moment whoever writes meanwhile."""
    connection = engine.connect()
    if engine.dialect.name == "postgresql":
        connection.execution_options(isolation_level="REPEATABLE READ")
    return connection


def describe(engine: Engine) -> str:
    """Which database and version, for the start-up line and /healthz."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            return f"SQLite {connection.execute(text('select sqlite_version()')).scalar()}"
        return str(connection.execute(text("show server_version")).scalar()).join(("PostgreSQL ", ""))


def migrate(connection: Connection, to: str = "head") -> None:
    """Bring the tables to the newest form, or to that of an earlier version. Alembic is loaded where there is something to do."""
    if to == "head" and _newest(connection):
        return
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _newest(connection: Connection) -> bool:
    """Whether the last of the migrations, whose files begin with their numbers, is the one that these tables have had."""
    if not inspect(connection).has_table("alembic_version"):
        return False
    last = max(path.name for path in (MIGRATIONS / "versions").glob("[0-9]*.py")).partition("_")[0]
    return connection.execute(text("select version_num from alembic_version")).scalars().all() == [last]


def _postgresql(url: str, connections: int) -> Engine:
    """It is waited for in real threads alone, so its own waiting in C is right although gevent has patched the library's."""
    os.environ.setdefault("PSYCOPG_WAIT_FUNC", "wait_c")
    engine = create_engine(
        _psycopg(url), pool_pre_ping=True, pool_size=connections, hide_parameters=True,
        connect_args={"connect_timeout": CONNECT, "tcp_user_timeout": UNHEARD_MS, **SILENT},
    )  # fmt: skip
    event.listen(engine, "connect", _patient)
    return engine


def _patient(connection: Any, _record: Any) -> None:
    """Whoever hangs is told so or let go: nobody waits for ever, and no process that is frozen holds a meeting's row."""
    connection.autocommit = True
    for name, milliseconds in TIMEOUTS.items():
        connection.execute(f"SET {name} = {milliseconds}")
    connection.autocommit = False


def _psycopg(url: str) -> str:
    return url.replace("postgresql://", "postgresql+psycopg://", 1).replace("postgres://", "postgresql+psycopg://", 1)


def _sqlite(url: str) -> Engine:
    import pysqlite3.dbapi2 as driver

    if driver.sqlite_version_info < SAFE_SQLITE:
        raise RuntimeError(f"SQLite {driver.sqlite_version} can lose commits; 3.51.3 or later is needed")
    _private(url)
    engine = create_engine(
        url, module=driver, poolclass=StaticPool, connect_args={"check_same_thread": False}, hide_parameters=True
    )  # a fault that is logged names the statement, never what stands in it
    event.listen(engine, "connect", _careful)
    return engine


def _private(url: str) -> None:
    """Nobody else on this computer reads the file, nor what SQLite puts beside it."""
    name = make_url(url).database
    if name and name != ":memory:":
        Path(name).touch(mode=0o600)
        for path in Path(name).parent.glob(f"{Path(name).name}*"):
            path.chmod(0o600)


def _careful(connection: Any, _record: Any) -> None:
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "secure_delete=ON",
        "foreign_keys=ON",
        "busy_timeout=5000",
        "cache_size=-16000",
    ):
        connection.execute(f"pragma {pragma}")
