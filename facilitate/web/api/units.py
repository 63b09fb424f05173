"""Units as the API tells them, with how they keep their word."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from facilitate.register.offers.offers import open_now
from facilitate.register.promises.promises import standings
from facilitate.register.promises.promises_figures import total
from facilitate.store.register_tables import offers
from facilitate.web.api.look import Look, more, same
from facilitate.web.api.shapes import Unit, UnitSheet


def many(look: Look, ids: Sequence[int]) -> list[Unit]:
    """In the order of their numbers."""
    return [Unit(**same(Unit, row)) for row in look.rows("units", ids)]


def one(look: Look, id: int) -> UnitSheet:
    """With its figures."""
    [told] = many(look, [id])
    every = standings(look.connection, look.eyes.community, look.sight)
    figures = total([one for one in every if one.unit == id], look.today)
    can = select(func.count()).where(offers.c.unit == id, open_now(look.today.isoformat()))
    number = look.connection.execute(can).scalar_one()
    return more(
        UnitSheet, told, to_do=figures.open, late=figures.late, confirmed=figures.confirmed, offers=number
    )  # fmt: skip
