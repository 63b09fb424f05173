"""Emptying a log when its time has come: nobody's name and nobody's words stay, what was counted and the sealed minutes do."""

from __future__ import annotations

from collections.abc import Iterable

from facilitate.core.act import Entry, Event
from facilitate.core.meeting import Meeting
from facilitate.core.person.erasing import PHOTOS, WORDS, Plain, each_text, plain_of, renamed

STAY = ("MeetingOpened", "MinutesSealed", "SettingChanged", "PlacesNamed")
"""What the organiser said of the meeting, and what it agreed on."""


def everybody(log: Iterable[Entry]) -> dict[int, Event]:
    """What is to stand instead of the entries of these numbers."""
    found = {}
    for entry in log:
        before = plain_of(entry.event)
        after = _empty(before)
        if after != before:
            found[entry.seq] = Meeting.revive(after)
    return found


def _empty(plain: Plain) -> Plain:
    kind = plain["type"]
    if kind in STAY:
        return plain
    if kind in ("PersonJoined", "PersonChanged"):
        return renamed(plain, plain["id"])
    if kind in PHOTOS:
        return {name: "" if name in ("sha256", "caption") else value for name, value in plain.items()}
    if "inverse" in plain:
        return plain | {"inverse": [_empty(each) for each in plain["inverse"]]}
    bare = each_text(plain, lambda _text: WORDS)
    return bare | {"mark": ""} if bare != plain and "mark" in plain else bare
