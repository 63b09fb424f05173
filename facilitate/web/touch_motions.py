"""Which entities change when words are amended, motions settled, rulings given, limits set."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from facilitate.core.act import Entry
from facilitate.core.meeting import Meeting
from facilitate.core.order import conduct, easing, params, quorum, ronr
from facilitate.core.writing import items
from facilitate.web.touch_spaces import about

Keys = Callable[[Meeting, Any, Entry], Iterable[str]]


def pending(m: Meeting) -> list[str]:
    """Where the rule has a table of motions, each one moved or settled may change the place of all."""
    return [f"item/{id}" for id in m.items.kinds.get("motion", ())] if m.rule.motions else []


def of_a_motion(m: Meeting, event: Any) -> bool:
    """Whether a motion was written, let through or merged."""
    id = getattr(event, "into", "") or event.id
    return id in m.items.all and m.items.all[id].kind == "motion"


def on_the_table(m: Meeting, event: Any) -> bool:
    """Whether the matter that is talked about is among them: who may change its words hangs on what it is."""
    named = {getattr(event, "into", ""), getattr(event, "id", ""), *getattr(event, "items", ())}
    return bool(named & set(m.agenda.at.item.split("/")) - {""})


def _words(m: Meeting, event: Any, entry: Entry) -> Iterable[str]:
    """Others words, or none: the run of show is titled by them, and motions without seconds are not in it."""
    wrote = m.items.all[event.id].by  # the meeting may withdraw it for her
    mine = (f"item/{event.id}", f"person/{entry.person}", f"person/{wrote}", f"stage/{m.agenda.at.stage}")
    return [*pending(m), *about(m, event.id), *mine, "agenda", "floor", "readback", "notice/suggest"]


def _ruling(m: Meeting, event: Any, _entry: Entry) -> Iterable[str]:
    who = [event.person] if isinstance(event, conduct.Warned) else [r.person for r in m.conduct.reminders]
    return ["floor", "agenda", *(f"person/{id}" for id in who)]


def _settled(m: Meeting, _event: Any, _entry: Entry) -> Iterable[str]:
    return ["agenda", "floor", f"stage/{m.agenda.at.stage}", *pending(m)]


def _limit(_m: Meeting, event: params.ParamSet, _entry: Entry) -> Iterable[str]:
    return ["agenda", "clock", "floor", f"stage/{event.stage}"]


def _nothing(_m: Meeting, _event: Any, _entry: Entry) -> Iterable[str]:
    return ()


MOTION_KEYS: dict[type, Keys] = {
    items.ItemEdited: _words, items.ItemWithdrawn: _words, items.Seconded: _words,
    conduct.Warned: _ruling, conduct.RulingLifted: _ruling, conduct.Appealed: _nothing,
    params.ParamSet: _limit, quorum.QuorumTaken: _nothing,
    ronr.MotionSettled: _settled, ronr.MotionLaid: _settled, ronr.DebateClosed: _settled, easing.DebateEased: _settled,
}  # fmt: skip
MOTION_ALL_ME = (
    items.ItemWithdrawn,
    items.Seconded,
    params.ParamSet,
    conduct.RulingLifted,
    conduct.Warned,  # who may appeal
    conduct.Appealed,
    ronr.MotionLaid,
    ronr.MotionSettled,
    ronr.DebateClosed,
    easing.DebateEased,
)
