"""Wherever people sit, walk, sign up and place their topics, in whatever order: the log is enough and the patches are enough."""

from collections.abc import Callable
from functools import partial
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitate.core.act import Act
from facilitate.core.course.plan import following
from facilitate.core.meeting import Meeting
from tests.cast import Cast, refusal_of
from tests.core.space_world import held, read_again
from tests.screens import Screens
from tests.wild import pick

METHODS = {
    "teahouse": {"table_host": 2}, "open_space": {}, "open_space_short": {}, "fishbowl": {"expert": 1}, "appreciative": {},
    "citizens_jury": {"recorder": 1},
}  # fmt: skip
WHO = ("host", "host", "p1", "p2", "p3", "p4", "p5", "h1")
wishes = st.tuples(*(st.integers(0, most) for most in (len(WHO) - 1, 99, 9, 9)))
plays = st.tuples(st.sampled_from(sorted(METHODS)), st.integers(0, 6), st.lists(wishes, min_size=10, max_size=30))
FEW = settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
MANY = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
Wish = tuple[int, int, int, int]
Play = tuple[str, int, list[Wish]]


def verbs(m: Meeting, a: int, b: int) -> list[tuple[str, dict[str, Any]]]:
    person, item, other = pick(a, m.people.all), pick(b, m.items.all), pick(a, m.items.all)
    space, cell = pick(a + b, ["", *m.spaces.all]), {"slot": a % 4, "place": b % 5}
    return [
        ("advance", {"override": "走"}), ("advance", {"override": "走"}), ("advance", {"override": "走"}), ("back", {}), ("undo", {}),
        ("undo", {}), ("move", {"space": space}), ("move", {"space": space}), ("move", {"space": space, "person": person}),
        ("move", {}), ("move", {"item": item}), ("move", {"again": True}), ("sign_up", {"item": item}), ("sign_up", {"space": space}),
        ("sign_up", {"item": item, "off": True}), ("sign_up", {"space": space, "as": ("table_host", "note_taker")[b % 2], "off": b > 7}),
        ("schedule", {"item": item, **cell}), ("schedule", {"item": item, "space": space}), ("schedule", {"item": item}),
        ("write", {"kind": pick(b, ("topic", "idea", "motion", "note")), "text": f"想法{a}{b}", "fields": {"convener": "我"} if a % 2 else {}}),
        ("write", {"kind": "topic", "text": f"议题{a}{b}", "fields": {"convener": "我"}}), ("withdraw", {"item": item}),
        ("assess", {"item": item, "fields": {"place": "门口", "term": "near"}}), ("assess", {"item": other, "fields": {"since": "三年"}}),
        ("merge", {"items": [item], "into": other}), ("merge", {"items": [item, other], "title": "一件事"}), ("split", {"items": [item]}),
        ("hand_over", {"person": person, "space": space} if b % 2 else {"person": person, "item": item}), ("leave", {}), ("join", {}),
        ("check_in", {"person": person}), ("check_in", {"name": "老周", "group": "residents"}), ("hand", {}), ("done", {}),
        ("set_role", {"person": person, "same_as": pick(b, m.people.all)}), ("set_role", {"person": person, "role": pick(b, m.rule.roles)}),
        ("set", {"name": "places", "value": ["大树下", "凉亭", "活动室", "南屋"][: b % 5]}), ("hide", {"items": [item], "reason": "换个说法"}),
        ("report", {"about": item, "text": "谈好了", "fields": {"points": "先试", "most_important": "先试"}}), ("show", {"items": [item]}),
        ("vote", {"choice": {item: 1}}), ("edit", {"item": item, "text": f"改{a}"}), ("squeeze", {"stage": pick(a, m.stages), "drop": True}),
    ]  # fmt: skip


def play(played: Play, after: Callable[[Cast], None]) -> Cast:
    """So many stages on, then everybody does what the numbers say."""
    method, stages, wanted = played
    cast = held(method, people=7, **METHODS[method])
    after(cast)
    for _ in range(stages):
        if following(cast.m):
            cast.next()
            after(cast)
    for n, (who, what, a, b) in enumerate(wanted):
        found = verbs(cast.m, a, b)
        verb, args = found[what % len(found)]
        act = Act(verb, args, f"w{n}", None, cast.ids.get(WHO[who], cast.ids["host"]))
        cast.wait(7)
        if refusal_of(cast.place, partial(cast.place.carry, act)) is None:
            after(cast)
    return cast


def sound(cast: Cast) -> None:
    """What must hold wherever people are."""
    m = cast.m
    spaces, present = m.spaces, {p.id for p in m.people.present()}
    assert set(spaces.where) <= present, "who has gone sits nowhere"
    assert set(spaces.where.values()) <= set(spaces.all), "everybody is in a place that stands"
    open_stays = {stay.person: stay.space for stay in spaces.stays if not stay.to}
    assert open_stays == spaces.where, "each stay that lasts is somebody's place"
    assert all(stay.to >= stay.from_ for stay in spaces.stays if stay.to)
    held_by = [space.item for space in spaces.all.values() if space.item]
    assert len(set(held_by)) == len(held_by), "a topic has one place"
    if "ring" in spaces.all:
        assert len(spaces.people("ring")) <= spaces.all["ring"].cap
        assert not set(spaces.line) & set(spaces.people("ring")), "who sits does not wait"


def check_log(played: Play) -> None:
    read_again(play(played, sound))


def check_screens(played: Play, at_once: int = 1) -> None:
    screens = Screens(still=False, at_once=at_once)
    screens.compare_all(play(played, screens.compare))

    assert screens.looked


@FEW
@given(plays)
def test_the_log_of_people_who_walk_read_again_is_the_live_state(played: Play) -> None:
    check_log(played)


@FEW
@given(plays)
def test_the_patches_of_people_who_walk_are_a_fresh_view(played: Play) -> None:
    check_screens(played)


@FEW
@given(plays, st.integers(2, 8))
def test_patches_of_what_was_learnt_at_once_are_a_fresh_view(played: Play, at_once: int) -> None:
    check_screens(played, at_once)


@MANY
@given(plays)
def test_the_log_of_many_who_walk_read_again_is_the_live_state(played: Play) -> None:
    check_log(played)


@MANY
@given(plays)
def test_the_patches_of_many_who_walk_are_a_fresh_view(played: Play) -> None:
    check_screens(played)


@MANY
@given(plays, st.integers(2, 8))
def test_patches_of_what_was_learnt_at_once_by_many_are_a_fresh_view(played: Play, at_once: int) -> None:
    check_screens(played, at_once)
