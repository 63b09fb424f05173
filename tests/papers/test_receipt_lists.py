"""The published list of a secret vote stands in the record, the minutes and the sheet of votes, in words and never by person."""

import csv
import io
import json
from typing import Any

import pytest

from facilitate.core.ballot.receipts import agrees
from facilitate.core.meeting import fold
from facilitate.papers import make
from facilitate.papers.links import Links
from facilitate.reports.fold import record
from facilitate.reports.record import Record, to_json
from facilitate.service.lists import lists
from tests.cast import Core
from tests.core.ballot_world import close, hall
from tests.core.test_receipts import ONE, PICK, SECRET, TWO, vote
from tests.papers.leaks import text


def voted(ballot: dict[str, Any], choices: tuple[Any, ...]) -> Record:
    here = hall(ballot, items=2)
    for who, choice, receipt in zip(("p0", "p1", "p2"), choices, (TWO, ONE, ""), strict=True):
        vote(here, who, choice, receipt)
    close(here)
    assert isinstance(here.place, Core)
    return record(fold(here.place.entries), here.place.entries, lists(), "c" * 64)


def test_the_record_for_programs_has_every_line_with_its_words_and_adds_up() -> None:
    told = json.loads(to_json(voted(PICK, (["1"], ["2"], []))))
    (ballot,) = told["ballots"]

    mine = next(line for line in ballot["receipts"] if line["code"] == TWO)
    assert (mine["zh"], mine["en"], mine["choice"]) == ("樱桃 · 海狮 · 482", "cherry · sea-lion · 482", {"1": 1})
    assert (len(ballot["receipts"]), ballot["unreceipted"], ballot["lost"]) == (3, 1, 0)
    lines = [(line["code"], line["choice"]) for line in ballot["receipts"]]
    assert agrees(ballot["counts"], lines, ballot["unreceipted"], ballot["cast"], most=1)


@pytest.mark.parametrize("paper", ["record", "minutes"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_papers_name_receipts_in_the_readers_words(paper: str, lang: Any) -> None:
    told = voted(SECRET, ("for", "against", "for"))
    said = text(make(paper, "md", told, lang, Links()).data, "md")

    for line in told.ballots[0].receipts:
        assert (line.zh if lang == "zh" else line.en).replace(" ", "") in said.replace(" ", "")
    assert ("其中1张" if lang == "zh" else "1ofthem") in said.replace(" ", "")


def test_the_sheet_of_votes_has_the_list_and_adds_no_vote_twice() -> None:
    made = make("votes", "csv", voted(SECRET, ("for", "against", "for")), "zh", Links()).data
    rows = list(csv.reader(io.StringIO(made.decode("utf-8-sig"))))[1:]

    assert sum(int(row[5]) for row in rows if row[5]) == 3
    assert len([row for row in rows if row[3] == "回执"]) == 3
