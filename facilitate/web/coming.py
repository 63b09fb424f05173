"""Coming in, no faster than a crowd comes: newcomers and wrong keys are counted for each meeting, never for an address."""

from __future__ import annotations

from typing import Any

from facilitate.core.refusals.refusal import Refused
from facilitate.service.access import Joined
from facilitate.service.turned_away import turned
from facilitate.web.limits import limits
from facilitate.web.sight import context

WRONG = {"needs_key": "wrong_key", "door_closed": "door_closed"}
"""What of that the desk hears."""


def join(code: str, *who: Any) -> Joined:
    """As `Access.join`. Raises Refused; `too_fast` where more come, or more keys are tried, than a crowd would."""
    if not limits().join(code):
        raise Refused("too_fast")
    try:
        joined: Joined = context().access.join(code, *who)
    except Refused as refused:
        if refused.rule in WRONG:
            turned(code, "", WRONG[refused.rule])
        if refused.rule == "needs_key" and not limits().wrong_key(code):
            raise Refused("too_fast") from refused
        raise
    return joined
