"""What a text hangs on: an item, a round's question, a table; told by whoever writes, or following from where she is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitate.core.act import refuse
from facilitate.core.course.passes import collection
from facilitate.core.writing.items import readable

if TYPE_CHECKING:
    from facilitate.core.language.rules import Write
    from facilitate.core.meeting import Meeting

QUESTION = ("question", "questions", "rounds")
WHERE = ("tables", "table", "session", "space", "group", "pairs")


def hangs_on(m: Meeting, person: str, rule: Write, told: str) -> str:
    """The id of the item, space or pass (`r2`) that a new text is about; "" where it stands by itself.
    Raises Refused(about_what, no_such_thing, still_hidden)."""
    found = _told(m, told) if told else _implied(m, person, rule.about or "")
    if not found and rule.kind in ("report", "comment") and collection(m, rule.about or ""):
        refuse("about_what")
    return found


def _told(m: Meeting, id: str) -> str:
    if id in m.spaces.seen or id in m.agenda.at.item.split("/"):
        return id
    item = readable(m, id)
    return item.merged_into or item.id


def _implied(m: Meeting, person: str, word: str) -> str:
    if word in QUESTION:
        return next((part for part in reversed(m.agenda.at.item.split("/")) if part not in m.items.all), "")
    here = m.spaces.where.get(person, "")
    if word in WHERE:
        return here
    space = m.spaces.all.get(here)
    wanted = collection(m, word) if word else ()
    return next((id for id in (m.agenda.subject(m), space.item if space else "") if id and id in wanted), "")
