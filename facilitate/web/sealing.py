"""What the house itself says when somebody seals: the minutes as they stand, never words from a phone."""

from __future__ import annotations

from typing import Any

import msgspec

from facilitate.papers import sealing
from facilitate.web.papers import links_of, record_of
from facilitate.web.services import Services


def seal(services: Services, code: str, args: dict[str, Any]) -> dict[str, Any]:
    """The lines of the minutes up to the last entry; of what was sent the number alone is kept."""
    record = record_of(services, code)
    told = msgspec.to_builtins(sealing.lines(record, links_of(services, code)))
    return {"number": args.get("number", ""), "seq": record.chain.length, "lines": told}


PREPARED = {"seal": seal}
