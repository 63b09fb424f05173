"""The one connection that writes and reads: SQLite embedded (WAL, FULL) or PostgreSQL, and its migrations."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.pool import StaticPool

SAFE_SQLITE = (3, 51, 3)  # 3.7.0 to 3.51.2 can lose commits when two connections write and checkpoint at once


def open_database(url: str) -> Engine:
    """An engine whose tables are up to date. `url` as SQLAlchemy's; raises RuntimeError on an unsafe SQLite."""
    engine = (
        _sqlite(url)
        if url.startswith("sqlite")
        else create_engine(_psycopg(url), pool_pre_ping=True, hide_parameters=True)
    )
    with engine.begin() as connection:
        migrate(connection)
    forget(engine)  # what a crash left in the write-ahead log after a ballot was emptied
    return engine


def forget(engine: Engine) -> None:
    """Nothing that was emptied stays in the write-ahead log either."""
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            connection.execute(text("pragma wal_checkpoint(TRUNCATE)"))


def describe(engine: Engine) -> str:
    """Which database and version, for the start-up line and /healthz."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            return f"SQLite {connection.execute(text('select sqlite_version()')).scalar()}"
        return str(connection.execute(text("show server_version")).scalar()).join(("PostgreSQL ", ""))


def migrate(connection: Connection, to: str = "head") -> None:
    """Bring the tables to the newest form, or to that of an earlier version."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)


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
