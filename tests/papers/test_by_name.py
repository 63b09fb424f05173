"""Who voted how in the open stands in the papers for the file, with who entered it for whom; of secret votes nowhere."""

from __future__ import annotations

import csv
import io
from typing import Any

import msgspec
import pytest

from facilitate.papers import make, offered
from facilitate.papers.links import Links
from facilitate.reports.cast import Cast
from facilitate.reports.record import Record
from facilitate.reports.rows import Ballot
from tests.papers.leaks import text
from tests.replay.shipped import shipped

NANTANG = ("record", "md"), ("record", "html"), ("record", "docx"), ("record", "pdf")
HELPED = {"zh": "一楼老住户（社区工作者（记录员）代填）", "en": "一楼老住户(enteredforthemby社区工作者（记录员）)"}


def held(meeting: str) -> Record:
    return shipped(meeting)[1]


def rows(told: Record, paper: str, lang: Any = "zh") -> list[list[str]]:
    return list(csv.reader(io.StringIO(make(paper, "csv", told, lang, Links()).data.decode("utf-8-sig"))))[1:]


def names(told: Record, ballot: Ballot, side: str) -> list[str]:
    return [Cast(told).name(id) for id, choice in ballot.choices.items() if choice == side]


@pytest.mark.parametrize(("name", "ext"), NANTANG)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_full_record_of_an_open_vote_names_both_sides_and_whose_vote_somebody_else_entered(
    name: str, ext: str, lang: Any
) -> None:
    told = held("nantang")
    said = text(make(name, ext, told, lang, Links()).data, ext).replace("，", "、").replace(",", "、")
    against = "、".join(names(told, told.ballots[0], "against")[:-1])

    assert against in said
    assert HELPED[lang].replace(" ", "") in said


def test_the_list_of_votes_by_name_has_one_row_for_each_voter_with_side_and_helper() -> None:
    told = held("nantang")
    found = rows(told, "votes_by_name")
    first = [row for row in found if row[0] == "1"]

    assert len(found) == sum(ballot.cast for ballot in told.ballots)
    assert [row[3] for row in first if row[4] == "反对"] == names(told, told.ballots[0], "against")
    assert [row[3] for row in found if row[5]] == ["一楼老住户", "一楼老住户"]


def test_a_named_vote_on_several_things_tells_what_each_gave() -> None:
    told = held("idea_contest")
    ballot = next(ballot for ballot in told.ballots if ballot.type == "score" and ballot.choices)
    person, choice = next(iter(ballot.choices.items()))
    (item, grades), *_ = choice.items()
    heading = next(row.text for row in told.items if row.id == item)
    found = [row for row in rows(told, "votes_by_name") if row[3] == Cast(told).name(person)]

    assert found[0][4] == f"“{heading}”{'、'.join(map(str, grades.values()))}"


def test_a_secret_vote_stands_nowhere_by_name() -> None:
    told = held("courtyard123")
    secret = [ballot for ballot in told.ballots if ballot.secrecy == "secret" and ballot.cast]

    assert secret
    assert [(ballot.choices, ballot.helped) for ballot in secret] == [({}, {})] * len(secret)
    assert not offered("votes_by_name", told)
    assert rows(told, "votes_by_name") == []
    assert "谁投的" not in make("record", "md", told, "zh", Links()).data.decode()


def test_the_counts_that_everybody_may_have_name_nobody() -> None:
    told = held("nantang")
    counts = make("votes", "csv", told, "zh", Links()).data.decode()

    assert [person.name for person in told.people if person.name in counts] == []


def test_even_a_secret_choice_that_slipped_into_the_record_is_not_printed() -> None:
    told = held("nantang")
    hushed = tuple(msgspec.structs.replace(ballot, secrecy="secret") for ballot in told.ballots)
    leaking = msgspec.structs.replace(told, ballots=hushed)

    assert rows(leaking, "votes_by_name") == []
    assert "谁投的" not in make("record", "md", leaking, "zh", Links()).data.decode()
