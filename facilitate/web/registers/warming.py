"""After a start the texts of needs and offers are read a few at a time, so that no page has to read ten thousand at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from sqlalchemy import Connection

from facilitate.register.communities import ours
from facilitate.register.matching.fit import Asked, Offered
from facilitate.register.offers.market import Markets
from facilitate.register.offers.market_rows import asked, offered, remember
from facilitate.register.promises.promises_days import day
from facilitate.web.services import Services

SOME, PAUSE = 50, 0.1
"""So many texts are read at once (some 15 ms), and the seconds between."""


def warm(services: Services, markets: Markets) -> None:
    """Every need and offer that can be matched today, one batch after another; then the market is made of them."""
    here = ours(services.book)
    today = day(services.clock.now()).isoformat()
    rows: list[Asked | Offered] = services.book.read(
        lambda connection: [*asked(connection, here), *offered(connection, here, today)]
    )
    _on(services, rows, lambda connection: markets.market(connection, here, today))


def _on(services: Services, rows: list[Asked | Offered], then: Callable[[Connection], object]) -> None:
    services.book.read(lambda _connection: remember(rows[:SOME]))
    if rows[SOME:]:
        services.later(PAUSE, partial(_on, services, rows[SOME:], then))
    else:
        services.book.read(then)
