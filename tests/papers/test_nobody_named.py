"""What hangs on a wall or goes to a chat group names no resident, tells no door or telephone, and nothing that was hidden."""

from __future__ import annotations

import json
from dataclasses import replace

import msgspec
import pytest

from facilitate.reports.rows import Item
from tests.papers.leaks import HIDDEN, HUNG, Told, found, told
from tests.replay.shipped import shipped

MEETINGS = ("courtyard123", "teahouse", "open_space", "nantang")


@pytest.mark.parametrize("meeting", MEETINGS)
def test_no_paper_that_is_put_up_betrays_anybody_in_any_form(meeting: str) -> None:
    assert found(told(shipped(meeting)[1])) == []


@pytest.mark.parametrize("meeting", MEETINGS)
def test_no_secret_ballot_and_no_unsigned_card_tells_a_person(meeting: str) -> None:
    record = shipped(meeting)[1]
    secret = [ballot for ballot in record.ballots if ballot.secrecy == "secret"]
    unsigned = [*(row for row in record.items if not row.by), *(row for row in record.comments if not row.by)]
    ids = {person.id for person in record.people}
    words = {word for row in (*secret, *unsigned) for word in _words(row, without=("seconds", "sheet"))}

    assert ids & words == set()


def test_the_minutes_do_name_people_so_that_the_search_is_known_to_find_them() -> None:
    meeting = told(shipped("teahouse")[1])
    caught = {words for _, words in found(meeting, ["minutes"], ["zh"])}

    assert set(meeting.betrays[:20]) <= caught


@pytest.mark.parametrize("paper", ["public_notice", "bulletin", "long_picture", "ranking", "harvest"])
def test_a_name_a_door_a_telephone_and_a_hidden_word_that_are_smuggled_in_are_caught(paper: str) -> None:
    meeting = told(shipped("teahouse")[1])
    name, phone, door = meeting.betrays[0], meeting.guests[0].phone, meeting.betrays[len(meeting.guests)]
    smuggled = _said(meeting, f"{name} {door} {phone} {HIDDEN}")
    caught = {(form.split(".")[1].split()[0], words) for form, words in found(smuggled, [paper], ["zh"])}

    forms = {form for form, _ in caught}
    assert "pdf" in forms
    assert caught >= {(form, words) for form in forms for words in (name, door, phone, HIDDEN)}


def test_every_paper_for_everybody_that_hangs_is_searched() -> None:
    assert {"public_notice", "bulletin", "long_picture", "harvest", "poster", "rules"} <= set(HUNG)


def _said(meeting: Told, words: str) -> Told:
    """The same meeting, in which somebody wrote that on what got most votes, in the open."""
    best = max(meeting.record.ballots[0].counts.items(), key=lambda pair: int(pair[1]))[0]

    def with_words(row: Item) -> Item:
        return msgspec.structs.replace(row, text=words) if row.id == best else row

    record = msgspec.structs.replace(meeting.record, items=tuple(map(with_words, meeting.record.items)))
    return replace(meeting, record=record)


def _words(row: object, without: tuple[str, ...]) -> list[str]:
    """Every word of a row, without its fields in which others openly stand: who seconded it, who filled in its sheet."""
    told = {name: value for name, value in msgspec.to_builtins(row).items() if name not in without}
    return json.dumps(told, ensure_ascii=False).replace('"', " ").replace(",", " ").split()
