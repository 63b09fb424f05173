"""A day as people write it in sheets."""

import re
import unicodedata
from datetime import date, datetime, timedelta

from facilitate.register.sheets.faults import Fault, shown

DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T].*)?")
PLAIN_DAY = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
ENGLISH = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y")
BEGIN, FIRST, LAST = date(1899, 12, 30), 36_526, 73_050
"""A spreadsheet counts days from here; between the two (2000 and 2100) a number alone is meant as one of them."""


def day_in(text: str) -> date:
    """The day that is meant. Raises Fault(not_a_date), also for 5/1/2026: May in one country, January in another."""
    plain = unicodedata.normalize("NFKC", text).strip()
    found = _numbered(plain) or _english(plain)
    if found is None:
        raise Fault("not_a_date", told=shown(text))
    return found


def _numbered(plain: str) -> date | None:
    parts = DAY.fullmatch(plain) or PLAIN_DAY.fullmatch(plain)
    try:
        if parts:
            return date(int(parts[1]), int(parts[2]), int(parts[3]))
        return BEGIN + timedelta(int(plain)) if FIRST <= int(plain[:6]) <= LAST and len(plain) == 5 else None
    except ValueError:
        return None


def _english(plain: str) -> date | None:
    for form in ENGLISH:
        try:
            return datetime.strptime(plain, form).date()
        except ValueError:
            continue
    return None
