"""May this person do that now? One function; the buttons on the phones and the refusals both come from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitate.core import relations
from facilitate.core.ballot import voters
from facilitate.core.ballot.ballots import questions
from facilitate.core.course.agenda import here
from facilitate.core.course.passes import writes
from facilitate.core.language.rules import Rule, Stage, every
from facilitate.core.order import doubt, easing
from facilitate.core.refusals.refusal import Refused
from facilitate.core.space import spaces

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

SPEAKING = ("hand", "unhand", "pass", "done")
CHAIR = ("pause", "resume", "undo", "squeeze")
MINUTES = ("revise", "add_line", "leave_out", "move_line", "take_back", "settle", "correction_window", "seal")
GUESTS = ("invite", "uninvite", "seat_guest")
PHOTOS = ("add_photo", "change_photo", "move_photo", "withdraw_photo")
DOOR = ("roll", "call", "release_seat")
STOOD_IN = ("check_in", "record", "proxy")
"""A facilitator often has one laptop and nobody beside her: what no one present has the power for, whoever leads does."""
CALLING = ("grant", "cut")
VOTING = ("open_ballot", "close_ballot")
"""Where the host gives the floor or people vote, whoever leads does what belongs to it even if the rule gives nobody the
power by name; just so she looks at what goes on the wall where the rule wants it looked at first, and reminds whoever breaks
what the rule says of conduct."""
POWERS = {
    "advance": ("advance",), "back": ("advance",), "grant": ("grant",), "cut": ("cut",), "extend": ("extend",),
    "quiet": ("advance", "warn"), "unquiet": ("advance", "warn"),
    "warn": ("warn",), "hide": ("hide",), "show": ("hide", "merge"), "merge": ("merge",), "split": ("merge",), "assess": ("merge", "record", "advance"),
    "open_ballot": ("open_ballot",), "close_ballot": ("close_ballot",), "check_in": ("check_in",),
    "set_role": ("check_in", "advance"), "seat": ("check_in", "advance"), "record": ("record",), "proxy": ("proxy",),
    "hand_over": ("hand_over", "advance"), "set": ("advance", "record"), "schedule": ("schedule",), "count": ("record", "close_ballot"),
    **dict.fromkeys(CHAIR, ("advance",)), **dict.fromkeys((*MINUTES, *PHOTOS), ("record", "advance")),
    **dict.fromkeys((*GUESTS, *DOOR), ("check_in", "advance")), **dict.fromkeys(("remove", "readmit", "renew"), ("advance",)),
}  # fmt: skip
MOVES_OTHERS = ("check_in", "schedule", "advance")
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
KINDS = frozenset({"topic", "motion", "idea", "need", "report"})
ALWAYS = ("join", "leave", "rename", "time_up", "reply")
AUTHOR = ("edit", "withdraw", "correct", "feel")
AFTERWARDS = ("report", "react", "confirm")
VERBS = {*POWERS, *ALLOWS, *ALWAYS, *AUTHOR, "write"}


def may(m: Meeting, person: str, verb: str, kind: str = "", item: str = "") -> Refused | None:
    """None if allowed, else the refusal with its reason. `kind` says what a `write` writes ("" : anything), which sign a
    `react` gives and which post a `sign_up` takes, `item` what the act is about: its mover may do what others may not."""
    if verb not in VERBS:
        return Refused("unknown_verb")
    if verb == "write" and kind in WRITTEN:
        return may(m, person, kind, item=item)
    if verb in (*ALWAYS, *AUTHOR):
        return None
    if not person:
        return None if verb in ("write", "comment") and _paper(m, verb, kind) else Refused("not_yours")
    if verb in POWERS and _has_power(m, person, verb):
        return None
    if verb in POWERS and not by_relation(m, person, verb):
        return Refused("not_yours")
    if verb in POWERS:
        return None
    over = m.agenda.ended and verb not in AFTERWARDS
    if over and here(m).place_in_life != "after":
        return Refused("meeting_ended")
    if _allowed(m, person, verb, kind, item):
        return None
    return Refused("meeting_ended") if over else _why_not(m, m.role_name(person), verb, kind)


def _allowed(m: Meeting, person: str, verb: str, kind: str, item: str) -> bool:
    role = m.role_of(person)
    if _granted(here(m), relations.standing(m, person, item), verb, kind):
        return True
    return not m.agenda.ended and (
        (verb == "action" and "assign_action" in role.may)
        or (verb == "answer" and "answer" in role.may and bool(here(m).allow.get("answer")))
        or (verb == "write" and _brings_in(m, person, kind))
        or (verb == "react" and _asks_for_the_floor(m, person, kind))
        or (verb == "sign_up" and _has_work(here(m), kind) and not role.neutral)
        or (verb == "vote" and any(voters.may_vote(m, person, ballot) for ballot in questions(m)))
        or (verb == "done" and _has_the_floor(m, person))
        or (verb == "confirm" and spaces.convener(m, m.market.asked.get(item, "")) == person)
        or (verb == "write" and kind == "motion" and doubt.open_to(m, person))
        or (verb in SPEAKING and not role.neutral and easing.anybody_speaks(m))
        or (verb == "move" and bool(m.spaces.all or here(m).assign) and _has_power(m, person, verb))
    )


def _asks_for_the_floor(m: Meeting, person: str, signal: str) -> bool:
    """A sign that joins the queue, stops the speaker or calls the host is for all who may speak; the roles that a sign which
    calls the host names give it at any time."""
    sign = next((one for one in m.rule.signals if one.id == signal), None)
    effect = sign.effect if sign is not None else "none"
    if sign is not None and effect == "call_host" and m.role_name(person) in sign.roles:
        return True
    return effect not in ("tally", "none") and _granted(here(m), relations.standing(m, person), "hand", "")


def _has_the_floor(m: Meeting, person: str) -> bool:
    """Whoever speaks may finish, also one whom the host called though the stage gives her no word."""
    return any(turn.person == person for floor in m.floors.values() for turn in floor.running)


def _has_work(stage: Stage, post: str) -> bool:
    """Whether the stage has something to do for whoever takes that post at a table (hosts it, keeps its notes)."""
    asked = {role for roles in stage.allow.values() for role in roles} | {role for w in stage.write for role in w.roles}
    return post in spaces.POSTS and post in asked


def _brings_in(m: Meeting, person: str, kind: str) -> bool:
    """What a rule asks about but lets nobody write (the owners' motion, the jury's question) the desk brings in."""
    powers = set(m.role_of(person).may) | (stood_in(m) if "advance" in m.role_of(person).may else set())
    return kind in m.brought_in and bool({"advance", "record"} & powers)


def brought_in(rule: Rule) -> frozenset[str]:
    """The kinds of item that ballots, repeats and selections are about and that no stage lets anybody write."""
    asked = {s.ballot.of for s in every(rule) if s.ballot} | {s.each.of for s in every(rule) if s.each}
    asked |= {s.select.from_ for s in every(rule) if s.select}
    return frozenset(kind for kind in asked & KINDS if not writes(rule, kind))


def by_relation(m: Meeting, person: str, verb: str) -> bool:
    """Some powers come with what one stands for: a convener places and merges her topic, a table host gives the floor."""
    stage = here(m)
    if verb in ("schedule", "merge", "split"):
        placed = stage.place is not None and stage.place.by == "proposer"
        return placed and relations.convenes(m, person)
    if verb == "hand_over":
        placing = any(s.place for s in m.stages.values())
        return bool(spaces.hosts(m, person)) or (placing and relations.convenes(m, person))
    if verb == "extend" and stage.floor is not None and stage.floor.extend is not None:
        return "advance" in m.role_of(person).may  # who leads asks the meeting, as the rule says
    chairs = stage.floor is not None and stage.floor.grant == "chair_of_space"
    return chairs and verb in ("grant", "cut", "extend") and bool(spaces.hosts(m, person))


def holds(m: Meeting, person: str, verb: str) -> bool:
    """Whether her role itself, not what she stands for, gives her the power of that verb (`move`: of moving others)."""
    return bool(person) and _has_power(m, person, verb)


def _has_power(m: Meeting, person: str, verb: str) -> bool:
    mine = set(m.role_of(person).may)
    needed = MOVES_OTHERS if verb == "move" else POWERS[verb]
    return bool(set(needed) & (mine | stood_in(m) if "advance" in mine else mine))


def stood_in(m: Meeting) -> set[str]:
    """The powers that nobody present holds and that whoever may advance has meanwhile."""
    held = {power for role in {p.role for p in m.people.present()} for power in m.rule.roles[role].may}
    stage = here(m)
    calling = CALLING if stage.floor is not None and stage.floor.grant == "host" else ()
    voting = VOTING if stage.ballot is not None else ()
    looking = ("hide",) if any(w.reveal == "by_host" for s in every(m.rule) for w in s.write) else ()
    warning = ("warn",) if m.rule.conduct is not None else ()
    return {power for power in (*STOOD_IN, *calling, *voting, *looking, *warning) if power not in held}


def _paper(m: Meeting, verb: str, kind: str) -> bool:
    """A paper card or comment nobody signed is taken where residents could write one."""
    return _granted(here(m), frozenset((m.default_role,)), verb, kind)


def _granted(stage: Stage, standing: frozenset[str], verb: str, kind: str) -> bool:
    """By the stage's `allow`, or by a `write` entry: that names roles, or is all that the stage says about its kind."""
    if verb == "write":
        entries = [w for w in stage.write if w.kind not in WRITTEN and kind in ("", w.kind)]
        return any(standing & set(w.roles or stage.allow.get("write", ())) for w in entries)
    entries = [w for w in stage.write if w.kind == WRITTEN.get(verb)]
    told = any(word in ALLOWS[verb] for word in stage.allow)
    named = [w.roles or (() if told else stage.allow.get("write", ())) for w in entries]
    allowed = (roles for word, roles in stage.allow.items() if word in _words(stage, verb))
    return any(standing & set(roles) for roles in (*allowed, *named))


def _words(stage: Stage, verb: str) -> tuple[str, ...]:
    """By which words of `allow` a stage lets people do that: who reports or answers also finishes, and where only the seated
    speak a hand asks for a chair."""
    words = ALLOWS[verb]
    if words == ("speak",) and _reports(stage):
        words = (*words, "report")
    if verb == "done":
        words = (*words, "answer")
    if verb in ("hand", "unhand") and stage.floor is not None and stage.floor.mode == "seats":
        words = (*words, "move")
    return words


def _reports(stage: Stage) -> bool:
    """Whether whoever reports is called in turn: she has the floor then, whether or not she may speak otherwise."""
    return stage.floor is not None and stage.floor.mode == "report"


def _why_not(m: Meeting, role: str, verb: str, kind: str) -> Refused:
    if verb in SPEAKING and not here(m).allow.get("speak") and not m.rule.roles[role].neutral:
        return Refused("silent_stage")
    if any(_granted(stage, frozenset((role,)), verb, kind) for stage in every(m.rule)):
        title = here(m).title
        return Refused("not_now", stage={"zh": title.zh, "en": title.en})
    return Refused("neutral" if m.rule.roles[role].neutral else "not_yours")
