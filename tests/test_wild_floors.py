"""Whatever people do on whatever floor, in the room or at tables: the log is enough, the patches are enough, nothing breaks."""

from __future__ import annotations

from functools import partial
from types import SimpleNamespace
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitate.core.act import Act
from facilitate.core.floor import PRECEDENCE
from facilitate.core.language.rules import Assign, Floor, Move, Signal, Space, Text
from facilitate.core.meeting import fold
from facilitate.store import codec
from tests.cast import Core, refusal_of
from tests.floors import Hall, floor_rule, hall
from tests.screens import Screens

KEYS = (
    "first_come", "not_spoken_first", "fewest_turns", "least_time", "new_voice", "alternate_stance", "alternate_group",
    "quiet_group_first", "mover_first", "seat_order", "group_order", "random",
)  # fmt: skip
SIGNS = tuple(
    Signal(id, "✋", Text("手势", "Sign"), effect, per_person=2)
    for id, effect in (("hand", "queue"), ("fact", "queue_front"), ("order", "pause_turn"), ("same", "tally"))
)
MAY: Any = {
    "speak": ("member",),
    "react": ("member",),
    "report": ("recorder",),
    "answer": ("recorder",),
    "move": ("member",),
}
words = st.builds(
    dict,
    mode=st.sampled_from(("queue", "round", "free", "seats", "report")), grant=st.sampled_from(("auto", "host", "chair_of_space")),
    order=st.lists(st.sampled_from(KEYS), min_size=1, max_size=3, unique=True), turn=st.sampled_from((None, 20, 60)),
    turns=st.sampled_from((None, 1, 3)), total=st.sampled_from((None, 90)), group_total=st.sampled_from((None, 100)),
    per=st.sampled_from(("topic", "stage", "meeting")), answer=st.sampled_from((None, 30)),
    stance=st.sampled_from(("none", "optional")), at_limit=st.sampled_from(("cut", "warn", "soft")),
    second_round=st.booleans(), transfer=st.booleans(), marker=st.sampled_from((None, "talking_stick")),
    interrupts=st.just(PRECEDENCE), extend=st.sampled_from((None, {"by": "majority"}, {"by": "host", "times": 1})),
    **{"pass": st.booleans()},
)  # fmt: skip
SPACES: dict[str, dict[str, Any]] = {
    "room": {},
    "tables": {"space": Space("tables", host="table_host"), "stage": {"assign": Assign("tables", "mix_groups", cap=3)}},
    "ring": {"space": Space("ring", seats=3, open_seats=1), "stage": {"move": Move("swap_ring")}},
}
wishes = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 35), st.integers(0, 8)), min_size=15, max_size=45)
plays = st.tuples(words, st.sampled_from(tuple(SPACES)), wishes, st.sampled_from((0, 4, 15)))
Play = tuple[dict[str, Any], str, list[tuple[int, int, int]], int]
SOME = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])


def verbs(room: Hall, n: int) -> list[tuple[str, dict[str, Any]]]:
    """What anybody may wish for on a floor, sensible or not."""
    person, table = [*room.ids.values()][n % len(room.ids)], ("t1", "t2", "", None)[n % 4]
    side, kind = ("for", "against", "")[n % 3], PRECEDENCE[n % 5]
    ballot = next(reversed(room.m.ballots.all), "")
    return [
        *[("hand", {"stance": side})] * 6, ("hand", {"kind": kind}), ("hand", {"kind": kind}), ("unhand", {}), ("pass", {}),
        ("pass", {"to": person}), ("done", {}), ("done", {}), ("done", {}), ("done", {"to": person}), ("grant", {"space": table}),
        ("grant", {}), ("grant", {}), ("grant", {"person": person}), ("cut", {}), ("extend", {"seconds": 20}), ("time_up", {}),
        ("react", {"signal": SIGNS[n % 4].id}), ("react", {"signal": SIGNS[n % 4].id}), ("pause", {}), ("resume", {}), ("undo", {}),
        ("leave", {}), ("check_in", {"person": person}), ("move", {"space": ("ring", "t1", "t2", "")[n % 4]}),
        ("set_role", {"person": person, "group": ("residents", "agency")[n % 2]}), ("seat", {"order": [person]}),
        ("vote", {"ballot": ballot, "choice": side or "for"}), ("close_ballot", {"ballot": ballot}),
        ("set", {"name": "extra_for_all", "value": bool(n % 2)}), ("back", {}), ("advance", {"override": "走"}),
    ]  # fmt: skip


def play(played: Play, after: Any) -> Hall:
    told, where, wanted, seconds = played
    floor: Floor = floor_rule(**told)
    room = hall(floor, allow=MAY, signals=SIGNS, begin=False, **SPACES[where])
    room.join("r", "记一", "committee", "recorder")
    after(room)
    room.next()
    after(room)
    everybody = [*room.ids, "host"]
    for n, (who, what, other) in enumerate(wanted):
        room.wait(seconds)
        choices = verbs(room, other)
        verb, args = choices[what % len(choices)]
        person = "" if verb == "time_up" else room.ids[everybody[who % len(everybody)]]
        chaired = verb in (
            "grant",
            "cut",
            "extend",
            "pause",
            "resume",
            "undo",
            "check_in",
            "set_role",
            "close_ballot",
            "set",
            "back",
            "advance",
        )
        act = Act(verb, args, f"w{n}", None, room.ids["host"] if chaired and who else person)
        if refusal_of(room.place, partial(room.place.carry, act)) is None:
            after(room)
    return room


def sound(room: Hall) -> None:
    """What must hold on every floor, whatever led there."""
    m = room.m
    running = {turn.id for turn in m.floor.turns.values() if turn.seconds < 0}
    assert running == {turn.id for floor in m.floors.values() for turn in floor.running}
    for space, floor in m.floors.items():
        assert all(m.people.all[id].present for id in (*floor.hands, *floor.calls))
        assert all(turn.stopped for turn in floor.held), "whoever is interrupted loses no time"
        assert all(turn.space == space for turn in floor.running)
        assert len({turn.person for turn in floor.running}) == len(floor.running), "nobody interrupts herself"
        assert floor.speaker is None or floor.speaker.kind == "interrupt" or not floor.held
        if floor.speaker is not None and floor.speaker.stopped:
            assert floor.calls
    for person in m.people.all:
        tally = m.floor.spoken.tallies.people.get(("meeting", "", ""), {}).get(person)
        mine = [turn for turn in m.floor.turns.values() if turn.person == person and turn.kind != "interrupt"]
        assert sum((tally.turns, tally.answers)) == len(mine) if tally else not mine


def check_screens(played: Play, at_once: int = 1) -> None:
    screens = Screens(still=played[3] == 0, at_once=at_once)
    screens.compare_all(play(played, screens.compare))

    assert screens.looked


@SOME
@given(plays)
def test_the_log_read_again_is_the_live_state(played: Play) -> None:
    room = play(played, sound)
    assert isinstance(room.place, Core)
    rows = [codec.row(entry, "salt", codec.START) for entry in room.place.entries]

    assert fold([codec.entry(SimpleNamespace(**row)) for row in rows], room.place.choices) == room.m


@SOME
@given(plays)
def test_what_was_seen_and_the_patch_are_a_fresh_view(played: Play) -> None:
    check_screens(played)


@SOME
@given(plays, st.integers(2, 8))
def test_what_was_learnt_at_once_makes_a_patch_that_is_a_fresh_view(played: Play, at_once: int) -> None:
    check_screens(played, at_once)
