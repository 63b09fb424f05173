"""The scribe's hand on the minutes: her words with the meeting's sources, her order, and the seal that holds them."""

from __future__ import annotations

import msgspec
import pytest
from msgspec.structs import replace

from facilitate.core.meeting import fold
from facilitate.papers import sealing
from facilitate.papers.catalogue import make
from facilitate.papers.tongue import Tongue
from facilitate.reports.edited import edited, mark
from facilitate.reports.fold import record
from facilitate.reports.lines import Line
from facilitate.reports.minutes import Minutes, minutes
from facilitate.reports.paper_rows import Edit, Editing
from facilitate.reports.record import Record, from_json, to_json
from facilitate.reports.sealed import as_sealed, intact
from facilitate.reports.sections import sentences
from facilitate.service.lists import lists
from tests.cast import Cast, Core, at
from tests.papers.world import LINKS

ZH, EN = Tongue("zh"), Tongue("en")


def of(hall: Cast) -> Record:
    assert isinstance(hall.place, Core)
    return record(fold(hall.place.entries), hall.place.entries, lists(), "c" * 64)


@pytest.fixture
def hall() -> Cast:
    """Talked about one matter, with two answers and a task."""
    cast = at("discuss")
    about = cast.m.agenda.at.item
    cast.do("wang", "hand")
    cast.do("host", "grant", person=cast.ids["wang"])
    cast.ids["turn"] = cast.m.floor.speaker.id if cast.m.floor.speaker else ""
    cast.do("recorder", "record", about=cast.ids["turn"], text="夜里沟边看不清")
    cast.do("wang", "done")
    cast.ids["now"] = cast.do("bureau", "answer", about=about, kind="now", text="今天就修")
    cast.ids["by"] = cast.do("bureau", "answer", about=about, kind="do_by", text="装四盏灯", due="2026-12-05")
    return cast


def told(held: Record, language: Tongue = ZH) -> dict[str, str]:
    return {said.key: language.line(said) for said in sentences(minutes(held).sections)}


def revise(hall: Cast, key: str, text: str) -> None:
    hall.do("recorder", "revise", key=key, text=text, version=hall.m.paper.version(key), was="…", mark="m")


def test_the_scribes_words_stand_with_the_sources_of_the_sentence(hall: Cast) -> None:
    key = f"answer/{hall.ids['by']}"
    before = {said.key: said.refs for said in sentences(minutes(of(hall)).sections)}
    revise(hall, key, "城建局答应装四盏灯。")

    found = next(said for said in sentences(minutes(of(hall)).sections) if said.key == key)
    assert ZH.line(found) == EN.line(found) == "城建局答应装四盏灯。"
    assert found.hand == "words"
    assert found.refs == before[key] != ()


def test_a_sentence_of_her_own_and_a_heading_stand_where_she_put_them(hall: Cast) -> None:
    first = hall.do("recorder", "add_line", section="after", text="下次在社区开会。", after="after/corrections")
    hall.do("recorder", "add_line", section="after", text="附则", after="after/corrections", heading=True)

    keys = [said.key for said in sentences(minutes(of(hall)).sections) if said.key.startswith(("after", "own"))]
    assert keys[:3] == ["after/corrections", "own/" + str(int(first) + 1), f"own/{first}"]


def test_what_she_adds_to_a_section_that_is_not_there_yet_makes_it(hall: Cast) -> None:
    id = hall.do("recorder", "add_line", section="worries", text="老人怕黑。")
    titles = [section.key for section in minutes(of(hall)).sections]

    assert told(of(hall))[f"own/{id}"] == "老人怕黑。"
    assert titles.index("worries") < titles.index("after")


def test_an_answer_that_is_left_out_takes_its_row_with_it_and_comes_back(hall: Cast) -> None:
    key = f"answer/{hall.ids['now']}"
    hall.do("recorder", "leave_out", key=key, version=0)

    assert [one.key for one in minutes(of(hall)).promises] == [f"answer/{hall.ids['by']}"]
    assert "今天就修" not in make("minutes", "md", of(hall), "zh", LINKS).data.decode()

    hall.do("recorder", "leave_out", key=key, version=1, off=True)

    assert len(minutes(of(hall)).promises) == 2


def test_answers_stand_in_her_order_in_the_table_too(hall: Cast) -> None:
    first, second = f"answer/{hall.ids['now']}", f"answer/{hall.ids['by']}"
    hall.do("recorder", "move_line", key=second, version=0, section="promises")

    assert [one.key for one in minutes(of(hall)).promises] == [second, first]
    words = make("minutes", "md", of(hall), "zh", LINKS).data.decode()
    assert words.index("装四盏灯") < words.index("今天就修")


def test_a_corrected_date_stands_in_the_tables_cell(hall: Cast) -> None:
    revise(hall, f"answer/{hall.ids['by']}/due", "12月6日前装好。")
    words = make("minutes", "md", of(hall), "zh", LINKS).data.decode()

    assert "12月6日前装好" in words
    assert "| 12月5日 |" not in words


