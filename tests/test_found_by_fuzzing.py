"""What tests/faults/fuzz has found, each as it was found."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitate.core.person.names import clean_text
from facilitate.replay.script import BadScenario, load

HEAD = "id: a\nrule: b\ntitle: c\nstarts: 2026-01-01\npeople: []\n"


@pytest.mark.parametrize("events", ["[{at: 1}, {at: x}]", "[1, 2]", "[{do: hand}]", "[{at: 1}, {at: null}]"])
def test_an_event_of_a_scenario_without_its_second_is_told_in_words(tmp_path: Path, events: str) -> None:
    file = tmp_path / "scene.yaml"
    file.write_text(f"{HEAD}events: {events}\n")

    with pytest.raises(BadScenario, match="without"):
        load(file)


def test_unseen_signs_between_marks_do_not_part_them() -> None:
    heaped = clean_text("a" + "\u0303\u200b" * 9)

    assert heaped == clean_text("a" + "\u0303" * 9)
    assert len(heaped) <= 4
