"""Every shipped meeting plays through: one for each method, nothing refused, everything as its scenario says."""

from pathlib import Path
from typing import Any

import pytest

from facilitate.replay.script import load
from facilitate.reports.record import to_json
from facilitate.resources import resource
from facilitate.web.papers import record_of
from tests.replay.shipped import FOLDER, NAMES, played, shipped


def rules() -> set[str]:
    return {file.name.removesuffix(".yaml") for file in resource("rules").iterdir() if file.name.endswith(".yaml")}


def test_every_method_has_a_meeting_to_look_at() -> None:
    assert {load(FOLDER / f"{name}.yaml").data["rule"] for name in NAMES} == rules()


@pytest.mark.parametrize("name", NAMES)
def test_it_plays_through_with_nothing_refused_and_comes_out_as_it_says(name: str) -> None:
    found, _ = shipped(name)

    assert [(t.at, t.do, t.by, t.word) for t in found.unexpected] == []


@pytest.mark.parametrize("name", ["open_space", "teahouse", "assembly_hall"])
def test_at_any_speed_it_gives_the_same_record_to_the_byte(name: str, tmp_path: Path) -> None:
    waits: list[float] = []
    script = load(FOLDER / f"{name}.yaml")

    slow, services = played(tmp_path, script, waits.append)

    assert sum(waits) == script.events[-1]["at"] - min(0, script.first)
    assert to_json(record_of(services, slow.code)) == to_json(shipped(name)[1])


WRONG: dict[str, dict[str, Any]] = {
    "nantang": {"totals": [{"motion": "m1", "for": 11, "against": 4}]},
    "open_space": {"top": ["s2", "s6", "s3", "s9", "s8"]},
    "open_space_short": {"merged": [{"session": "s3", "into": "s1"}]},
    "appreciative": {"action_groups": [{"motion": "m1", "people": ["r04", "r09"]}]},
    "ngt": {"totals": {"i2": 34}},
    "budget": {"spent": 1},
    "consensus": {"votes": [{"motion": "m1", "outcome": "failed"}]},
}


@pytest.mark.parametrize("name", WRONG)
def test_what_came_out_otherwise_than_the_file_says_is_told(name: str, tmp_path: Path) -> None:
    script = load(FOLDER / f"{name}.yaml")
    script.data.update(WRONG[name])

    found, _ = played(tmp_path, script)

    assert len(found.unexpected) == 1
    assert not found.unexpected[0].refused
