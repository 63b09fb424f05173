"""What must hold in every queue, whatever order a rule asks for: fair, safe, within the limits, and told truly."""

from __future__ import annotations

from fractions import Fraction
from hashlib import sha256
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from facilitate.core import floor as floors
from facilitate.core.floor import Hand, Turn
from facilitate.core.language.rules import Floor
from tests.floors import Hall, floor_rule, hall

KEYS = (
    "first_come", "not_spoken_first", "fewest_turns", "least_time", "new_voice", "alternate_stance", "alternate_group",
    "quiet_group_first", "mover_first", "seat_order", "group_order", "random",
)  # fmt: skip
SIDES = ("for", "against", "")
orders = st.lists(st.sampled_from(KEYS), min_size=1, max_size=4, unique=True).map(tuple)
doings = st.lists(
    st.tuples(st.integers(0, 5), st.sampled_from(("hand", "hand", "hand", "unhand", "grant", "grant", "done")), st.integers(0, 50), st.integers(0, 2)),
    min_size=25, max_size=40,
)  # fmt: skip


def do(room: Hall, doing: tuple[int, str, int, int]) -> None:
    """One of six people does something, or the host calls the first, after some seconds."""
    n, verb, seconds, side = doing
    room.wait(seconds)
    if verb == "grant":
        room.refused("host", "grant")
    elif verb == "hand":
        room.refused(room.members[n], "hand", stance=SIDES[side])
    else:
        room.refused(room.members[n], verb)


# -- the reason shown is the key that decided ----------------------------------------------------------------------


def told(room: Hall, key: str, hand: Hand) -> Any:
    """A key's value worked out anew from all turns of the log: the smaller comes first."""
    m, turns = room.m, [turn for turn in room.m.floor.turns.values() if turn.kind != "interrupt"]
    mine = [turn for turn in turns if turn.person == hand.person]
    group = {p.id: p.group for p in m.people.all.values()}
    sides = [turn.stance for turn in turns if turn.stance]
    heads = [p for p in m.people.present() if p.group == group[hand.person]]
    of_group = [turn for turn in turns if group[turn.person] == group[hand.person]]
    ways: dict[str, Any] = {
        "first_come": hand.seq,
        "not_spoken_first": bool(mine),
        "new_voice": bool(mine),
        "fewest_turns": len(mine),
        "least_time": spoken(mine),
        "alternate_stance": ["other", "", "same"].index("" if not hand.stance else "same" if hand.stance == sides[-1] else "other") if sides else 0,
        "alternate_group": bool(turns) and group[turns[-1].person] == group[hand.person],
        "quiet_group_first": Fraction(spoken(of_group), len(heads)),
        "mover_first": True,
        "seat_order": list(m.people.all).index(hand.person),
        "group_order": [*m.facts.groups, "social_org"].index(group[hand.person]),
        "random": sha256(f"{m.facts.code}/talk//{hand.person}".encode()).hexdigest(),
    }  # fmt: skip
    return ways[key]


def spoken(turns: list[Turn]) -> int:
    return sum(turn.seconds for turn in turns if turn.seconds > 0)


@given(orders, doings)
def test_the_reason_shown_is_the_first_key_on_which_two_places_differ(order: tuple[str, ...], done: list[Any]) -> None:
    room = hall(floor_rule("queue", grant="host", order=order, stance="optional", per="stage"))
    keys = order if "first_come" in order else (*order, "first_come")
    for doing in done:
        do(room, doing)
        line = floors.queue(room.m)
        hands = [room.m.floor.hands[id] for id, _ in line]
        told_now = [{key: told(room, key, hand) for key in keys} for hand in hands]
        for (mine, other), (_, reason) in zip(pairwise(told_now), line[:-1], strict=True):
            if reason == "waited_longest":
                continue
            assert reason == next(key for key in keys if mine[key] != other[key])
            assert mine[reason] < other[reason]
        if len(line) == 1:
            assert line[0][1] == "only_hand"
        elif line:
            assert line[-1][1] == f"after_{line[-2][1]}"


# -- nobody starves ------------------------------------------------------------------------------------------------


