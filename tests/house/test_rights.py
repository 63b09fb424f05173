"""The table of rights that people read is the table that the register asks."""

import re
from pathlib import Path

import pytest

from facilitate.register.declined import Declined
from facilitate.register.doer import Doer, Door
from facilitate.register.rights import RIGHTS, may

ROOT = Path(__file__).parents[2]
DOORS: tuple[Door, ...] = ("organiser", "unit", "resident")


def told() -> dict[str, dict[Door, bool]]:
    """The rows of the page: verb to who may."""
    page = (ROOT / "docs/developers/rights.md").read_text()
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| (yes|–) \| (yes|–) \| (yes|–) \|$", page, re.M)
    return {verb: dict(zip(DOORS, (mark == "yes" for mark in marks), strict=True)) for verb, *marks in rows}


def test_the_page_tells_each_right_as_it_is() -> None:
    assert told() == {verb: {door: door in whose for door in DOORS} for verb, whose in RIGHTS.items()}


@pytest.mark.parametrize("verb", RIGHTS)
def test_whoever_may_not_is_told_whose_it_is(verb: str) -> None:
    for door, allowed in told()[verb].items():
        if allowed:
            may(Doer(door, "somebody", 1), verb)
        else:
            with pytest.raises(Declined, match="not_your_door"):
                may(Doer(door, "somebody", 1), verb)


def test_each_right_is_asked_for_somewhere_and_none_is_asked_that_is_not_there() -> None:
    code = "\n".join(
        path.read_text() for path in (ROOT / "facilitate").rglob("*.py") if not {"core", "replay"} & set(path.parts)
    )
    assert set(re.findall(r'(?<![.\w])may\((?:doer|self\.doer)[^)]*"(\w+)"\)', code)) == set(RIGHTS)
