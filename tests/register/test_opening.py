"""The next meeting of a series opens with the last one's promises."""

from datetime import date

from msgspec.structs import replace

from facilitate.register.doer import ORGANISER
from facilitate.register.gathering.gather import gather
from facilitate.register.promises import promises_deeds
from facilitate.register.rooms import series_deeds
from facilitate.register.rooms.opening import Opening, opening
from facilitate.reports.rows import Action
from tests.register.world import Kept
from tests.reports.series_world import FIVE

TODAY = date(2026, 11, 21)


def year(house: Kept) -> int:
    """A series of two meetings, and a third meeting that is of none; each with a task for the first who came."""
    for n, due in ((0, "2026-03-01"), (1, "2026-12-31"), (2, "2026-12-01")):
        act = Action(id=f"t{n}", what=f"第{n}件", who=FIVE[n].people[1].id, due=due, state="open", about="")
        gather(house.book, house.community, replace(FIVE[n], actions=(act,)))
    id = series_deeds.make(
        house.book, ORGANISER, house.community, {"name": "例会", "purpose": "", "rule": "", "room": None}
    )
    held = [row["id"] for row in house.rows("gatherings")[:2]]
    series_deeds.join(house.book, ORGANISER, house.community, id.answer, held)
    return id.answer


def told(house: Kept, id: int, hidden: tuple[str, ...] = ()) -> Opening:
    return house.book.read(lambda c: opening(c, house.community, id, TODAY, hidden))


def promise(house: Kept, text: str) -> int:
    return next(int(row["id"]) for row in house.rows("promises") if row["text"] == text)


def test_what_was_promised_in_the_series_stands_with_who_until_when_and_how_late(house: Kept) -> None:
    found = told(house, year(house))

    assert [(each.line.row["text"], each.owner, each.line.row["due"], each.line.late) for each in found.open] == [
        ("第0件", "A", "2026-03-01", 265), ("第1件", "A", "2026-12-31", 0),
    ]  # fmt: skip
    assert found.since == "2026-02-07T14:00:00+08:00"


def test_what_is_marked_in_the_hall_is_told_the_next_time(house: Kept) -> None:
    id = year(house)
    here = (house.book, ORGANISER, house.community)
    promises_deeds.report(*here, promise(house, "第0件"), "stuck", "开场时说的")
    promises_deeds.report(*here, promise(house, "第1件"), "done", "开场时说的")

    found = told(house, id)

    assert [(each.line.row["text"], each.how) for each in found.open] == [("第0件", "stuck")]
    assert [(each.line.row["text"], each.how) for each in found.reported] == [("第1件", "done")]


def test_a_need_that_the_series_raised_brings_the_promises_made_on_it_since(house: Kept) -> None:
    id = year(house)
    need = next(row["need"] for row in house.rows("sources") if row["meeting"] == "M1")
    wish = promises_deeds.Wish("装灯", "2026-12-31", "居委会", person="物业经理", need=need)
    promises_deeds.give(house.book, ORGANISER, house.community, wish)

    assert "装灯" in {each.line.row["text"] for each in told(house, id).open}


def test_what_is_about_a_sensitive_need_is_not_shown_in_the_hall(house: Kept) -> None:
    id = year(house)
    need = next(row["need"] for row in house.rows("sources") if row["meeting"] == "M1")
    house.book.deed(ORGANISER, "make", None, lambda deed: deed.put("needs", need, category="domestic_violence"))
    wish = promises_deeds.Wish("陪同报案", "2026-12-31", "居委会", person="社工", need=need)
    promises_deeds.give(house.book, ORGANISER, house.community, wish)

    assert "陪同报案" in {each.line.row["text"] for each in told(house, id).open}
    assert "陪同报案" not in {each.line.row["text"] for each in told(house, id, ("domestic_violence",)).open}


def test_what_residents_confirmed_since_the_last_meeting_is_counted(house: Kept) -> None:
    id = year(house)
    done = promise(house, "第0件")
    house.book.deed(
        ORGANISER, "make", None, lambda deed: deed.put("promises", done, state="confirmed", done="2026-03-02")
    )

    assert [each.line.row["text"] for each in told(house, id).kept] == ["第0件"]
