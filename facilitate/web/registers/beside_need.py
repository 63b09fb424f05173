"""What stands beside a need: the offers matched to it and those that may fit; for the organiser's page and for the unit's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask.blueprints import BlueprintSetupState

from facilitate.register.offers.matches import Pair, of_need
from facilitate.register.offers.suggested import OfferFit, offers_for
from facilitate.service.lists import lists
from facilitate.web.registers import doors
from facilitate.web.registers.market import MATCHED, kept_words, markets, said
from facilitate.web.registers.need_page import named

MOST = 4
"""Suggestions on a page."""
Words = dict[str, list[str]]


@dataclass(frozen=True)
class Beside:
    """Each pair and each suggestion with its reasons in words; what codes are called."""

    pairs: tuple[tuple[Pair, Words], ...]
    fits: tuple[tuple[OfferFit, Words], ...]
    kinds: Mapping[str, Any]
    matched: Mapping[str, str]


def beside(need: int, unit: int | None = None) -> Beside:
    """`unit`: only what that unit offers is suggested."""
    pairs = doors.ask(lambda connection, _here: of_need(connection, need))
    fits = doors.ask(
        lambda connection, here: offers_for(connection, here, markets(), need, doors.today().isoformat(), MOST, unit)
    )
    return Beside(
        tuple((pair, kept_words(pair.why)) for pair in pairs),
        tuple((one, said(one.fit)) for one in fits),
        named(lists().resources),
        MATCHED,
    )


def init_app(state: BlueprintSetupState) -> None:
    """Give the page of a need what stands beside it."""
    state.app.jinja_env.globals.update(offers_for=beside)
