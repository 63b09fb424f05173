"""Who does something in the register: through which of the three doors, in which community, for which unit."""

from dataclasses import dataclass
from typing import Literal

Door = Literal["organiser", "unit", "resident", "meeting"]


@dataclass(frozen=True)
class Doer:
    """`name` as kept with each deed (`organiser`, `account:3`, `slip:9`, `meeting:K7P2`); `community` None: all of them;
    `unit`: whose clerk it is, also of a resident whose phone is signed in there."""

    door: Door
    name: str
    community: int | None = None
    unit: int | None = None

    def at_home(self, community: int) -> bool:
        """Whether this community is his."""
        return self.community is None or self.community == community


ORGANISER = Doer("organiser", "organiser")


def meeting(code: str, community: int) -> Doer:
    """The reader of a meeting's record."""
    return Doer("meeting", f"meeting:{code}", community)


DOORS = {
    "organiser": {"zh": "主办方", "en": "the organiser"},
    "account": {"zh": "工作人员", "en": "a member of staff"},
    "slip": {"zh": "一位居民", "en": "a resident"},
    "meeting": {"zh": "会议 {0}", "en": "meeting {0}"},
    "key": {"zh": "程序（钥匙 {0}）", "en": "a program (key {0})"},
    "clock": {"zh": "每天的提醒", "en": "the daily reminders"},
}


def called(name: str) -> dict[str, str]:
    """What whoever did a deed is called where names are not told."""
    door, _, which = name.partition(":")
    return {lang: words.format(which) for lang, words in DOORS[door].items()}
