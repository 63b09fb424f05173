"""Every sentence of a summary rests on sources that are there and say what it says, held against record.json alone."""

from __future__ import annotations

import re

import pytest

from facilitate.papers import offered
from tests.papers import recomputed
from tests.papers.account_rules import says
from tests.papers.books import SIGNS
from tests.papers.test_accounts import kept, told
from tests.replay.shipped import NAMES as MEETINGS
from tests.replay.shipped import shipped

SUMMED = [name for name in MEETINGS if offered("needs", shipped(name)[1])]


def sentences(text: str) -> list[tuple[str, list[tuple[str, int]]]]:
    """Each sentence with its sources: (kind, number)."""
    found = []
    for said, marks in re.findall(r"([^〔〕\n]*)〔([^〔〕\n]*)〕", text):
        kinds = re.findall(r"([^\d·– ]+)([\d·–]+)", marks)
        found.append((said, [(kind, int(n)) for kind, numbers in kinds for n in re.split("[·–]", numbers)]))
    return found


def rests(meeting: str, said: str, kind: str, n: int) -> bool:
    """Whether this source says what the sentence says: in its words, or in the numbers that were counted from it."""
    record = kept(meeting).record
    rows = recomputed.needs(record) if kind == "需" else _cards(record) if kind == "卡" else record[SIGNS[kind]]
    if not 1 <= n <= len(rows):
        return False
    row = rows[n - 1]
    if kind == "票":
        apart = [row["apart"]["cast"]] if row["apart"] else []
        counts = [
            str(m) for m in (row["cast"], *apart, *row["counts"].values(), row["budget"]) if isinstance(m, int | str)
        ]
        counts += kept(meeting).clock([row])
        words = any(says(said, one) for id in row["items"] for one in kept(meeting).called(id))
        return (
            words
            or bool(set(counts) & set(re.findall(r"\d\d:\d\d|\d+", said)))
            or ("抽签" in said and bool(row["seed"]))
        )
    elif kind == "流程":
        return says(said, row["title"]["zh"])
    elif kind == "卡" and "代填" in said:
        return bool(row["proxy"])
    elif kind == "言" and (not row["gist"] or "件事发言" in said):
        return bool(row["item"]) or "发言" in said
    else:
        return any(says(said, str(row.get(key) or "")) for key in ("text", "what", "gist", "reason"))


def _cards(record):
    return sorted((item for item in record["items"] if not item["originals"]), key=lambda item: item["at"])


@pytest.mark.parametrize("meeting", MEETINGS)
def test_every_sentence_of_the_minutes_says_what_its_sources_say(meeting):
    told_ = sentences(told(meeting, "minutes"))

    assert told_
    assert [(said, kind, n) for said, marks in told_ for kind, n in marks if not rests(meeting, said, kind, n)] == []


@pytest.mark.parametrize("meeting", SUMMED)
def test_every_need_on_the_first_page_rests_on_all_its_cards_and_on_its_answers(meeting):
    record, page = kept(meeting).record, told(meeting, "needs").split("\n## ")[1]
    needs = {need["number"]: need for need in recomputed.needs(record)}
    cards = _cards(record)

    for number, rest in re.findall(r"^\| \*\*(\d+)\*\* \| (.*)$", page, re.M):
        need = needs[int(number)]
        marks = [mark for _, found in sentences(rest) for mark in found]
        assert says(rest, need["text"])
        assert ("需", int(number)) in marks
        assert {n for kind, n in marks if kind == "卡"} == {
            n for n, card in enumerate(cards, 1) if card["id"] in need["ids"]
        }
        for kind, n in marks:
            if kind in "答任":
                row = record[SIGNS[kind]][n - 1]
                assert row["about"] in need["ids"]
                assert kind == "任" or says(rest, row["text"])
    for said, marks in sentences(page[page.index("没有听到的") :] if "没有听到的" in page else ""):
        assert {says(said, needs[n]["text"]) for kind, n in marks if kind == "需"} <= {True}


@pytest.mark.parametrize("meeting", ["courtyard123"])
def test_a_sentence_that_names_the_next_source_is_found(meeting):
    """One number further on stands something else, but for turns and votes that are only counted."""
    named = [(said, kind, n) for said, marks in sentences(told(meeting, "minutes")) for kind, n in marks]
    worded = [one for one in named if one[1] not in "票" and "发言" not in one[0] and "代填" not in one[0]]
    missed = [(kind, n) for said, kind, n in worded if rests(meeting, said, kind, n + 1)
              and (kind, n + 1) not in {(k, m) for s, k, m in named if s == said}]  # fmt: skip

    assert len(worded) > 5
    assert missed == []


@pytest.mark.parametrize("meeting", MEETINGS)
def test_no_sentence_of_the_course_of_a_meeting_stands_without_a_source(meeting):
    """But those on who sat with whom: tables and circles have no numbers."""
    parts = re.split(r"^## ", told(meeting, "minutes"), flags=re.M)
    course = next((part for part in parts if "会议经过" in part.split("\n")[0]), "")
    told_ = re.findall(r"(\d\d:\d\d，[^〔〕\n]*?。)(?=\d\d:\d\d|\n|$)", course)

    assert [said for said in told_ if not re.search(r"入座|两人一组|坐过|分组讨论|分\d+[桌个]", said)] == []
