"""Somebody who was removed from a record: her deeds stay, and no paper tells her name or her id."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from facilitate.papers import NAMES, make
from facilitate.reports.record import Record, from_json, to_json
from facilitate.reports.rows import Action
from tests.papers.sample import courtyard
from tests.papers.world import LINKS

ID = re.compile(r"(?<![\w/-])p\d+(?![\w-])")


def removed() -> Record:
    """Whoever answered, promised, took on, spoke or offered something is no longer in the record; one task is an outsider's."""
    record = courtyard()
    deeds = {row.by for row in (*record.answers, *record.offers)} | {row.who for row in record.actions}
    outsider = Action(id="t99", what="送图纸", who="设计院的老陈", about="n1", at=1)
    told = to_json(replace(record, people=tuple(person for person in record.people if person.id not in deeds)))
    for number, id in enumerate(sorted(deeds), 1):
        told = told.replace(f'"{id}"'.encode(), f'"p{number}"'.encode())
    bare = from_json(told)
    return replace(bare, actions=(*bare.actions, outsider))


@pytest.mark.parametrize("name", [name for name, kind in NAMES.items() if "md" in kind.exts and kind.when != "before"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_paper_prints_an_id(name, lang):
    assert ID.findall(make(name, "md", removed(), lang, LINKS).data.decode()) == []


@pytest.mark.parametrize("name", ["minutes", "needs", "record", "commitments"])
def test_a_word_in_the_language_of_the_paper_stands_for_her(name):
    chinese, english = (make(name, "md", removed(), lang, LINKS).data.decode() for lang in ("zh", "en"))

    assert "已删除的参加者" in chinese
    assert "Someone since removed" in english
    assert "已删除的参加者" not in english


def test_whoever_was_never_in_the_meeting_keeps_her_name():
    assert "设计院的老陈" in make("minutes", "md", removed(), "zh", LINKS).data.decode()
