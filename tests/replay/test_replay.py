"""Scenarios played through the door: the whole courtyard, at any speed, with what goes wrong said."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from facilitate.cli import main
from facilitate.config import Config
from facilitate.replay.player import Played, entropy, play
from facilitate.replay.script import BadScenario, Script, load
from facilitate.reports.record import to_json
from facilitate.resources import resource
from facilitate.service.clock import ManualClock
from facilitate.web.papers import record_of
from facilitate.web.services import Services, open_services

COURTYARD = resource("rules") / "scenarios" / "courtyard123.yaml"


def played(folder: Path, script: Script, waits: list[float] | None = None) -> tuple[Played, Services]:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "secret").write_text("ab" * 32)
    clock = ManualClock(int(script.starts.timestamp() * 1000))
    services = open_services(
        Config(data=folder, db=f"sqlite:///{folder / 'replay.db'}"), clock=clock, entropy=entropy(script.data["id"])
    )
    return play(script, services, clock, (lambda _: None) if waits is None else waits.append), services


def courtyard(**changes: Any) -> Script:
    script = load(COURTYARD)
    script.data.update(changes)
    return script


def test_the_whole_courtyard_comes_out_as_its_scenario_says(tmp_path: Path) -> None:
    found, _ = played(tmp_path, courtyard())

    assert found.troubles == []
    wanted = {
        "people": 24,
        "cards": 32,
        "needs": 10,
        "carried": 6,
        "comments": 30,
        "answers": 8,
        "offers": 7,
        "tasks": 7,
    }
    assert {name: found.figures[name] for name in wanted} == wanted


def test_played_slowly_it_gives_the_same_record_to_the_byte(tmp_path: Path) -> None:
    waits: list[float] = []

    fast, one = played(tmp_path / "fast", courtyard())
    slow, other = played(tmp_path / "slow", courtyard(), waits)

    assert sum(waits) == 5400
    assert to_json(record_of(one, fast.code)) == to_json(record_of(other, slow.code))


def test_an_act_that_the_rules_refuse_is_told_with_its_reason_unless_it_was_expected(tmp_path: Path) -> None:
    early = {"at": 605, "do": "hand", "by": "r01"}
    unexpected, _ = played(tmp_path / "a", with_event(early))
    expected, _ = played(tmp_path / "b", with_event({**early, "refused": "silent_stage"}))

    assert [(t.refused, t.expected) for t in unexpected.troubles] == [("silent_stage", False)]
    assert [(t.refused, t.expected) for t in expected.troubles] == [("silent_stage", True)]


def with_event(event: dict[str, Any]) -> Script:
    script = courtyard()
    script.data["events"] = sorted([*script.data["events"], event], key=lambda e: e["at"])
    return script


def test_a_result_that_differs_is_told(tmp_path: Path) -> None:
    script = courtyard(shortlist=["n2", "n1"])

    found, _ = played(tmp_path, script)

    assert [t.word.split()[0] for t in found.troubles] == ["shortlist"]


def test_the_command_exits_with_one_when_something_was_refused(tmp_path: Path) -> None:
    data = yaml.safe_load(COURTYARD.read_text())
    data["events"].append({"at": 5401, "do": "card", "by": "r01", "card": "c01"})
    file = tmp_path / "late.yaml"
    file.write_text(yaml.safe_dump(data, allow_unicode=True))

    told = CliRunner().invoke(main, ["replay", str(file), "--fast"])

    assert told.exit_code == 1
    assert "REFUSED 5401s card r01: meeting_ended" in told.output


@pytest.mark.parametrize(
    "text", ["[]", "id: x", "{", "id: x\nrule: y\ntitle: z\nstarts: 2026-01-01\npeople: 3\nevents: []"]
)
def test_what_is_no_scenario_is_said_to_be_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text(text)

    with pytest.raises(BadScenario):
        load(file)


def test_a_scenario_of_an_unknown_rule_is_told_with_its_name(tmp_path: Path) -> None:
    data = yaml.safe_load(COURTYARD.read_text()) | {"rule": "no_such_rule"}
    file = tmp_path / "unknown.yaml"
    file.write_text(yaml.safe_dump(data, allow_unicode=True))

    told = CliRunner().invoke(main, ["replay", str(file)])

    assert told.exit_code == 1
    assert "no_such_rule" in told.output
    assert "Traceback" not in told.output
