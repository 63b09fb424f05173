"""What a newcomer costs: that her answer may be told once more asks the database for nothing, where nobody else writes."""

import itertools
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event

from facilitate.service.door import Door
from facilitate.service.writing import Alone, Shared
from tests.web.pages_app import House, make_house

EACH = 150


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


@contextmanager
def counted(house: House) -> Iterator[list[str]]:
    """The statements that the database is given meanwhile."""
    said: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        said.append(statement)

    event.listen(house.services.engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(house.services.engine, "before_cursor_execute", note)


number = itertools.count()


def come(house: House, code: str, nonce: str = "") -> str:
    house.clock.at += 1000
    return house.services.access.join(code, f"邻居{next(number)}", "residents", nonce=nonce).participant


def statements(house: House, nonce: str) -> int:
    code = house.open()
    come(house, code)
    with counted(house) as said:
        come(house, code, nonce)
    return len(said)


def test_a_newcomer_whose_answer_can_be_told_again_asks_the_database_for_no_more(house: House) -> None:
    assert statements(house, secrets.token_urlsafe(16)) == statements(house, "") > 0


def test_one_that_looks_in_the_database_for_everybody_is_caught(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Door, "may_have_come", lambda *_: True)

    assert statements(house, secrets.token_urlsafe(16)) > statements(house, "")


def test_where_other_processes_write_the_database_is_asked(house: House) -> None:
    code, services = house.open(), house.services
    door = Door(services.store, house.clock, lambda _n: b"", writing=Shared(services.store, lambda work: work()))

    assert door.may_have_come(code, "join-x")
    assert not services.door.may_have_come(code, "join-x")
    assert (Alone.newest, Shared.newest) == (True, False)


def test_who_comes_back_by_her_op_after_the_meeting_left_memory_is_found(house: House) -> None:
    code, nonce = house.open(), secrets.token_urlsafe(16)
    first = house.services.access.join(code, "王阿姨", "residents", nonce=nonce)
    house.services.door.memory.forget(code)

    assert house.services.access.join(code, "王阿姨", "residents", nonce=nonce) == first


def cpu(house: House, nonces: bool) -> float:
    """Milliseconds of CPU for a newcomer, in a meeting of their own."""
    code = house.open()
    come(house, code)
    began = time.process_time()
    for _ in range(EACH):
        come(house, code, secrets.token_urlsafe(16) if nonces else "")
    return (time.process_time() - began) * 1000 / EACH


def test_figures_of_a_newcomer(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    without, with_ = (min(cpu(house, nonces) for _ in range(3)) for nonces in (False, True))
    with monkeypatch.context() as before:
        before.setattr(Door, "may_have_come", lambda *_: True)
        looked_up = min(cpu(house, True) for _ in range(3))

    print(
        f"CPU of a newcomer, ms: {without:.2f} without a nonce, {with_:.2f} with one, {looked_up:.2f} where each is looked up"
    )
    assert min(without, with_, looked_up) > 0
