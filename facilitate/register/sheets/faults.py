"""Why a cell cannot be read."""

from typing import Any

from facilitate.register.sheets.words import CELLS

SHOWN = 40
"""Characters of a cell that are repeated in what is said of it."""


class Fault(Exception):
    """`reason` is a key of words.CELLS; `params` fill in its words."""

    def __init__(self, reason: str, **params: Any) -> None:
        super().__init__(reason, params)
        self.reason = reason
        self.params = params

    def words(self) -> dict[str, str]:
        """In both languages."""
        return CELLS[self.reason].filled(self.params)


def shown(text: str) -> str:
    """As much of a cell as is repeated."""
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
