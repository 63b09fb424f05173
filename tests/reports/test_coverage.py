"""Which groups, buildings and kinds of people were heard, counted by hand on invented meetings."""

from __future__ import annotations

from msgspec.structs import replace

from facilitate.reports.coverage import Covered, Profile, Whose, coverage
from facilitate.reports.named import naming
from facilitate.reports.record import Record
from facilitate.reports.rows import Attendance, Item
from facilitate.reports.visits import Absent, visits
from tests.papers.sample import courtyard
from tests.reports.series_world import held

PROFILE = Profile(
    groups={"residents": 400, "committee": 6, "riders": 30, "tenant": None, "elder": 90},
    buildings={"1号楼": 60, "2号楼": 48, "11号楼": 52},
)


def two_evenings() -> list[Record]:
    """A to C came twice; A wrote of building 2 each time, nobody speaks for building 1 or 11; couriers were expected."""
    card = Item(id="n", kind="need", text="门口没灯", by="p1A", fields={"place": "二号楼"})
    first = replace(
        held(1, "ABCU", spoke="AU", units="U"),
        items=(card,),
        attendance=Attendance(expected=("riders",), missing=("riders",)),
    )
    second = replace(held(2, "ABCU", spoke="A", units="U"), items=(replace(card, text="2栋漏水", by="p2A", fields={}),))
    return [first, second]


LINKS = {(f"M{n}", f"p{n}{who}"): at for n in (1, 2) for at, who in enumerate("ABC")}
KNOWN = {
    ("M1", "p1B"): Whose(building="11号楼", kinds=("tenant",)), ("M2", "p2B"): Whose(building="11号楼", kinds=("tenant",)),
    ("M1", "p1A"): Whose(building="2号楼", kinds=("elder",)), ("M2", "p2A"): Whose(building="2号楼", kinds=("elder",)),
}  # fmt: skip


def test_groups_and_kinds_are_counted_with_everybody_once() -> None:
    found = coverage(two_evenings(), PROFILE, LINKS, KNOWN)

    assert found.groups == (
        Covered(name="residents", size=400, meetings=2, came=3, spoke=1, needs=2),
        Covered(name="committee", size=6, meetings=2, came=2, spoke=1, needs=0),
        Covered(name="riders", size=30, meetings=0, came=0, spoke=0, needs=0, missed=1),
        Covered(name="tenant", size=None, meetings=2, came=1, spoke=0, needs=0),
        Covered(name="elder", size=90, meetings=2, came=1, spoke=1, needs=2),
    )
    assert (found.meetings, found.homes) == (2, 2)


def test_buildings_are_heard_through_needs_that_name_them_and_through_those_who_live_there() -> None:
    found = coverage(two_evenings(), PROFILE, LINKS, KNOWN)

    assert found.buildings == (
        Covered(name="1号楼", size=60, meetings=0, came=0, spoke=0, needs=0),
        Covered(name="2号楼", size=48, meetings=2, came=1, spoke=1, needs=2),
        Covered(name="11号楼", size=52, meetings=2, came=1, spoke=0, needs=0),
    )
    assert [row.name for row in found.unheard] == ["riders", "tenant", "1号楼", "11号楼"]


def test_without_links_each_evening_counts_by_itself() -> None:
    [residents, *_] = coverage(two_evenings(), PROFILE).groups

    assert (residents.came, residents.spoke) == (6, 2)


def test_the_visit_list_says_where_to_go_whom_to_ask_and_why() -> None:
    absent = [Absent(need="院里唱歌扰民", who="上夜班的住户", place="1号楼"), Absent(need="漏水", who=" ")]
    rows = visits(coverage(two_evenings(), PROFILE, LINKS, KNOWN), absent)

    assert [(row.where, row.whom, row.why) for row in rows] == [
        ("1号楼", "上夜班的住户", "affected_absent"),
        ("1号楼", "building", "building_unheard"),
        ("11号楼", "building", "building_unheard"),
        ("", "riders", "never_came"),
        ("", "tenant", "came_silent"),
    ]
    assert rows[1].params == {"households": 60, "came": 0, "meetings": 2}
    assert rows[3].params == {"people": 30, "came": 0, "missed": 1, "meetings": 2}


def test_a_building_is_named_by_its_number_only_where_no_other_has_it() -> None:
    two = ("向阳里3号楼", "和平里3号楼")

    assert naming("3号楼", ["3号楼"])("三栋门口")
    assert not naming("1号楼", ["1号楼", "11号楼"])("11号楼门口")
    assert naming(two[0], two)("向阳里 3号楼门口")
    assert not naming(two[0], two)("3号楼门口")


def test_the_courtyard_heard_everybody_who_came_and_nobody_from_the_property_company() -> None:
    found = coverage([courtyard()], Profile(groups={"property": None}))
    [property_, *came] = found.groups

    assert (property_.came, property_.missed, property_.heard) == (0, 1, False)
    assert all(row.heard for row in came)
    assert {row.name: row.came for row in came}["residents"] == 13
    assert [row.why for row in visits(found)] == ["never_came"]


def test_nothing_was_held_and_nothing_is_known() -> None:
    assert visits(coverage([], Profile())) == ()
