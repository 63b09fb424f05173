"""The one way in which an act becomes events: whose it is, whether it may be, and which area carries it out."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from facilitate.core import settings, takeback
from facilitate.core.act import Act, Run
from facilitate.core.ballot import ballot_open, hand_counts, voting
from facilitate.core.course import steps, timing
from facilitate.core.floor import chairing, settling, turns
from facilitate.core.freshness import fresh
from facilitate.core.may import ALWAYS, POWERS, WRITTEN, by_relation, holds, may
from facilitate.core.meeting import Meeting
from facilitate.core.order import conduct, quieting, rulings, seconding
from facilitate.core.outcome import closing, feelings, promises
from facilitate.core.paper import correcting, photographing, revising, sealing
from facilitate.core.person import admission, admitting, arrivals, inviting, seat_codes
from facilitate.core.refusals.refusal import Refused
from facilitate.core.space import late, moves, scheduling, signing
from facilitate.core.writing import amending, assessing, cards, screening, sorting, talk


def handle(m: Meeting, act: Act, now: int, chance: bytes = b"") -> Run:
    """Carry out one act at `now` (server ms), with random bytes of its own. Raises Refused, and then the state is as it was;
    any other error leaves it unusable."""
    _in_the_room(m, act)
    who, inner = _represented(m, act)
    verb = _written_verb(inner)
    hands_on = m.people.get(act.person).id if act.verb == "proxy" else ""
    for one in (act.person, who):
        if out := admission.removed(m, one):
            raise Refused("removed", reason=out.reason)
    if conduct.out(m, who) and verb not in LEFT:
        raise Refused("asked_to_leave")
    quieting.keep_quiet(m, act, now)
    about = str(inner.args.get("item") or inner.args.get("about") or "")
    kind = inner.args.get({"react": "signal", "sign_up": "as"}.get(verb, "kind"), "")
    if refusal := may(m, who, verb, str(kind), about):
        raise refusal
    _writable(inner)
    fresh(m, verb, act)
    run = Run(m, Act(verb, inner.args, act.op, act.saw, who, hands_on), max(now, m.last_at), chance=chance)
    before = m.seq
    try:
        VERBS[verb](run)
    except Refused as refusal:
        if m.seq != before:
            raise RuntimeError(f"{verb} was refused after it had begun: {refusal}") from refusal
        raise
    late.settle(run)
    settling.settle(run)
    ballot_open.keep_up(run)
    return run


def _in_the_room(m: Meeting, act: Act) -> None:
    """Whoever has left comes back before she acts again; after the end only powers need somebody who is there."""
    gone = bool(act.person) and not m.people.get(act.person).present
    if gone and (conduct.out(m, act.person) or admission.removed(m, act.person)):
        return  # told so below
    if gone and act.verb not in ALWAYS and (act.verb in POWERS or not m.agenda.ended):
        raise Refused("you_left")


def _represented(m: Meeting, act: Act) -> tuple[str, Act]:
    """Whose act it is: the person's own, or (a scribe's entry) the represented person's. Powers cannot be lent."""
    if act.verb != "proxy":
        return _one(m, act.person), act
    if refusal := may(m, act.person, "proxy"):
        raise refusal
    inner = act.args.get("act")
    if not isinstance(inner, dict) or not isinstance(inner.get("args", {}), dict) or inner.get("verb") == "proxy":
        raise Refused("bad_shape", detail="act")
    who, verb = _one(m, str(act.args.get("person") or "")), str(inner.get("verb", ""))
    if (verb in POWERS and not _hers(m, who, verb)) or (not who and verb in ALWAYS):
        raise Refused("not_yours")
    return who, Act(verb, inner.get("args", {}))


def _hers(m: Meeting, who: str, verb: str) -> bool:
    """What somebody without a phone may do as convener or table host is hers and no power of a role."""
    return bool(who) and by_relation(m, who, verb) and not holds(m, who, verb)


def _one(m: Meeting, person: str) -> str:
    """The person's id, that of the one she was merged into if she joined twice; "" stays nobody."""
    return m.people.get(person).id if person else ""


def _written_verb(act: Act) -> str:
    """`write` of a kind that has a verb of its own is that verb."""
    kind = str(act.args.get("kind"))
    return kind if act.verb == "write" and kind in WRITTEN else act.verb


def _writable(act: Act) -> None:
    """Refuse what no log could hold: half a character, a number beyond 64 bits."""
    try:
        msgspec.json.encode(act.args)
    except (UnicodeEncodeError, OverflowError, TypeError) as fault:
        raise Refused("bad_shape", detail="args") from fault


LEFT = ("hand", "confirm", "correct", "leave")
"""What somebody who was asked to leave may still do: appeal, and see to the minutes."""
VERBS: dict[str, Callable[[Run], None]] = {
    "join": arrivals.join, "leave": arrivals.leave, "rename": arrivals.rename, "check_in": arrivals.check_in,
    "set_role": arrivals.set_role, "seat": arrivals.seat,
    "advance": steps.advance, "back": steps.back, "pause": timing.pause, "resume": timing.resume,
    "squeeze": timing.squeeze, "undo": takeback.undo, "set": settings.set_,
    "write": cards.write, "edit": amending.edit, "withdraw": amending.withdraw, "hide": screening.hide, "show": screening.show,
    "second": seconding.second,
    "merge": sorting.merge, "split": sorting.split, "assess": assessing.assess,
    "comment": talk.comment, "question": talk.comment, "react": talk.react,
    "answer": promises.answer, "offer": promises.offer, "action": promises.action, "report": promises.report,
    "quiet": quieting.quiet, "unquiet": quieting.unquiet,
    "hand": rulings.hand, "unhand": turns.unhand, "pass": turns.pass_, "done": turns.done, "grant": chairing.grant,
    "cut": chairing.cut, "extend": chairing.extend, "time_up": steps.time_up, "warn": rulings.warn, "hand_over": rulings.hand_over,
    "vote": voting.vote, "open_ballot": voting.open_ballot, "close_ballot": voting.close_ballot, "count": hand_counts.count,
    "pledge": promises.pledge, "move": moves.move, "sign_up": signing.sign_up, "schedule": scheduling.schedule,
    "record": closing.record, "confirm": closing.confirm,
    "revise": revising.revise, "add_line": revising.add_line, "leave_out": revising.leave_out, "move_line": revising.move_line,
    "take_back": revising.take_back, "correct": correcting.correct, "settle": correcting.settle,
    "correction_window": correcting.window, "seal": sealing.seal,
    "add_photo": photographing.add_photo, "change_photo": photographing.change_photo, "move_photo": photographing.move_photo,
    "withdraw_photo": photographing.withdraw_photo,
    "invite": inviting.invite, "uninvite": inviting.uninvite, "reply": inviting.reply, "seat_guest": inviting.seat_guest, "feel": feelings.feel,
    "remove": admitting.remove, "readmit": admitting.readmit, "release_seat": seat_codes.release_seat, "roll": admitting.roll,
    "call": admitting.call, "renew": admitting.renew,
}  # fmt: skip
