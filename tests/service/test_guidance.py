"""Every stage of every shipped method has words for whoever leads it, and none of them speaks of what is not there."""

import pytest

from facilitate.core.rules import flat
from facilitate.service.guidance import book, guidance, kinds_of
from facilitate.service.rulefiles import library

STAGES = [(kept.rule.id, leaf) for kept in library() for leaf, _ in flat(kept.rule)]


@pytest.mark.parametrize(("rule", "stage"), STAGES, ids=[f"{rule}.{stage.id}" for rule, stage in STAGES])
def test_each_stage_has_something_to_say_and_warns_of_something(rule: str, stage: object) -> None:
    found = guidance(rule, stage)  # type: ignore[arg-type]

    assert found.say
    assert found.wrong


def test_every_kind_is_used_and_every_stage_named_exists() -> None:
    assert set(book().kinds) == {kind for _, stage in STAGES for kind in kinds_of(stage)}
    assert set(book().stages) <= {f"{rule}.{stage.id}" for rule, stage in STAGES}


def test_the_words_of_the_stage_itself_come_first() -> None:
    rule, stage = next((r, s) for r, s in STAGES if f"{r}.{s.id}" in book().stages)

    own = book().stages[f"{rule}.{stage.id}"]

    assert guidance(rule, stage).say[: len(own.say)] == own.say
