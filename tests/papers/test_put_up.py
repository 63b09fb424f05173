"""What an office hands in the next day: papers of one meeting agree with one another and promise nothing that nobody promised."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from docx import Document

from facilitate.papers import make, offered
from facilitate.reports.record import Record
from tests.papers.sample import courtyard
from tests.papers.world import LINKS
from tests.replay.shipped import NAMES as MEETINGS
from tests.replay.shipped import shipped


def page(paper: str, record: Record, lang: Any = "zh", ext: str = "md") -> str:
    return make(paper, ext, record, lang, LINKS).data.decode()


@pytest.mark.parametrize("meeting", MEETINGS)
def test_minutes_and_bulletin_give_the_same_number_of_people(meeting: str) -> None:
    record = shipped(meeting)[1]
    came = re.search(r"到会(\d+)人，其中", page("minutes", record))
    news = re.search(r"到会 \*\*(\d+)\*\* 人", page("bulletin", record)) if offered("bulletin", record) else came

    assert came
    assert news
    assert came[1] == news[1]
    assert f"到会{came[1]}人" in page("public_notice", record)


@pytest.mark.parametrize("meeting", [name for name in MEETINGS if name in ("budget", "idea_contest", "teahouse")])
def test_the_news_asks_nobody_to_answer_an_idea(meeting: str) -> None:
    told = page("bulletin", shipped(meeting)[1])

    assert "还没有人答复" not in told
    assert "归并以后" not in told
    assert "## 名次" in told


def test_a_price_is_no_promise() -> None:
    record = shipped("budget")[1]

    assert record.answers
    assert not offered("commitments", record)
    assert "答应了什么" not in page("bulletin", record)


def test_each_answer_on_the_public_notice_has_its_date_beside_it() -> None:
    told = page("public_notice", courtyard())

    assert re.search(r"报追加管线经费[^|]*\| 12月5日 \|", told)
    assert re.search(r"复核居民管线图[^|]*\| 11月28日 \|", told)


def test_the_public_notice_leaves_room_for_its_days() -> None:
    assert "公示期：" in page("public_notice", courtyard())
    assert "On display from" in page("public_notice", courtyard(), "en")


def test_what_nobody_chose_is_not_put_up() -> None:
    assert "| **0** |" not in page("public_notice", shipped("teahouse")[1])


def test_a_meeting_over_the_new_year_ends_in_its_own_year() -> None:
    assert "—2027年1月16日" in page("minutes", shipped("budget")[1])


@pytest.mark.parametrize("paper", ["public_notice", "ranking", "notice"])
def test_only_the_minutes_are_a_draft(paper: str) -> None:
    record = shipped("idea_contest")[1]

    assert record.meeting.minutes_state == "draft"
    assert "草稿" not in page(paper, record, ext="html")
    assert "草稿" in page("minutes", record, ext="html")


def test_titles_that_hold_a_comma_are_told_apart() -> None:
    assert "至散会无人答复的3件：“垃圾点换位置、换清运时间”、“" in page("minutes", courtyard())


def test_without_units_what_an_expert_said_is_not_put_into_residents_mouths() -> None:
    assert "居民提出" not in page("minutes", shipped("budget")[1])
    assert "与会人员提出：" in page("minutes", shipped("budget")[1])
    assert "居民提出：" in page("minutes", courtyard())


def test_the_legend_explains_the_signs_that_stand_there_and_no_others() -> None:
    debate, table = page("minutes", shipped("nantang")[1]), page("minutes", courtyard())

    assert "流程＝会议环节；言＝发言；任＝任务；票＝表决、贴点与打分。全文见" in debate
    assert "卡＝写下的卡片" in table
    assert "rests on (stages; turns; tasks; ballots)" in page("minutes", shipped("nantang")[1], "en")


def test_dots_stand_apart_from_the_title_they_were_given_to() -> None:
    assert "恢复路面 居民贴点 11" in page("minutes", courtyard())


def test_the_official_form_in_english_keeps_heads_and_sentences_apart() -> None:
    file = Document(io.BytesIO(make("minutes_official", "docx", shipped("budget")[1], "en", LINKS).data))
    lines = [paragraph.text for paragraph in file.paragraphs]

    assert [line for line in lines if line.startswith("Present: Residents")]
    assert [line for line in lines if "：" in line and line.startswith(("Present", "Observer"))] == []
    assert ".Participants" not in page("minutes_official", shipped("budget")[1], "en", "html")


def test_a_price_says_of_what_it_is_and_makes_nobody_responsible() -> None:
    told = page("minutes_official", shipped("budget")[1], ext="html")

    assert "就“楼道换感应灯" in told
    assert "核价员（造价师）负责" not in told


def test_minutes_and_ranking_give_the_same_points() -> None:
    record = shipped("idea_contest")[1]

    assert "**91.63**" in page("ranking", record)
    assert "”91.63、" in page("minutes", record)
