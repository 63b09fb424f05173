"""A scenario file as data: its people, contents and events, and how they are looked up."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

Data = dict[str, Any]
THINGS = ("item", "need", "motion", "session", "topic", "idea", "card", "action")
LISTS = ("people", "cards", "needs", "comments", "answers", "offers", "actions", "events", "motions", "sessions")


def _about(row: Data) -> str:
    """The thing that a row or an event names."""
    return next((str(row[key]) for key in THINGS if row.get(key)), "")


class BadScenario(Exception):
    """The file is no scenario: what is missing, in words."""


@dataclass
class Script:
    """A scenario; `taken` remembers which answers and offers have been used by an event."""

    data: Data
    taken: set[tuple[str, int]] = field(default_factory=set)

    @property
    def starts(self) -> datetime:
        found: datetime = datetime.fromisoformat(str(self.data["starts"]))
        return found

    @property
    def first(self) -> int:
        """When the first event is, in seconds from the start: negative where something happens before the meeting."""
        return min((event["at"] for event in self.events), default=0)

    @property
    def events(self) -> list[Data]:
        return self.list("events")

    def list(self, name: str) -> list[Data]:
        """The rows of a list; those of a mapping with their key as `id`."""
        rows = self.data.get(name) or ()
        if isinstance(rows, dict):
            return [{"id": id} | (row if isinstance(row, dict) else {"value": row}) for id, row in rows.items()]
        return list(rows)

    def find(self, name: str, id: str) -> Data:
        """The one of that id; raises BadScenario."""
        for one in self.list(name):
            if one.get("id") == id:
                return one
        raise BadScenario(f"{name}: {id}")

    def one(self, names: Iterable[str], id: str) -> Data:
        """The one of that id in any of these lists; only its id where none has it."""
        return next(
            (one for name in names for one in self.list(name) if isinstance(one, dict) and one.get("id") == id),
            {"id": id},
        )

    def entry(self, name: str, event: Data, key: str) -> Data:
        """What the event names of that list; the event itself where it brings its own text. Raises BadScenario."""
        return self.find(name, event[key]) if event.get(key) else event

    def take(self, name: str, event: Data, kind: str) -> Data:
        """The first unused answer or offer of this event's person, thing and kind (its key is `kind`); else the event."""
        for n, one in enumerate(self.list(name)):
            same = one.get("by") == event["by"] and _about(one) == _about(event)
            if same and event.get("kind") in (None, one.get(kind)) and (name, n) not in self.taken:
                self.taken.add((name, n))
                return one
        return event

    def day(self, days: int | None) -> str:
        """The date so many days after the meeting, ISO; empty for None."""
        start: date = self.starts.date()
        return "" if days is None else (start + timedelta(days=days)).isoformat()

    def nth(self, name: str, told: Any) -> int:
        """A slot or a place as the how-manieth it is in the scenario's list, from 1."""
        for n, row in enumerate(self.list(name), 1):
            keys = (
                [row.get(k) for k in ("id", "slot", "place", "name", "title", "zh")] if isinstance(row, dict) else [row]
            )
            if told in keys or self.text(told) in [self.text(key) for key in keys if key]:
                return n
        return told if isinstance(told, int) else int(found[0]) if (found := re.findall(r"\d+", str(told))) else 1

    def text(self, told: Any) -> str:
        """A text in the meeting's first language."""
        return str(told.get("zh") or told.get("en") or "") if isinstance(told, dict) else str(told or "")


def load(path: Path) -> Script:
    """Read a scenario. Raises BadScenario, OSError."""
    try:
        data = yaml.load(path.read_bytes(), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as fault:
        raise BadScenario(str(fault)) from fault
    if not isinstance(data, dict):
        raise BadScenario("no mapping at the top")
    for name in ("id", "rule", "title", "starts", "people", "events"):
        if name not in data:
            raise BadScenario(f"“{name}” is missing")
    for name in LISTS:
        if not isinstance(data.get(name) or [], list):
            raise BadScenario(f"“{name}” is no list")
    for event in data["events"]:
        if not isinstance(event, dict) or not isinstance(event.get("at"), int | float):
            raise BadScenario(f"an event without “at”, in seconds: {str(event)[:60]}")
    data["events"] = sorted(data["events"], key=lambda event: event["at"])
    return Script(data)
