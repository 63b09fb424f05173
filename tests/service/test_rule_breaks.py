"""Whatever an author breaks in any of the shipped files is said on its line, in both languages, never with a trace."""

from pathlib import Path

import pytest

from facilitate.resources import resource
from facilitate.service.faults import Fault, Faults
from facilitate.service.rulefiles import parse_rule
from tests.service.rule_breaks import breaks

FILES = sorted(resource("rules").glob("*.yaml"))
EVERY = 11  # of so many breaks of a file one is tried here: some 120 a file, 29,000 in all


def found(text: str) -> tuple[Fault, ...]:
    try:
        parse_rule(text.encode(), "mine.yaml")
    except Faults as error:
        return error.faults
    return ()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_break_is_said_on_its_line_in_both_languages(path: Path) -> None:
    broken = list(breaks(path.read_text(encoding="utf-8")))[::EVERY]
    unsaid = []

    for one in broken:
        faults = found(one.text)
        if not any(fault.line == one.line and one.says in fault.en and fault.zh for fault in faults):
            unsaid.append(f"{one.line}: {one.what}: {[str(fault) for fault in faults]}")

    assert len(broken) > 20
    assert unsaid == []
