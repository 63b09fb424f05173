"""Every way in which an act can be refused: the HTTP status and the words for people."""

from typing import Any

from facilitate.core.refusals.admission_words import ADMISSION_REFUSALS
from facilitate.core.refusals.agenda_words import AGENDA_REFUSALS
from facilitate.core.refusals.ballot_words import BALLOT_REFUSALS
from facilitate.core.refusals.floor_words import FLOOR_REFUSALS
from facilitate.core.refusals.motion_words import MOTION_REFUSALS
from facilitate.core.refusals.need_words import NEED_REFUSALS
from facilitate.core.refusals.paper_words import PAPER_REFUSALS
from facilitate.core.refusals.quiet_words import QUIET_REFUSALS
from facilitate.core.refusals.refusal_words import REFUSALS as COMMON
from facilitate.core.refusals.refusal_words import Word
from facilitate.core.refusals.space_words import SPACE_REFUSALS

REFUSALS: dict[str, Word] = {
    **COMMON,
    **ADMISSION_REFUSALS,
    **AGENDA_REFUSALS,
    **BALLOT_REFUSALS,
    **FLOOR_REFUSALS,
    **MOTION_REFUSALS,
    **NEED_REFUSALS,
    **PAPER_REFUSALS,
    **QUIET_REFUSALS,
    **SPACE_REFUSALS,
}
"""Each area that outgrows the common file has a file of its own words, added here."""


class Refused(Exception):
    """An act the rules do not allow. `rule` is a key of REFUSALS; `params` fill in its words."""

    def __init__(self, rule: str, **params: Any) -> None:
        super().__init__(rule, params)
        self.rule = rule
        self.params = params

    @property
    def status(self) -> int:
        """The HTTP status of WIRE.md."""
        return REFUSALS[self.rule].status

    def wire(self) -> dict[str, Any]:
        """The refusal as it is sent: rule, both languages, and the parameters as facts."""
        return {"rule": self.rule, **REFUSALS[self.rule].filled(self.params), "params": self.params}
