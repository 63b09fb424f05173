"""Meetings that nobody needs leave memory."""

from __future__ import annotations

from facilitate.web.services import Services

SWEEP = 300.0
"""Seconds between two looks for meetings that nobody needs: one that was not used in between goes."""


def sweep(services: Services) -> None:
    """Let go what nobody has used or looks at since the last time, and look again by and by."""
    for code in services.door.memory.unused():
        if services.crowd.let_go(code):
            services.door.memory.let_go(code)
    services.later(SWEEP, lambda: sweep(services))
