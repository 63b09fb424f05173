"""Every stage of every shipped method has words for whoever leads it, and none of them speaks of what is not there."""

import pytest

from facilitate.core.language.rules import Ballot, Floor, Level, Move, Space, Stage, Text, flat
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


HERE = Text(zh="这里", en="here")


def said(**parts: object) -> str:
    stage = Stage(id="s", title=HERE, allow={"speak": ("member",)}, **parts)  # type: ignore[arg-type]
    return " ".join(text.en for text in guidance("own", stage).say)


def test_pairs_are_not_told_of_tables_and_their_hosts() -> None:
    words = said(space=Space(kind="pairs"), floor=Floor(mode="free"))

    assert "Two by two" in words
    assert not any(one in words for one in ("table", "stick"))


def test_a_stick_is_spoken_of_only_where_one_goes_round() -> None:
    assert "stick" in said(floor=Floor(mode="free", marker="talking_stick"))
    assert "stick" not in said(floor=Floor(mode="free"))


@pytest.mark.parametrize(
    ("floor", "passing", "again"),
    [(Floor(mode="round"), False, False), (Floor(mode="round", pass_=True), True, False),
     (Floor(mode="round", pass_=True, second_round=True), True, True)],
)  # fmt: skip
def test_passing_is_offered_only_where_the_round_has_it(floor: Floor, passing: bool, again: bool) -> None:
    words = said(floor=floor)

    assert ("may pass" in words, "once more" in words) == (passing, again)


@pytest.mark.parametrize("secrecy", ["secret", "named"])
def test_nobody_is_told_that_a_final_vote_may_be_changed(secrecy: str) -> None:
    final = said(ballot=Ballot(of="motion", type="yesno", secrecy=secrecy, change="never"))

    assert "final once cast" in final
    assert "change your vote" not in final


def test_hosts_are_told_to_stay_only_where_they_do() -> None:
    assert "host stays" in said(move=Move(policy="new_faces", stay=("table_host",)))
    assert "host stays" not in said(move=Move(policy="rotate"))


def test_hands_for_and_against_are_asked_for_only_where_the_vote_is_yes_or_no() -> None:
    levels = (Level(id="full", title=HERE), Level(id="block", title=HERE))

    assert "in favour" in said(ballot=Ballot(of="motion", type="yesno", secrecy="open"))
    assert "in favour" not in said(ballot=Ballot(of="motion", type="grade", levels=levels, secrecy="open"))
    assert "in favour" not in said(ballot=Ballot(of="motion", type="pick", secrecy="open"))
