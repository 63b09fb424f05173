"""How neighbours write: the kinds that the stage asks for, not too many of each, with the fields that the rule insists on."""

from __future__ import annotations

from typing import Any

from facilitate.core.course.passes import collection
from facilitate.core.language.rules import Write
from facilitate.core.may import WRITTEN
from facilitate.core.order import ronr
from facilitate.core.order.motions import kind_of
from facilitate.core.refusals.refusal import Refused
from facilitate.core.space import spaces
from facilitate.core.writing.cards import entry_for
from facilitate.core.writing.fields import CHOICES, MONEY
from facilitate.core.writing.items import Item
from facilitate.replay.neighbours.mind import Mind, Wish
from facilitate.replay.neighbours.phrases import phrases, tongue

EACH = 2
MOST = {"need": 40, "topic": 8, "motion": 3, "idea": 12, "note": 16, "question": 8, "comment": 12}
"""So many of a kind in one pass of a stage: enough to work with, few enough to come to an end."""
TAKEN_UP = ("motion", "topic")
"""What is debated one by one afterwards: so many in the whole meeting."""
HELPING = ("subsidiary", "incidental")
"""Motions about the one that is pending; to adjourn is left to whoever rehearses."""
PRICES = (800, 1_500, 3_000, 6_000)
WRITING, REMARK, SECOND = 0.5, 0.03, 0.2


def write(mind: Mind) -> Wish | None:
    """A card of a kind that is still wanted."""
    for entry in mind.stage.write:
        if entry.kind not in WRITTEN and mind.luck(WRITING) and _wanted(mind, entry) and mind.may("write", entry.kind):
            text = mind.say(entry.kind, entry.chars)
            about, told = about_of(mind, entry), filled(mind, entry, text)
            if entry.kind == "motion" and mind.m.rule.motions:
                return _moved(mind, entry, text, told)
            return "write", {"kind": entry.kind, "text": text, "fields": told} | ({"about": about} if about else {})
    return None


def _moved(mind: Mind, entry: Write, text: str, told: dict[str, Any]) -> Wish | None:
    """Where motions have their precedence: a main motion if none is pending, else now and then one that is in order."""
    named = "motion_type" in entry.fields
    if ronr.top(mind.m) is None:
        return ("write", {"kind": "motion", "text": text, "fields": told}) if _in_order(mind, "") else None
    fitting = [one.id for one in mind.m.rule.motions if named and one.class_ in HELPING and _in_order(mind, one.id)]
    if not fitting or not mind.luck(REMARK):
        return None
    return "write", {"kind": "motion", "text": text, "fields": told | {"motion_type": mind.dice.choice(fitting)}}


def _in_order(mind: Mind, kind: str) -> bool:
    try:
        ronr.in_order(mind.m, mind.person, kind, "")
    except Refused:
        return False
    return True


def _wanted(mind: Mind, entry: Write) -> bool:
    all = [item for item in mind.m.items.all.values() if item.kind == entry.kind]
    whole = entry.kind in TAKEN_UP and not entry.about
    now = [item for item in all if whole or mind.here_since(item.at)]
    mine = [item for item in mind.m.items.by(mind.person, entry.kind) if item.stage == mind.m.agenda.at.stage]
    return len(now) < MOST.get(entry.kind, EACH) and len(mine) < min(entry.per_person or EACH, EACH)


def about_of(mind: Mind, entry: Write) -> str:
    """The matter on the table, where what is written hangs on one."""
    known = collection(mind.m, entry.about) if entry.about else ()
    return mind.subject if mind.subject in known else ""


def filled(mind: Mind, entry: Write, text: str) -> dict[str, Any]:
    """The fields that the rule insists on, and what a thing is or costs."""
    names = (*entry.needs, *(name for name in entry.fields if name in ("category", "cost", "guess_cost", "title")))
    return {name: _value(mind, name, text) for name in dict.fromkeys(names)}


def _value(mind: Mind, name: str, text: str) -> Any:
    lists, dice = mind.m.facts.lists, mind.dice
    if name in CHOICES:
        return name == "feasible" and dice.random() < 0.9
    if name in MONEY:
        return dice.choice(PRICES)
    listed = {"category": _plain(mind), "resource_kind": lists.resources, "state": lists.action_states,
              "motion_type": tuple(kind.id for kind in mind.m.rule.motions)}.get(name)  # fmt: skip
    if listed:
        return dice.choice(listed)
    if name == "due":
        return due(mind)
    if name in ("who", "checker", "check_by"):
        return tongue(dice.choice(phrases().names), mind.m.facts.language)
    return text[:80]


def _plain(mind: Mind) -> tuple[str, ...]:
    """The categories that may stand on the wall."""
    lists = mind.m.facts.lists
    return tuple(code for code in lists.categories if code not in lists.sensitive)


def due(mind: Mind) -> str:
    """The first day of the month after next, as year-month-day."""
    year, month = (int(part) for part in mind.m.facts.starts[:7].split("-"))
    return f"{year + (month + 1) // 12}-{(month + 1) % 12 + 1:02}-01"


def remark(mind: Mind) -> Wish | None:
    """A comment or a question about what is on the table or on the wall."""
    for verb in ("comment", "question"):
        if mind.luck(REMARK) and mind.may(verb):
            spoken = [c for c in mind.m.talk.comments.values() if c.kind == verb and mind.here_since(c.at)]
            entry = entry_for(mind.m, verb, mind.person)
            about = mind.subject if mind.subject in mind.m.items.all else _any(mind)
            if len(spoken) < MOST[verb] and (about or not entry.about):
                return verb, {"text": mind.say(verb, entry.chars), "kind": verb} | ({"about": about} if about else {})
    return None


def _any(mind: Mind) -> str:
    heads = mind.heads()
    return mind.dice.choice(heads).id if heads else ""


def second(mind: Mind) -> Wish | None:
    """What another moved and still lacks seconds."""
    if not mind.luck(SECOND) or not mind.may("second"):
        return None
    lacking = [item for item in mind.heads() if mind.person not in (item.by, *item.seconds) and _lacks(mind, item)]
    return ("second", {"item": mind.dice.choice(lacking).id}) if lacking else None


def _lacks(mind: Mind, item: Item) -> bool:
    moved = kind_of(mind.m, item)
    needed = entry_for(mind.m, item.kind).second if moved is None or moved.second else 0
    return bool(needed) and len(item.seconds) < (needed or 0)


def report(mind: Mind) -> Wish | None:
    """What her table, her session or her project came to, where nobody has reported it."""
    entry = next((one for one in mind.stage.write if one.kind == "report"), None)
    if entry is None or entry.about == "action" or not mind.luck(WRITING) or not mind.may("report"):
        return None
    told = {item.about for item in mind.m.items.all.values() if item.kind == "report"}
    about = next((id for id in _hers(mind, entry) if id and id not in told), "")
    text = mind.say("report", entry.chars)
    return ("report", {"about": about, "text": text, "fields": filled(mind, entry, text)}) if about else None


def _hers(mind: Mind, entry: Write) -> list[str]:
    """What she may report on: the topic of where she sits, her table, her own things of that collection."""
    there = spaces.of(mind.m, mind.person)
    item = mind.m.spaces.all[there].item if there else ""
    known = collection(mind.m, entry.about or "")
    own = [id for id in known if id in mind.m.items.all and mind.m.items.all[id].by == mind.person]
    return [item, *own] if known else [there]
