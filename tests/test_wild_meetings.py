"""Whatever people do in whatever order: the log is enough, the patches are enough, and nothing breaks."""

from functools import partial
from types import SimpleNamespace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitate.core.act import Act
from facilitate.core.decide import VERBS
from facilitate.core.meeting import Meeting, fold
from facilitate.store import codec
from tests.cast import Cast, Core, at, refusal_of
from tests.screens import Screens
from tests.wild import STAGES, WHO, Wish, play, plays

Play = tuple[str, list[Wish], int]
FEW = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
MANY = settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])


def read_again(core: Core) -> Meeting:
    """From rows as a store keeps them."""
    rows = [codec.row(entry, "salt", codec.START) for entry in core.entries]
    return fold([codec.entry(SimpleNamespace(**row)) for row in rows], core.choices)


def sound(cast: Cast) -> None:
    """What must hold in every state, whatever led there."""
    m = cast.m
    running = [turn for turn in m.floor.turns.values() if turn.seconds < 0]
    assert running == ([m.floor.speaker] if m.floor.speaker else []), "one speaks or nobody"
    assert all(m.people.all[id].present for id in m.floor.hands), "who has gone has no hand up"
    assert 0 <= m.agenda.paused_ms < 36_000_000
    assert m.agenda.ended or any("advance" in m.role_of(p.id).may for p in m.people.present()), "there is a host"
    for item in m.items.all.values():
        assert all(m.items.all[part].merged_into == item.id for part in item.originals)
        assert not item.merged_into or item.id in m.items.all[item.merged_into].originals
        assert not item.made or bool(item.originals) == (item.state != "withdrawn"), "a need is its cards"


def check_log(played: Play) -> None:
    cast = play(*played, sound)

    assert isinstance(cast.place, Core)
    assert read_again(cast.place) == cast.m


def check_screens(played: Play, at_once: int = 1) -> None:
    screens = Screens(still=played[2] == 0, at_once=at_once)
    screens.compare_all(play(*played, screens.compare))

    assert screens.looked


@FEW
@given(plays)
def test_the_log_read_again_is_the_live_state(played: Play) -> None:
    check_log(played)


@FEW
@given(plays)
def test_what_was_seen_and_the_patch_are_a_fresh_view(played: Play) -> None:
    check_screens(played)


@FEW
@given(plays, st.integers(2, 12))
def test_what_was_learnt_at_once_makes_a_patch_that_is_a_fresh_view(played: Play, at_once: int) -> None:
    check_screens(played, at_once)


@MANY
@given(plays)
def test_the_log_of_many_meetings_read_again_is_the_live_state(played: Play) -> None:
    check_log(played)


@MANY
@given(plays)
def test_many_patches_on_what_was_seen_are_a_fresh_view(played: Play) -> None:
    check_screens(played)


@MANY
@given(plays, st.integers(2, 12))
def test_what_was_learnt_at_once_in_many_meetings_is_a_fresh_view(played: Play, at_once: int) -> None:
    check_screens(played, at_once)


NAMES = (
    "person", "name", "group", "role", "phone", "consent", "to", "item", "override", "stage", "minutes", "drop", "end", "kind",
    "text", "about", "fields", "named", "items", "into", "title", "category", "reason", "resource", "amount", "until", "due",
    "approver", "passed_to", "what", "who", "with", "check_by", "stance", "signal", "seconds", "offence", "order", "ballot",
    "choice", "value", "same_as", "act", "index", "state", "note", "paper", "media", "place", "danger", "1", "2", "importance",
)  # fmt: skip
plain = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(st.characters(), max_size=8),
    st.sampled_from(("need", "p1", "p4", "1", "2", "utilities", "act", "vote", "\ud800", "\x00", "9" * 30, "2026-W49-6")),
)  # fmt: skip
junk = st.recursive(
    plain, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4)
)
junk_args = st.dictionaries(st.sampled_from(NAMES), junk, max_size=6)
junk_acts = st.tuples(
    st.sampled_from(WHO), st.sampled_from([*VERBS, "proxy", "fly", ""]), junk_args, st.none() | st.integers()
)


def check_junk(stage: str, acts: list[tuple[str, str, dict[str, Any], int | None]]) -> None:
    cast = at(stage)
    for who, verb, args, saw in acts:
        if verb == "join" and who == "host":
            who = ""
        refusal_of(cast.place, partial(cast.place.carry, Act(verb, args, "op", saw, cast.ids.get(who, ""))))
    assert isinstance(cast.place, Core)
    assert read_again(cast.place) == cast.m


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(STAGES), st.lists(junk_acts, max_size=8))
def test_an_act_of_any_shape_is_refused_or_carried_out_and_never_breaks(stage: str, acts: list[Any]) -> None:
    check_junk(stage, acts)


@settings(max_examples=800, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(STAGES), st.lists(junk_acts, max_size=8))
def test_many_acts_of_any_shape_never_break_a_meeting(stage: str, acts: list[Any]) -> None:
    check_junk(stage, acts)
