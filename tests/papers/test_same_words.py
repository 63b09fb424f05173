"""One number, one name and one order in all the papers of a meeting, and sentences that read as people write them."""

from __future__ import annotations

import re
from typing import Any

import pytest

from facilitate.papers import make, offered
from facilitate.papers.handover import slips
from facilitate.papers.kit import Desk
from facilitate.papers.ranking import sheet
from facilitate.papers.tongue import Tongue
from facilitate.reports.numbers import Ref, stretches
from facilitate.reports.standings import standings
from tests.papers.world import LINKS
from tests.replay.shipped import NAMES as MEETINGS
from tests.replay.shipped import shipped


def page(paper: str, meeting: str, lang: Any = "zh", ext: str = "md") -> str:
    return make(paper, ext, shipped(meeting)[1], lang, LINKS).data.decode()


@pytest.mark.parametrize("meeting", MEETINGS)
def test_the_official_minutes_count_the_people_of_the_minutes(meeting: str) -> None:
    came = re.search(r"到会(\d+)人，其中", page("minutes", meeting))
    official = re.search(r"共(\d+)人参加。会议按", page("minutes_official", meeting, ext="html"))

    assert came
    assert official
    assert official[1] == came[1]


def test_an_unbroken_stretch_goes_by_its_first_and_its_last() -> None:
    refs = stretches([Ref("turn", number) for number in (2, 5, 6, 7, 9, 10)])

    assert Tongue("zh").refs(refs) == "言2·5–7·9–10"
    assert Tongue("en").refs(refs) == "turns 2, 5–7, 9–10"


def test_the_dialogue_rests_on_all_turns_from_the_first_to_the_last() -> None:
    assert "2件事发言12次。〔言2–13〕" in page("minutes", "assembly_hall")
    assert "12 turns.〔turns 2–13〕" in page("minutes", "assembly_hall", "en")


def test_a_bar_in_english_says_how_many_there_were_and_how_many_it_takes() -> None:
    assert "5 votes for; 6 needed: not reached." in page("minutes", "assembly_hall", "en")
    assert "4 households for; 5 households needed: not reached." in page("minutes", "building_meeting", "en")


def test_projects_go_by_the_same_names_on_the_public_notice_and_in_the_ranking() -> None:
    names = [place.title for one in standings(shipped("budget")[1]) for place in one.places]
    notice, ranking = page("public_notice", "budget"), page("ranking", "budget")

    assert len(names) == 7
    assert [name for name in names if f"| {name} |" not in notice or f"| {name} |" not in ranking] == []


@pytest.mark.parametrize("meeting", ["budget", "idea_contest"])
def test_progress_in_the_book_of_ideas_is_called_progress(meeting: str) -> None:
    told = page("idea_book", meeting)

    assert "**进展：**" in told
    assert not re.search(r"^· ", told, re.M)


@pytest.mark.parametrize("meeting", [name for name in MEETINGS if offered("handover", shipped(name)[1])])
def test_a_slip_has_its_rows_in_the_order_of_the_needs(meeting: str) -> None:
    for dues in slips(shipped(meeting)[1]).values():
        numbers = [due.need.number for due in dues if due.need]
        assert numbers == sorted(numbers)
        assert all(due.need for due in dues[: len(numbers)])


def test_what_had_no_dots_is_counted_but_not_named_and_the_sheet_has_all() -> None:
    desk = Desk(shipped("courtyard123")[1], Tongue("zh"), LINKS)
    told = page("ranking", "courtyard123")

    assert "**0**" not in told
    assert "> 另有1件没有得点。" in told
    assert [row[3] for row in sheet(desk).rows if not row[4]] == ["单元门口加坡道和扶手"]
