"""Whether a text names a building of the community: by its whole name, or by its number where only one building has it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from facilitate.core.person.traditional import simplified
from facilitate.reports.fitting import spots


def naming(building: str, all_: Iterable[str]) -> Callable[[str], bool]:
    """Says of a text whether it names this one of all buildings."""
    whole = _plain(building)
    others = {spot for other in all_ if other != building for spot in spots(other)}
    own = spots(building) - others

    def names(text: str) -> bool:
        plain = _plain(text)
        at = plain.find(whole)
        alone = at >= 0 and not (whole[0].isdigit() and plain[:at][-1:].isdigit())
        return alone or bool(own & spots(text))

    return names


def _plain(text: str) -> str:
    return "".join(simplified(text.lower()).split())
