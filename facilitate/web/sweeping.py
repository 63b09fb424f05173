"""Meetings that nobody needs leave memory, and keys that nobody needs the disk."""

from __future__ import annotations

from facilitate.web.services import Services

SWEEP = 300.0
"""Seconds between two looks for meetings that nobody needs: one that was not used in between goes."""

KEYS = 60.0
"""Seconds between two looks for keys that outlived their ballots."""


def sweep(services: Services) -> None:
    """Let go what nobody has used or looks at since the last time, and look again by and by."""
    for code in services.door.memory.unused():
        if services.crowd.let_go(code):
            services.door.memory.let_go(code)
    services.later(SWEEP, lambda: sweep(services))


def look_after_keys(services: Services) -> None:
    """Destroy the keys of ballots at whose close that could not be done, and look again by and by."""
    try:
        services.in_writer(services.store.tidy_keys)
    finally:
        services.later(KEYS, lambda: look_after_keys(services))
