"""A PostgreSQL that is killed, or held by somebody who hangs, is "busy" to the phone; afterwards all is right by itself."""

import os
import socket
import time

import pytest
from sqlalchemy import delete, select, update

from facilitate.store.database import TIMEOUTS, open_database
from facilitate.store.hold import Left
from facilitate.store.log import Answered, Batch
from facilitate.store.tables import log, meetings, ops
from tests.cast import CODE, Cast
from tests.doors import cast_behind, rename
from tests.doors_shared import Worker, faults, workers
from tests.servers import Postgres

WITHIN = 10.0
"""Seconds in which everything is right again."""


@pytest.fixture
def shared(postgres: Postgres) -> tuple[Cast, list[Worker]]:
    cast = cast_behind(postgres.ready_database())
    return cast, workers(cast.place.url, cast.clock, 2)


def refusal(worker: Worker, cast: Cast, name: str, op: str) -> str:
    """The rule by which it was refused; "" if it was accepted."""
    answer = worker.door.act(CODE, rename(cast, "wang", name, op))
    return answer.refusal.rule if answer.refusal else ""


def accepted_within(worker: Worker, cast: Cast, name: str, op: str) -> float:
    """Seconds until it was accepted, sent again and again."""
    began = time.monotonic()
    while refusal(worker, cast, name, op):
        assert time.monotonic() < began + 2 * WITHIN
        time.sleep(0.1)
    return time.monotonic() - began


def test_a_database_that_is_killed_loses_nothing_and_is_back_by_itself(shared, postgres: Postgres) -> None:
    cast, here = shared
    assert refusal(here[0], cast, "在", "o1") == ""
    postgres.kill()
    try:
        assert refusal(here[0], cast, "断", "o2") == "busy"
        assert refusal(here[1], cast, "断", "o3") == "busy"
        assert here[0].m.people.all[cast.ids["wang"]].name == "在", "it can still be looked at"
    finally:
        postgres.start()

    assert accepted_within(here[0], cast, "回", "o2") < WITHIN
    assert refusal(here[1], cast, "来", "o3") == ""
    assert faults(here) == []


def test_a_database_that_goes_during_a_commit_leaves_what_the_log_says(shared, postgres: Postgres, monkeypatch) -> None:
    cast, here = shared
    hold = here[0].store.hold

    def dying(id: int):
        found = hold(id)
        finish = found.finish

        def at_the_worst_moment(*told) -> str:
            finish(*told)
            raise OSError("the line broke after the commit")

        found.finish = at_the_worst_moment  # type: ignore[method-assign]
        return found

    with monkeypatch.context() as patched:
        patched.setattr(here[0].store, "hold", dying)
        assert refusal(here[0], cast, "写上了", "o1") == "busy"

    assert refusal(here[0], cast, "写上了", "o1") == "", "sent again it has the answer of then"
    assert faults(here) == []
    assert here[0].heard == here[1].heard


def test_a_process_that_hangs_with_the_meeting_locked_holds_the_others_up_for_seconds_only(shared) -> None:
    cast, here = shared
    frozen = here[1].store.hold(1)
    frozen.begin(0)
    began = time.monotonic()

    assert refusal(here[0], cast, "等", "o1") == "busy"
    assert time.monotonic() - began < 2 * TIMEOUTS["lock_timeout"] / 1000
    assert accepted_within(here[0], cast, "等到了", "o1") < 2 * WITHIN

    with pytest.raises(Exception, match=r"terminat|closed|timeout"):
        frozen.finish(CODE, Batch(0, "", [], [], [Answered("p1", "o", 1)]))
    assert here[0].m.people.all[cast.ids["wang"]].name == "等到了"


def test_a_machine_that_vanishes_is_found_out_within_eleven_seconds_whoever_spoke_last(postgres: Postgres) -> None:
    asked = (socket.TCP_KEEPIDLE, socket.TCP_KEEPINTVL, socket.TCP_KEEPCNT, socket.TCP_USER_TIMEOUT)
    engine = open_database(postgres.ready_database())
    with engine.connect() as connection:
        line = socket.socket(fileno=os.dup(connection.connection.driver_connection.fileno()))
        with line:
            found = [line.getsockopt(socket.IPPROTO_TCP, option) for option in asked]
            kept_alive = line.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
    engine.dispose()

    idle, gap, count, unheard_ms = found
    assert kept_alive
    assert idle + gap * count <= 11
    assert 0 < unheard_ms <= 5000


def test_a_hold_that_was_given_up_before_it_began_lets_others_write(shared) -> None:
    cast, here = shared
    late = here[1].store.hold(1)
    late.give_up()

    with pytest.raises(Left):
        late.begin(0)

    assert refusal(here[0], cast, "写", "o1") == ""


def test_a_log_that_is_another_one_now_is_believed(shared) -> None:
    cast, here = shared
    seq = here[0].door.act(CODE, rename(cast, "wang", "走了", "o1")).seq
    with here[1].store._engine.begin() as connection:
        before = connection.execute(select(log.c.chain).where(log.c.seq == seq - 1)).scalar_one()
        connection.execute(delete(log).where(log.c.seq == seq))
        connection.execute(delete(ops).where(ops.c.seq == seq))
        connection.execute(update(meetings).values(head=seq - 1, chain=before))

    assert refusal(here[0], cast, "回来", "o2") == ""

    assert here[0].m.seq == seq
    assert here[0].m.people.all[cast.ids["wang"]].name == "回来"
