"""The table of the core practices is whole: every page it names is served, every test it names is there."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from facilitate.web import playback
from tests.practices.table import FOLDER, WORKS, page, rows
from tests.practices.world import opened

ROOT = FOLDER.parents[1]
CONVERTER = re.compile(r"<(?:[^<>:]+(?:\([^)]*\))?:)?(\w+)>")


@cache
def found_in(file: str) -> frozenset[str]:
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    return frozenset(one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    house = opened(tmp_path_factory.mktemp("house"))
    house.app.register_blueprint(playback.pages)
    return {CONVERTER.sub(r"<\1>", rule.rule) for rule in house.app.url_map.iter_rules()}


def test_every_core_practice_has_one_row() -> None:
    ids = [row["id"] for row in rows()]

    assert len(ids) == len(set(ids)) == 69
    assert ids == sorted(ids)


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["id"])
def test_a_row_names_pages_that_are_served_and_tests_that_are_there(row: dict, served: set[str]) -> None:
    missing = [one for one in row["tests"] if one.partition("::")[2] not in found_in(one.partition("::")[0])]

    assert row["works"] in WORKS
    assert [one for one in row["pages"] if one not in served] == []
    assert missing == []
    assert row["works"] == "yes" or row.get("remark")


def test_a_row_that_works_has_a_test_over_a_restart() -> None:
    """Those of tests/practices close the house and open it again."""
    without = [
        row["id"] for row in rows() if row["works"] == "yes" and not any("/practices/" in one for one in row["tests"])
    ]

    assert without == []


def test_the_page_is_what_is_made_of_the_file() -> None:
    assert Path(FOLDER / "practices.md").read_text("utf-8") == page()
