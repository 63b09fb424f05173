"""May this person do that now? One function; the buttons on the phones and the refusals both come from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitate.core.agenda import here
from facilitate.core.refusal import Refused
from facilitate.core.rules import Stage, every

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

CHAIR = ("pause", "resume", "undo", "squeeze")
STOOD_IN = ("check_in", "record", "proxy")
"""A facilitator often has one laptop and nobody beside her: what no one present has the power for, whoever leads does."""
POWERS = {
    "advance": ("advance",), "back": ("advance",), "grant": ("grant",), "cut": ("cut",), "extend": ("extend",),
    "warn": ("warn",), "hide": ("hide",), "show": ("hide", "merge"), "merge": ("merge",), "split": ("merge",),
    "open_ballot": ("open_ballot",), "close_ballot": ("close_ballot",), "check_in": ("check_in",),
    "set_role": ("check_in", "advance"), "seat": ("check_in", "advance"), "record": ("record",), "proxy": ("proxy",),
    "hand_over": ("hand_over", "advance"), "set": ("advance", "record"), "schedule": ("schedule",), "count": ("record", "close_ballot"),
    **dict.fromkeys(CHAIR, ("advance",)),
}  # fmt: skip
ALLOWS = {
    "hand": ("speak",), "unhand": ("speak",), "pass": ("speak",), "done": ("speak",), "vote": ("vote", "grade"),
    "react": ("react",), "second": ("second",), "pledge": ("pledge",), "confirm": ("confirm",), "sign_up": ("sign_up",),
    "move": ("move",), "comment": ("comment",), "question": ("question", "comment"), "offer": ("offer",),
    "answer": ("answer",), "report": ("report",), "action": ("pledge",),
}  # fmt: skip
WRITTEN = {
    "comment": "comment",
    "question": "question",
    "offer": "offer",
    "report": "report",
    "action": "action",
    "answer": "answer",
}
ALWAYS = ("join", "leave", "rename")
AUTHOR = ("edit", "withdraw")
VERBS = {*POWERS, *ALLOWS, *ALWAYS, *AUTHOR, "write"}


def may(m: Meeting, person: str, verb: str, kind: str = "") -> Refused | None:
    """None if allowed, else the refusal with its reason. `kind` says what a `write` writes ("" : anything)."""
    if verb not in VERBS:
        return Refused("unknown_verb")
    if verb == "write" and kind in WRITTEN:
        return may(m, person, kind)
    if verb in (*ALWAYS, *AUTHOR):
        return None
    if not person:
        return None if verb in ("write", "comment") and _paper(m, verb, kind) else Refused("not_yours")
    role = m.role_name(person)
    if verb in POWERS:
        return None if _has_power(m, person, verb) else Refused("not_yours")
    if m.agenda.ended and verb not in ("report", "react", "confirm"):
        return Refused("meeting_ended")
    if (
        _granted(here(m), role, verb, kind)
        or (verb == "action" and "assign_action" in m.rule.roles[role].may)
        or (verb == "answer" and "answer" in m.rule.roles[role].may and here(m).allow.get("answer"))
    ):
        return None
    return _why_not(m, role, verb, kind)


def _has_power(m: Meeting, person: str, verb: str) -> bool:
    mine = set(m.role_of(person).may)
    return bool(set(POWERS[verb]) & (mine | stood_in(m) if "advance" in mine else mine))


def stood_in(m: Meeting) -> set[str]:
    """The powers that nobody present holds and that whoever may advance has meanwhile."""
    held = {power for role in {p.role for p in m.people.present()} for power in m.rule.roles[role].may}
    return {power for power in STOOD_IN if power not in held}


def _paper(m: Meeting, verb: str, kind: str) -> bool:
    """A paper card or comment nobody signed is taken where residents could write one."""
    return _granted(here(m), m.default_role, verb, kind)


def _granted(stage: Stage, role: str, verb: str, kind: str) -> bool:
    """By the stage's `allow`, or by a `write` entry that names roles."""
    if verb == "write":
        entries = [w for w in stage.write if w.kind not in WRITTEN and kind in ("", w.kind)]
        return any(role in (w.roles or stage.allow.get("write", ())) for w in entries)
    named = [w.roles for w in stage.write if w.kind == WRITTEN.get(verb) and w.roles]
    return any(word in ALLOWS[verb] and role in roles for word, roles in stage.allow.items()) or any(
        role in roles for roles in named
    )


def _why_not(m: Meeting, role: str, verb: str, kind: str) -> Refused:
    if verb in ("hand", "unhand", "pass", "done") and not here(m).allow.get("speak") and not m.rule.roles[role].neutral:
        return Refused("silent_stage")
    if any(_granted(stage, role, verb, kind) for stage in every(m.rule)):
        title = here(m).title
        return Refused("not_now", stage={"zh": title.zh, "en": title.en})
    return Refused("neutral" if m.rule.roles[role].neutral else "not_yours")
