"""The chair keeps order: reminders on the rule's ladder with what each step does, appeals against them, the chair handed over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from facilitate.core import floor as floors
from facilitate.core import undo
from facilitate.core.act import Run, refuse
from facilitate.core.ballot import questions
from facilitate.core.floor import HandLowered, speaking, turns
from facilitate.core.language.rules import Bar, Text
from facilitate.core.order import ronr
from facilitate.core.order.conduct import Appealed, ChairHandedOver, Reminder, RulingLifted, Warned
from facilitate.core.person.names import clean_text
from facilitate.core.person.people import PersonBack, PersonChanged, PersonLeft
from facilitate.core.space.handing import handed_on

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

SILENCING = ("end_turn", "lose_next_turn", "lose_floor", "ask_to_leave")
UPHELD = Bar(side="for", least="1/2", of="cast")
"""A tie upholds the chair."""


class WarnArgs(msgspec.Struct):
    person: str
    offence: str


def warn(run: Run) -> None:
    """A reminder; which step of the ladder it is follows from those before it that still stand."""
    args, rule = run.read(WarnArgs), run.m.rule.conduct
    one = run.m.people.get(args.person)
    if rule is None or args.offence not in rule.offences:
        refuse("bad_offence")
    ladder = rule.ladder or ("remind",)
    step = ladder[min(len(_before(run.m, one.id)), len(ladder) - 1)]
    if step == "ask_to_leave" and "advance" in run.m.rule.roles[one.role].may:
        refuse("last_host")
    run.emit(Warned(one.id, args.offence, step))
    ruling = run.m.seq
    if step in SILENCING:
        _silence(run, one.id)
    if step == "ask_to_leave" and one.present:
        run.emit(PersonLeft(one.id))
        undo.keep(run, RulingLifted(ruling), PersonBack(one.id))
    else:
        undo.keep(run, RulingLifted(ruling))


def _silence(run: Run, person: str) -> None:
    """Whatever she says now is over, and her hand is down."""
    turn = turns.speaks(run.m, person)
    if turn is not None:
        speaking.end_turn(run, cut=True, space=turn.space)
    floor = floors.at(run.m, floors.space_of(run.m, person))
    if person in floor.hands:
        run.emit(HandLowered(person))


def _before(m: Meeting, person: str) -> list[Reminder]:
    per = m.rule.conduct.count_per if m.rule.conduct else "meeting"
    mine = m.conduct.standing(person)
    if per == "stage":
        return [r for r in mine if r.stage == m.agenda.at.stage]
    here = [r for r in mine if (r.stage, r.item) == m.agenda.at]
    if per == "topic":
        return here
    if per == "turn":
        return [r for r in here if r.turn == next(reversed(m.floor.turns), "")]
    return mine


# -- appeals -------------------------------------------------------------------------------------------------------


class HandArgs(msgspec.Struct):
    kind: str = ""
    text: str = ""


def hand(run: Run) -> None:
    """A raised hand; with the kind `appeal`, where the chair has just ruled, it is an appeal against that."""
    ruling = latest(run.m)
    breaks_in = "appeal" in floors.rule(run.m).interrupts
    if run.act.args.get("kind") == "appeal" and (ruling is not None or not breaks_in):
        appeal(run)
    else:
        code = ronr.silenced(run.m)
        if code and not run.act.args.get("kind"):
            refuse(code)
        turns.hand(run)


def latest(m: Meeting) -> Reminder | None:
    """The last ruling of this stage that stands and nobody has appealed against."""
    appealed = {one.ruling for one in m.conduct.appeals}
    here = [r for r in m.conduct.reminders if (r.stage, r.item) == m.agenda.at and not r.lifted]
    return here[-1] if here and here[-1].seq not in appealed else None


def appeal(run: Run) -> None:
    """Noted in the minutes, or put to the meeting, as the rule says."""
    m, text = run.m, clean_text(run.read(HandArgs).text)[:120]
    ruling = may_appeal(m)
    if _appeals(m) == "quiet":
        run.emit(Appealed(ruling.seq, text))
    else:
        ballot = questions.ask(run, {"verb": "ruling", "args": {"ruling": ruling.seq}}, _title(m, ruling), (UPHELD,))
        run.emit(Appealed(ruling.seq, text, ballot))


def may_appeal(m: Meeting) -> Reminder:
    """The ruling that an appeal would be against. Raises Refused where there can be none."""
    if _appeals(m) == "none":
        refuse("no_appeal")
    ruling = latest(m)
    if ruling is None:
        refuse("nothing_to_appeal")
    if _appeals(m) != "quiet" and questions.pending(m, "ruling"):
        refuse("being_voted")
    return ruling


def _appeals(m: Meeting) -> str:
    return (m.rule.conduct.appeal if m.rule.conduct else None) or "none"


def _title(m: Meeting, ruling: Reminder) -> Text:
    name = m.people.get(ruling.person).name
    return Text(f"主持人对{name}的裁定是否成立？", f"Shall the ruling of the chair on {name} stand?")


def _upheld(_run: Run, _args: dict[str, Any]) -> None:
    """The ruling stands as it was."""


def _overturned(run: Run, args: dict[str, Any]) -> None:
    """The meeting does not uphold it: whoever was asked to leave may come in again."""
    ruling = next(r for r in run.m.conduct.reminders if r.seq == args["ruling"])
    run.emit(RulingLifted(ruling.seq, "appeal"))
    if ruling.step == "ask_to_leave" and not run.m.people.get(ruling.person).present:
        run.emit(PersonBack(ruling.person))


questions.PURPOSES["ruling"] = _upheld
questions.LOST["ruling"] = _overturned


# -- the chair -----------------------------------------------------------------------------------------------------


class HandOverArgs(msgspec.Struct):
    person: str
    until: str = ""


def hand_over(run: Run) -> None:
    """The chair changes hands: the taker gets the giver's role, the giver the taker's. With `space` or `item` a table or a
    topic is handed on instead."""
    if handed_on(run):
        return
    args = run.read(HandOverArgs)
    giver, taker = run.m.people.get(run.person), run.m.people.get(args.person)
    if taker.id == giver.id or not taker.present:
        refuse("not_present")
    run.emit(ChairHandedOver(giver.id, taker.id, clean_text(args.until)[:80]))
    run.emit(PersonChanged(taker.id, role=giver.role))
    run.emit(PersonChanged(giver.id, role=taker.role))
    undo.keep(run, PersonChanged(taker.id, role=taker.role), PersonChanged(giver.id, role=giver.role))
