"""What stands first where residents read of promises: what waits for their word and what is late; the rest as figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from facilitate.register.promises.promises import ONLY, Line, Sight, is_, lines, standings
from facilitate.register.promises.promises_figures import TO_DO, Office, Standing, late, offices

MOST = 5


@dataclass(frozen=True)
class First:
    """`asked` are said to be done, the latest first; `late` those over their date, the longest first, `coming` the others still
    to do, the next date first: a few of each. `counts` by
    what a list may be narrowed to, `offices` with their own figures."""

    asked: tuple[Line, ...]
    late: tuple[Line, ...]
    coming: tuple[Line, ...]
    counts: Mapping[str, int]
    offices: tuple[Office, ...]


def first(connection: Connection, community: int, today: date, sight: Sight) -> First:
    """As these eyes may read it."""
    every = standings(connection, community, sight)
    asked = sorted((one for one in every if one.state == "done"), key=lambda one: (one.done, one.id), reverse=True)
    over = sorted((one for one in every if late(one, today)), key=lambda one: (-late(one, today), one.id))
    coming = sorted((one for one in every if one.state in TO_DO and not late(one, today)), key=_next)
    return First(
        lines(connection, asked[:MOST], today, sight),
        lines(connection, over[:MOST], today, sight),
        lines(connection, coming[:MOST], today, sight),
        {only: sum(is_(one, only, today) for one in every) for only in ONLY},
        offices(every, today),
    )


def _next(one: Standing) -> tuple[str, int]:
    return one.due or "9", one.id
