"""Every sentence of the minutes has one key, which stays what it is while the meeting goes on, and sources that exist."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitate.core.meeting import fold
from facilitate.replay.script import load
from facilitate.reports.fold import record
from facilitate.reports.lines import Line
from facilitate.reports.minutes import minutes
from facilitate.reports.numbers import Numbers, Ref
from facilitate.reports.record import Record
from facilitate.reports.sections import sentences
from facilitate.service.lists import lists
from tests.papers.world import empty
from tests.replay.shipped import FOLDER, NAMES, played, shipped

QUARTERS = (1, 2, 3, 4)


def told(held: Record) -> list[Line]:
    return list(sentences(minutes(held).sections))


@pytest.mark.parametrize("name", NAMES)
def test_every_sentence_has_a_key_of_its_own(name: str) -> None:
    held = minutes(shipped(name)[1])
    keys = [line.key for line in sentences(held.sections)]
    lines = [line for section in held.sections for part in (section, *section.parts) for line in part.lines]

    assert len(keys) == len(set(keys))
    assert all(line.key for line in lines)
    assert keys


@pytest.mark.parametrize("name", NAMES)
def test_the_parts_of_a_section_are_the_rows_behind_it(name: str) -> None:
    held = minutes(shipped(name)[1])

    for keys, rows in (("matters", held.matters), ("decisions undecided", held.decisions), ("promises", held.promises)):
        sections = [section for section in map(held.section, keys.split()) if section]
        assert sum(len(section.parts) for section in sections) == len(rows)


@pytest.mark.parametrize("name", ["courtyard123", "ronr", "consensus", "teahouse"])
def test_a_key_stays_with_its_sentence_while_the_meeting_goes_on(name: str, tmp_path: Path) -> None:
    found, services = played(tmp_path, load(FOLDER / f"{name}.yaml"))
    log = services.in_writer(lambda: services.store.read(found.code)).entries
    parts = [log[: len(log) * quarter // 4] for quarter in QUARTERS]
    papers = [{line.key: line for line in told(record(fold(part), part, lists()))} for part in parts]
    last = papers[-1]

    assert all(len(earlier) <= len(last) for earlier in papers)
    for earlier in papers[:-1]:
        for key, line in earlier.items():
            if key in last:
                assert fixed(line) == fixed(last[key])
            elif line.refs:
                section = key.partition("/")[0]
                same = [
                    one for one in last.values() if one.key.partition("/")[0] == section and "/before/" not in one.key
                ]
                assert line.refs not in [one.refs for one in same]


def fixed(line: Line) -> list[Ref]:
    """The first thing it rests on; the number of a need is its rank, which changes."""
    return [ref for ref in line.refs if ref.kind != "need"][:1]


@pytest.mark.parametrize("name", NAMES)
def test_what_a_sentence_rests_on_is_in_the_record(name: str) -> None:
    held = shipped(name)[1]
    there = {kind: len(rows) for kind, rows in Numbers(held).of.items()}
    there |= {"need": len(minutes(held).report.needs), "stage": len(held.stages)}

    for line in told(held):
        for ref in line.refs:
            assert 1 <= ref.number <= there[ref.kind], line.key


def test_a_meeting_to_which_nobody_came_has_minutes_without_a_single_thing_that_did_not_happen() -> None:
    assert [line.key for line in told(empty())] == ["after/corrections"]
