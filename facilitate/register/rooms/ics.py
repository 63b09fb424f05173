"""A calendar as other programs subscribe to it (RFC 5545): UTC instants, whole days, lines folded at 75 octets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

OCTETS = 75
"""Of a line, without its end (RFC 5545, 3.1)."""


@dataclass(frozen=True)
class Event:
    """`uid` stays the same for good; `starts` an ISO instant with offset, or an ISO date for a whole day; `changed` server ms."""

    uid: str
    title: str
    starts: str
    ends: str = ""
    place: str = ""
    text: str = ""
    url: str = ""
    cancelled: bool = False
    changed: int = 0


def calendar(name: str, events: Iterable[Event], house: str) -> bytes:
    """The whole file. `house` makes the uids those of this house; a calendar asks again each six hours."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//facilitate//registers//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        f"NAME:{text(name)}", f"X-WR-CALNAME:{text(name)}", "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H",
    ]  # fmt: skip
    for event in events:
        lines += _event(event, house)
    return "".join(f"{fold}\r\n" for line in [*lines, "END:VCALENDAR"] for fold in folded(line)).encode()


def text(words: str) -> str:
    """A text as a value (3.3.11): no sign in it ends the line or the value."""
    plain = words.replace("\r\n", "\n").replace("\r", "\n")
    seen = "".join(sign for sign in plain if sign == "\n" or sign.isprintable())
    for sign, told in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        seen = seen.replace(sign, told)
    return seen


def folded(line: str) -> Iterator[str]:
    """Pieces of at most 75 octets, no sign broken in two; all but the first begin with a space."""
    piece = ""
    for sign in line:
        if len((piece + sign).encode()) > OCTETS:
            yield piece
            piece = " "
        piece += sign
    yield piece


def _event(event: Event, house: str) -> list[str]:
    stamp = _utc(datetime.fromtimestamp(event.changed / 1000, UTC))
    lines = ["BEGIN:VEVENT", f"UID:{event.uid}.{house}@facilitate", f"DTSTAMP:{stamp}", f"LAST-MODIFIED:{stamp}"]
    lines += [*_when(event), f"SUMMARY:{text(event.title)}"]
    lines += [
        f"{name}:{text(words)}" for name, words in (("LOCATION", event.place), ("DESCRIPTION", event.text)) if words
    ]
    lines += [f"URL:{event.url}"] if event.url else []
    return [*lines, f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}", "END:VEVENT"]


def _when(event: Event) -> list[str]:
    if "T" in event.starts:
        ends = [f"DTEND:{_instant(event.ends)}"] if event.ends else []
        return [f"DTSTART:{_instant(event.starts)}", *ends]
    day = date.fromisoformat(event.starts)
    after = day + timedelta(days=1)
    return [f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}", "TRANSP:TRANSPARENT"]


def _instant(iso: str) -> str:
    return _utc(datetime.fromisoformat(iso).astimezone(UTC))


def _utc(when: datetime) -> str:
    return f"{when:%Y%m%dT%H%M%SZ}"
