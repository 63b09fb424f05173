"""Every worked case of rules/cases comes out as its file says, and every word that decides something and every refusal has one."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from facilitate import core
from facilitate.core.language.rule_terms import TERMS
from facilitate.core.refusals.refusal import REFUSALS
from tests.cases.world import Case, all_cases, play

CASES = all_cases()
CORE = Path(core.__path__[0])
KINDS = ("floor.mode", "floor.order", "ballot.type", "ballot.count", "ballot.tie", "bar.of", "bar.weigh", "space.kind")
BARS = ("over", "least", "count", "most", "in_group")
BEFORE_THE_MEETING = {
    "no_token": "who sends no key of hers is nobody yet: the web asks her to join",
    "needs_key": "roles are opened at the door by the keys of the desk, before somebody is in the meeting",
    "door_closed": "the door is closed to newcomers, who are not in the meeting",
    "token_renewed": "a token that was changed for a new one is nobody's yet: the web gives the new one",
    "invitation_old": "the word on the wall is asked of newcomers, who are not in the meeting",
    "key_wrong": "keys are looked up at the door, before somebody is in the meeting",
    "key_revoked": "so are those that were made void",
    "key_over": "and those whose time is over",
    "keys_too_fast": "how many wrong keys were tried is seen by the web alone",
    "bad_op": "the number of an act is read by the door and no part of what it does",
    "too_fast": "how fast one phone sends is seen by the web alone",
    "busy": "the store could not keep it, whatever was done",
    "disk_full": "the store could not keep it, whatever was done",
}
"""Refusals that no act inside a meeting can bring about, each with its reason."""


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

    assert refused <= REFUSALS.keys()


def test_every_refusal_that_a_meeting_can_give_has_a_case() -> None:
    refused = {step["refused"] for case in CASES for step in case.when if "refused" in step}

    assert sorted(REFUSALS.keys() - refused - BEFORE_THE_MEETING.keys()) == []


def test_what_is_refused_before_the_meeting_is_refused_nowhere_in_it() -> None:
    words = "".join(path.read_text(encoding="utf-8") for path in CORE.rglob("*.py") if path.parent.name != "refusals")

    assert BEFORE_THE_MEETING.keys() <= REFUSALS.keys()
    assert [code for code in BEFORE_THE_MEETING if f'"{code}"' in words] == []


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
