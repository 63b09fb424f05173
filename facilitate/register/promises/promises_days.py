"""Days of promises: on the calendar of the place where the register is kept."""

from calendar import monthrange
from datetime import date, datetime, timedelta

from facilitate.register.declined import Declined

LONGEST = 10
"""Years ahead for which something may be promised."""


def day(ms: int) -> date:
    """The day of an instant (server ms)."""
    return datetime.fromtimestamp(ms / 1000).date()


def read_day(text: str) -> date | None:
    """An ISO date; None where nothing can be read as one."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def ahead(text: str, today: date) -> str:
    """The same ISO date, if it is today or later. Raises Declined: date_unclear, due_passed, date_far."""
    found = read_day(text)
    if found is None:
        raise Declined("date_unclear")
    if found < today:
        raise Declined("due_passed")
    if found.year > today.year + LONGEST:
        raise Declined("date_far", years=LONGEST)
    return found.isoformat()


def months_after(start: date, months: int) -> date:
    """The same day of a later month, or that month's last: three months after 30 November is 28 February."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def monday(of: date) -> date:
    """The first day of that week."""
    return of - timedelta(days=of.weekday())


def days_over(due: str, until: date) -> int:
    """How many days `until` is after an ISO date; 0 where it is not, or where there is no date."""
    found = read_day(due)
    return max(0, (until - found).days) if found else 0
