"""The limits in docs/developers/gate.md are those of the code."""

import importlib
import re

import pytest

from tests.house.tree import text

ROWS = re.findall(r"`web/(\w+)\.py` `([A-Z_]+)` \| ([\d.]+) \|", text("docs/developers/gate.md"))


@pytest.mark.parametrize(("module", "name", "told"), ROWS)
def test_the_limit_in_the_page_is_the_one_in_the_code(module: str, name: str, told: str) -> None:
    assert str(getattr(importlib.import_module(f"facilitate.web.{module}"), name)) == told


def test_the_page_tells_of_limits() -> None:
    assert len(ROWS) >= 20


KEPT = {("limits", "PEOPLE"), ("limits", "MEETINGS"), ("held", "PEOPLE")}
"""Of how many a count is kept: nobody is refused by it."""


@pytest.mark.parametrize("module", ["limits", "held", "gate", "heads", "handler", "coming", "proven"])
def test_the_page_leaves_out_no_limit_of_the_code(module: str) -> None:
    named = vars(importlib.import_module(f"facilitate.web.{module}")).items()
    limits = {name for name, value in named if name.isupper() and type(value) in (int, float)}

    assert limits
    assert limits - {name for where, name, _ in ROWS if where == module} == {
        name for where, name in KEPT if where == module
    }
