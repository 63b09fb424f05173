"""Under which addresses phones can reach this computer."""

import socket
import time
from contextlib import suppress
from functools import lru_cache

FRESH = 5.0
"""Seconds for which what was found is good: every page and every patch asks, and the wifi changes seldom."""


def addresses() -> list[str]:
    """The private IPv4 addresses of this computer, the likeliest first; nothing is sent to find them."""
    return list(_found(int(time.monotonic() / FRESH)))


@lru_cache(maxsize=1)
def _found(_moment: int) -> tuple[str, ...]:
    found: list[str] = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, suppress(OSError):
        probe.connect(("192.0.2.1", 9))  # a documentation address: asks only which way a packet would go
        found.append(str(probe.getsockname()[0]))
    with suppress(OSError):
        found += [str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    return tuple(a for a in dict.fromkeys(found) if not a.startswith("127."))
