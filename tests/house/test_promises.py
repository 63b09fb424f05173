"""Every promise and every attack has its row in promises.md, and every test that a row names is there."""

import re

import pytest

from tests.house.tree import ROOT, text

PAGE = "docs/developers/promises.md"
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def absent(page: str) -> list[str]:
    """Tests that are named and are not there."""
    return [
        f"{path}::{name}"
        for path, name in NAMED.findall(page)
        if not (ROOT / path).exists() or f"\ndef {name}(" not in text(path)
    ]


def test_every_test_that_is_named_is_there() -> None:
    assert len(NAMED.findall(text(PAGE))) > 40
    assert absent(text(PAGE)) == []


@pytest.mark.parametrize("number", range(1, 17))
def test_every_promise_has_its_test_and_its_bad_twin(number: int) -> None:
    (row,) = [line.split("|") for line in text(PAGE).splitlines() if line.startswith(f"| P{number} |")]

    assert NAMED.search(row[3])
    assert NAMED.search(row[4])


def test_a_test_that_was_renamed_is_found() -> None:
    assert absent("`tests/house/test_promises.py::test_that_nobody_wrote`")
