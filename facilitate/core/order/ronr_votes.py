"""Pending questions are put and settled: at once, after debate, by the chair or on demand, and each does what it is for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec

from facilitate.core import undo
from facilitate.core.act import Run, refuse
from facilitate.core.ballot import questions
from facilitate.core.course.agenda import Paused
from facilitate.core.floor import HandLowered
from facilitate.core.language.rule_words import Secrecy
from facilitate.core.language.rules import Bar, Text
from facilitate.core.order import doubt, easing, motions
from facilitate.core.order.ronr import DebateClosed, MotionLaid, MotionSettled, kind, stack, top
from facilitate.core.writing.items import Item, ItemEdited

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

UPHELD = Bar(side="for", least="1/2", of="cast")
BARS = {"majority": questions.MAJORITY, "two_thirds": questions.TWO_THIRDS}
LAYING = ("table", "postpone", "refer", "postpone_forever")


def stated(run: Run, id: str) -> None:
    """A motion that has what it needs is before the meeting: what is not debated is put at once, what is demanded is done."""
    item = run.m.items.all[id]
    if item.fields.get("motion_type") == doubt.DIVISION and item.state == "shown":
        run.emit(MotionSettled(id, "done"))
        EFFECTS[doubt.DIVISION](run, item)
        return
    pending = top(run.m)
    if pending is None or pending.id != id or len(stack(run.m)) < 2:
        return
    vote = kind(run.m, item).vote
    if vote in ("demand", "none"):
        run.emit(MotionSettled(id, "done"))
    elif vote in BARS and not kind(run.m, item).debate:
        put(run, item)


def put_pending(run: Run) -> bool:
    """The chair puts the immediately pending secondary question to the vote; False where there is none."""
    pending = top(run.m)
    if pending is None or len(stack(run.m)) < 2:
        return False
    if kind(run.m, pending).vote == "chair":
        refuse("chair_rules")
    if questions.pending(run.m, "motion"):
        refuse("being_voted")
    if kind(run.m, pending).vote in BARS:
        put(run, pending)
    else:
        stated(run, pending.id)
    return True


def put(run: Run, item: Item, secrecy: Secrecy = "open") -> None:
    """To the vote, as its line in the table says."""
    line = kind(run.m, item)
    bar = UPHELD if line.id == "appeal" else BARS[line.vote]
    zh, en = (
        ("主席的裁定是否成立？", "Shall the chair be sustained?") if line.id == "appeal" else (item.text, item.text)
    )
    made = run.made
    questions.ask(
        run,
        {"verb": "motion", "args": {"item": item.id}},
        Text(f"{line.title.zh}：{zh}", f"{line.title.en}: {en}"),
        (bar,),
        secrecy=secrecy,
    )
    run.made = made


def go_or_refuse(run: Run, override: str) -> None:
    """What was moved last is settled first, before the meeting goes on to the vote on the main question."""
    if questions.pending(run.m, "withdraw"):
        refuse("being_voted")
    waiting = stack(run.m)[1:]
    if waiting and not override.strip():
        refuse("pending_first", motion=waiting[-1].text)


# -- what follows --------------------------------------------------------------------------------------------------


def _carried(run: Run, args: dict[str, Any]) -> None:
    item = run.m.items.all[args["item"]]
    line = kind(run.m, item)
    if line.id == "appeal":
        run.emit(MotionSettled(item.id, "failed"))
        return
    run.emit(MotionSettled(item.id, "carried"))
    if line.id in LAYING:
        run.emit(MotionLaid(run.m.agenda.subject(run.m), line.id))
    elif line.id in EFFECTS:
        EFFECTS[line.id](run, item)


def _lost(run: Run, args: dict[str, Any]) -> None:
    """It falls. Where an appeal is not answered in the chair's favour the ruling is turned around."""
    item = run.m.items.all[args["item"]]
    if kind(run.m, item).id != "appeal":
        run.emit(MotionSettled(item.id, "failed"))
        return
    run.emit(MotionSettled(item.id, "carried"))
    ruled = [(id, out) for id, out in run.m.ronr.settled.items() if out in ("upheld", "dismissed")]
    for id, out in ruled[-1:]:
        run.emit(MotionSettled(id, "dismissed" if out == "upheld" else "upheld"))


def _amend(run: Run, item: Item) -> None:
    """The new words stand in place of the old ones, which are kept; the limits that they tell too."""
    old = run.m.items.all[item.about]
    told = {name: item.fields[name] for name in easing.LIMITS if name in item.fields and name in old.fields}
    run.emit(ItemEdited(old.id, item.text, old.category, old.fields | told, old.state, amends=True))


def _close_debate(run: Run, _item: Item) -> None:
    run.emit(DebateClosed())
    for floor in run.m.floors.values():
        for person in list(floor.hands):
            run.emit(HandLowered(person))


def _recess(run: Run, _item: Item) -> None:
    if not run.m.agenda.paused_at:
        run.emit(Paused())


def _reconsider(run: Run, item: Item) -> None:
    run.emit(MotionLaid(item.about, ""))
    easing.exhausted(run, item.about)


EFFECTS: dict[str, Callable[[Run, Item], None]] = {
    "amend": _amend, "close_debate": _close_debate, "recess": _recess, "reconsider": _reconsider,
    "limit_debate": easing.ease, "suspend_rules": easing.ease,
}  # fmt: skip
"""What a carried motion does; other areas add theirs when they are read."""
questions.PURPOSES["motion"] = _carried
questions.LOST["motion"] = _lost


class RulingArgs(msgspec.Struct):
    item: str
    holds: bool


def rule(run: Run, value: Any) -> None:
    """The chair rules on a point of order or a question of privilege: it is well taken, or it is not."""
    try:
        args = msgspec.convert(value, RulingArgs)
    except msgspec.ValidationError:
        refuse("bad_setting")
    item = run.m.items.get(args.item)
    if item.id not in {one.id for one in stack(run.m)[1:]} or not _chairs(run.m, item):
        refuse("no_such_thing")
    run.emit(MotionSettled(item.id, "upheld" if args.holds else "dismissed"))
    undo.keep(run, MotionSettled(item.id, ""))


def _chairs(m: Meeting, item: Item) -> bool:
    named = motions.kind_of(m, item)
    return named is not None and named.vote == "chair"
