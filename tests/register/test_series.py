"""Series of meetings: which belong together, and the figures of who takes part, counted once more from the invented meetings."""

import pytest

from facilitate.register.declined import Declined
from facilitate.register.doer import ORGANISER, Doer
from facilitate.register.gathering.gather import gather
from facilitate.register.gathering.held import heads, left
from facilitate.register.people import neighbours_deeds
from facilitate.register.rooms import series_deeds
from facilitate.register.rooms.series import alike, figures, listed, of_meeting, one
from facilitate.register.undo import undo
from facilitate.reports.series import series
from tests.register.world import Kept
from tests.reports.series_world import FIVE, LINKS, NAMES

WORDS = {"name": "第次", "purpose": "每月碰头", "rule": "", "room": None}


def year(house: Kept) -> int:
    """The five invented meetings in one series."""
    for record in FIVE:
        gather(house.book, house.community, record)
    id = series_deeds.make(house.book, ORGANISER, house.community, WORDS).answer
    series_deeds.join(house.book, ORGANISER, house.community, id, [row["id"] for row in house.rows("gatherings")])
    return id


def know(house: Kept, letter: str) -> int:
    """She agrees at her phone, on which she has joined every meeting to which she came."""
    came = [(meeting, person) for (meeting, person), who in LINKS.items() if NAMES[who - 1] == letter]
    phone = Doer("resident", f"slip:{letter}", house.community)
    neighbours_deeds.agree(house.book, phone, house.community, letter, "", came)
    return int(house.rows("neighbours")[-1]["id"])


def test_the_figures_are_those_of_the_records_though_no_record_is_read(house: Kept) -> None:
    id = year(house)
    known = {letter: know(house, letter) for letter in NAMES if letter != "J"}
    links = {at: known[NAMES[who - 1]] for at, who in LINKS.items()}

    assert house.book.read(lambda c: figures(c, house.community, id)) == series(FIVE, links)


def test_whoever_has_not_agreed_counts_for_her_evening_only(house: Kept) -> None:
    id = year(house)
    know(house, "A")

    told = house.book.read(lambda c: figures(c, house.community, id))

    assert [evening.people for evening in told.evenings] == [7, 7, 7, 7, 8]
    assert [evening.known for evening in told.evenings] == [1] * 5
    assert (told.few, told.quiet, told.fading) == (True, (), ())


def test_meetings_of_the_same_kind_are_suggested_and_a_tap_is_taken_back(house: Kept) -> None:
    for record in FIVE[:3]:
        gather(house.book, house.community, record)
    id = series_deeds.make(house.book, ORGANISER, house.community, {**WORDS, "rule": "x"}).answer
    first = house.rows("gatherings")[0]["id"]

    deed = series_deeds.join(house.book, ORGANISER, house.community, id, [first])

    sheet = house.book.read(lambda c: one(c, house.community, id))
    assert [each["meeting"] for each in sheet.held] == ["M1"]
    assert [each["meeting"] for each in sheet.apart] == ["M3", "M2"]
    assert house.book.read(lambda c: of_meeting(c, house.community, "M1")) == id
    undo(house.book, ORGANISER, deed)
    assert house.book.read(lambda c: one(c, house.community, id)).held == ()


@pytest.mark.parametrize(
    ("one_title", "other", "same"),
    [
        ("123号院第三次圆桌会", "123号院圆桌会（4月）", True),
        ("幸福里议事厅 3月例会", "幸福里议事厅 2026年4月 例会", True),
        ("Courtyard round table no. 3", "Courtyard round table, no. 4", True),
        ("123号院第三次圆桌会", "暑期托管金点子大赛", False),
        ("第3次", "第4次", False),
        ("123号院改造圆桌需求评估会", "123号院圆桌会", True),
        ("Courtyard 123 round table", "Summer childcare ideas contest", False),
    ],
)
def test_titles_are_compared_without_their_numbers(one_title: str, other: str, same: bool) -> None:
    assert alike(one_title, other) is same


def test_a_planned_meeting_is_of_the_series_when_it_is_held(house: Kept) -> None:
    id = series_deeds.make(house.book, ORGANISER, house.community, WORDS).answer
    series_deeds.plan(house.book, ORGANISER, house.community, id, "M1", "第1次", "2026-01-07T14:00:00+08:00")
    [line] = house.book.read(lambda c: listed(c, house.community))
    assert (line.held, line.planned) == (0, 1)

    gather(house.book, house.community, FIVE[0])

    [line] = house.book.read(lambda c: listed(c, house.community))
    assert (line.held, line.planned) == (1, 0)


def test_rows_of_before_are_read_again_once(house: Kept) -> None:
    gather(house.book, house.community, FIVE[0])
    [row] = house.rows("gatherings")
    assert house.book.read(heads) == {"M1": row["head"]}
    house.book.deed(ORGANISER, "make", None, lambda deed: deed.put("gatherings", row["id"], facts={"present": 7}))
    assert house.book.read(heads) == {}

    gather(house.book, house.community, FIVE[0])

    [row] = house.rows("gatherings")
    assert left(row["facts"]).meeting == "M1"


def test_what_is_said_of_a_series_is_checked(house: Kept) -> None:
    def refused(doer: Doer = ORGANISER, **values: object) -> str:
        with pytest.raises(Declined) as fault:
            series_deeds.make(house.book, doer, house.community, {**WORDS, **values})
        return fault.value.reason

    assert refused(name=" ") == "nothing_written"
    assert refused(purpose="长" * 301) == "too_long"
    assert refused(room=404) == "no_such_row"
    assert refused(Doer("unit", "account:1", house.community, 1)) == "not_your_door"
    assert refused(Doer("organiser", "account:1", house.community + 1)) == "other_community"


def test_a_series_that_is_closed_keeps_its_meetings(house: Kept) -> None:
    id = year(house)

    series_deeds.close(house.book, ORGANISER, house.community, id, True)

    [line] = house.book.read(lambda c: listed(c, house.community))
    assert (line.state, line.held) == ("closed", 5)