@settings(max_examples=60)
@given(orders, st.integers(0, 5), st.integers(0, 2), st.lists(st.integers(0, 90), min_size=1, max_size=30))
def test_whoever_keeps_the_hand_up_is_called_though_all_others_raise_theirs_again_and_again(
    order: tuple[str, ...], one: int, before: int, lengths: list[int]
) -> None:
    room = hall(floor_rule("queue", grant="host", order=order, stance="optional", per="stage"))
    waits = room.members[one]
    for _ in range(before):
        room.speak(waits, 30)
    room.do(waits, "hand", stance="for")

    for call in range(5 * len(room.members)):
        for n, who in enumerate(room.members):
            room.refused(who, "hand", stance=SIDES[n % 3])
        room.do("host", "grant")
        if room.speaker() == waits:
            return
        room.wait(lengths[call % len(lengths)])
        room.do(room.speaker(), "done")
    raise AssertionError(f"{waits} was never called under {order}")


# -- sides alternate -----------------------------------------------------------------------------------------------


@given(
    st.sampled_from((("alternate_stance",), ("alternate_stance", "not_spoken_first"), ("alternate_stance", "random"))),
    doings,
)
def test_sides_alternate_whenever_both_wait(order: tuple[str, ...], done: list[Any]) -> None:
    room = hall(floor_rule("queue", grant="host", order=order, stance="required", per="stage"))
    for doing in done:
        hands = {hand.stance for hand in room.m.floor.hands.values()}
        last = next((turn.stance for turn in reversed(list(room.m.floor.turns.values())) if turn.stance), "")
        count = len(room.m.floor.turns)
        do(room, doing)
        if len(room.m.floor.turns) > count and last and hands == {"for", "against"}:
            assert room.turn().stance != last


# -- a safe place does not move ------------------------------------------------------------------------------------


@given(orders, doings)
def test_whoever_is_next_in_the_last_ten_seconds_is_next(order: tuple[str, ...], done: list[Any]) -> None:
    room = hall(
        floor_rule("queue", grant="host", order=order, turn=30, stance="optional", per="stage", at_limit="soft")
    )
    safe = ""
    for doing in done:
        doing = (doing[0], doing[1], doing[2] // 3, doing[3])
        room.wait(doing[2])
        turn, line = room.m.floor.speaker, room.line()
        late = turn is not None and room.clock.now() + 1000 >= turn.deadline - 10_000
        if not safe and late and line and doing[1] != "unhand":
            safe = line[0]
        turns = len(room.m.floor.turns)
        do(room, (doing[0], doing[1], 0, doing[3]))
        if safe and room.ids[safe] not in room.m.floor.hands and room.speaker() != safe:
            safe = ""
        elif safe and len(room.m.floor.turns) > turns:
            assert room.speaker() == safe, "the safe one was called"
            safe = ""
        elif safe:
            assert room.line()[0] == safe


# -- limits --------------------------------------------------------------------------------------------------------

limits = st.builds(
    lambda turn, turns, total, group: floor_rule(
        "queue", grant="host", order=("fewest_turns",), turn=turn, turns=turns, total=total, group_total=group, per="stage", at_limit="cut"
    ),
    st.none() | st.integers(5, 90), st.none() | st.integers(1, 3), st.none() | st.integers(5, 200), st.integers(5, 300),
)  # fmt: skip


@given(limits, doings)
def test_no_turn_and_no_budget_is_ever_exceeded(floor: Floor, done: list[Any]) -> None:
    room = hall(floor)
    for doing in done:
        do(room, (doing[0], doing[1], 2 * doing[2], doing[3]))
        turns = list(room.m.floor.turns.values())
        assert all(0 < turn.limit <= (floor.turn or 300) and turn.seconds <= turn.limit for turn in turns)
        for id in room.ids.values():
            mine = [turn for turn in turns if turn.person == id]
            assert len(mine) <= (floor.turns or 99)
            assert sum(turn.limit if turn.seconds < 0 else turn.seconds for turn in mine) <= (floor.total or 9999)
        for group in {p.group for p in room.m.people.all.values()}:
            theirs = [turn for turn in turns if room.m.people.all[turn.person].group == group]
            assert sum(turn.limit if turn.seconds < 0 else turn.seconds for turn in theirs) <= (
                floor.group_total or 9999
            )
