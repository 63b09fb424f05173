"""docs/verify.py, which anybody can read, agrees with the program, and needs nothing but Python."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

from facilitate.core.ballot.ballot_events import BallotClosed
from facilitate.core.meeting import MeetingOpened
from facilitate.store import codec
from tests.replay.shipped import NAMES
from tests.reports.forging import FORGED, forged_entry
from tests.reports.logs import Json, rows_of, shipped_rows, told_by
from tests.reports.secret_worlds import WORLDS, log_of

SCRIPT = Path(__file__).parent.parent / "docs" / "verify.py"


def run(tmp_path: Path, told: Json, *seen: str) -> tuple[int, str]:
    file = tmp_path / "record.json"
    file.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", str(SCRIPT), str(file), *seen], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


def with_receipts() -> Json:
    every = (told_by(shipped_rows(name)) for name in NAMES)
    return next(told for told in every if any(ballot["receipts"] for ballot in told["ballots"]))


def test_it_is_short_and_needs_nothing_but_python() -> None:
    tree = ast.parse(SCRIPT.read_text())
    wanted = {a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names}
    wanted |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    assert wanted <= set(sys.stdlib_module_names)
    assert len([line for line in SCRIPT.read_text().splitlines() if line.strip()]) <= 64


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_it_agrees_with_every_shipped_meeting(tmp_path: Path, name: str) -> None:
    rows = shipped_rows(name)

    code, said = run(tmp_path, told_by(rows), rows[len(rows) // 2].chain[:4].upper(), rows[len(rows) // 2].chain[4:8])

    assert (code, "all agrees" in said) == (0, True), said


def of_a_word(told: Json) -> None:
    link = next(one for one in told["chain"]["entries"] if "ItemWritten" in one["body"] and "what_salt" in one)
    link["body"] = link["body"].replace("text", "text ", 1)


def of_a_moment(told: Json) -> None:
    told["chain"]["entries"][3]["at"] += 1


def of_a_writer(told: Json) -> None:
    next(one for one in told["chain"]["entries"] if one.get("person"))["person"] = "p99"


def of_an_entry_left_out(told: Json) -> None:
    del told["chain"]["entries"][-1]


def of_a_count(told: Json) -> None:
    ballot = next(b for b in told["ballots"] if b["counts"])
    ballot["counts"][next(iter(ballot["counts"]))] = 77


def of_a_receipt(told: Json) -> None:
    next(b for b in told["ballots"] if b["receipts"])["receipts"][0]["choice"] = "against"


def of_a_lost_receipt(told: Json) -> None:
    del next(b for b in told["ballots"] if b["receipts"])["receipts"][0]


def of_an_outcome(told: Json) -> None:
    next(b for b in told["ballots"] if b["outcome"] == "carried")["outcome"] = "failed"


def of_a_bar(told: Json) -> None:
    bar = next(b for b in told["ballots"] if b["bars"])["bars"][0]
    bar["held"] = not bar["held"]


def of_those_who_may(told: Json) -> None:
    next(b for b in told["ballots"] if b["receipts"])["eligible"] += 1


def of_those_who_did(told: Json) -> None:
    next(b for b in told["ballots"] if b["receipts"])["cast"] += 1


def of_receipts_nobody_was_told(told: Json) -> None:
    next(b for b in told["ballots"] if b["receipts"])["unreceipted"] += 1


def of_a_receipts_words(told: Json) -> None:
    one, two = next(b for b in told["ballots"] if len(b["receipts"]) > 1)["receipts"][:2]
    one["zh"], two["zh"] = two["zh"], one["zh"]


def of_words_voted_on(told: Json) -> None:
    words = next(b for b in told["ballots"] if b["words"])["words"]
    words[next(iter(words))] = "另一句话"


def of_a_card(told: Json) -> None:
    told["items"][0]["text"] = "另一句话"


def of_a_ballot_left_out(told: Json) -> None:
    del told["ballots"][-1]


MINUTES = [
    of_an_outcome, of_a_bar, of_those_who_may, of_those_who_did, of_receipts_nobody_was_told, of_a_receipts_words,
    of_words_voted_on, of_a_card, of_a_ballot_left_out,
]  # fmt: skip
"""What the minutes say beside the log, which is as it was."""
TAMPERED = [
    *MINUTES,
    of_a_word,
    of_a_moment,
    of_a_writer,
    of_an_entry_left_out,
    of_a_count,
    of_a_receipt,
    of_a_lost_receipt,
]


@pytest.mark.parametrize("change", TAMPERED)
def test_a_change_afterwards_is_found(tmp_path: Path, change: Any) -> None:
    told = with_receipts()
    assert run(tmp_path, told)[0] == 0
    change(told)

    code, said = run(tmp_path, told)

    assert code == 1, said


def test_a_list_of_receipts_that_does_not_add_up_is_found_though_all_is_chained_anew(tmp_path: Path) -> None:
    told = with_receipts()
    name = next(n for n in NAMES if codec.entry(shipped_rows(n)[0]).event.code == told["meeting"]["code"])  # type: ignore[attr-defined]
    entries = [codec.entry(row) for row in shipped_rows(name)]
    assert isinstance(entries[0].event, MeetingOpened)
    n, closed = next(
        (n, e.event) for n, e in enumerate(entries) if isinstance(e.event, BallotClosed) and e.event.receipts
    )
    lie = msgspec.structs.replace(closed, receipts=closed.receipts[1:])
    entries[n] = msgspec.structs.replace(entries[n], event=lie)

    code, said = run(tmp_path, told_by(rows_of(entries)))

    assert code == 1
    assert "票数不对" in said


def test_the_text_of_a_question_of_procedure_that_was_changed_is_found(tmp_path: Path) -> None:
    told = next(told for told in map(told_by, map(shipped_rows, NAMES)) if any(b["question"] for b in told["ballots"]))
    next(b for b in told["ballots"] if b["question"])["question"]["title"]["zh"] = "另一个问题"

    assert run(tmp_path, told)[0] == 1


def test_its_last_lines_say_what_was_compared_and_what_was_not(tmp_path: Path) -> None:
    said = run(tmp_path, with_receipts())[1].splitlines()

    assert said[-2].startswith("compared: chain, counts, receipts, outcomes")
    assert "; not: " in said[-2]
    assert said[-1].startswith("核对了校验链、票数、回执、结果")
    assert "没有核对" in said[-1]


@pytest.mark.parametrize("name", WORLDS)
def test_it_agrees_with_secret_votes_of_every_kind(tmp_path: Path, name: str) -> None:
    code, said = run(tmp_path, told_by(rows_of(log_of(name))))

    assert code == 0, said


@pytest.mark.parametrize("form", ["covered", "erased"])
@pytest.mark.parametrize("kind", FORGED)
def test_a_forged_entry_with_the_hash_of_the_true_one_is_found(tmp_path: Path, kind: str, form: str) -> None:
    told, seq = forged_entry(kind, form)

    code, said = run(tmp_path, told)

    assert (code, f"entry {seq} {kind} was replaced" in said) == (1, True), said
    assert "the chain" not in said


def test_what_is_not_proved_is_listed_by_number(tmp_path: Path) -> None:
    told = told_by(shipped_rows("teahouse"))
    shut = [e["seq"] for e in told["chain"]["entries"] if not ("who_salt" in e and "what_salt" in e)]

    code, said = run(tmp_path, told)

    listed = said.splitlines()[0].partition(": ")[2].split(", ")
    assert (code, [int(one.split()[0]) for one in listed]) == (0, shut)
    assert f"({len(shut)})" in said


def test_what_the_file_says_steers_no_terminal(tmp_path: Path) -> None:
    told = with_receipts()
    told["ballots"][0]["id"] = "\x1b[2J\u202e\r"

    code, said = run(tmp_path, told)

    assert code == 1
    assert r"\u001b[2J\u202e\u000d" in said
    assert not [sign for sign in said if not sign.isprintable() and sign != "\n"]


def test_characters_that_never_stood_on_the_wall_are_found(tmp_path: Path) -> None:
    assert run(tmp_path, told_by(shipped_rows("budget")), "0000", "0000")[0] == 1
