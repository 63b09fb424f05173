"""The minutes: sentence by sentence, each with who and when; corrections; the seal that a changed letter breaks."""

import msgspec
import pytest

from facilitate.core.meeting import fold
from facilitate.core.outcome import closing
from facilitate.core.paper.events import SealedLine
from facilitate.core.paper.sealing import fingerprint, sealed_text
from facilitate.reports.fold import record
from facilitate.service.lists import lists
from tests.cast import Cast, Core, at

LINES = [{"section": "after", "key": "after/1", "zh": "灯今晚装好。", "en": "The lamp is up tonight."}]


@pytest.fixture
def hall() -> Cast:
    return at("discuss")


def revised(hall: Cast, who: str = "recorder", text: str = "居民说夜里看不清路。", version: int = 0) -> None:
    hall.do(who, "revise", key="need/2/cards", text=text, version=version, was="居民反映：路灯不亮。", mark="3f9a")


def test_a_changed_sentence_is_kept_with_who_and_when_and_what_stood_there(hall: Cast) -> None:
    revised(hall)

    one = hall.m.paper.sentences["need/2/cards"]
    assert (one.text, one.was, one.mark) == ("居民说夜里看不清路。", "居民反映：路灯不亮。", "3f9a")
    assert (one.by, one.at, one.version) == (hall.ids["recorder"], hall.clock.at, 1)


def test_the_scribe_takes_back_her_own_steps_one_after_the_other(hall: Cast) -> None:
    revised(hall)
    revised(hall, text="路灯坏了一盏。", version=1)
    revised_by_host = "居民说路黑。"
    hall.do("host", "revise", key="need/3/cards", text=revised_by_host, version=0)
    hall.do("recorder", "take_back")
    hall.do("recorder", "take_back")

    assert hall.m.paper.words("need/2/cards") == ""
    assert hall.m.paper.words("need/3/cards") == revised_by_host
    assert hall.m.paper.version("need/2/cards") == 4, "a version is never used twice"


def test_a_sentence_of_her_own_that_is_taken_back_is_left_out_and_not_lost(hall: Cast) -> None:
    id = hall.do("recorder", "add_line", section="after", text="下次会在社区开。")
    hall.do("recorder", "take_back")

    kept = hall.m.paper.sentences[f"own/{id}"]
    assert (kept.out, kept.text) == (True, "下次会在社区开。")
    assert hall.m.paper.own() == []

    hall.do("recorder", "leave_out", key=f"own/{id}", version=kept.version, off=True)

    assert [one.text for one in hall.m.paper.own()] == ["下次会在社区开。"]


def test_what_is_left_out_is_not_read_back_and_what_was_added_is() -> None:
    hall = at("discuss")
    about = hall.m.agenda.at.item
    answers = [hall.do("bureau", "answer", about=about, kind="now", text=text) for text in ("今天就修", "明天再修")]
    own = hall.do("recorder", "add_line", section="after", text="下次会在社区开。")
    hall.do("recorder", "add_line", section="after", text="附则", heading=True)
    hall.do("recorder", "leave_out", key=f"answer/{answers[1]}", version=0)

    assert closing.lines(hall.m) == [f"answer/{answers[0]}", f"own/{own}"]


def test_an_accepted_correction_changes_the_sentence_and_can_be_taken_back() -> None:
    hall = at("close")
    id = hall.do("wang", "correct", key="answer/3", was="三盏灯。", text="是四盏")
    hall.do("recorder", "settle", id=id, accept=True, text="四盏灯。")

    assert hall.m.paper.words("answer/3") == "四盏灯。"
    assert hall.m.paper.corrections[id].state == "accepted"

    hall.do("recorder", "take_back")

    assert hall.m.paper.words("answer/3") == ""
    assert hall.m.paper.corrections[id].state == "open"


def test_a_declined_correction_can_be_taken_back_too() -> None:
    hall = at("close")
    id = hall.do("wang", "correct", text="没有记我说的")
    hall.do("recorder", "settle", id=id, accept=False, reason="记在第三条")
    hall.do("recorder", "take_back")

    assert hall.m.paper.corrections[id].state == "open"
    assert hall.m.paper.sentences == {}


def test_whoever_has_no_phone_asks_through_the_scribe_and_twenty_open_ones_are_enough() -> None:
    hall = at("close")
    id = hall.scribed("elder", "correct", text="坡道要扶手")
    for n in range(20):
        hall.do("wang", "correct", text=f"第{n}处")

    assert hall.m.paper.corrections[id].person == hall.ids["elder"]
    assert hall.m.paper.corrections[id].entered_by == hall.ids["scribe"]
    assert hall.refused("wang", "correct", text="再一处") == "too_many"
    assert hall.refused("scribe", "proxy", person="", act={"verb": "correct", "args": {"text": "没人"}}) == "not_yours"


