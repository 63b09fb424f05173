"""Instants as the calendar keeps them: ISO 8601 on this computer's clock, to the minute, so that they sort as words do; and as
sentences name them."""

from datetime import datetime, timedelta


def instant(ms: int) -> str:
    """Server milliseconds as the calendar writes them."""
    return written(datetime.fromtimestamp(ms / 1000))


def named(ms: int) -> str:
    """Server milliseconds as a sentence names them: 2026-11-21 14:30."""
    return f"{datetime.fromtimestamp(ms / 1000):%Y-%m-%d %H:%M}"


def written(when: datetime) -> str:
    """A clock time (taken as this computer's where it names no offset) as the calendar writes it."""
    return when.astimezone().isoformat(timespec="minutes")


def later(iso: str, minutes: int) -> str:
    """So many minutes after an instant."""
    return written(datetime.fromisoformat(iso) + timedelta(minutes=minutes))


def months_before(month: str, n: int) -> str:
    """The month (2026-12) that lies `n` months before another; a negative `n` goes on."""
    year, number = (int(part) for part in month.split("-"))
    whole = year * 12 + number - 1 - n
    return f"{whole // 12:04d}-{whole % 12 + 1:02d}"
