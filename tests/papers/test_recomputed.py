"""Minutes and notice beside record.json, by code of its own: every count, every source, every language, nothing private."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from facilitate.papers import NAMES, make, offered
from facilitate.papers.links import Guest, Links
from facilitate.reports.record import to_json
from tests.replay.shipped import NAMES as MEETINGS
from tests.replay.shipped import shipped

GUESTS = (Guest("p3", "王秀英", "13812341234"), Guest("p4", "李建国", "010-62345678"))
SIGNS = {"流程": "stages", "言": "turns", "留": "comments", "答": "answers", "资": "offers", "任": "actions",
         "票": "ballots", "注": "notes", "卡": "items", "需": "items"}  # fmt: skip
HAN = re.compile(r"[\u4e00-\u9fff]")
LATIN = re.compile(r"[A-Za-z]{2,}")
KNOWN = {"record", "json", "JSON", "http", "https"}
Rows = dict[str, Any]


@cache
def told(meeting: str) -> Rows:
    found: Rows = json.loads(to_json(shipped(meeting)[1]))
    return found


@cache
def page(paper: str, meeting: str, lang: Any) -> str:
    links = Links(organiser="幸福社区", guests=GUESTS)
    return make(paper, "md", shipped(meeting)[1], lang, links).data.decode().replace("\\", "")


def rows(text: str, *heads: str) -> Iterator[list[str]]:
    """The rows of the tables under any of these headings."""
    for part in re.split(r"^## ", text, flags=re.M):
        if any(head in part.split("\n")[0] for head in heads):
            for line in part.splitlines():
                cells = [cell.strip() for cell in line.strip("|").split(" | ")]
                if line.startswith("| ") and cells[0].isdigit():
                    yield cells


VOTED = ("议定事项", "没有议定的事项", "评议建议", "没有通过的建议", "各方商定的条款", "没有商定的条款")
SIDES = {"for": "赞成", "against": "反对", "abstain": "弃权"}


def last_votes(record: Rows) -> dict[str, Rows]:
    """The vote that stands on each matter, by the words it was taken on."""
    found = {}
    for ballot in record["ballots"]:
        if ballot["outcome"] != "none" and not ballot["question"]:
            found[tuple(ballot["items"])] = ballot
    return {ballot["words"][items[0]]: ballot for items, ballot in found.items()}


@pytest.mark.parametrize("paper", ["minutes", "public_notice"])
@pytest.mark.parametrize("meeting", MEETINGS)
def test_every_vote_in_the_papers_is_that_of_the_record(paper: str, meeting: str) -> None:
    votes = last_votes(told(meeting))
    printed = {re.sub(r"〔.*", "", row[1]): row for row in rows(page(paper, meeting, "zh"), *VOTED)}

    assert set(printed) == {widened(words) for words in votes}
    for words, ballot in votes.items():
        _, _, counts, end = printed[widened(words)]
        levels = {level["id"]: level["title"]["zh"] for level in ballot["levels"]} or SIDES
        kept = {levels[side]: n for side, n in ballot["counts"].items() if n or len(ballot["counts"]) < 4}
        pattern = r"\s?".join(f"{re.escape(name)} (\\d+)" for name in (levels[side] for side in levels) if name in kept)
        numbers = re.fullmatch(pattern, counts)
        assert numbers, (counts, pattern)
        assert [int(n) for n in numbers.groups()] == [kept[name] for name in levels.values() if name in kept]
        assert ("通过" in end and "没有通过" not in end and "未通过" not in end) == (ballot["outcome"] == "carried")


def widened(words: str) -> str:
    return words.replace(",", "，").replace("(", "（").replace(")", "）")


@pytest.mark.parametrize("meeting", MEETINGS)
def test_every_number_of_people_is_that_of_the_record(meeting: str) -> None:
    record, text = told(meeting), page("minutes", meeting, "zh")
    people = record["people"]

    came = re.search(r"到会(\d+)人，其中(\d+)人可以发言(?:、投票|，(\d+)人可以投票)?", text)
    assert came
    voices = [p for p in people if p["speaks"] and not p["neutral"] and p["role"] != "observer"]
    assert int(came[1]) == len(people) == record["attendance"]["present"]
    assert int(came[2]) == len(voices)
    if came[3]:
        assert int(came[3]) == sum(p["votes"] for p in people)
    silent = re.search(r"到会而没有发言的(\d+)人", text)
    spoke = {turn["person"] for turn in record["turns"]}
    quiet = sum(person["id"] not in spoke for person in voices)
    assert (int(silent[1]) if silent else 0) == (quiet if record["turns"] else 0)
    confirmed = re.search(r"最后宣读要点，(\d+)人确认", text)
    assert (int(confirmed[1]) if confirmed else 0) == len(
        {c["person"] for c in record["confirmations"] if not c["text"]}
    )
    for n, dots in re.findall(r"(\d+)人共贴(\d+)点", text):
        assert any(
            (b["cast"], sum(b["counts"].values())) == (int(n), int(dots))
            for b in record["ballots"]
            if b["type"] == "dots"
        )


@pytest.mark.parametrize("meeting", MEETINGS)
def test_every_count_of_the_course_is_that_of_the_record(meeting: str) -> None:
    record, text = told(meeting), page("minutes", meeting, "zh")
    cards = [item for item in record["items"] if not item["originals"] and item["state"] != "withdrawn"]
    groups = {"收到需求卡": "need", "提出议题": "topic", "收到点子": "idea", "写下": "note"}

    for words, kind in groups.items():
        counted = [int(n) for n in re.findall(rf"，{words}(\d+)[张个条]。", text)]
        assert sum(counted) == sum(card["kind"] == kind for card in cards), words
    for items, n in re.findall(r"逐件对话，(\d+)件事发言(\d+)次", text):
        each = {stage["id"] for stage in record["stages"] if stage["item"]}
        turns = [turn for turn in record["turns"] if turn["stage"] in each]
        assert (int(items), int(n)) == (len({turn["item"] for turn in turns}), len(turns))
    for ballot in record["ballots"]:
        if ballot["budget"]:
            left = int(ballot["budget"]) - int(ballot["spent"])
            assert f"总额{ballot['budget']}元，剩{left}元" in text
            assert f"用{ballot['spent']}元，剩{left}元" in page("public_notice", meeting, "zh")


@pytest.mark.parametrize("meeting", MEETINGS)
def test_every_source_of_every_sentence_is_in_the_record(meeting: str) -> None:
    record = told(meeting)
    marks = re.findall(r"〔((?:(?:流程|需|卡|言|留|答|资|任|票|注)[\d·–]+ ?)+)〕", page("minutes", meeting, "zh"))

    assert marks
    for kind, numbers in (mark for group in marks for mark in re.findall(r"(\D+?)([\d·–]+)", group.replace(" ", ""))):
        for number in re.split("[·–]", numbers):
            assert 1 <= int(number) <= len(record[SIGNS[kind]])
        for first, last in (part.split("–") for part in numbers.split("·") if "–" in part):
            assert int(first) < int(last)


@pytest.mark.parametrize("meeting", MEETINGS)
@pytest.mark.parametrize("paper", ["public_notice", "minutes"])
def test_real_names_and_telephones_are_in_no_paper_for_everybody(paper: str, meeting: str) -> None:
    text = page(paper, meeting, "zh") + page(paper, meeting, "en")

    for guest in GUESTS:
        assert guest.name not in text
        assert guest.phone not in text
    assert re.search(r"1[3-9]\d{9}|\d{3,4}-\d{7,8}", text) is None


@pytest.mark.parametrize("meeting", MEETINGS)
def test_the_notice_names_no_resident(meeting: str) -> None:
    """Words that people wrote may speak of a neighbour; beside them no resident is named."""
    record = told(meeting)
    units = {"rep"} | {role for ballot in record["ballots"] if ballot["apart"] for role in ballot["apart"]["roles"]}
    text = without(page("public_notice", meeting, "zh"), written(record))

    assert [p["name"] for p in record["people"] if p["role"] not in units and p["name"] in text] == []


KEPT = (
    "items", "comments", "answers", "offers", "turns", "actions", "notes", "ballots", "confirmations", "settings", "spaces",
    "conduct",
)  # fmt: skip


WHO = ("by", "person", "who", "with", "checker", "people")


def written(record: Rows) -> list[str]:
    """Everything that people and the rule said themselves, the longest first."""
    found: set[str] = set()

    def gather(value: Any) -> None:
        if isinstance(value, str):
            found.update({value, widened(value), value.rstrip("。.；;，,")})
        elif isinstance(value, dict):
            for each in value.values():
                gather(each)
        elif isinstance(value, list):
            for each in value:
                gather(each)

    for kind in KEPT:
        for row in record[kind]:
            gather({name: value for name, value in row.items() if name not in WHO})
    return sorted((text for text in found if len(text) > 1), key=len, reverse=True)


def without(text: str, words: list[str]) -> str:
    for one in words:
        text = text.replace(one, " ")
    return text


def foreign(meeting: str, paper: str, lang: str) -> str:
    """What of a page is neither people's, the rule's nor the lists' own words."""
    record = told(meeting)
    names = [person["name"] for person in record["people"]] + [
        group for person in record["people"] for group in (person["name"].split("·"))
    ]
    own = [*written(record), *names, record["meeting"]["title"]["zh"], record["meeting"]["place"]["zh"], "幸福社区"]
    own += [line for line in (record["meeting"]["title"]["en"], record["meeting"]["place"]["en"]) if lang == "zh"]
    return without(page(paper, meeting, lang), sorted({*own, *map(widened, own)} - {""}, key=len, reverse=True))


PAPERS = ("minutes", "public_notice", "group_reports", "harvest", "idea_book", "ranking", "record")


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("meeting", MEETINGS)
def test_an_english_paper_has_no_chinese_of_its_own(meeting: str, paper: str) -> None:
    if offered(paper, shipped(meeting)[1]):
        left = [line for line in foreign(meeting, paper, "en").splitlines() if HAN.search(line)]
        assert left == []


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("meeting", MEETINGS)
def test_a_chinese_paper_has_no_english_of_its_own(meeting: str, paper: str) -> None:
    record = told(meeting)
    if offered(paper, shipped(meeting)[1]):
        text = re.sub(rf"{record['chain']['head']}|校验码 [0-9a-f ]+|签号[0-9a-f]+", " ", foreign(meeting, paper, "zh"))
        assert sorted(set(LATIN.findall(text)) - KNOWN) == []


def test_the_papers_looked_at_are_papers() -> None:
    assert set(PAPERS) <= set(NAMES)
