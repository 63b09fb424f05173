"""docs/developers/entities.md against the code: every field of every entity, the names of `set`, and the verbs."""

import re
from functools import cache

import pytest

from facilitate.core.decide import VERBS
from facilitate.core.order.params import PARAMS
from facilitate.core.settings import SPECIAL, Settings
from facilitate.web.views import MANY, ONE
from tests.house.sights import fields
from tests.house.tree import text

PAGE = "docs/developers/entities.md"
ROW = re.compile(r"^\| `([a-z_]+(?:/[a-z]+)?)(?:/ID)?` \| (.+) \|$", re.M)
NAME = re.compile(r"`([a-z_]+)`")


@cache
def documented() -> dict[str, set[str]]:
    """The fields that the page lists for each kind of entity, and for `me`."""
    section = text(PAGE).split("## Fields")[1].split("\n## ")[0]
    return {kind: set(NAME.findall(fields)) for kind, fields in ROW.findall(section)}


@pytest.mark.parametrize("kind", sorted({*ONE, *MANY, "me"}))
def test_the_page_lists_the_fields_that_the_views_give(kind: str) -> None:
    assert fields()[kind] == documented()[kind]


def test_the_page_lists_no_kind_that_is_not_there() -> None:
    assert set(documented()) == set(fields())


def test_a_field_left_out_of_the_page_would_be_found() -> None:
    assert "covered" in fields()["item"]
    assert documented()["item"] - {"covered"} != fields()["item"]


def acts() -> list[str]:
    section = text(PAGE).split("## Acts beyond")[1].split("\n## ")[0]
    return [verb for first in re.findall(r"^\| (`.+?`) \|", section, re.M) for verb in NAME.findall(first)]


@pytest.mark.parametrize("verb", acts())
def test_a_verb_on_the_page_is_one_of_the_core(verb: str) -> None:
    assert verb in {*VERBS, "proxy"}


def set_names() -> list[str]:
    [line] = re.findall(r"^\| `set` \| (.+) \|$", text(PAGE), re.M)
    return [name for name in re.findall(r"`([a-z_.]+)`", line) if name not in ("name", "value")]


def test_the_names_of_set_on_the_page_are_those_of_the_core() -> None:
    assert set(set_names()) == {*Settings.__dataclass_fields__, *SPECIAL, *PARAMS}
