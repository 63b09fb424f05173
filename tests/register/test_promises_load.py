"""What an owner has on hand before another promise is given; what is due to be looked at again."""

from facilitate.register.doer import ORGANISER
from facilitate.register.promises.promises import Sight
from facilitate.register.promises.promises_load import Load, due_returns, load
from facilitate.register.promises.promises_voices import come_back, speak
from tests.register.promised import after, need, pass_days, phone, promise, today, told, unit
from tests.register.world import Kept


def on_hand(house: Kept, unit: int | None, person: str = "", days: int = 20) -> Load:
    return house.book.read(lambda c: load(c, house.community, unit, person, today(house), after(house, days)))


def due(house: Kept, sight: Sight) -> list[int]:
    return [row["promise"] for row in house.book.read(lambda c: due_returns(c, house.community, today(house), sight))]


def test_the_load_is_what_the_unit_still_has_to_do_by_the_new_date(house: Kept) -> None:
    office, other = unit(house), unit(house, "物业")
    for days in (3, 20, 21, -2):
        promise(house, unit=office, due=after(house, days), text=str(days))
    promise(house, unit=office, due="", text="没日期")
    promise(house, unit=office, state="done")
    promise(house, unit=office, state="confirmed", done=after(house, 1), due=after(house, 0))
    promise(house, unit=other)

    found = on_hand(house, office)

    assert [line.row["text"] for line in found.lines] == ["-2", "3", "20", "21", "没日期"]
    assert (found.by, found.undated, found.figures.open, found.figures.late, found.figures.days) == (3, 1, 5, 1, 2)
    assert (found.figures.confirmed, found.figures.in_time) == (1, 0)


def test_a_person_without_a_unit_has_a_load_of_her_own(house: Kept) -> None:
    promise(house, person="李阿姨", kind="task")
    promise(house, person="李阿姨", unit=unit(house))
    promise(house, person="王叔", kind="task")

    assert len(on_hand(house, None, " 李阿姨").lines) == 1
    assert on_hand(house, None, "谁也不是").lines == ()


def test_what_is_due_to_be_looked_at_again_is_listed_until_somebody_answers(house: Kept) -> None:
    secret = promise(house, state="done", need=need(house, "求助", category="women"))
    plain = promise(house, state="done")
    for id in (secret, plain):
        speak(house.book, phone(house), house.community, id, True)
    everything, public = Sight(), Sight(public=True, hidden=frozenset({"women"}))
    assert due(house, everything) == []

    pass_days(house, 200)
    assert due(house, everything) == [secret, plain]
    assert due(house, public) == [plain]
    come_back(house.book, ORGANISER, house.community, told(house, plain).returns[0]["id"], "used")
    assert due(house, public) == [plain]
    come_back(house.book, ORGANISER, house.community, told(house, plain).returns[1]["id"], "used")

    assert due(house, public) == []


def test_what_was_not_looked_at_after_three_months_is_asked_once_after_six(house: Kept) -> None:
    plain = promise(house, state="done")
    speak(house.book, phone(house), house.community, plain, True)
    pass_days(house, 200)
    assert due(house, Sight()) == [plain]

    come_back(house.book, ORGANISER, house.community, told(house, plain).returns[1]["id"], "used")

    assert due(house, Sight()) == []
