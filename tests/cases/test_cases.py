"""Every worked case of rules/cases comes out as its file says, and every word that decides something has one."""

from typing import Any

import msgspec
import pytest

from facilitate.core.language.rule_terms import TERMS
from facilitate.core.refusals.refusal import REFUSALS
from tests.cases.world import Case, all_cases, play

CASES = all_cases()
KINDS = ("floor.mode", "floor.order", "ballot.type", "ballot.count", "ballot.tie", "bar.of", "bar.weigh", "space.kind")
BARS = ("over", "least", "count", "most", "in_group")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.theme}: {case.name}")
def test_the_case_comes_out_as_its_file_says(case: Case) -> None:
    play(case)


def test_every_order_key_ballot_count_bar_and_space_has_a_case() -> None:
    shown = {word for case in CASES for word in case.shows}
    wanted = {f"{kind}.{word}" for kind in KINDS for word in TERMS[kind]} | {f"bar.{key}" for key in BARS}

    assert sorted(wanted - shown) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.theme}: {case.name}")
def test_a_case_has_what_it_shows_in_its_rule(case: Case) -> None:
    has = set(_words(case.rule, ""))

    assert [word for word in case.shows if word not in has] == []


def test_every_refusal_named_in_a_case_is_one() -> None:
    refused = {step["refused"] for case in CASES for step in case.when if "refused" in step}

    assert len(refused) > 60
    assert refused <= REFUSALS.keys()


def _words(shape: Any, key: str) -> list[str]:
    """Every `shape.key` and `shape.key.word` of a rule."""
    if isinstance(shape, msgspec.Struct):
        kind = type(shape).__name__.lower()
        fields = [(f"{kind}.{info.encode_name}", getattr(shape, info.name)) for info in msgspec.structs.fields(shape)]
        return [word for name, value in fields if value not in (None, (), {}) for word in [name, *_words(value, name)]]
    if isinstance(shape, dict):
        return [word for name, one in shape.items() for word in (f"{key}.{name}", *_words(one, key))]
    if isinstance(shape, tuple):
        return [word for one in shape for word in _words(one, key)]
    return [f"{key}.{shape}"]
