"""What a meeting's sheet of a need says about its evidence, as rows of the register that keep up with the meeting."""

from collections.abc import Mapping
from typing import Any

from facilitate.register.book import Deed
from facilitate.register.declined import Declined
from facilitate.reports.evidence import KINDS, marked
from facilitate.reports.need import Need

Kept = dict[str, dict[str, Any]]


def bring(deed: Deed, id: int, need: Need, kept: Mapping[str, Any], meeting: str, on: str) -> Kept:
    """The rows brought up to date; which row each kind has and what it `said`, to be kept until the next reading.

    `kept`: the answer of the reading before. A row that somebody has changed or taken away since is left so."""
    told = _told(need)
    found: Kept = {}
    for kind in KINDS:
        before = kept.get(kind)
        if before is None and kind in told:
            row = deed.make("evidence", need=id, kind=kind, text=told[kind], source=meeting, on=on, at=deed.now)
            found[kind] = {"row": row, "said": told[kind]}
        elif before is not None:
            _again(deed, before, told.get(kind))
            if kind in told:
                found[kind] = before | {"said": told[kind]}
    return found


def gone(deed: Deed, kept: Mapping[str, Any]) -> None:
    """The meeting has put the need out of sight: so are the words that it brought."""
    for before in kept.values():
        _again(deed, before, None)


def _told(need: Need) -> dict[str, str]:
    """By kind; one that is only marked on a card has no words. That a need is felt its cards and dots show by themselves."""
    entered = {kind: need.entered(f"evidence.{kind}") for kind in KINDS}
    named = marked(need) - {"felt"}
    return {kind: str(mark.value) if mark else "" for kind, mark in entered.items() if mark or kind in named}


def _again(deed: Deed, before: Mapping[str, Any], told: str | None) -> None:
    try:
        row = deed.row("evidence", before["row"])
    except Declined:
        return
    if row["text"] != before["said"]:
        return
    elif told is None:
        deed.cut("evidence", row["id"])
    else:
        deed.put("evidence", row["id"], text=told)
