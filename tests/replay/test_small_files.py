"""Small scenario files that say things in other ways than the shipped ones do, or leave them out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from facilitate.replay.player import Played
from facilitate.replay.script import Script
from facilitate.reports.record import Record
from facilitate.web.papers import record_of
from tests.replay.shipped import played

Data = dict[str, Any]
NANTANG = {"chair": "host", "pen": "recorder", **{f"v{n}": "member" for n in range(1, 6)}}
TEA = {"keeper": "host", "t1": "table_host", "t2": "table_host", **{f"g{n}": "guest" for n in range(1, 9)}}


def scenario(rule: str, people: dict[str, str], events: list[Data], **more: Any) -> Script:
    rows = [{"id": id, "label": f"{id} 号", "group": "residents", "role": role} for id, role in people.items()]
    head = {"id": "small", "rule": rule, "title": "小会", "starts": "2026-05-01T19:00:00+08:00"}
    return Script({**head, "people": rows, "events": events, **more})


def outcome(folder: Path, script: Script) -> tuple[Played, Record]:
    found, services = played(folder, script)
    return found, record_of(services, found.code)


def at(second: int, do: str, by: str, **more: Any) -> Data:
    return {"at": second, "do": do, "by": by, **more}


def motions(*rest: Data) -> list[Data]:
    start = [at(0, "stage", "chair", stage="opening"), at(9, "stage", "chair", stage="motions")]
    return [*start, at(20, "motion", "v1", text="四月前修好路灯"), *rest]


def test_rounds_and_slots_go_by_their_number(tmp_path: Path) -> None:
    events = [
        at(0, "stage", "keeper", stage="welcome"), at(60, "stage", "keeper", stage="talk", item=1),
        at(70, "card", "g1", text="门口少一盏灯"), at(600, "stage", "keeper", stage="talk", item=2),
        at(900, "stage", "keeper", stage="harvest"), at(950, "report", "t1", text="先装灯"),
        at(960, "report", "t2", fields={"most_important": "先开门"}),
    ]  # fmt: skip
    found, record = outcome(tmp_path, scenario("teahouse", TEA, events))

    assert not found.troubles
    assert [stage.pass_ for stage in record.stages if stage.id == "talk" and not stage.left_out] == ["r1", "r2"]
    assert [item.text or item.fields["most_important"] for item in record.items] == ["门口少一盏灯", "先装灯", "先开门"]


def test_all_who_vote_are_those_who_may_and_the_chair_comes_last(tmp_path: Path) -> None:
    vote = at(40, "stage", "chair", stage="vote")
    sides = [at(50, "vote", "all", side="for", count=3), at(52, "vote", "all", side="against", count=2)]
    last = [
        at(55, "vote", "chair", side="for"),
        at(60, "result", "chair", **{"for": 4, "against": 2}, outcome="carried"),
    ]
    found, record = outcome(tmp_path, scenario("nantang", NANTANG, motions(vote, *sides, *last)))

    assert not found.troubles
    assert record.ballots[0].counts == {"for": 4, "against": 2}
    assert [person.role for person in record.people if person.id in record.measures["no_voice"]] == ["recorder"]


def test_a_second_nobody_needs_and_a_point_of_order_in_a_quiet_stage(tmp_path: Path) -> None:
    script = scenario(
        "nantang", NANTANG, [
            at(9, "stage", "chair", stage="motions"), at(20, "motion", "v1", motion="m1"),
            at(22, "second", "v2", motion="m1"), at(30, "signal", "v3", signal="order"), at(31, "signal", "pen", signal="order"),
        ], motions=[{"id": "m1", "by": "v1", "text": "四月前修好路灯", "second": "v2"}],
    )  # fmt: skip
    found, record = outcome(tmp_path, script)

    assert not found.troubles
    assert len(record.items[0].seconds) == 1
    assert len(record.signals) == 2


def test_who_loses_her_phone_in_mid_turn_is_heard_to_the_end_of_it(tmp_path: Path) -> None:
    debate = at(40, "stage", "chair", stage="debate")
    turn = [
        at(50, "hand", "v1", stance="for"),
        at(52, "floor", "v1", grant="chair"),
        at(112, "floor_end", "v1", seconds=60),
    ]
    back = [at(60, "drop", "v1"), at(80, "rejoin", "v1")]
    for rest, told in ((back, []), (back[:1], ["leave"])):
        events = sorted(motions(debate, *turn, *rest), key=lambda one: int(one["at"]))
        found, record = outcome(tmp_path / str(len(rest)), scenario("nantang", NANTANG, events))

        assert not found.troubles
        assert [turn.seconds for turn in record.turns] == [60]
        assert [row.kind for row in record.conduct] == told


def test_the_word_goes_no_further_round_than_the_file_tells(tmp_path: Path) -> None:
    people = {"blue": "host", **{f"x{n}": "member" for n in range(1, 6)}}
    events = [
        at(0, "stage", "blue", stage="blue_open"), at(60, "stage", "blue", stage="white"), at(64, "floor", "x2"),
        at(84, "floor_end", "x2", seconds=20), at(88, "pass", "x1"), at(300, "stage", "blue", stage="blue_close"),
        at(310, "action", "x1", text="问物业"), at(400, "end", "blue"),
    ]  # fmt: skip
    found, record = outcome(tmp_path, scenario("six_hats", people, events))

    assert not found.troubles
    assert [turn.seconds for turn in record.turns] == [20]
    assert record.actions[0].what == "问物业"


def test_whom_the_rule_gives_the_floor_and_the_file_no_turn_has_said_nothing(tmp_path: Path) -> None:
    people = {"h": "host", **{f"p{n}": "member" for n in range(1, 8)}}
    events = [
        at(0, "stage", "h", stage="bowl"), at(10, "hand", "p1"), at(14, "floor", "p1"), at(60, "signal", "p2", signal="chair"),
        at(74, "floor_end", "p1", seconds=60), at(900, "stage", "h", stage="debrief"),
    ]  # fmt: skip
    found, record = outcome(tmp_path, scenario("fishbowl", people, events))

    assert not found.troubles
    assert [turn.seconds for turn in record.turns if turn.seconds] == [record.measures["talk_seconds"]]
    assert len(record.measures["not_spoken"]) == 6


def test_a_round_goes_past_whom_the_file_does_not_name(tmp_path: Path) -> None:
    people = {"blue": "host", **{f"x{n}": "member" for n in range(1, 5)}}
    events = [
        at(0, "stage", "blue", stage="blue_open"), at(60, "stage", "blue", stage="white"), at(64, "floor", "x1"),
        at(84, "floor_end", "x1", seconds=20), at(90, "join", "x5"), at(300, "stage", "blue", stage="yellow"),
        at(304, "floor", "x2"), at(324, "floor_end", "x2", seconds=20), at(328, "pass", "x3"), at(332, "floor", "x4"),
        at(352, "floor_end", "x4", seconds=20), at(400, "end", "blue"),
    ]  # fmt: skip
    found, record = outcome(tmp_path, scenario("six_hats", {**people, "x5": "member"}, events))

    assert not found.troubles
    assert [turn.seconds for turn in record.turns] == [20, 20, 20]


def test_in_a_round_of_which_the_file_tells_nothing_nobody_speaks(tmp_path: Path) -> None:
    people = {"blue": "host", **{f"x{n}": "member" for n in range(1, 5)}}
    events = [
        at(0, "stage", "blue", stage="blue_open"), at(60, "stage", "blue", stage="white"), at(90, "card", "x1", text="丢过三辆车"),
        at(300, "stage", "blue", stage="green"), at(310, "card", "x2", text="十二点锁门"), at(400, "end", "blue"),
    ]  # fmt: skip
    found, record = outcome(tmp_path, scenario("six_hats", people, events))

    assert not found.troubles
    assert record.measures["talk_seconds"] == 0


def test_a_meeting_that_ends_without_votes_at_the_doors_has_its_results(tmp_path: Path) -> None:
    people = {"l": "host", **{f"d{n}": "household" for n in range(1, 6)}}
    start = [
        at(0, "stage", "l", stage="raise"),
        at(9, "topic", "d1", text="装扶手", session="t1"),
        at(60, "stage", "l", stage="vote"),
    ]
    votes = [at(70 + n, "vote", f"d{n}", side="for" if n < 4 else "against") for n in range(1, 6)]
    script = scenario(
        "building_meeting", people, [*start, *votes, at(90, "end", "l")], sessions=[{"id": "t1", "title": "装扶手"}]
    )
    found, record = outcome(tmp_path, script)

    assert not found.troubles
    assert [(ballot.counts, ballot.outcome) for ballot in record.ballots] == [({"for": 3, "against": 2}, "carried")]


def test_me_too_is_said_where_the_rule_names_no_sign_for_it(tmp_path: Path) -> None:
    people = {"h": "host", "n": "note_taker", **{f"p{n}": "member" for n in range(1, 6)}}
    events = [
        at(0, "stage", "h", stage="opening"), at(60, "stage", "h", stage="write"), at(70, "topic", "p1", text="狗绳"),
        at(80, "react", "all", count=4), at(90, "warn", "h", who="p2", step="remind"),
    ]  # fmt: skip
    found, record = outcome(tmp_path, scenario("open_space_short", people, events))

    assert not found.troubles
    assert [row.signal for row in record.signals] == ["same"] * 4
    assert [row.kind for row in record.conduct] == ["remind"]


def test_who_objects_without_a_reason_on_file_objects(tmp_path: Path) -> None:
    people = {"c": "host", "d": "recorder", "a": "party", "b": "party"}
    events = [
        at(0, "stage", "c", stage="raise"), at(9, "topic", "a", text="登记"), at(90, "stage", "c", stage="agree"),
        at(92, "vote", "a", side="for"), at(94, "vote", "b", side="against"), at(99, "result", "c", outcome="failed"),
    ]  # fmt: skip
    found, record = outcome(tmp_path, scenario("three_parties", people, events))

    assert not found.troubles
    assert record.ballots[0].counts == {"for": 1, "against": 1}


def test_a_convener_without_a_phone_places_her_topic_through_the_scribe(tmp_path: Path) -> None:
    people = {"f": "host", "w": "recorder", "m1": "member", "m2": "member"}
    events = [
        at(0, "stage", "f", stage="propose"), at(9, "topic", "m1", text="菜园", session="s1"),
        at(60, "stage", "f", stage="marketplace"), at(70, "place", "m1", session="s1", slot=1, at_place="东"),
        at(75, "sign_up", "m2", session="s1"), at(90, "stage", "f", stage="session", item=1),
    ]  # fmt: skip
    script = scenario(
        "open_space", people, events, places=["东", "西"], sessions=[{"id": "s1", "title": "菜园", "convener": "m1"}]
    )
    script.data["people"][2]["phone"] = "none"
    found, record = outcome(tmp_path, script)

    assert not found.troubles
    assert [len(space.people) for space in record.spaces if space.item] == [2]
