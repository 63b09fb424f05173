"""The notice that everybody reads before joining, with who collects filled in."""

import re
from collections.abc import Collection
from typing import NamedTuple

from facilitate.service.lists import consent
from facilitate.store.asking import DAYS
from facilitate.web.i18n import _, lang

LABEL = re.compile(r"(?<=[.;]) (?=[A-Z][a-z ]{2,12}: )")


def notice(organiser: str, days: int = DAYS) -> list[str]:
    """Its paragraphs in this person's language; `organiser` is the office, and after a comma whom to ask there; `days` for which the
    meeting is kept, 0 without a date."""
    office, _comma, contact = organiser.partition("，")
    known = {"【主办单位】": office, "[organiser]": office, "【电话】": contact, "[phone]": contact}
    unknown = {
        "【主办单位】": _("这场会的主办方"),
        "[organiser]": _("这场会的主办方"),
        "【电话】": _("在签到处"),
        "[phone]": _("在签到处"),
    }
    erased = _("散会{days}天后自动删除", days=days) if days else _("由主办方决定什么时候删除")
    text = (consent().en if lang() == "en" else consent().zh).replace("[erased]", erased)
    for hole, filling in known.items():
        text = text.replace(hole, filling or unknown[hole])
    return _paragraphs(text.strip())


def _paragraphs(text: str) -> list[str]:
    """A line each where the lines are paragraphs; in English, where they are only folded, one for each `Word: …`."""
    if lang() == "en":
        return LABEL.split(" ".join(text.splitlines()))
    else:
        return text.splitlines()


class OnVotes(NamedTuple):
    """What happens to a vote, in two or three words and in a sentence."""

    title: str
    text: str


def on_votes(secrecy: Collection[str]) -> OnVotes:
    """Whether votes are kept with a name, as the ballots of this method have it."""
    if set(secrecy) == {"secret"}:
        return OnVotes(_("不记什么。"), _("贴点和投票不记名，谁也看不到您怎么选。"))
    elif secrecy and "secret" not in secrecy:
        return OnVotes(_("表决是公开的。"), _("您怎么投，会和您的称呼一起记进会议记录。"))
    else:
        return OnVotes(_("投票记不记名。"), _("有的不记名，有的记名：投的时候，票上面写着。"))
