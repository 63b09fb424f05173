"""What one person may see of a meeting, as the entities of entities.md, for pages drawn on the server."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import abort, current_app, g

from facilitate.core.meeting import MeetingOpened


@dataclass(frozen=True)
class Sight:
    """The entities of one audience by key, and `me` of one person (empty for a stranger)."""

    things: Mapping[str, Any]
    me: Mapping[str, Any] = field(default_factory=dict)

    def one(self, key: str) -> Any:
        """The entity under that key, or an empty one."""
        return self.things.get(key) or {}

    def all(self, kind: str) -> list[Any]:
        """Every entity of a kind (`item`, `answer`…) in the order in which they were made."""
        found = [key for key in self.things if key.startswith(f"{kind}/")]
        return [self.things[key] for key in sorted(found, key=_number)]


def _number(key: str) -> tuple[int, str]:
    name = key.partition("/")[2]
    return (int(name) if name.isdigit() else 0, name)


def context() -> Any:
    """The services of the app at work: access, door, clock, config."""
    return current_app.extensions["facilitate"]


def exists(code: str) -> bool:
    """Whether there is a meeting of that code."""
    try:
        with context().door.reading(code):
            return True
    except KeyError:
        return False


def facts_of(code: str) -> MeetingOpened:
    """The facts with which the meeting was opened, for pages that need no more; 404 where there is none. The meeting's
    language is remembered for the page."""
    try:
        with context().door.reading(code) as m:
            facts: MeetingOpened = m.facts
    except KeyError:
        abort(404)
    g.meeting_lang = facts.language
    return facts


def meeting_of(code: str, audience: str = "board") -> Any:
    """The entity `meeting` alone, for pages that need no more; 404 where there is no such meeting."""
    return look(code, audience, keys=("meeting",)).one("meeting")


def look(code: str, audience: str = "board", person: str = "", keys: Iterable[str] = ()) -> Sight:
    """What the audience `board`, `room` or `desk` sees of that meeting; 404 where there is none. The meeting's language is remembered for the page."""
    found = context().sight(code, audience, person, keys)
    if found is None:
        abort(404)
    things, me = found
    g.meeting_lang = things["meeting"]["language"]
    return Sight(things, me)
