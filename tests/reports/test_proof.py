"""A record proves itself: whatever is changed in it afterwards is found, and it tells nobody more than it did."""

from __future__ import annotations

import json
import os
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from facilitate.core import chain
from facilitate.core.ballot.ballot_events import BallotClosed
from facilitate.core.meeting import fold
from facilitate.core.person.erasing import WORDS
from facilitate.reports.fold import record
from facilitate.reports.proof import check, proven, unproved
from facilitate.reports.proof.checking import _chain
from facilitate.reports.record import Record
from facilitate.reports.rows import Chain
from facilitate.service.lists import lists
from facilitate.store import codec
from tests.cast import Core, at
from tests.replay.shipped import NAMES
from tests.reports.forging import FORGED, forged_entry
from tests.reports.leaves import changed, kinds, leaves
from tests.reports.logs import Json, rows_of, shipped_rows, told_by
from tests.test_wild_meetings import Play
from tests.wild import play, plays

LONG = bool(os.environ.get("FACILITATE_LONG"))
TAMPERED = {"nantang_twelve": 1, "idea_contest": 1, "assembly_hall": 1, "courtyard123": 1} if LONG else {
    "nantang_twelve": 11, "idea_contest": 97, "assembly_hall": 37, "courtyard123": 131,
}  # fmt: skip
"""Scenario -> every how many-th leaf is changed."""
UNCOVERED = {"feelings", "feelings.text"}
"""What is said at the exit tells neither who nor when: nothing in the log can vouch for it without telling."""
FEW = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])


def log_of(rows: Any) -> list[Any]:
    return [codec.entry(row) for row in rows]


def without_log(made: Record) -> Record:
    return msgspec.structs.replace(made, chain=Chain())


def faults(told: Json, seen: str = "") -> list[str]:
    return [str(one) for one in check(told, lists(), seen)]


@pytest.mark.parametrize("name", NAMES)
def test_every_shipped_record_proves_itself_and_says_what_it_said_without_its_log(name: str) -> None:
    rows = shipped_rows(name)

    made, log = proven(rows, lists()), log_of(rows)

    assert faults(told_by(rows)) == []
    assert made.chain.head == rows[-1].chain
    assert without_log(made) == without_log(record(fold(log), log, lists()))
    assert made.chain.length == len(made.chain.entries) == len(rows)


@pytest.mark.slow
def test_any_leaf_of_a_record_that_is_changed_afterwards_is_found() -> None:
    there = tried = 0
    missed: list[Any] = []
    for name, step in TAMPERED.items():
        told = told_by(shipped_rows(name))
        paths = list(leaves(told))
        there, tried = there + len(paths), tried + len(paths[::step])
        missed += [path for path in paths[::step] if not faults(changed(told, path))]

    print(f"{there} leaves in {len(TAMPERED)} records, {tried} changed one at a time, {tried - len(missed)} found;")
    print(f"not found: {dict(kinds(missed)) or 'none'}")
    assert tried > 300
    assert set(kinds(missed)) <= UNCOVERED


def test_who_looks_at_the_chain_alone_misses_most_of_it() -> None:
    told = told_by(shipped_rows("nantang_twelve"))
    paths = [path for path in leaves(told) if path[0] != "chain"][::25]

    missed = [path for path in paths if not [*_chain(msgspec.convert(changed(told, path)["chain"], Chain), "")]]

    assert len(missed) == len(paths) > 20


@pytest.mark.slow
@FEW
@given(plays)
def test_a_record_of_whatever_people_do_proves_itself(played: Play) -> None:
    cast = play(*played)
    assert isinstance(cast.place, Core)
    rows = rows_of(cast.place.entries)

    made = proven(rows, lists())

    assert faults(told_by(rows)) == []
    assert without_log(made) == without_log(record(cast.m, cast.place.entries, lists()))


def test_a_count_that_was_changed_and_everything_chained_anew_is_found_by_counting_again() -> None:
    entries = log_of(shipped_rows("ronr"))
    n, closed = next(
        (n, e.event) for n, e in enumerate(entries) if isinstance(e.event, BallotClosed) and e.event.choices
    )
    assert isinstance(closed, BallotClosed)
    first = next(iter(closed.counts))
    lie = msgspec.structs.replace(closed, counts=closed.counts | {first: closed.counts[first] + 1})  # type: ignore[operator]
    entries[n] = msgspec.structs.replace(entries[n], event=lie)

    found = faults(told_by(rows_of(entries)))

    assert len(found) == 1
    assert "counted again" in found[0]


