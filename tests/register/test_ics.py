"""A calendar that other programs can read: folded by octets, escaped, in UTC, each date once and for good under its own name."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitate.register.rooms.ics import Event, calendar, folded, text


def lines(data: bytes) -> list[str]:
    """The lines of a calendar with what was folded put together again (RFC 5545, 3.1)."""
    return data.decode().replace("\r\n ", "").split("\r\n")


def test_a_meeting_is_told_in_utc_and_a_due_date_as_a_whole_day() -> None:
    meeting = Event("booking-1", "圆桌会", "2026-11-21T14:30+08:00", "2026-11-21T16:30+08:00", place="议事厅")
    due = Event("promise-2", "期限：换井盖", "2026-12-31")

    found = lines(calendar("社区日历", [meeting, due], "h"))

    assert "DTSTART:20261121T063000Z" in found
    assert "DTEND:20261121T083000Z" in found
    assert "DTSTART;VALUE=DATE:20261231" in found
    assert "DTEND;VALUE=DATE:20270101" in found
    assert [line for line in found if line.startswith("UID")] == [
        "UID:booking-1.h@facilitate",
        "UID:promise-2.h@facilitate",
    ]


def test_what_was_cancelled_says_so() -> None:
    assert "STATUS:CANCELLED" in lines(calendar("", [Event("x", "", "2026-12-31", cancelled=True)], "h"))


def test_no_text_ends_its_line_or_its_value() -> None:
    assert text("一；二;三,四\\五\r\n六\x07") == "一；二\\;三\\,四\\\\五\\n六"


@given(st.text())
def test_no_line_is_longer_than_75_octets_and_no_sign_is_lost(words: str) -> None:
    told = f"SUMMARY:{text(words)}"
    pieces = list(folded(told))

    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == told
    assert all(piece.startswith(" ") for piece in pieces[1:])


@given(st.text(), st.dates(date(1970, 1, 1), date(9999, 12, 30)))
def test_every_calendar_has_the_shape_of_the_standard(words: str, day: date) -> None:
    data = calendar(words, [Event("a", words, day.isoformat(), place=words, text=words)], "h")

    assert data.endswith(b"END:VCALENDAR\r\n")
    assert not re.search(rb"[^\r]\n|\r[^\n]", data)
    for line in lines(data)[:-1]:
        assert re.fullmatch(r"[A-Z-]+(;[A-Z]+=[A-Z0-9-]+)*:.*", line), line


@pytest.mark.parametrize("field", ["UID", "DTSTAMP", "DTSTART", "SUMMARY"])
def test_each_event_has_what_the_standard_demands_once(field: str) -> None:
    found = lines(calendar("", [Event("a", "x", "2026-12-31")], "h"))

    assert sum(line.startswith(field) for line in found) == 1
