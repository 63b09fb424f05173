"""Every number in the papers is accounted for by record.json; one that is changed, or stands where nothing asks for it, is found."""

from __future__ import annotations

import ast
import csv
import io
import json
import re
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

from facilitate.papers import make, offered
from facilitate.papers.links import Links
from facilitate.reports.record import to_json
from tests.papers import account_rows, account_rules, books, measured, recomputed
from tests.papers.books import Books
from tests.replay.shipped import NAMES as MEETINGS
from tests.replay.shipped import shipped

OWN = {
    "ranking": account_rules.ranked,
    "commitments": account_rules.promised,
    "handover": account_rules.handed,
    "bulletin": account_rows.put_up,
    "public_notice": account_rows.put_up,
}
CHANGED = ("courtyard123", "nantang")


@cache
def kept(meeting: str) -> Books:
    return Books(json.loads(to_json(shipped(meeting)[1])))


@cache
def told(meeting: str, paper: str, ext: str = "md") -> str:
    return make(paper, ext, shipped(meeting)[1], "zh", Links()).data.decode("utf-8-sig").replace("\\", "")


def left(text: str, paper: str, meeting: str) -> list[str]:
    return kept(meeting).left(text, [*OWN[paper](kept(meeting)), *account_rules.shared(kept(meeting))])


@pytest.mark.parametrize("meeting", MEETINGS)
@pytest.mark.parametrize("paper", list(OWN))
def test_every_number_of_the_paper_is_accounted_for(paper, meeting):
    if offered(paper, shipped(meeting)[1]):
        assert left(told(meeting, paper), paper, meeting) == []


@pytest.mark.parametrize("meeting", CHANGED)
@pytest.mark.parametrize("paper", list(OWN))
def test_any_number_that_is_one_too_high_is_found(paper, meeting):
    """But for numbers of sources in sentences, which have a test of their own, and words that people wrote."""
    if not offered(paper, shipped(meeting)[1]):
        return
    text = told(meeting, paper)
    passed = [one.span() for words in kept(meeting).words() for one in re.finditer(re.escape(words), text)]
    passed += [one.span() for one in re.finditer(r"。〔[^〔〕]*〕|第\d+项　", text)]
    wrong = [one for one in re.finditer(r"\d+", text) if not any(a <= one.start() < b for a, b in passed)]
    raised = [text[: n.start()] + str(int(n[0]) + 1).zfill(len(n[0])) + text[n.end() :] for n in wrong]
    missed = [n[0] for n, changed in zip(wrong, raised, strict=True) if not left(changed, paper, meeting)]

    assert len(wrong) > 5
    assert missed == []


@pytest.mark.parametrize("line", ["到会共有99人。", "| 99 | 别的事 | 7 |", "用时12分钟。", "一致程度0.5"])
def test_a_number_that_nothing_asks_for_is_found(line):
    text = told("courtyard123", "public_notice")

    assert left(text + line, "public_notice", "courtyard123")


def test_what_the_numbers_are_held_against_leans_on_nothing_of_the_program():
    for module in (account_rows, account_rules, books, measured, recomputed):
        nodes = ast.walk(ast.parse(Path(module.__file__).read_text("utf-8")))
        names = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
        assert [name for name in names if name.startswith("facilitate")] == []


@pytest.mark.parametrize("meeting", MEETINGS)
def test_the_measures_come_out_again(meeting):
    record = kept(meeting).record
    found = dict(
        re.findall(
            r"<tr[^>]*>\s*<td[^>]*>(.*?)</td>\s*<td[^>]*>(.*?)</td>", told(meeting, "participation", "html"), re.S
        )
    )
    shown = {_bare(name): _bare(value) for name, value in found.items()}
    n, ties, spoken = len(measured.voices(record)), measured.ties(record), measured.seconds(record)
    group = {person["id"]: person["group"] for person in measured.voices(record)}
    pairs = {frozenset(tie) for tie in ties}
    across = sum(len({group[one] for one in pair}) == 2 for pair in pairs)
    wanted = {
        "发言时间的不均程度（0均等，1一人独占）": measured.gini(record) if spoken.total() else None,
        "相当于多少人平分了时间": recomputed.effective_voices(record) if spoken.total() else None,
        "一半时间由几人占去": measured.half(record) if spoken.total() else None,
        "各方之间的不均（0为按人数应得）": measured.between(record) if spoken.total() else None,
        "彼此往来的密度": len(ties) / (n * (n - 1)),
        "有来有往的比例": sum((b, a) in ties for a, b in ties) / len(ties) if ties else None,
        "跨方往来（+1全跨方，−1全在本方）": (2 * across - len(pairs)) / len(pairs) if pairs else None,
    }  # fmt: skip

    assert int(shown["人数"]) == n
    assert int(shown["发言次数"]) == sum(turn["person"] in spoken for turn in record["turns"])
    for name, value in wanted.items():
        assert name not in shown if value is None else abs(float(shown[name]) - value) <= 0.0051, name
    assert (shown["没有发言"], shown["没有发言、没有写、没有记名投票"]) == tuple(
        f"{m}人" for m in measured.silent(record)
    )


def _bare(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html).strip()


@pytest.mark.parametrize("meeting", MEETINGS)
def test_every_number_of_the_lists_of_people_comes_out_again(meeting):
    record, people = kept(meeting).record, {p["name"]: p for p in kept(meeting).record["people"]}
    _, *spoke = csv.reader(io.StringIO(told(meeting, "participation", "csv"), newline=""))
    _, *came = csv.reader(io.StringIO(told(meeting, "sign_in", "csv"), newline=""))

    assert [row[0] for row in came] == [str(n) for n in range(1, len(came) + 1)]
    for _, name, *_, at in came:
        moment = kept(meeting).starts + timedelta(seconds=people[name]["from"])
        assert at.split()[-1] == moment.strftime("%H:%M")
    for name, _, turns, seconds, minutes, _ in spoke:
        mine = [turn for turn in record["turns"] if turn["person"] == people[name]["id"]]
        there = max(1, (people[name]["to"] - people[name]["from"]) / 60)
        assert (int(turns), int(seconds)) == (len(mine), sum(turn["seconds"] for turn in mine))
        assert abs(float(minutes) - there) <= 0.051
