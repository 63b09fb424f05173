"""The servers that other tests lean on: a real PostgreSQL and a real Redis, empty, on this machine only."""

import threading

import psycopg
import pytest
import redis

from tests.servers import Postgres, Redis


def test_a_fresh_postgresql_database_is_empty_and_keeps_what_is_committed(postgres: Postgres) -> None:
    url = postgres.fresh_database().replace("+psycopg", "")
    with psycopg.connect(url) as connection:
        tables = connection.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
        connection.execute("CREATE TABLE said (text text)")
        connection.execute("INSERT INTO said VALUES ('路灯')")
    with psycopg.connect(url) as connection:
        kept = connection.execute("SELECT text FROM said").fetchall()

    assert tables == (0,)
    assert kept == [("路灯",)]


def test_postgresql_killed_comes_back_with_what_was_committed(postgres: Postgres) -> None:
    url = postgres.fresh_database().replace("+psycopg", "")
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE said (text text)")
    postgres.kill()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)
    postgres.start()
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT count(*) FROM said").fetchone() == (0,)


def test_nothing_of_a_killed_postgresql_works_on(postgres: Postgres) -> None:
    url = postgres.fresh_database().replace("+psycopg", "")
    killing = threading.Timer(0.5, postgres.kill)
    with psycopg.connect(url) as connection:
        killing.start()
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT count(*) FROM generate_series(1, 20000000)")  # some seconds of work
    killing.join()
    postgres.start()


def test_redis_passes_a_word_on(redis_server: Redis) -> None:
    with redis.Redis.from_url(redis_server.url) as ring, ring.pubsub() as ear:
        ear.subscribe("door")
        ear.get_message(timeout=2)
        heard_by = ring.publish("door", "7")
        word = ear.get_message(timeout=2)

    assert heard_by == 1
    assert word is not None
    assert word["data"] == b"7"
