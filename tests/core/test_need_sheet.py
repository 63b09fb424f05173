"""The sheet of a need: field by field, with who and when, live and after the close until the seal, and back in one step."""

from __future__ import annotations

import pytest

from facilitate.core.meeting import fold
from facilitate.core.writing.need_sheet import NeedSheet
from tests.cast import Cast, at, refusal_of


@pytest.fixture
def cast() -> Cast:
    return at("discuss")


def need(cast: Cast) -> str:
    return next(item.id for item in cast.m.items.heads("need"))


def fill(cast: Cast, who: str, saw: int | None = None, **fields: object) -> str:
    told = {name.replace("__", "."): value for name, value in fields.items()}
    refused = refusal_of(cast.place, lambda: cast.act(who, "assess", {"item": need(cast), "fields": told}, saw))
    return refused.rule if refused else ""


def sheet(cast: Cast) -> NeedSheet:
    return cast.m.need_sheets.of(need(cast))


def told(cast: Cast) -> dict[str, object]:
    return {name: mark.value for name, mark in sheet(cast).marks.items()}


def test_each_field_keeps_who_entered_it_and_when(cast):
    assert fill(cast, "host", place="三单元门口") == ""
    cast.wait(60)
    assert fill(cast, "recorder", evidence__normative="城市道路照明标准", households=48, households_by="楼门长") == ""

    marks = sheet(cast).marks
    assert (marks["place"].by, marks["households"].by) == (cast.ids["host"], cast.ids["recorder"])
    assert marks["households"].at - marks["place"].at >= 60_000


@pytest.mark.parametrize("who", ["wang", "bureau", "timer", "guest", "scribe"])
def test_whoever_neither_sorts_nor_keeps_the_record_nor_leads_is_refused(cast, who):
    assert fill(cast, who, place="门口") == "not_yours"


@pytest.mark.parametrize(("value", "kept"), [(0, 0), (100_000, 100_000), ("96", 96), (" 7 ", 7)])
def test_a_number_of_households_from_0_to_100000_is_kept(cast, value, kept):
    assert fill(cast, "host", households=value, households_by="楼门长") == ""

    assert told(cast)["households"] == kept


@pytest.mark.parametrize("value", [100_001, -1, 2.5, True, "三十", "1" * 13, [3]])
def test_no_other_number_is(cast, value):
    assert fill(cast, "host", households=value, households_by="楼门长") == "bad_households"


def test_who_says_how_many_stays_as_long_as_the_number_does(cast):
    assert fill(cast, "host", households=48, households_by="楼门长") == ""
    assert fill(cast, "host", households_by="") == "missing_field"
    assert fill(cast, "host", households_by="", households=None) == ""

    assert told(cast) == {}


def test_somebody_responsible_and_nobody_take_each_other_back(cast):
    fill(cast, "host", owner="街道")
    fill(cast, "host", nobody=True)
    assert told(cast) == {"nobody": True}
    fill(cast, "host", owner="物业")

    assert told(cast) == {"owner": "物业"}


def test_the_same_again_changes_nothing_and_leaves_no_step(cast):
    fill(cast, "host", place="门口")
    before = cast.m.seq
    assert fill(cast, "recorder", place=" 门口 ") == ""

    assert cast.m.seq == before


def test_what_somebody_else_changed_meanwhile_is_looked_at_first(cast):
    fill(cast, "recorder", place="门口")
    seen = cast.m.seq
    fill(cast, "host", saw=seen, place="三单元门口")

    assert fill(cast, "recorder", saw=seen, since="三年") == "stale"
    assert fill(cast, "recorder", saw=cast.m.seq, since="三年") == ""


def test_another_need_changed_meanwhile_stands_in_nobodys_way(cast):
    seen = cast.m.seq
    other = cast.m.items.heads("need")[1].id
    cast.act("recorder", "assess", {"item": other, "fields": {"place": "院里"}})

    assert fill(cast, "host", saw=seen, place="门口") == ""


def test_undo_brings_back_what_stood_there_with_who_had_entered_it(cast):
    fill(cast, "recorder", place="门口", term="near")
    before = sheet(cast).marks
    fill(cast, "host", place="", term="long")
    cast.act("host", "undo", {})

    assert sheet(cast).marks == before


def test_it_is_filled_in_after_the_close_and_not_after_the_seal(cast):
    cast.go("close")
    cast.act("host", "set", {"name": "read_back", "value": 0})
    cast.act("wang", "confirm", {})
    cast.go("follow")
    assert fill(cast, "host", route="coordinate") == ""
    lines = [{"section": "after", "key": "after/1", "zh": "完", "en": "End"}]
    cast.act("recorder", "seal", {"lines": lines, "seq": cast.m.seq})

    assert fill(cast, "host", route="direct") == "sealed"
    assert refusal_of(cast.place, lambda: cast.act("host", "undo", {})).rule == "sealed"


def test_a_need_that_goes_into_another_takes_its_sheet_along_and_back():
    cast = at("sort")
    one, other = cast.m.items.heads("need")[:2]
    cast.act("host", "assess", {"item": one.id, "fields": {"place": "门口", "since": "三年"}})
    cast.act("host", "assess", {"item": other.id, "fields": {"place": "院里", "term": "long"}})
    head = cast.act("host", "merge", {"items": [other.id], "title": "另一件"})
    cast.act("host", "merge", {"items": [one.id], "into": head})
    both = {name: mark.value for name, mark in cast.m.need_sheets.of(head).marks.items()}
    cast.act("host", "undo", {})

    assert both == {"place": "院里", "term": "long", "since": "三年"}
    assert set(cast.m.need_sheets.of(head).marks) == {"place", "term"}


@pytest.mark.parametrize(("first", "second", "both"), [
    ({"owner": "街道"}, {"nobody": True}, {"owner": "街道"}),
    ({"nobody": True}, {"owner": "街道"}, {"nobody": True}),
    ({"households_by": "物业"}, {"households": 20, "households_by": "楼门长"}, {"households": 20, "households_by": "楼门长"}),
    ({"households": 20, "households_by": "楼门长"}, {"households": 9, "households_by": "物业"},
     {"households": 20, "households_by": "楼门长"}),
    ({"households": 20, "households_by": "楼门长"}, {"households_by": "物业"}, {"households": 20, "households_by": "楼门长"}),
])  # fmt: skip
def test_needs_that_become_one_put_no_number_in_a_strangers_mouth_and_no_somebody_beside_nobody(first, second, both):
    cast = at("sort")
    one, other = cast.m.items.heads("need")[:2]
    cast.act("host", "assess", {"item": one.id, "fields": first})
    cast.act("host", "assess", {"item": other.id, "fields": second})
    head = cast.act("host", "merge", {"items": [one.id, other.id], "title": "合成一件"})

    assert {name: mark.value for name, mark in cast.m.need_sheets.of(head).marks.items()} == both


def test_of_a_field_that_is_unknown_only_the_beginning_is_said_back(cast):
    args = {"item": need(cast), "fields": {"x" * 200_000: "x"}}
    refused = refusal_of(cast.place, lambda: cast.act("host", "assess", args))

    assert (refused.rule, len(refused.params["detail"]) < 100) == ("bad_shape", True)


def test_the_log_read_again_tells_the_same(cast):
    fill(cast, "host", place="门口", wanted__goods="三盏灯", exists__money="街道有一万")
    fill(cast, "host", place=None)

    again = fold(cast.place.entries)
    assert again.need_sheets.all == cast.m.need_sheets.all
