"""A connection beside the one that writes: a long page of the register is read while meetings go on being written."""

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool


def open_reader(engine: Engine) -> Engine:
    """An engine that only reads, each time one state of the database; it is closed together with `engine`.
    A database in memory has no second connection: there it is `engine` itself."""
    if engine.dialect.name == "sqlite" and engine.url.database in (None, "", ":memory:"):
        return engine
    reader = _sqlite(engine) if engine.dialect.name == "sqlite" else _postgresql(engine)
    event.listen(engine, "engine_disposed", lambda _engine: reader.dispose())
    return reader


def _postgresql(engine: Engine) -> Engine:
    whole = create_engine(engine.url, pool_pre_ping=True, hide_parameters=True, isolation_level="REPEATABLE READ")
    return whole.execution_options(postgresql_readonly=True)


def _sqlite(engine: Engine) -> Engine:
    reader = create_engine(
        engine.url, module=engine.dialect.dbapi, poolclass=StaticPool, connect_args={"check_same_thread": False},
        hide_parameters=True,
    )  # fmt: skip
    event.listen(reader, "connect", _only_reading)
    event.listen(reader, "begin", _one_state)
    return reader


def _only_reading(connection: Any, _record: Any) -> None:
    connection.isolation_level = None
    for pragma in ("query_only=ON", "busy_timeout=5000", "cache_size=-16000"):
        connection.execute(f"pragma {pragma}")


def _one_state(connection: Connection) -> None:
    """Without it each query would see what was written since the one before."""
    connection.exec_driver_sql("BEGIN")
