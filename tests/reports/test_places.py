"""The record tells who was at which table, in which group or cell, and from when to when."""

from typing import Any

from facilitate.reports.fold import record
from tests.cast import Cast, Core
from tests.core.space_world import held


def rows(cast: Cast) -> dict[str, Any]:
    assert isinstance(cast.place, Core)
    return {space.id: space for space in record(cast.m, cast.place.entries).spaces}


def test_everybody_is_at_a_table_in_each_round_and_no_two_stays_overlap() -> None:
    cast = held("teahouse", people=8, table_host=2)
    cast.go("talk")
    cast.wait(600)
    cast.go("harvest")
    tables = rows(cast)

    assert list(tables) == ["t1", "t2"]
    spans: dict[str, list[tuple[int, int | None]]] = {}
    for table in tables.values():
        for one in table.people:
            spans.setdefault(one["person"], []).append((one["from"], one["to"]))
    assert set(spans) == {id for who, id in cast.ids.items() if who != "host"}
    for stays in spans.values():
        for before, after in zip(sorted(stays), sorted(stays)[1:], strict=False):
            assert before[1] is not None
            assert before[1] <= after[0]


def test_a_cell_of_the_timetable_keeps_its_topic_place_and_slot_and_empty_ones_are_left_out() -> None:
    cast = held("open_space", people=4)
    cast.go("propose")
    topic = cast.do("p1", "write", kind="topic", text="晒太阳的地方", fields={"convener": "邻居1"})
    cast.go("marketplace")
    cast.do("host", "set", name="places", value=["大树下", "凉亭"])
    cast.do("p1", "schedule", item=topic, slot=1, place="凉亭")
    cast.go("session")
    cast.do("p2", "move", item=topic)
    cast.go("reading")

    assert list(rows(cast)) == ["s1c2"]
    cell = rows(cast)["s1c2"]
    assert (cell.kind, cell.place, cell.slot, cell.item) == ("cell", "凉亭", "1", topic)
    assert [one["person"] for one in cell.people] == [cast.ids["p1"], cast.ids["p2"]]
    assert all(one["to"] is not None for one in cell.people)
