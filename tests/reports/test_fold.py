"""The record of a meeting that was really held: courtyard 123 played through the door, beside what its scenario says."""

from __future__ import annotations

import msgspec
import pytest

from facilitate.config import load
from facilitate.core.course.plan import following
from facilitate.core.meeting import fold
from facilitate.replay.player import entropy, play
from facilitate.replay.script import load as load_script
from facilitate.reports.fold import record
from facilitate.reports.needs import needs
from facilitate.reports.record import from_json, to_json
from facilitate.resources import resource
from facilitate.service.clock import ManualClock
from facilitate.service.lists import lists
from facilitate.web.services import open_services
from tests.cast import at
from tests.core.ballot_world import hall as ballots
from tests.papers.sample import courtyard


@pytest.fixture(scope="module")
def held(tmp_path_factory):
    """The record folded from the log, and the log itself."""
    folder = tmp_path_factory.mktemp("held")
    script = load_script(resource("rules") / "scenarios" / "courtyard123.yaml")
    clock = ManualClock(int(script.starts.timestamp() * 1000))
    config = load(data=str(folder), db=f"sqlite:///{folder}/held.db")
    services = open_services(config, clock=clock, entropy=entropy(script.data["id"]))
    played = play(script, services, clock, lambda _seconds: None)
    kept = services.in_writer(lambda: services.store.read(played.code))
    with services.door.reading(played.code) as m:
        return record(m, kept.entries, lists(), services.door.chain(played.code)), kept.entries, m


def test_the_log_tells_what_the_scenario_says(held):
    found, wanted = held[0], courtyard()

    assert len(found.people) == len(wanted.people)
    assert sorted(item.text for item in found.items) == sorted(item.text for item in wanted.items)
    assert sorted(row.text for row in found.comments) == sorted(row.text for row in wanted.comments)
    assert sorted((row.kind, row.text, row.due) for row in found.answers) == sorted(
        (r.kind, r.text, r.due) for r in wanted.answers
    )
    assert sorted((row.resource, row.text, row.until) for row in found.offers) == sorted(
        (r.resource, r.text, r.until) for r in wanted.offers
    )
    assert [(row.what, row.due) for row in found.actions] == [(row.what, row.due) for row in wanted.actions]
    assert [row.gist for row in found.turns] == [row.gist for row in wanted.turns]
    assert found.meeting.times == wanted.meeting.times


def test_dots_and_medians_are_those_of_the_scenario(held):
    found = {need.head.text: need for need in needs(held[0]).needs}

    for wanted in needs(courtyard()).needs:
        need = found[wanted.head.text]

        assert (need.dots, need.apart, need.priority) == (wanted.dots, wanted.apart, wanted.priority)
        assert {axis: g.median for axis, g in need.grades.items()} == {
            axis: g.median for axis, g in wanted.grades.items()
        }
        assert need.bridging == wanted.bridging


def test_residents_and_representatives_are_counted_apart(held):
    dots = held[0].ballots[0]

    assert (dots.eligible, dots.cast, dots.apart.eligible, dots.apart.cast) == (13, 13, 9, 9)
    assert dots.sources == {"phones": 12, "proxy": 1}


def test_every_turn_has_a_reason_and_every_reminder_is_kept(held):
    assert all(turn.reason for turn in held[0].turns)
    assert {"extend", "pass", "remind", "leave", "rejoin"} <= {row.kind for row in held[0].conduct}


def test_a_card_without_a_name_carries_nobody(held):
    assert [row.by for row in held[0].comments if row.text.startswith("以前说好的时间")] == [None]


def test_no_choice_of_a_person_stands_in_the_record(held):
    data = msgspec.json.decode(to_json(held[0]))

    assert all(set(ballot["counts"]) <= set(ballot["items"]) for ballot in data["ballots"])
    assert "voters" not in to_json(held[0]).decode()


def test_the_record_survives_its_own_json(held):
    assert from_json(to_json(held[0])) == held[0]


def test_the_record_is_there_in_mid_meeting(held):
    _, log, _ = held
    for cut in (1, 40, 120, 250, 400):
        half = record(fold(log[:cut]), log[:cut], lists())

        assert half.meeting.state == "open"
        assert half.chain.length == cut


def test_a_need_that_only_changed_its_category_can_be_read_by_every_paper():
    hall = at("sort")
    need = hall.m.items.heads("need")[0]
    hall.do("recorder", "merge", items=[need.id], category="health")

    found = record(hall.m, tuple(hall.place.entries), lists(), "0" * 64)

    assert [row.text for row in found.conduct if row.kind == "retitle"] == [""]
    assert from_json(to_json(found)) == found


def test_a_need_has_keywords_and_a_card_merged_into_it_none(held):
    found = held[0]
    pipes = next(need for need in needs(found).needs if "返水" in need.head.keywords)

    assert pipes.head.category == "utilities"
    assert all(not card.keywords for card in found.items if card.merged_into or card.state != "shown")
    assert all(len(item.keywords) <= 4 for item in found.items)


@pytest.mark.parametrize("reason", ["大家同意先往下走", ""])
def test_the_reason_for_ending_stands_in_the_order_of_the_meeting_where_no_stage_follows(reason):
    hall = ballots({"of": "idea", "type": "yesno", "secrecy": "open"}, people=1)
    hall.next()
    assert following(hall.m) is None

    hall.do("host", "advance", override=reason)

    told = record(hall.m, tuple(hall.place.entries), lists())
    assert hall.m.agenda.ended
    assert [row.text for row in told.conduct if row.kind == "override"][2:] == ([reason] if reason else [])
    assert hall.m.agenda.overrides == fold(hall.place.entries).agenda.overrides


def test_the_reason_for_ending_stands_there_once_where_a_stage_follows():
    hall = at("close")

    hall.do("host", "advance", override="大家都累了")

    told = record(hall.m, tuple(hall.place.entries), lists())
    assert [row.text for row in told.conduct if row.text == "大家都累了"] == ["大家都累了"]