def test_a_sentence_moves_to_another_section(hall: Cast) -> None:
    hall.do("recorder", "move_line", key="course/nature", version=0, section="after", after="after/corrections")

    after = minutes(of(hall)).section("after")
    assert after is not None
    assert [said.key for said in after.lines][:2] == ["after/corrections", "course/nature"]
    course = minutes(of(hall)).section("course")
    assert course is None or "course/nature" not in [said.key for said in course.lines]


def test_the_mark_tells_that_the_meeting_says_something_else_now() -> None:
    said = Line("{n}人发言。", holes={"n": 3})

    assert mark(said) == mark(Line("{n}人发言。", holes={"n": 3}))
    assert mark(said) != mark(Line("{n}人发言。", holes={"n": 4}))


def test_words_for_a_sentence_that_has_gone_change_nothing(hall: Cast) -> None:
    held = minutes(of(hall))
    gone = Editing(edits=(Edit(key="answer/99", text="没有的"), Edit(key="x/1", section="x", placed=3)))

    assert edited(held.made, gone) == held.made


def sealed(hall: Cast) -> tuple[Record, Minutes]:
    """Confirmed and sealed with one sentence in the scribe's words, a heading and one left out."""
    revise(hall, f"answer/{hall.ids['by']}", "城建局答应装四盏灯。")
    hall.do("recorder", "leave_out", key=f"answer/{hall.ids['now']}", version=0)
    hall.do("recorder", "add_line", section="after", text="附则", heading=True)
    hall.go("close")
    hall.do("wang", "confirm")
    before = minutes(of(hall))
    lines = msgspec.to_builtins(sealing.lines(of(hall), LINKS))
    hall.do("host", "seal", lines=lines, seq=hall.m.seq)
    return of(hall), before


def test_sealed_minutes_print_as_they_were_sealed_whatever_comes_later(hall: Cast) -> None:
    held, before = sealed(hall)
    hall.do("host", "hide", items=[hall.ids["by"]], reason="误录")
    hall.do("recorder", "record", about=hall.ids["turn"], text="后来改的要点")
    later = of(hall)

    for language in (ZH, EN):
        now = {said.key: language.line(said) for said in sentences(minutes(later).sections)}
        assert now == {said.key: language.line(said) for said in sentences(before.sections)}
    assert minutes(held).sections[-1].lines[0].hand == "heading"


def test_the_record_read_back_from_json_verifies_and_a_changed_letter_does_not(hall: Cast) -> None:
    held, _ = sealed(hall)
    seal = from_json(to_json(held)).paper.seal
    assert seal is not None
    forged = replace(seal, lines=(*seal.lines[:-1], replace(seal.lines[-1], zh=seal.lines[-1].zh + "。")))

    assert intact(seal)
    assert not intact(forged)
    assert as_sealed(minutes(held).made, seal) == minutes(held).sections


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("zh", ("人中1人确认，没有更正。", "封存后的更正", "更正：日期应为12月6日。", "2026-K7MQ4HXE")),
        ("en", ("Confirmed by 1 of", "Corrections after the seal", "Correction: 日期应为12月6日。", "2026-K7MQ4HXE")),
    ],
)
def test_the_paper_says_that_it_is_sealed_and_carries_later_corrections(
    hall: Cast, language: str, says: tuple[str, ...]
) -> None:
    sealed(hall)
    id = hall.do("recorder", "correct", text="日期写错了")
    hall.do("recorder", "settle", id=id, accept=True, text="日期应为12月6日。")
    held = of(hall)
    words = make("minutes", "md", held, "en" if language == "en" else "zh", LINKS).data.decode()

    assert all(one in words for one in says), words
    assert held.paper.seal is not None
    assert held.paper.seal.sha256[:8] in words


def test_the_full_record_lists_who_changed_what_when(hall: Cast) -> None:
    sealed(hall)
    words = make("record", "md", of(hall), "zh", LINKS).data.decode()

    assert "纪要的修改与更正" in words
    assert all(one in words for one in ("周记录", "改写", "城建局答应装四盏灯。", "略去", "添写"))


@pytest.mark.parametrize(
    ("state", "says"), [("draft", "这是草稿"), ("reading", "这是宣读稿"), ("confirmed", "已经宣读，1人确认。")]
)
def test_the_paper_says_how_far_it_is(hall: Cast, state: str, says: str) -> None:
    if state != "draft":
        hall.go("close")
        hall.do("host", "set", name="read_back", value=0)
    if state == "confirmed":
        hall.do("wang", "confirm")
        hall.go("follow")
    held = of(hall)
    words = make("minutes", "md", held, "zh", LINKS).data.decode()

    assert says in words, held.meeting.minutes_state
