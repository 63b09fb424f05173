"""Every width that a column asks for is one that the style sheets know; a style attribute could not say it."""

from __future__ import annotations

import re

import pytest

from facilitate.papers.blocks import Table
from facilitate.papers.catalogue import DOCUMENTS
from facilitate.papers.kit import Desk
from facilitate.papers.links import Links
from facilitate.papers.page import styles
from facilitate.papers.tables import promises
from facilitate.papers.tongue import Tongue
from facilitate.reports.minutes import minutes
from tests.replay.shipped import NAMES, shipped


@pytest.mark.parametrize("meeting", NAMES)
def test_columns_are_as_wide_as_they_ask_to_be(meeting: str) -> None:
    known = {int(width) for width in re.findall(r"\.mm(\d+) \{", styles("zh"))}
    desk = Desk(shipped(meeting)[1], Tongue("zh"), Links())
    tables = [block for make in DOCUMENTS.values() for block in make(desk).blocks if isinstance(block, Table)]

    assert {column.width for table in tables for column in table.columns} - {0} <= known


def test_who_does_it_and_who_checks_it_stand_on_one_line() -> None:
    record = shipped("courtyard123")[1]
    desk, sign, edges = Desk(record, Tongue("zh"), Links()), 9 * 25.4 / 72, 2 * 1.2
    table, told = promises(desk, minutes(record).promises), minutes(record).promises
    wide = {column.title: column.width for column in table.columns}

    assert max(len(one.who) for one in told) * sign + edges <= wide["谁负责"]
    assert max(len(one.checker) for one in told) * sign + edges <= wide["谁督办"]


def test_conditions_of_an_answer_have_more_room_in_english() -> None:
    told = minutes(shipped("budget")[1]).promises
    zh, en = (
        promises(Desk(shipped("budget")[1], tongue, Links()), told).columns[2]
        for tongue in (Tongue("zh"), Tongue("en"))
    )

    assert en.width > zh.width
