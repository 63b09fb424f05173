"""What came of a year, against a register small enough to be counted by hand."""

from datetime import datetime

from facilitate.register.doer import ORGANISER
from facilitate.register.needs.needs_deeds import merge, settle
from facilitate.register.needs.year import FEW, Year, year
from facilitate.register.undo import undo
from tests.register.promised import need, promise, today, unit
from tests.register.world import Kept


def told(house: Kept, number: int = 0) -> Year:
    return house.book.read(lambda c: year(c, house.community, number or today(house).year))


def last_year(house: Kept) -> int:
    """Server ms of last year's last noon."""
    return int(datetime(today(house).year - 1, 12, 31, 12).timestamp() * 1000)


def test_what_was_heard_is_settled_looked_after_or_nobodys(house: Kept) -> None:
    met, promised, _, old = need(house), need(house), need(house, "没人管的"), need(house, at=last_year(house))
    promise(house, need=promised, unit=unit(house))
    merge(house.book, ORGANISER, house.community, met, [need(house, "同一件")])
    settle(house.book, ORGANISER, house.community, met, True)
    need(house, "收起来的", state="withdrawn")
    need(house, "一个主意", kind="idea")

    found = told(house)

    assert (found.heard, found.settled, found.looked_after, found.nobody) == (3, 1, 1, 1)
    assert [line.title for line in found.unowned] == ["没人管的"]
    assert [line.id for line in told(house, today(house).year - 1).unowned] == [old]


def test_a_need_counts_in_the_year_in_which_it_was_settled_and_for_everybody_who_did_it(house: Kept) -> None:
    old, office = need(house, at=last_year(house)), unit(house)
    promise(house, need=old, unit=office, state="confirmed", done=today(house).isoformat())
    promise(house, need=old, person="李阿姨", state="confirmed", done=f"{today(house).year - 1}-12-30")
    settle(house.book, ORGANISER, house.community, old, True)

    found = told(house)

    assert [(each.line.id, each.on) for each in found.met] == [(old, today(house))]
    assert [(one.name, one.met, one.confirmed, one.in_time) for one in found.offices] == [
        ("城建局", 1, 1, 1), ("李阿姨", 1, 0, 0),
    ]  # fmt: skip
    assert (found.heard, found.confirmed) == (0, 1)
    assert told(house, today(house).year - 1).met == ()


def test_what_was_taken_back_was_not_settled(house: Kept) -> None:
    deed = settle(house.book, ORGANISER, house.community, need(house), True)
    undo(house.book, ORGANISER, deed)

    found = told(house)

    assert (found.met, found.settled, found.nobody) == ((), 0, 1)


def test_of_nobodys_the_first_are_named_danger_before_all(house: Kept) -> None:
    for _ in range(FEW):
        need(house)
    ditch = need(house, "沟没有围", danger=True)

    found = told(house)

    assert found.nobody == FEW + 1
    assert len(found.unowned) == FEW
    assert found.unowned[0].id == ditch
