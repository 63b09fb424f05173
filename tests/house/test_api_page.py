"""The page about the API tells every call, filter, right and fault that there is, and no other."""

import re

from facilitate.register.feed import FILTERS
from facilitate.register.people.keys import RIGHTS
from facilitate.web.api.calls import CALLS
from facilitate.web.api.gate import A_SECOND, AT_ONCE
from facilitate.web.api.openapi import BASE, MEANINGS
from tests.house.tree import ROOT

PAGE = (ROOT / "docs" / "developers" / "api.md").read_text()


def test_every_call_is_on_the_page() -> None:
    told = re.findall(r"^\| `([A-Z]+ /api/v1\S*)` \| (.*) \|$", PAGE, re.M)

    assert told == [(f"{call.method} {BASE}{call.path}", call.en) for call in CALLS]


def test_every_filter_is_on_the_page() -> None:
    told = {name: re.findall(r"`(\w+)`", row) for name, row in re.findall(r"^\| (\w+) \| (`.*`) \|$", PAGE, re.M)}

    assert told == {name: list(filters) for name, filters in FILTERS.items()}


def test_every_right_and_fault_is_on_the_page() -> None:
    assert set(RIGHTS) <= set(re.findall(r"`(\w+)`", PAGE))
    assert set(map(int, re.findall(r"\b(4\d\d) ", PAGE))) == set(MEANINGS)
    assert f"{AT_ONCE} calls at once, then {A_SECOND} a second" in PAGE
