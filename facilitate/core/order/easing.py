"""Other limits of debate and a rule suspended: what the meeting has carried for the question on the table, and for no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from facilitate.core.act import Event, Run, refuse
from facilitate.core.course.agenda import here
from facilitate.core.refusals.field_words import words

if TYPE_CHECKING:
    from facilitate.core.language.rules import Floor
    from facilitate.core.meeting import Meeting
    from facilitate.core.writing.items import Item

TURN, TURNS = (5, 3600), (1, 50)
"""Seconds a turn and turns a person, from and to."""
LIMITS = {"turn": TURN, "turns": TURNS}
SUSPENDED: dict[str, dict[str, Any]] = {
    "turn": {"turn": None}, "turns": {"turns": None}, "order": {"order": ("first_come",)}, "speak": {},
}  # fmt: skip
"""Which rules of the file may be suspended, under their names there, and what holds instead: no limit of a turn, none of
turns, whoever asks first speaks first, and whoever is in the room may speak. RONR (12th ed.) §25: rules of order for the
business at hand, by two thirds, never the quorum, the vote or anybody's rights; a guest may be let speak in this way."""
ASKED = {"limit_debate": ("turn", "turns"), "suspend_rules": ("suspend",), "amend": ()}
"""What these motions tell beside their words. An amendment may tell anew what the motion it amends has told."""
FIELDS = ("motion_type", *LIMITS, "suspend")


class DebateEased(Event, frozen=True):
    """By the carried motion `id`, on the question `about`: `turn` seconds a turn and `turns` a person (0: as before), or the
    rule `suspend` does not hold; `off`: no longer so."""

    id: str
    about: str
    turn: int = 0
    turns: int = 0
    suspend: str = ""
    off: bool = False


Eased = dict[str, dict[str, DebateEased]]


def evolve(eased: Eased, event: DebateEased) -> None:
    """Kept by question and motion, in the order in which they were carried."""
    held = eased.setdefault(event.about, {})
    held.pop(event.id, None)
    if not event.off:
        held[event.id] = event
    if not held:
        del eased[event.about]


# -- what holds ----------------------------------------------------------------------------------------------------


def in_force(m: Meeting) -> tuple[DebateEased, ...]:
    """What was carried for the question on the table, the oldest first; the end of the question is the end of it."""
    return tuple(m.ronr.eased.get(m.agenda.subject(m), {}).values()) if m.ronr.eased else ()


def floor_now(m: Meeting, ruled: Floor) -> Floor:
    """The rule's words for speaking as they hold for this question."""
    for one in in_force(m):
        told: dict[str, Any] = {name: n for name in LIMITS if (n := getattr(one, name))}
        ruled = replace(ruled, **(told | SUSPENDED.get(one.suspend, {})))
    return ruled


def anybody_speaks(m: Meeting) -> bool:
    """Whether the rule that says who may speak is suspended here."""
    floor = here(m).floor
    return floor is not None and floor.mode != "none" and any(one.suspend == "speak" for one in in_force(m))


# -- what is moved -------------------------------------------------------------------------------------------------


def told_or_refuse(m: Meeting, named: str, told: dict[str, Any]) -> None:
    """Refused where the motion does not say what it asks for, or asks for what this stage does not have."""
    asked = ASKED.get(named, ())
    if asked and all(told.get(name) in (None, "") for name in asked):
        refuse("missing_field", field=words(asked[0]), name=asked[0])
    if told.get("suspend") in SUSPENDED and not _can_be(m, told["suspend"]):
        title = here(m).title
        refuse("no_param", stage={"zh": title.zh, "en": title.en})


def _can_be(m: Meeting, name: str) -> bool:
    """Whether there is such a rule here that holds now."""
    ruled = here(m).floor
    if ruled is None or ruled.mode == "none":
        return False
    if name == "speak":
        return not anybody_speaks(m)
    changed = replace(floor_now(m, ruled), **SUSPENDED[name])
    return changed != floor_now(m, ruled)


def limit(name: str, value: Any) -> int:
    """Seconds or turns, as a number or as typed; raises Refused(bad_param)."""
    least, most = LIMITS[name]
    n = int(value) if isinstance(value, str) and value.strip().isdecimal() and len(value) < 6 else value
    if type(n) is not int or not least <= n <= most:
        refuse("bad_param", min=least, max=most)
    return n


def ease(run: Run, item: Item) -> None:
    """Debate on the question is limited or extended (RONR 12th ed. §15), or the rule named does not hold for it (§25): in
    force until the question is disposed of."""
    told = {name: item.fields[name] for name in FIELDS[1:] if name in item.fields}
    run.emit(DebateEased(item.id, run.m.agenda.subject(run.m), **told))


def as_before(run: Run, item: Item) -> None:
    """What that motion brought no longer holds."""
    for held in list(run.m.ronr.eased.values()):
        if item.id in held:
            run.emit(DebateEased(item.id, held[item.id].about, off=True))


def exhausted(run: Run, about: str) -> None:
    """A question that was disposed of and comes again is debated by the rule."""
    for one in list(run.m.ronr.eased.get(about, {}).values()):
        run.emit(DebateEased(one.id, about, off=True))