def test_until_the_end_of_the_day_at_the_place_of_the_meeting() -> None:
    hall = at("close")
    hall.do("recorder", "correction_window", until="2026-11-21")
    hall.clock.at = 1_795_276_799_000 - 2000  # 23:59:57 in Shanghai

    assert hall.refused("wang", "correct", text="还来得及") == ""

    hall.wait(3)

    assert hall.refused("wang", "correct", text="太晚了") == "corrections_closed"
    assert hall.refused("recorder", "correct", text="有人来电话") == ""


def test_a_window_may_stay_open_to_the_last_day_of_the_calendar() -> None:
    hall = at("close")
    hall.do("recorder", "correction_window", until="9999-12-31")
    hall.do("wang", "confirm")

    assert hall.refused("wang", "correct", text="灯是四盏") == ""

    hall.do("recorder", "settle", id=next(iter(hall.m.paper.corrections)), accept=True)

    assert hall.refused("recorder", "seal", lines=LINES, seq=hall.m.seq) == "corrections_open"


@pytest.mark.parametrize("verb", ["revise", "leave_out", "move_line"])
def test_a_sentence_that_nobody_added_cannot_be_changed_and_is_not_read_back(verb: str) -> None:
    hall = at("close")
    before = closing.lines(hall.m)

    assert hall.refused("recorder", verb, key="own/999", version=0, text="无人添过", section="after") == "no_such_thing"
    assert closing.lines(hall.m) == before


@pytest.mark.parametrize("key", ["\0", "a b", "第一句", "x" * 81])
def test_a_correction_of_a_sentence_that_no_paper_could_name_is_refused(key: str) -> None:
    assert at("close").refused("wang", "correct", key=key, text="灯是四盏") == "no_such_thing"


def test_whoever_joined_twice_is_one_at_the_minutes_too() -> None:
    hall = at("close")
    hall.join("again", "周记录", "committee", "recorder")
    revised(hall, who="again")
    asked = hall.do("again", "correct", text="灯是四盏")
    note = hall.do("again", "record", text="下次带图纸")
    hall.do("host", "set_role", person=hall.ids["again"], same_as=hall.ids["recorder"])
    assert isinstance(hall.place, Core)
    told = record(hall.m, hall.place.entries, lists()).paper

    assert hall.m.paper.corrections[asked].person == hall.m.closing.notes[note].by == hall.ids["recorder"]
    assert {one.by for one in (*told.changes, *told.edits, *told.corrections)} == {hall.ids["recorder"]}

    hall.do("recorder", "take_back")

    assert hall.m.paper.words("need/2/cards") == ""


def sealed() -> Cast:
    hall = at("close")
    id = hall.do("wang", "correct", key="answer/3", text="是四盏")
    hall.do("recorder", "settle", id=id, accept=True)
    hall.do("wang", "confirm")
    hall.do("li", "confirm")
    hall.do("host", "seal", lines=LINES, seq=hall.m.seq)
    return hall


def test_the_seal_keeps_the_words_the_number_and_who_stood_by_them() -> None:
    hall = sealed()

    assert hall.m.paper.seal is not None
    said = hall.m.paper.seal.said
    assert (said.confirmed, said.of, said.corrections) == (2, 6, 1)
    assert said.number == "2026-K7MQ4HXE"
    assert sealed_text(said.lines) == "灯今晚装好。\nThe lamp is up tonight.\n"
    assert hall.refused("wang", "correct", text="再改") == "corrections_closed"


def test_whoever_joined_twice_and_sealed_has_sealed_under_her_own_name() -> None:
    hall = at("close")
    hall.join("again", "周记录", "committee", "recorder")
    hall.do("wang", "confirm")
    hall.do("again", "seal", lines=LINES, seq=hall.m.seq)
    hall.do("host", "set_role", person=hall.ids["again"], same_as=hall.ids["recorder"])
    assert isinstance(hall.place, Core)
    told = record(hall.m, hall.place.entries, lists()).paper.seal

    assert told is not None
    assert told.by == hall.ids["recorder"]


def test_a_changed_letter_breaks_the_seal() -> None:
    said = sealed().m.paper.seal
    assert said is not None
    [line] = said.said.lines
    forged = [msgspec.structs.replace(line, zh=line.zh.replace("今晚", "明晚"))]

    assert fingerprint(said.said.lines) == said.said.sha256
    assert fingerprint(forged) != said.said.sha256


def test_moving_a_letter_from_one_line_to_the_next_breaks_the_seal_too() -> None:
    lines = (SealedLine("s", "1", "甲乙", "甲乙"), SealedLine("s", "2", "丙", "丙"))
    moved = (SealedLine("s", "1", "甲", "甲"), SealedLine("s", "2", "乙丙", "乙丙"))

    assert fingerprint(lines) != fingerprint(moved)


def test_the_log_read_again_is_the_same_paper() -> None:
    hall = sealed()
    hall.do("recorder", "correct", text="补记：日期写错了")
    assert isinstance(hall.place, Core)

    assert fold(hall.place.entries).paper == hall.m.paper