def test_what_was_seen_on_the_wall_must_have_stood_in_the_chain() -> None:
    rows = shipped_rows("budget")
    told = told_by(rows)
    in_between = rows[40].chain[:8].upper()

    assert faults(told, f"{in_between[:4]} {in_between[4:]}") == []
    assert "never began" in faults(told, "0000 0000")[0]
    forged = rows_of(log_of(rows))
    assert faults(told_by(forged)) == []
    assert faults(told_by(forged), in_between) != []


def test_an_erased_entry_verifies_by_its_digest() -> None:
    rows = [SimpleNamespace(**row._mapping) for row in shipped_rows("budget")]
    spoken = next(row for row in rows if row.kind == "ItemWritten")
    spoken.body, spoken.salt = json.dumps(json.loads(spoken.body) | {"text": WORDS}, ensure_ascii=False), ""

    told = told_by(rows)

    assert faults(told) == []
    assert told["chain"]["head"] == rows[-1].chain
    assert spoken.seq in unproved(told)["ItemWritten"]


@pytest.mark.parametrize("form", ["covered", "erased"])
@pytest.mark.parametrize("kind", FORGED)
def test_a_forged_entry_with_the_hash_of_the_true_one_is_refused(kind: str, form: str) -> None:
    told, seq = forged_entry(kind, form)

    found = [one for one in faults(told) if one.startswith(f"日志第 {seq} 条")]

    assert not [*_chain(msgspec.convert(told["chain"], Chain), "")], (
        "the chain still closes: it is the hash of the true one"
    )
    assert len(found) == 1
    assert "must not be a fingerprint" in found[0]


def test_what_a_record_has_but_a_fingerprint_of_is_listed_by_kind_and_number() -> None:
    told = told_by(shipped_rows("teahouse"))

    kinds_ = {kind: len(numbers) for kind, numbers in unproved(told).items()}

    assert kinds_ == {"Step": 33, "ItemWritten": 27}
    shut = [e["seq"] for e in told["chain"]["entries"] if not ("who_salt" in e and "what_salt" in e)]
    assert sorted(number for numbers in unproved(told).values() for number in numbers) == shut


def test_unsigned_words_do_not_lead_to_their_writer() -> None:
    rows = shipped_rows("courtyard123")
    unsigned = [row for row in rows if row.kind in ("ItemWritten", "Commented") and '"named":false' in row.body]
    links = {link["seq"]: link for link in told_by(rows)["chain"]["entries"]}
    told = [links[row.seq] for row in unsigned]

    assert unsigned
    assert not any(link.get("person") or link.get("who_salt") for link in told)
    for row, link in zip(unsigned, told, strict=True):  # nor does trying everybody, with the salt of the words in hand
        assert link["what_salt"] == chain.half(row.salt, "what")
        tries = {chain.closed(link["what_salt"], f"p{n}", "") for n in range(500)}
        assert link["who"] not in tries


def test_withdrawn_words_first_names_and_the_wifi_password_are_not_in_a_record() -> None:
    cast = at("gather")
    cast.do("host", "set", name="wifi", value={"name": "hall", "password": "verysecret"})
    cast.do("host", "set", name="wifi", value={"name": "hall", "password": "anotherword"})
    cast.do("wang", "withdraw", item=cast.need("wang", "这句话我收回"))
    cast.join("late", "真名实姓", "residents")
    cast.do("host", "set_role", person=cast.ids["late"], name="老邻居")
    assert isinstance(cast.place, Core)
    rows = rows_of(cast.place.entries)

    told = told_by(rows)

    gone = ("verysecret", "anotherword", "这句话我收回", "真名实姓")
    assert all(word in "".join(row.body for row in rows) for word in gone)
    assert [word for word in gone if word in json.dumps(told, ensure_ascii=False)] == []
    assert faults(told) == []


FORMAT = {"format": "facilitate.record/1"}
STRANGE = [{"entries": [{"seq": 1, "at": 2, "body": "{}"}]}, {"head": 3}, {"head": "", "length": 0}]


@pytest.mark.parametrize("told", [None, [], {}, {"format": "x"}, FORMAT, *(FORMAT | {"chain": one} for one in STRANGE)])
def test_what_is_no_record_is_told_in_words(told: Any) -> None:
    found = faults(told)

    assert found
    assert all(" / " in one for one in found)
