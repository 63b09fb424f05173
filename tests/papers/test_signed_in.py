"""The sign-in sheet after the meeting: each name where names stand, and whoever may vote is no mere onlooker."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from facilitate.papers import Guest, make
from facilitate.papers.kit import Desk
from facilitate.papers.links import Links
from facilitate.papers.sign_in import lines
from facilitate.papers.tongue import Tongue
from facilitate.reports.cast import Cast
from tests.replay.shipped import shipped


def desk(meeting: str, links: Links | None = None) -> Desk:
    return Desk(shipped(meeting)[1], Tongue("zh"), links or Links())


@pytest.mark.parametrize("meeting", ["nantang", "courtyard123"])
def test_everybody_who_came_stands_by_name_in_the_column_of_names(meeting: str) -> None:
    here = desk(meeting)
    came = sorted((one for one in here.record.people if not one.doors), key=lambda one: one.from_)
    signed = [row for row in lines(here) if row.at]

    assert [row.name for row in signed] == [one.name for one in came]
    assert {row.unit for row in signed} == {""}


def test_the_list_has_the_same_names_in_its_second_column() -> None:
    here = desk("nantang")
    data = make("sign_in", "csv", here.record, "zh", Links()).data.decode("utf-8-sig")
    _heads, *rows = csv.reader(io.StringIO(data))

    assert [row[1] for row in rows] == [row.name for row in lines(here) if row.at]


def test_where_a_full_name_is_on_the_list_of_guests_it_stands_there_with_the_shown_one_beside() -> None:
    first = min(shipped("nantang")[1].people, key=lambda one: one.from_)
    here = desk("nantang", replace(Links(), guests=(Guest(first.id, "王秀英", "13812341234"),)))
    row = next(row for row in lines(here) if row.name == "王秀英")

    assert row.unit == first.name


def test_who_leads_is_beside_the_table_only_where_the_rule_gives_her_no_vote() -> None:
    said = {}
    for meeting in ("nantang", "courtyard123"):
        here = desk(meeting)
        host = Cast(here.record).in_role("host")[0]
        said[meeting] = (host.votes, next(row.side for row in lines(here) if row.name == host.name))

    assert said == {"nantang": (True, "resident"), "courtyard123": (False, "observer")}
