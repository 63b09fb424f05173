"""A rule says what cannot be held yet; the table of what is built covers every key of a rule."""

from typing import get_args

import msgspec
import pytest
from msgspec.structs import replace

from facilitate.core import rule_words
from facilitate.core.built import BUILT, KEYS
from facilitate.core.rule_terms import TERMS
from facilitate.core.rules import Ballot, Rule, Space, Stage
from facilitate.core.ruleset import lacks
from facilitate.service.rulefiles import library, shipped

ROUNDTABLE = shipped("roundtable_needs").rule
UNREACHED = {"setting", "quorum", "motionkind", "extend", "move", "assign", "place"}


def test_the_roundtable_lacks_nothing() -> None:
    assert lacks(ROUNDTABLE) == ()


def test_a_lack_names_the_stage_and_the_thing_in_words() -> None:
    dots = next(one for one in ROUNDTABLE.stages if one.id == "dots")
    by_points = replace(dots, ballot=replace(dots.ballot, count="borda"))

    (lack,) = lacks(replace(ROUNDTABLE, stages=(by_points,)))

    assert lack.zh == "环节“贴点：先谈哪几件”用到的“波达计分”还没有做好"
    assert lack.en == "Stage “Dots” uses “Borda points”, which is not built yet"
    assert lack.path == ("stages", 0, "ballot", "count")


@pytest.mark.parametrize("file", library(), ids=lambda file: file.rule.id)
def test_every_other_shipped_rule_says_what_it_lacks_in_both_languages(file) -> None:
    found = lacks(file.rule)

    assert bool(found) == (file.rule.id != "roundtable_needs")
    assert all(lack.zh and lack.en for lack in found)


@pytest.mark.parametrize(
    ("stage", "term"),
    [
        ({"space": Space(kind="tables")}, "space.kind.tables"),
        ({"ballot": Ballot(of="need", type="score", count="sum")}, "ballot.count.sum"),
        ({"allow": {"amend": ("resident",)}}, "stage.allow.amend"),
    ],
)
def test_what_has_no_engine_is_told_by_its_term(stage: dict[str, object], term: str) -> None:
    only = Stage(id="x", title=ROUNDTABLE.title, **stage)

    assert [lack.term for lack in lacks(replace(ROUNDTABLE, stages=(only,)))] == [term]


def test_every_key_of_a_rule_is_either_built_or_has_a_word_for_its_lack() -> None:
    keys = {key for key in _keys(Rule, set()) if key.split(".")[0] not in UNREACHED}

    assert keys - set(BUILT) - set(KEYS) <= set(TERMS)
    assert set(BUILT) <= keys
    assert set(KEYS) <= keys


def test_every_word_of_every_choice_has_a_meaning_and_no_other_has() -> None:
    told = {frozenset(words) for words in TERMS.values()}
    kept = {frozenset(get_args(kind)) for kind in vars(rule_words).values() if _is_choice(kind)}

    assert told == kept


def _is_choice(kind: object) -> bool:
    return all(isinstance(word, str) for word in get_args(kind)) and bool(get_args(kind))


def _keys(shape: type, seen: set[type]) -> set[str]:
    if shape in seen:
        return set()
    seen.add(shape)
    found = set()
    for field in msgspec.structs.fields(shape):
        found.add(f"{shape.__name__.lower()}.{field.encode_name}")
        for inner in _structs_in(field.type):
            found |= _keys(inner, seen)
    return found


def _structs_in(kind: object) -> list[type]:
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return [kind]
    return [found for part in get_args(kind) for found in _structs_in(part)]
