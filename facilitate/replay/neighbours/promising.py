"""How neighbours promise: answers of those who answer, offers, tasks, and their word at the end."""

from __future__ import annotations

from facilitate.core.course.passes import collection
from facilitate.core.language.rules import Write
from facilitate.core.writing.cards import entry_for
from facilitate.replay.neighbours.mind import Mind, Wish
from facilitate.replay.neighbours.writing import due, filled

TASKS = 6
ANSWER, OFFER, TASK, HELP, WORD, NEWS = 0.1, 0.02, 0.1, 0.05, 0.3, 0.02


def answer(mind: Mind) -> Wish | None:
    """One answer to each matter that waits for hers."""
    if not mind.luck(ANSWER) or not mind.may("answer"):
        return None
    entry = entry_for(mind.m, "answer", mind.person)
    given = {one.about for one in mind.m.outcomes.answers.values() if one.by == mind.person}
    about = next((id for id in _matters(mind, entry) if id not in given), "")
    if not about:
        return None
    text = mind.say("answer", entry.chars)
    if entry.fields and "answer_kind" not in entry.fields:
        return "answer", {"about": about, "text": text, "fields": filled(mind, entry, text)}
    return "answer", {"about": about, "kind": "do_by", "text": text, "due": due(mind)}


def _matters(mind: Mind, entry: Write) -> list[str]:
    """What is on the table; else all of what the rule wants answered."""
    if mind.subject in mind.m.items.all:
        return [mind.subject]
    wanted = collection(mind.m, entry.about) if entry.about else ()
    return [id for id in wanted if id in mind.m.items.all]


def offer(mind: Mind) -> Wish | None:
    """Something she has or knows, for the matter on the table."""
    if not mind.luck(OFFER) or not mind.may("offer"):
        return None
    entry = entry_for(mind.m, "offer", mind.person)
    about = mind.subject if mind.subject in mind.m.items.all else ""
    if entry.about and not about:
        return None
    resource = mind.dice.choice(mind.m.facts.lists.resources)
    told = {"resource": resource, "text": mind.say("offer", entry.chars)}
    return "offer", told | ({"about": about} if about else {})


def task(mind: Mind) -> Wish | None:
    """To take something on, or to help whoever did."""
    tasks = mind.m.outcomes.actions
    helped = [one.id for one in tasks.values() if mind.person not in (one.who, *one.with_)]
    if helped and mind.stage.allow.get("pledge") and mind.luck(HELP) and mind.may("pledge"):
        return "pledge", {"item": mind.dice.choice(helped)}
    if len(tasks) >= TASKS or not mind.luck(TASK) or not mind.may("action"):
        return None
    entry = entry_for(mind.m, "action", mind.person)
    about = collection(mind.m, entry.about) if entry.about else ()
    matter = mind.dice.choice([id for id in about if id in mind.m.items.all] or [""])
    what = mind.say("action", entry.chars)
    return "action", {"what": what, "due": due(mind), "first_step": what, "check_by": _other(mind)} | (
        {"about": matter} if matter else {}
    )


def _other(mind: Mind) -> str:
    """Somebody else who looks whether it was done."""
    return mind.dice.choice([one.id for one in mind.m.people.present() if one.id != mind.person] or [""])


def word(mind: Mind) -> Wish | None:
    """Her word that what was read out is right."""
    if mind.stage.allow.get("pledge") or mind.person in mind.m.closing.signed() or not mind.luck(WORD):
        return None
    return ("confirm", {}) if mind.may("confirm") else None


def news(mind: Mind) -> Wish | None:
    """How a task that she took on goes."""
    entry = next((one for one in mind.stage.write if one.kind == "report" and one.about == "action"), None)
    mine = [one.id for one in mind.m.outcomes.actions.values() if one.who == mind.person]
    if entry is None or not mine or not mind.luck(NEWS) or not mind.may("report"):
        return None
    return "report", {"about": mine[0], "fields": {"state": "doing", "note": mind.say("report", 60)}}
