"""Which compression an answer may have: what the browser says it takes, with its weights (RFC 9110, 12.5.3)."""

from collections.abc import Sequence
from functools import lru_cache

from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header


@lru_cache(256)
def chosen(accepted: str, offered: Sequence[str]) -> str:
    """The one of `offered` that weighs most for the browser, the first among equals; "" where it wants none of them.

    `accepted` is the value of Accept-Encoding. Whoever says nothing is sent what needs no unpacking."""
    wishes = parse_accept_header(accepted, Accept)
    best = max(offered, key=wishes.quality)
    plain = wishes.quality("identity") if "identity" in wishes.values() else 0
    return best if 0 < wishes.quality(best) >= plain else ""
