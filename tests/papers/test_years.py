"""A date stands with its year where that is not the meeting's: in minutes of 2026 the 20th of March is past."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from facilitate.papers import make
from facilitate.papers.links import Links
from facilitate.papers.tongue import Tongue
from facilitate.papers.twin import Twin
from facilitate.reports.record import Record
from tests.replay.shipped import shipped

WORDS = {"zh": "2027年3月20日", "en": "20 Mar 2027", "both": "2027年3月20日"}


def late() -> Record:
    """Nantang's evening, in which the first task is due in March of the next year."""
    told = shipped("nantang")[1]
    first, *others = told.actions
    return msgspec.structs.replace(told, actions=(msgspec.structs.replace(first, due="2027-03-20"), *others))


@pytest.mark.parametrize("paper", ["minutes", "record", "public_notice", "commitments", "bulletin"])
@pytest.mark.parametrize("lang", ["zh", "en", "both"])
def test_a_task_that_is_due_in_another_year_stands_with_that_year_in_every_paper(paper: str, lang: Any) -> None:
    assert WORDS[lang] in make(paper, "html", late(), lang, Links()).data.decode()


@pytest.mark.parametrize("paper", ["minutes", "record"])
def test_a_date_of_the_same_year_stands_without_it(paper: str) -> None:
    said = make(paper, "md", late(), "zh", Links()).data.decode()

    assert "12月9日" in said
    assert "2026年12月9日" not in said


def test_where_nobody_knows_when_the_meeting_is_dates_stand_alone() -> None:
    assert Tongue("zh").in_year_of("").day("2027-03-20") == "3月20日"
    assert Tongue("en").day("2027-03-20") == "20 Mar"


def test_both_languages_agree_on_the_year() -> None:
    assert Twin().in_year_of("2026-11-21T14:30").day("2027-03-20") == "2027年3月20日 / 20 Mar 2027"
    assert Twin().in_year_of("2026-11-21T14:30").day("2026-12-05") == "12月5日 / 5 Dec"
