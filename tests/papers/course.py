"""How courtyard 123 went: turns, hands, ballots, tasks and reminders of its scenario as rows of a record."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

from facilitate.reports.rows import (
    Action,
    Apart,
    Attendance,
    Ballot,
    Conduct,
    Hand,
    Signal,
    Turn,
    Words,
)

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
RULE = ROOT / "rules" / "roundtable_needs.yaml"
STARTS = datetime.fromisoformat("2026-11-21T14:30:00+08:00")
AXES = ("importance", "satisfaction", "feasibility")
NEUTRAL = {"host", "recorder"}
Data = dict[str, Any]


def did(data: Data, *what: str) -> list[Data]:
    return [event for event in data["events"] if event["do"] in what]


def due(days: int) -> str:
    return (STARTS + timedelta(days=days)).date().isoformat()


def turns(data: Data) -> tuple[Turn, ...]:
    return tuple(
        Turn(
            id=str(number),
            person=event["by"],
            reason="seat_order" if event["at"] < 2200 else "not_spoken_first",
            from_=event["at"] - event["seconds"],
            seconds=event["seconds"],
            limit=60 if event["at"] < 2200 else 120 if event["by"].startswith("a") else 90,
            item=event["about"],
            stage="say" if event["at"] < 2200 else "discuss",
            gist=event.get("gist", ""),
            kind="answer" if event["at"] > 2200 and event["by"].startswith("a") else "turn",
            to=event.get("to"),
        )
        for number, event in enumerate(did(data, "floor_end"), 1)
    )


def hands(data: Data) -> tuple[Hand, ...]:
    return tuple(Hand(person=e["by"], from_=e["at"], to=e["at"] + 3, called=True) for e in did(data, "hand"))


def ballots(data: Data) -> tuple[Ballot, Ballot]:
    needs = tuple(need["id"] for need in data["needs"])
    picks = {
        side: Counter(n for d in data["dots"] if d["by"].startswith(side) for n in d["picks"]) for side in ("r", "a")
    }
    dots = Ballot(
        id="1",
        type="dots",
        items=needs,
        stage="dots",
        per_person=3,
        eligible=13,
        present=13,
        cast=13,
        counts={need: picks["r"][need] for need in needs},
        apart=Apart(roles=("rep",), eligible=9, cast=9, counts={need: picks["a"][need] for need in needs}),
        sources={"phones": 12, "proxy": 1},
        from_=2520,
        to=2800,
    )
    return dots, grades(data)


def grades(data: Data) -> Ballot:
    def counts(side: str) -> Data:
        rows = [grade for grade in data["grades"] if grade["by"].startswith(side)]
        return {
            need: {a: [sum(r[a] == n for r in rows if r["need"] == need) for n in range(1, 6)] for a in AXES}
            for need in data["shortlist"]
        }

    return Ballot(
        id="2",
        type="score",
        items=tuple(data["shortlist"]),
        axes=AXES,
        scale=(1, 5),
        stage="grade",
        eligible=13,
        present=13,
        cast=13,
        counts=counts("r"),
        apart=Apart(roles=("rep",), eligible=9, cast=9, counts=counts("a")),
        sources={"phones": 12, "proxy": 1},
        from_=4740,
        to=4980,
    )


def attendance(data: Data) -> Attendance:
    groups = Counter(person["group"] for person in data["people"])
    expected = ("residents", "committee", "street", "agency", "contractor", "federation", "social_org", "property")
    return Attendance(present=24, eligible=22, groups=dict(groups), expected=expected, missing=("property",))


def action(action: Data, happened: dict[Any, Data]) -> Action:
    return Action(
        id=action["id"],
        about=action["need"],
        what=action["what"],
        who=action["who"],
        with_=tuple(action["with"]),
        due=due(action["due_days"]),
        checker=action["checker"],
        at=happened["action", action["id"]]["at"],
    )


def conduct(data: Data) -> tuple[Conduct, ...]:
    extended = [Conduct(at=e["at"], kind="extend", by=e["by"], seconds=e["seconds"]) for e in did(data, "extend")]
    warned = [
        Conduct(at=e["at"], kind=e["step"], by=e["by"], person=e["who"], text=e["text"]) for e in did(data, "warn")
    ]
    passed = [Conduct(at=e["at"], kind="pass", by=e["by"], person=e["by"]) for e in did(data, "pass")]
    return tuple(sorted([*extended, *warned, *passed], key=lambda row: row.at))


def signals(data: Data) -> tuple[Signal, ...]:
    return tuple(Signal(at=e["at"], signal=e["signal"], person=e["by"]) for e in did(data, "signal"))


def lists() -> dict[str, dict[str, Words]]:
    lists = yaml.safe_load((ROOT / "rules" / "lists" / "lists.yaml").read_text("utf-8"))
    return {
        name: {row["code"]: Words(zh=row["zh"], en=row["en"]) for row in rows}
        for name, rows in lists.items()
        if isinstance(rows, list)
    }
