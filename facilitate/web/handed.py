"""Seats of whoever made a meeting and holds it no more: they open nothing, at once here and within seconds at other processes."""

from __future__ import annotations

import logging
from collections.abc import Callable

from facilitate.register.people.holdings import left_seats
from facilitate.web.services import Services

log = logging.getLogger(__name__)
AGAIN = 5.0
"""Seconds until other processes, and sockets that are open, hear of it."""


def look(services: Services) -> set[str]:
    """Which seats were left, as it stands now: the codes of their meetings."""
    seats = services.book.read(left_seats)
    services.access.leave(seats)
    return {code for code, _person in seats}


def keep_looking(services: Services, cut: Callable[[set[str]], None], later: Callable[..., object]) -> None:
    """Look by and by, and `cut` the lines of those seats; what cannot be looked up now is the next time."""
    try:
        cut(look(services))
    except Exception as fault:
        log.warning("whose meetings were handed on is not known just now: %s", type(fault).__name__)
    finally:
        later(AGAIN, keep_looking, services, cut, later)
