"""Small things that a room needs: dots counted on the wall, helping with a task, who was missing, the network on the wall."""

from msgspec.structs import replace

from facilitate.core.ballot.ballots import apart_counts
from facilitate.core.course.agenda import Checked
from tests.cast import Cast, at, cast


def counted(cast: Cast, **more: object) -> dict[str, object]:
    first, second = next(iter(cast.m.ballots.all.values())).items[:2]
    return {"source": "sheet", "people": 4, "counts": {first: 4, second: 3}, "witness": "孙大爷"} | more


def test_dots_on_the_wall_count_with_those_of_the_phones() -> None:
    here = at("dots")
    ballot = next(iter(here.m.ballots.all.values()))
    here.do("wang", "vote", choice={ballot.items[0]: 1})

    here.do("recorder", "count", **counted(here))
    here.go("shortlist")

    assert ballot.result is not None
    assert ballot.result.counts[ballot.items[0]] == 5
    assert ballot.result.on_paper == {"sheet": 4}


def test_a_second_count_from_the_same_sheet_replaces_the_first() -> None:
    here = at("dots")
    ballot = next(iter(here.m.ballots.all.values()))
    here.do("recorder", "count", **counted(here))

    here.do("recorder", "count", **counted(here, people=2, counts={ballot.items[0]: 2}))
    here.go("shortlist")

    assert ballot.result is not None
    assert ballot.result.counts[ballot.items[0]] == 2


def test_a_count_needs_a_witness_and_cannot_exceed_the_people() -> None:
    here = at("dots")

    assert here.refused("recorder", "count", **counted(here, witness=" ")) == "needs_witness"
    assert here.refused("recorder", "count", **counted(here, people=2)) == "count_too_high"
    assert here.refused("recorder", "count", **counted(here, counts={"99": 1})) == "not_on_ballot"
    assert here.refused("wang", "count", **counted(here)) == "not_yours"


def test_representatives_dots_on_paper_stay_apart() -> None:
    here = at("dots")
    ballot = next(iter(here.m.ballots.all.values()))

    here.do("recorder", "count", **counted(here, apart=True, people=5))
    here.go("shortlist")

    assert ballot.result is not None
    assert (ballot.result.counts[ballot.items[0]], ballot.result.apart[ballot.items[0]]) == (0, 4)


def test_grades_are_not_entered_as_a_count() -> None:
    here = at("grade")
    ballot = list(here.m.ballots.all.values())[-1]
    told = {"source": "sheet", "people": 3, "counts": {ballot.items[0]: 1}, "witness": "孙大爷"}

    assert here.refused("recorder", "count", **told) == "no_count_here"


def test_whoever_pledges_helps_with_the_task_once() -> None:
    here = at("commit")
    task = here.do("bureau", "action", what="报修路灯", due="2026-12-01")

    here.do("wang", "pledge", item=task)
    here.do("wang", "pledge", item=task)

    assert here.m.outcomes.actions[task].with_ == (here.ids["wang"],)
    assert here.refused("wang", "pledge", item="1") == "pledge_task"


def test_what_was_missing_at_the_door_is_on_record_and_stops_nobody() -> None:
    here = cast()
    here.do("host", "set_role", person=here.ids["bureau"], group="other")

    here.go("gather")

    assert here.m.agenda.checks == [Checked("sign_in", groups=("agency",))]


def test_the_rooms_network_is_set_and_taken_off_the_wall_again() -> None:
    here = cast()

    here.do("host", "set", name="wifi", value={"name": "议事厅", "password": "12345678"})
    shown = here.m.settings.wifi
    here.do("host", "set", name="wifi", value=None)

    assert (shown, here.m.settings.wifi) == ("议事厅\n12345678", "")
    assert here.refused("host", "set", name="wifi", value={"name": "x" * 64}) == "bad_setting"


def test_the_minutes_are_confirmed_when_they_are_read_back_not_before() -> None:
    here = at("commit")

    early = here.refused("wang", "confirm")
    here.go("close")
    here.do("wang", "confirm")

    assert early == "not_read_yet"
    assert here.ids["wang"] in here.m.closing.signed()


def test_a_few_representatives_are_never_counted_apart_in_public() -> None:
    here = at("shortlist")
    result = next(iter(here.m.ballots.all.values())).result

    assert result is not None
    assert len(result.apart_voters) == 1
    assert apart_counts(result) is None
    assert apart_counts(replace(result, apart_voters=tuple("abcde"))) == result.apart


def test_the_address_for_phones_is_a_page_of_the_web_and_nothing_else() -> None:
    here = cast()
    for told in ("javascript:alert(1)", "file:///etc", "http://a@b/", "http://x/?b", "http://x y", "x", "http://", 7):
        assert here.refused("host", "set", name="address", value=told) == "bad_setting", told
    for told in (
        "http://192.168.8.10:8000",
        "https://hui.example/",
        "http://[fd00::1]:8000",
        "http://议事.example",
        "",
    ):
        here.do("host", "set", name="address", value=told)
        assert here.m.settings.address == told
