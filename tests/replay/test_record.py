"""record.json of every shipped meeting: the fields that programs outside rely on, ids that exist, seconds that fit."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest

from facilitate.reports.record import Record, from_json, to_json
from tests.replay.shipped import NAMES, shipped

TOP = {
    "format", "meeting", "people", "stages", "items", "comments", "answers", "offers", "turns", "hands", "ballots",
    "selections", "spaces", "attendance", "actions", "conduct", "signals", "confirmations", "measures", "chain",
}  # fmt: skip
FIELDS = {
    "people": "id name group role neutral from to proxy",
    "stages": "id item from to left_out",
    "items": "id kind text by about stage merged_into originals category fields",
    "comments": "id about text by reply_to",
    "answers": "id about kind text by",
    "offers": "id about resource text by",
    "turns": "person item stage stance from seconds limit reason gist",
    "hands": "person from item stage",
    "ballots": "id type items eligible present cast counts apart sources bars outcome",
    "selections": "name items",
    "spaces": "id kind place slot item people",
    "actions": "id about what who with due checker state",
    "conduct": "at kind by",
    "signals": "at signal person",
    "confirmations": "at person",
}
MEASURES = {"talk_gini", "effective_voices", "not_spoken", "group_ratio", "first_voices"}
TYPES = {"yesno", "pick", "dots", "rank", "score", "grade", "consent", "budget"}
Rows = dict[str, Any]


def told(name: str) -> Rows:
    found: Rows = json.loads(to_json(shipped(name)[1]))
    return found


@pytest.mark.parametrize("name", NAMES)
def test_no_field_is_missing_and_every_type_is_as_written(name: str) -> None:
    record = told(name)

    assert to_json(from_json(to_json(shipped(name)[1]))) == to_json(shipped(name)[1])
    assert set(record) >= TOP
    assert record["format"] == "facilitate.record/1"
    for kind, fields in FIELDS.items():
        for row in record[kind]:
            assert set(fields.split()) <= set(row), kind
    assert set(record["measures"]) >= MEASURES
    assert record["chain"]["length"] > len(record["turns"])
    assert len(record["chain"]["head"]) == 64


@pytest.mark.parametrize("name", NAMES)
def test_every_id_leads_to_something(name: str) -> None:
    record = told(name)
    people, items = ids(record, "people"), ids(record, "items")
    things = items | ids(record, "actions") | ids(record, "comments")
    stages, spaces = ids(record, "stages"), ids(record, "spaces")
    passes = {row["pass"] for row in record["stages"]}

    assert set(who(record)) <= people
    assert {row["item"] for kind in ("stages", "turns", "hands", "spaces") for row in record[kind]} - {None} <= items
    assert {row["stage"] for kind in ("items", "turns", "hands", "ballots") for row in record[kind]} <= stages
    assert {id for row in record["items"] for id in (*row["originals"], row["merged_into"])} - {None} <= items
    assert {id for kind in ("ballots", "selections") for row in record[kind] for id in row["items"]} <= things
    assert {row["about"] for row in record["answers"]} <= things
    assert {row["about"] for row in record["items"]} - {None, ""} <= things | spaces | passes
    assert {row["space"] for row in record["turns"]} - {None} <= spaces


@pytest.mark.parametrize("name", NAMES)
def test_counts_agree_with_themselves(name: str) -> None:
    for ballot in told(name)["ballots"]:
        assert ballot["type"] in TYPES
        assert ballot["outcome"] in {"carried", "failed", "tied", "none"}
        assert ballot["cast"] or ballot["count"] == "mixed"
        assert ballot["cast"] <= ballot["eligible"]
        assert sum(ballot["sources"].values()) == ballot["cast"]
        if {"for", "against"} <= set(ballot["counts"]):
            assert sum(ballot["counts"].values()) == ballot["cast"]
        assert {bar["held"] for bar in ballot["bars"]} <= {True, False}


@pytest.mark.parametrize("name", NAMES)
def test_times_are_whole_seconds_in_order(name: str) -> None:
    record = told(name)
    times = record["meeting"]["times"]
    held = [row for row in record["stages"] if not row["left_out"]]

    assert datetime.fromisoformat(times["started"]).tzinfo is not None
    assert [row["from"] for row in held] == sorted(row["from"] for row in held)
    assert all(row["to"] is None or row["to"] >= row["from"] for row in held)
    assert all(turn["seconds"] >= 0 and turn["reason"] for turn in record["turns"])
    for space in record["spaces"]:
        assert all(stay["to"] is None or stay["to"] >= stay["from"] for stay in space["people"])


def ids(record: Rows, kind: str) -> set[str]:
    return {row["id"] for row in record[kind]}


def who(record: Rows) -> Iterator[str]:
    """Everybody that any row names."""
    for kind, key in (("turns", "person"), ("hands", "person"), ("signals", "person"), ("confirmations", "person"),
                      ("items", "by"), ("comments", "by"), ("answers", "by"), ("conduct", "by")):  # fmt: skip
        yield from (row[key] for row in record[kind] if row[key])
    for space in record["spaces"]:
        yield from (stay["person"] for stay in space["people"])


def test_a_record_in_which_a_row_lacks_a_field_is_found() -> None:
    record = told("nantang")
    del record["turns"][0]["person"]

    with pytest.raises(ValueError, match="person"):
        from_json(json.dumps(record).encode())


def test_the_whole_of_a_record_is_a_record() -> None:
    assert isinstance(shipped("nantang")[1], Record)
