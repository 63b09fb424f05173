"""Who has not been heard, from rows alone; who is asked later is noted, and every figure is counted once more."""

import pytest

from facilitate.register.declined import Declined
from facilitate.register.doer import ORGANISER, Doer
from facilitate.register.gathering.gather import gather
from facilitate.register.people import covering_deeds, neighbours_deeds
from facilitate.register.people.covering import Panel, panel, profile
from facilitate.register.people.covering_deeds import Asked, rows
from facilitate.register.undo import undo
from facilitate.reports.coverage import Profile, coverage
from tests.papers.sample import courtyard
from tests.register.world import Kept
from tests.reports.test_coverage import PROFILE, two_evenings

HERE = {name: dict(getattr(PROFILE, name)) for name in ("groups", "buildings")}


def described(house: Kept) -> None:
    covering_deeds.describe(house.book, ORGANISER, house.community, HERE["groups"], HERE["buildings"])


def held(house: Kept) -> None:
    described(house)
    for record in two_evenings():
        gather(house.book, house.community, record)


def told(house: Kept, last: int = 6, hidden: tuple[str, ...] = ()) -> Panel:
    return house.book.read(lambda c: panel(c, house.community, last, hidden))


def ask(house: Kept, **values: object) -> int:
    wish = Asked(**({"whom": "上夜班的住户", "way": "door", "on": "2026-03-01", "text": "白天补觉，太吵"} | values))  # type: ignore[arg-type]
    return covering_deeds.note(house.book, ORGANISER, house.community, wish)


def test_the_panel_says_from_rows_what_the_records_say(house: Kept) -> None:
    held(house)

    found = told(house).coverage

    again = coverage(two_evenings(), Profile(groups=HERE["groups"], buildings=HERE["buildings"]))
    assert (found.groups, found.buildings) == (again.groups, again.buildings)
    assert [row.name for row in found.unheard] == ["riders", "tenant", "elder", "1号楼", "11号楼"]


def test_a_whole_meeting_is_covered_alike(house: Kept) -> None:
    gather(house.book, house.community, courtyard())

    assert told(house).coverage.groups == coverage([courtyard()], Profile()).groups


def test_only_the_last_meetings_are_looked_at(house: Kept) -> None:
    held(house)

    assert told(house, last=1).coverage.meetings == 1
    assert told(house, last=1).since.startswith("2026-01")
    assert told(house, last=2).since == ""
    assert told(house, last=0).coverage.meetings == 2


def test_a_neighbour_who_told_where_she_lives_speaks_for_her_building(house: Kept) -> None:
    held(house)
    phone = Doer("resident", "slip:m", house.community)
    neighbours_deeds.agree(house.book, phone, house.community, "A", "11号楼", [("M1", "p1A"), ("M2", "p2A")])

    found = {row.name: row for row in told(house).coverage.buildings}["11号楼"]

    assert (found.came, found.spoke, found.meetings, found.heard) == (1, 1, 2, True)


def test_who_was_asked_at_home_is_heard_and_leaves_the_list(house: Kept) -> None:
    held(house)
    before = [row.whom for row in told(house).visits]
    assert "tenant" in before

    deed = ask(house, whom="租户小张", group="tenant", place="11号楼")

    found = told(house)
    assert "tenant" not in [row.whom for row in found.visits]
    assert "11号楼" not in [row.where for row in found.visits]
    assert {row.name: row.apart for row in found.coverage.groups}["tenant"] == 1
    assert [row["whom"] for row in found.asked] == ["租户小张"]
    undo(house.book, ORGANISER, deed)
    assert [row.whom for row in told(house).visits] == before


def test_a_door_that_nobody_opened_counts_for_nothing(house: Kept) -> None:
    held(house)

    ask(house, whom="租户", group="tenant", text="")

    assert "tenant" in [row.whom for row in told(house).visits]


def test_who_is_affected_and_absent_is_on_the_list_until_asked_and_is_heard_in_the_need(house: Kept) -> None:
    held(house)
    need = house.rows("needs")[0]["id"]
    house.book.deed(
        ORGANISER, "make", None, lambda deed: deed.put("needs", need, absent="上夜班的住户", category="noise")
    )
    assert [(id, row.whom) for id, row in told(house).absent] == [(need, "上夜班的住户")]
    assert told(house, hidden=("noise",)).absent == ()

    ask(house, need=need)

    assert told(house).absent == ()
    said = [row for row in house.rows("sources") if row["need"] == need and row["meeting"] == ""]
    assert [(row["words"], row["facts"]) for row in said] == [
        ("白天补觉，太吵", {"asked": "door", "whom": "上夜班的住户"})
    ]


def test_a_card_left_at_any_hour_is_the_voice_of_the_building_it_names(house: Kept) -> None:
    held(house)
    at = house.clock.now()
    house.make("cards", community=house.community, text="1号楼门禁坏了", slip="s", state="waiting", at=at)
    house.make("cards", community=house.community, text="11号楼", slip="t", state="refused", at=at)

    found = told(house)

    assert found.cards == 1
    assert {row.name: row.apart for row in found.coverage.buildings} == {"1号楼": 1, "2号楼": 0, "11号楼": 0}


def test_kinds_of_people_are_heard_where_a_need_names_them(house: Kept) -> None:
    described(house)
    covering_deeds.describe(house.book, ORGANISER, house.community, {"没灯": 3}, {})
    for record in two_evenings():
        gather(house.book, house.community, record)

    assert {row.name: row.needs for row in told(house).coverage.groups}["没灯"] == 1


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("3号楼 60", ("3号楼", 60)), ("3号楼：60户", ("3号楼", 60)), ("3号楼60户", ("3号楼", 60)), ("  11号楼 ", ("11号楼", None)),
        ("租户 ?", ("租户", None)), ("Building 3: 60 households", ("Building 3", 60)), ("Building 3", ("Building 3", None)),
        ("向阳里 3号楼 72", ("向阳里 3号楼", 72)),
        ("1号楼 99999999999999", ("1号楼", None)),
    ],
)  # fmt: skip
def test_lines_are_read_as_people_write_them(line: str, row: tuple[str, int | None]) -> None:
    assert rows(line) == dict([row])


def test_what_is_entered_is_checked_and_taken_back(house: Kept) -> None:
    def refused(doer: Doer = ORGANISER, **values: object) -> str:
        wish = Asked(**({"whom": "某人", "way": "door", "on": "2026-03-01"} | values))  # type: ignore[arg-type]
        with pytest.raises(Declined) as fault:
            covering_deeds.note(house.book, doer, house.community, wish)
        return fault.value.reason

    assert refused(whom=" ") == "nothing_written"
    assert refused(way="shout") == "choose_one"
    assert refused(on="昨天") == "date_unclear"
    assert refused(text="长" * 601) == "too_long"
    assert refused(need=404) == "no_such_row"
    assert refused(Doer("resident", "slip:x", house.community)) == "not_your_door"
    with pytest.raises(Declined, match="out_of_range"):
        covering_deeds.describe(house.book, ORGANISER, house.community, {}, {"1号楼": 10_000_000})

    deed = covering_deeds.describe(house.book, ORGANISER, house.community, {"residents": 5}, {})
    undo(house.book, ORGANISER, deed)

    assert house.book.read(lambda c: profile(c, house.community)) == Profile()
