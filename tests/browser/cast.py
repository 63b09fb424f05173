"""Who takes part in the story, and the windows at which they sit."""

from dataclasses import dataclass

from tests.browser.evening import Evening
from tests.browser.people import Board, Desk, Phone


@dataclass(frozen=True)
class Cast:
    """The host at the desk, the recorder at hers, three phones, the wall; the elder has no window."""

    evening: Evening
    desk: Desk
    board: Board
    recorder: Desk
    wang: Phone
    li: Phone
    zhou: Phone
    address: str
    said: dict[str, str]
    """What is written and said, by the names of texts.py."""

    @property
    def residents(self) -> tuple[Phone, Phone]:
        """The two residents who hold a phone."""
        return self.wang, self.li

    def picture(self, stage: str) -> None:
        """Everybody's screen, now."""
        self.evening.picture(stage)
