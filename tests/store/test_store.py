"""The store: what was appended comes back, the chain holds, and both databases keep the same."""

import importlib

import pytest
from sqlalchemy import inspect, text, update

from facilitate.core.meeting import fold, opening
from facilitate.store import codec, database
from facilitate.store.database import open_database
from facilitate.store.log import Answered, Batch, CodeTaken, Log, Overtaken
from facilitate.store.register_tables import REGISTERS
from facilitate.store.tables import log, meetings
from tests.cast import CODE, START, Cast, facts
from tests.doors import SECRET, bodies, box_keys, cast_behind, opened, sqlite
from tests.evening import from_the_dots_on, until_the_dots


def whole_evening(url: str) -> Cast:
    cast = cast_behind(url)
    until_the_dots(cast)
    from_the_dots_on(cast)
    return cast


def chain_holds(store: Log) -> bool:
    rows, kept = store.rows(CODE), store.read(CODE)
    return codec.holds(rows) and kept is not None and kept.chain == rows[-1].chain


def test_a_whole_evening_read_again_is_the_live_state(tmp_path) -> None:
    cast = whole_evening(sqlite(tmp_path))

    kept = cast.place.store.read(CODE)
    assert fold(kept.entries) == cast.m
    assert cast.m.agenda.at.stage == "follow"


def test_an_open_ballot_comes_back_with_its_box(tmp_path) -> None:
    cast = cast_behind(sqlite(tmp_path))
    until_the_dots(cast)

    assert cast.place.again().m == cast.m
    assert len(next(iter(cast.m.ballots.all.values())).box) == 5


@pytest.mark.parametrize("column", ["seq", "at", "person", "entered_by", "body", "salt", "digest", "chain"])
def test_the_chain_holds_and_a_change_in_any_column_breaks_it(tmp_path, column: str) -> None:
    cast = whole_evening(sqlite(tmp_path))
    store = cast.place.store
    assert chain_holds(store)

    with store._engine.begin() as connection:
        before = getattr(store.rows(CODE)[19], column)
        after = before + (1000 if isinstance(before, int) else " ")
        connection.execute(update(log).where(log.c.seq == 20).values({column: after}))

    assert not chain_holds(store)


def test_an_erased_entry_keeps_the_chain(tmp_path) -> None:
    cast = whole_evening(sqlite(tmp_path))
    store = cast.place.store

    with store._engine.begin() as connection:
        connection.execute(update(log).where(log.c.seq == 20).values(body="{}", salt=""))

    assert codec.holds(store.rows(CODE))


def test_logs_from_before_are_chained_anew(tmp_path) -> None:
    cast = whole_evening(sqlite(tmp_path))
    store = cast.place.store
    new = [(row.digest, row.chain) for row in store.rows(CODE)]
    migration = importlib.import_module("facilitate.store.migrations.versions.0012_chain")

    with store._engine.begin() as connection:
        connection.execute(update(log).values(digest="0" * 64, chain=log.c.salt))
        connection.execute(update(meetings).values(chain="0" * 64))
    assert not chain_holds(store)
    with store._engine.begin() as connection:
        migration.rechain(connection)

    assert chain_holds(store)
    assert [(row.digest, row.chain) for row in store.rows(CODE)] == new


def test_a_code_is_given_once(tmp_path) -> None:
    store = Log(opened(sqlite(tmp_path)), SECRET, box_keys(sqlite(tmp_path)))
    _, entries = opening(facts(), START)
    store.create(CODE, entries, ["s", "s"], START)

    with pytest.raises(CodeTaken):
        store.create(CODE, entries, ["s", "s"], START)


def test_who_has_not_read_the_newest_entry_may_not_append(tmp_path) -> None:
    cast = cast_behind(sqlite(tmp_path))
    kept = cast.place.store.read(CODE)

    with pytest.raises(Overtaken):
        cast.place.store.append(kept.id, CODE, Batch(kept.head - 1, kept.chain, [], []))


def test_a_batch_is_kept_whole_or_not_at_all(tmp_path) -> None:
    cast = cast_behind(sqlite(tmp_path))
    before = cast.place.store.read(CODE)
    twice = [Answered("p1", "same op", 1), Answered("p1", "same op", 1)]

    with pytest.raises(Overtaken):
        cast.place.store.append(before.id, CODE, Batch(before.head, before.chain, [], [], twice))

    assert cast.place.store.read(CODE) == before


def test_a_token_finds_its_holder_and_no_other_does(tmp_path) -> None:
    cast = cast_behind(sqlite(tmp_path))
    kept = cast.place.store.read(CODE)
    cast.place.store.append(
        kept.id, CODE, Batch(kept.head, kept.chain, [], [], [Answered("", "o", 9, "p4", "aa" * 32)])
    )

    assert cast.place.store.holder("aa" * 32) == (CODE, "p4", 9, "")
    assert cast.place.store.holder("bb" * 32) is None


def test_the_database_is_careful(tmp_path) -> None:
    with opened(sqlite(tmp_path)).connect() as connection:
        asked = {
            name: connection.execute(text(f"pragma {name}")).scalar()
            for name in ("journal_mode", "synchronous", "secure_delete")
        }

    assert asked == {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1}


def test_an_sqlite_that_can_lose_commits_is_refused(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(database, "SAFE_SQLITE", (99, 0, 0))

    with pytest.raises(RuntimeError, match="can lose commits"):
        open_database(sqlite(tmp_path))


def tables_of(url: str) -> dict[str, list[tuple[str, bool]]]:
    found = inspect(opened(url))
    return {
        table: sorted((column["name"], column["nullable"]) for column in found.get_columns(table))
        for table in found.get_table_names() if table != "alembic_version"
    }  # fmt: skip


def expected_tables() -> dict[str, list[tuple[str, bool]]]:
    return {
        t.name: sorted((c.name, bool(c.nullable)) for c in t.columns) for t in REGISTERS["needs"].metadata.sorted_tables
    }


def test_migrations_make_the_tables_and_a_second_start_changes_nothing(tmp_path) -> None:
    assert tables_of(sqlite(tmp_path)) == expected_tables()
    assert tables_of(sqlite(tmp_path)) == expected_tables()


def test_migrations_make_the_same_tables_on_postgresql(postgres) -> None:
    url = postgres.fresh_database()

    assert tables_of(url) == expected_tables()
    assert tables_of(url) == expected_tables()


def test_the_same_evening_is_the_same_log_on_postgresql(tmp_path, postgres) -> None:
    here, there = whole_evening(sqlite(tmp_path)), whole_evening(postgres.fresh_database())

    assert bodies(here.place.store) == bodies(there.place.store)
    assert there.place.again().m == here.m
    assert chain_holds(there.place.store)
