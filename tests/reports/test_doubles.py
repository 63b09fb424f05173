"""Somebody who joined twice stands in the record under one id alone, in what the log tells too."""

from __future__ import annotations

from facilitate.reports.fold import record
from facilitate.service.lists import lists
from tests.cast import Core, at


def test_what_the_double_did_in_the_order_of_the_meeting_is_hers() -> None:
    hall = at("close")
    hall.join("again", "周记录", "committee", "recorder")
    hall.do("again", "leave")
    double = hall.ids["again"]
    hall.do("host", "set_role", person=double, same_as=hall.ids["recorder"])
    assert isinstance(hall.place, Core)
    told = record(hall.m, hall.place.entries, lists())

    assert {row.person for row in told.conduct if row.kind == "leave"} == {hall.ids["recorder"]}
    assert double not in {person.id for person in told.people}
    assert [row for row in (*told.conduct, *told.settings) if double in (row.by, getattr(row, "person", ""))] == []
