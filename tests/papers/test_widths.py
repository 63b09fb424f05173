"""Every width that a column asks for is one that the style sheets know; a style attribute could not say it."""

from __future__ import annotations

import re

import pytest

from facilitate.papers.blocks import Table
from facilitate.papers.catalogue import DOCUMENTS
from facilitate.papers.kit import Desk
from facilitate.papers.links import Links
from facilitate.papers.page import styles
from facilitate.papers.tongue import Tongue
from tests.replay.shipped import NAMES, shipped


@pytest.mark.parametrize("meeting", NAMES)
def test_columns_are_as_wide_as_they_ask_to_be(meeting: str) -> None:
    known = {int(width) for width in re.findall(r"\.mm(\d+) \{", styles("zh"))}
    desk = Desk(shipped(meeting)[1], Tongue("zh"), Links())
    tables = [block for make in DOCUMENTS.values() for block in make(desk).blocks if isinstance(block, Table)]

    assert {column.width for table in tables for column in table.columns} - {0} <= known
