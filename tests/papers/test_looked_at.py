"""What was found by looking at the pages of whole meetings: each paper says what belongs to its meeting and nothing else."""

from __future__ import annotations

import re

import pytest

from facilitate.papers import make
from facilitate.papers.tongue import Language
from facilitate.papers.widen import widen
from facilitate.reports.record import Record
from facilitate.reports.rows import Head, Rule, Times, Words
from tests.papers.world import LINKS
from tests.replay.shipped import NAMES as MEETINGS
from tests.replay.shipped import shipped


def page(paper: str, meeting: str, lang: Language = "zh", ext: str = "html") -> str:
    return make(paper, ext, shipped(meeting)[1], lang, LINKS).data.decode()


def before(*outputs: str) -> Record:
    """A meeting that has not begun, under a rule that promises those papers."""
    rule = Rule(id="x", outputs=outputs)
    return Record(meeting=Head(code="AAAA2222", title=Words(zh="会", en="Meeting"), times=Times(), rule=rule))


def test_the_notice_tells_once_what_is_gone_through_matter_by_matter() -> None:
    told = page("notice", "nantang", ext="md")

    assert told.count("辩论（每件15分钟）") == 1
    assert told.count("表决（每件2分钟）") == 1
    assert "(15 min each)" in page("notice", "nantang", "en", "md")


@pytest.mark.parametrize(
    ("outputs", "wanted", "unwanted"),
    [(("resolutions",), "件动议", "我选的编号"), (("resolutions", "ranking"), "我选的编号", "件动议")],
)
def test_before_a_meeting_slips_follow_what_the_rule_promises(
    outputs: tuple[str, ...], wanted: str, unwanted: str
) -> None:
    told = make("slips", "html", before(*outputs), "zh", LINKS).data.decode()

    assert wanted in told
    assert unwanted not in told


@pytest.mark.parametrize(("meeting", "motions"), [("nantang", True), ("teahouse", False), ("courtyard123", False)])
def test_after_it_slips_follow_the_votes_that_were_held(meeting: str, motions: bool) -> None:
    assert ("弃权" in page("slips", meeting)) == motions


@pytest.mark.parametrize(("outputs", "needs"), [(("need_cards",), True), (("resolutions",), False)])
def test_only_cards_for_needs_ask_where_and_since_when(outputs: tuple[str, ...], needs: bool) -> None:
    told = make("cards", "html", before(*outputs), "zh", LINKS).data.decode()

    assert ("多久了" in told) == needs
    assert ("马上有危险" in told) == needs
    assert ("我想说的" in told) == (not needs)


@pytest.mark.parametrize("meeting", MEETINGS)
def test_the_record_says_in_words_what_was_set_and_how_far_things_are(meeting: str) -> None:
    told = page("record", meeting, ext="md")

    assert "questions" not in told
    assert not re.search(r"\| (doing|done|open) \|", told)


def test_the_record_says_which_round_and_which_part_of_the_meeting_it_was() -> None:
    assert re.search(r"### 小桌畅谈\s*第2轮", page("record", "teahouse", ext="md"))
    assert re.search(r"### 四点半小屋.*\s*问答", page("record", "idea_contest", ext="md"))


def test_a_table_leaves_out_columns_in_which_nothing_stands() -> None:
    assert "时段、地点" not in page("record", "teahouse", ext="md")
    assert "时段、地点" in page("record", "open_space", ext="md")


def test_a_vote_of_several_days_tells_the_day_on_which_it_ended() -> None:
    assert "12月20日 09:30—12月27日 09:30" in page("record", "idea_contest", ext="md")


def test_topics_that_people_gave_dots_to_stand_on_the_public_notice() -> None:
    assert "孩子四点半去哪儿 | **53**" in page("public_notice", "open_space", ext="md")


def test_a_quoted_motion_keeps_its_full_stop_out_of_the_sentence() -> None:
    assert "不另花钱”：赞成10" in page("minutes", "nantang", ext="md")


def test_the_long_picture_says_what_its_numbers_are() -> None:
    assert "得点13" in page("long_picture", "teahouse", ext="svg")
    assert "Dots 13" in page("long_picture", "teahouse", "en", "svg")


def test_a_stage_that_comes_back_for_each_matter_is_one_line_of_the_timeline() -> None:
    assert page("participation", "idea_contest").count(">讲点子<") == 2


def test_english_papers_have_narrow_quotes_around_english_and_leave_those_inside_chinese() -> None:
    assert widen("the approver’s view of “Open Space”", chinese=False) == 'the approver\'s view of "Open Space"'
    assert widen("the “社区“两委”办公室”", chinese=False).count("“两委”") == 1


def test_whoever_keeps_the_record_signs_in_as_an_observer() -> None:
    told = page("sign_in", "nantang")
    row = told[told.index("（记录员）") :].split("</tr>")[0]

    assert row.count("box on") == 1
    assert row.index("box on") > row.index("单位")
