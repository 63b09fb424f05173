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
