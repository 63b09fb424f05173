"""How long changes are gathered before the next patch: short while that is cheap, longer while telling everybody takes long."""

LATEST_MS = 250
"""Nobody looks at a wall that is later than this, whatever the load."""
SHARE = 4
"""Of so many parts of the time one goes into patches; the others are left for acts and newcomers."""

LATE_MS = 5
"""So much later than it was due a patch may begin without the next one being put off as well."""


def begun(due: int, now: int) -> int:
    """From when (server ms) the gap to the next patch counts, where this one was `due` then and begins `now`. Were it counted
    from `now`, the timers' small lateness would add up: of acts in step with the gap each would wait longer than the one before."""
    return now - min(now - due, LATE_MS)


def gap(spent: int, least: int) -> int:
    """Milliseconds from the beginning of one patch to that of the next, where the last one took `spent` ms to make and send;
    0 where `least` is: nothing is gathered then."""
    return max(least, min(SHARE * spent, LATEST_MS - spent)) if least else 0
