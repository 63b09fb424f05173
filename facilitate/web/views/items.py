"""Cards, needs and comments: face down, waiting, on the wall, or merged with their originals kept."""

from __future__ import annotations

from typing import Any

from facilitate.core.ballot.ballots import apart_counts
from facilitate.core.ballot.costs import price
from facilitate.core.ballot.counts.grades import Median, median
from facilitate.core.writing.items import Item, sensitive
from facilitate.reports.categories import known_words
from facilitate.reports.similar import suggested
from facilitate.service.lists import lists
from facilitate.web.views import spaces
from facilitate.web.views.look import Look
from facilitate.web.views.motions import author, backing


def item(look: Look, id: str) -> dict[str, Any] | None:
    """The whole card for whoever may read it; before that only that there is one. Sensitive ones: the desk alone."""
    m, one = look.m, look.m.items.all[id]
    secret = sensitive(m, one)
    if one.state == "withdrawn" or (not look.desk and (secret or one.state == "hidden")):
        return None
    if not look.desk and (one.covered or one.state == "waiting"):
        return {"id": id, "kind": one.kind, "covered": True, "media": _media(one), "at": one.at, "state": "waiting"}
    chosen = [ids.index(id) + 1 for ids in m.agenda.selections.values() if id in ids]
    whole = {
        "id": id, "kind": one.kind, "text": one.text, "by": author(look, one),
        "named": one.named, "proxy": bool(one.entered_by), "media": _media(one), "paper": one.fields.get("paper"),
        "at": one.at, "stage": one.stage, "about": one.about or None, "category": one.category,
        "fields": {name: value for name, value in one.fields.items() if name not in ("paper", "media")},
        "merged_into": one.merged_into or None, "originals": list(one.originals), "state": one.state,
        "made": one.made, "same": _same(look, one), "chosen": chosen[-1] if chosen else None,
        "grades": _grades(look, id), "cost": _cost(look, one), **_dots(look, id), **backing(look, one), **spaces.of_item(look, one),
    }  # fmt: skip
    if look.desk:
        whole |= {
            "covered": one.covered,
            "sensitive": secret,
            "reason": one.reason,
            "danger": _danger(one),
            "sheet": _sheet(look, id),
        }
    return whole


def _cost(look: Look, one: Item) -> int | None:
    """What it costs, as far as anybody has said."""
    cost = price(look.m, one.id)
    return None if cost is None else int(cost)


def _media(one: Item) -> str:
    return str(one.fields.get("media") or ("paper" if "paper" in one.fields else "text"))


def _same(look: Look, one: Item) -> int:
    """How many said "same here", about the need or any of its cards."""
    signs = [s.id for s in look.m.rule.signals if s.effect == "tally"]
    told = [look.m.talk.tallies.get((sign, id), set()) for sign in signs for id in (one.id, *one.originals)]
    return len(set().union(*told)) if told else 0


def _sheet(look: Look, id: str) -> dict[str, Any]:
    """What was entered about the need, field by field, with who did and when."""
    marks = look.m.need_sheets.of(id).marks
    return {name: {"value": mark.value, "by": look.who(mark.by), "at": mark.at} for name, mark in marks.items()}


def _danger(one: Item) -> dict[str, Any] | None:
    if not one.fields.get("danger"):
        return None
    return {"called": one.danger_who or None, "at": one.danger_called or None}


def _dots(look: Look, id: str) -> dict[str, Any]:
    """What the last ballot that counts items gave it: dots, picks or points."""
    done = [b.result for b in _closed(look, id) if isinstance(b.result.counts.get(id), int)]
    if not done:
        return {"dots": None, "apart": None}
    aside = apart_counts(done[-1])
    return {"dots": done[-1].counts[id], "apart": None if aside is None else aside[id]}


def _closed(look: Look, id: str) -> list[Any]:
    """The closed ballots that had this item on them."""
    return [b for b in look.m.ballots.all.values() if b.result and id in b.items]


def _grades(look: Look, id: str) -> dict[str, Any] | None:
    done = [b for b in _closed(look, id) if isinstance(b.result.counts.get(id), dict)]
    if not done:
        return None
    ballot, grades = done[-1], {}
    aside: dict[str, Any] | None = apart_counts(done[-1].result)
    for axis, given in done[-1].result.counts[id].items():
        main = median(given, ballot.scale[0])
        apart = median(aside[id][axis], ballot.scale[0]) if aside else None
        if main is not None or apart is not None:
            grades[axis] = {**grade(main), "apart": grade(apart) if apart else None}
    return grades or None


def grade(found: Median | None) -> dict[str, Any]:
    """A median as it is sent; nulls where nobody graded."""
    if found is None:
        return {"median": None, "spread": None, "n": 0}
    return {"median": found.median, "spread": list(found.spread), "n": found.n}


def comment(look: Look, id: str) -> dict[str, Any] | None:
    one = look.m.talk.comments[id]
    if not look.sees(one.state):
        return None
    return {
        "id": id, "kind": one.kind, "about": one.about or None, "reply_to": one.reply_to or None, "text": one.text,
        "by": look.who(one.by, one.named), "named": one.named, "proxy": bool(one.entered_by), "at": one.at,
        "state": one.state,
    }  # fmt: skip


def suggestions(look: Look) -> dict[str, Any] | None:
    """Cards that look alike, for the desk while it sorts; a person decides."""
    m = look.m
    if not look.desk or m.agenda.at.stage != _sorting(look):
        return None
    cards = tuple((one.id, one.text) for one in m.items.heads("need") if not one.covered and not one.made)
    found = suggested(cards, known_words(lists().needs))
    told = [{"items": list(group.items), "score": group.score, "words": list(group.words)} for group in found]
    return {"id": "suggest", "kind": "suggest_merge", "groups": told} if told else None


def _sorting(look: Look) -> str | None:
    """The stage between writing and voting: where nobody speaks, writes cards or votes."""
    stages = look.m.stages.values()
    return next((s.id for s in stages if s.floor and s.floor.mode == "none" and not s.ballot and not s.write), None)
