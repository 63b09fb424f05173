"""An import that is broken off, carried on by two, or taken back half way: each line comes in once or not at all."""

from facilitate.register.doer import ORGANISER
from facilitate.register.sheets import imports_running
from facilitate.register.undo import undo
from tests.register.sheets import begun, brought, finished, one, titles, xlsx
from tests.register.world import Kept

MANY = imports_running.PIECE * 2 + 5


def many(house: Kept) -> int:
    id = brought(house, xlsx([["需求"], *([f"第{n}件事"] for n in range(MANY))]))
    begun(house, id)
    return id


def test_an_import_that_the_house_broke_off_goes_on_where_it_was(house: Kept) -> None:
    id = many(house)
    job = imports_running.job(house.book, id)
    assert job
    assert imports_running.piece(house.book, job)
    assert one(house, id).brief.state == "running"

    deed = finished(house, id)  # as another process would

    assert titles(house) == [f"第{n}件事" for n in range(MANY)]
    assert [verb for _, verb in house.deeds()].count("import_rows") == 1
    undo(house.book, ORGANISER, deed)
    assert titles(house) == []


def test_two_who_carry_on_at_once_take_in_each_line_once(house: Kept) -> None:
    id = many(house)
    one_, other = imports_running.job(house.book, id), imports_running.job(house.book, id)
    assert one_
    assert other

    while imports_running.piece(house.book, one_) and imports_running.piece(house.book, other):
        pass

    assert titles(house) == [f"第{n}件事" for n in range(MANY)]
    assert imports_running.job(house.book, id) is None


def test_what_is_taken_back_half_way_does_not_go_on(house: Kept) -> None:
    id = many(house)
    job = imports_running.job(house.book, id)
    assert job
    imports_running.piece(house.book, job)
    undo(house.book, ORGANISER, one(house, id).brief.deed)

    assert not imports_running.piece(house.book, job)

    assert titles(house) == []
    assert one(house, id).brief.state == "undone"
