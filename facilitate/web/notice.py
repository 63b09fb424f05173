"""The notice that everybody reads before joining, with who collects filled in."""

import re

from facilitate.service.lists import consent
from facilitate.web.i18n import _, lang

LABEL = re.compile(r"(?<=[.;]) (?=[A-Z][a-z ]{2,12}: )")
NUMBER = re.compile(r"[【\[](\d+)[】\]]")


def notice(organiser: str) -> list[str]:
    """Its paragraphs in this person's language; `organiser` is the office, and after a comma whom to ask there."""
    office, _comma, contact = organiser.partition("，")
    known = {"【主办单位】": office, "[organiser]": office, "【电话】": contact, "[phone]": contact}
    unknown = {
        "【主办单位】": _("这场会的主办方"),
        "[organiser]": _("这场会的主办方"),
        "【电话】": _("在签到处"),
        "[phone]": _("在签到处"),
    }
    text = consent().en if lang() == "en" else consent().zh
    for hole, filling in known.items():
        text = text.replace(hole, filling or unknown[hole])
    return _paragraphs(NUMBER.sub(r"\1", text).strip())


def _paragraphs(text: str) -> list[str]:
    """A line each where the lines are paragraphs; in English, where they are only folded, one for each `Word: …`."""
    if lang() == "en":
        return LABEL.split(" ".join(text.splitlines()))
    else:
        return text.splitlines()
