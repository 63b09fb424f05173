"""Robert's Rules: a vote held again by name on demand, and a motion that its mover takes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from facilitate.core.act import Run, refuse
from facilitate.core.ballot import questions
from facilitate.core.ballot.ballot_open import open_one
from facilitate.core.course.agenda import Resumed
from facilitate.core.language.rules import Text
from facilitate.core.order import doubt, easing
from facilitate.core.order.ronr import DebateClosed, MotionLaid, MotionSettled, kind, stack
from facilitate.core.order.ronr_votes import EFFECTS, LAYING, put
from facilitate.core.writing.items import Item, ItemEdited, ItemWithdrawn

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


# -- division ------------------------------------------------------------------------------------------------------


def _divide(run: Run, demand: Item) -> None:
    """The vote just taken is held again by name, and what it changed is put back until then (RONR 12th ed. §29: on the demand
    of one member, without second, debate or vote)."""
    ballot = next(b for b in reversed(run.m.ballots.all.values()) if b.result and doubt.matter(b) == demand.about)
    if ballot.question is None:
        made = run.made
        open_one(run, replace(ballot.rule, secrecy="named"), ballot.items)
        run.made = made
        return
    motion = run.m.items.all[demand.about]
    if run.m.ronr.settled.get(motion.id) == "carried" and kind(run.m, motion).id in PUT_BACK:
        PUT_BACK[kind(run.m, motion).id](run, motion)
    run.emit(MotionSettled(motion.id, ""))
    put(run, motion, "named")


def _old_words(run: Run, motion: Item) -> None:
    old = run.m.items.all[motion.about]
    if old.before:
        run.emit(ItemEdited(old.id, old.before[-1], old.category, old.fields, old.state, amends=True))


def _debate_goes_on(run: Run, _motion: Item) -> None:
    run.emit(DebateClosed(closed=False))


def _sit_again(run: Run, _motion: Item) -> None:
    if run.m.agenda.paused_at:
        run.emit(Resumed())


def _on_the_table(run: Run, _motion: Item) -> None:
    run.emit(MotionLaid(run.m.agenda.subject(run.m), ""))


PUT_BACK: dict[str, Callable[[Run, Item], None]] = {
    "amend": _old_words, "close_debate": _debate_goes_on, "recess": _sit_again, "limit_debate": easing.as_before,
    "suspend_rules": easing.as_before, **dict.fromkeys(LAYING, _on_the_table),
}  # fmt: skip
EFFECTS[doubt.DIVISION] = _divide


# -- taking back ---------------------------------------------------------------------------------------------------


def take_back(run: Run, item: Item) -> None:
    """Its mover takes a pending motion back: hers alone until somebody has seconded it or spoken on it; then, if nobody
    objects, and after an objection by a majority (RONR 12th ed. §33, request to withdraw a motion)."""
    m, last = run.m, stack(run.m)[-1]
    if last != item:
        refuse("pending_first", motion=last.text)
    if questions.pending(m, "motion") or questions.pending(m, "withdraw") or m.ballots.holds(item.id):
        refuse("being_voted")
    if not item.seconds and not _spoken_on(m, item):
        run.emit(ItemWithdrawn(item.id))
        return
    title = Text(
        f"同意收回“{item.text}”吗？有人反对，就再表决。",
        f"May “{item.text}” be withdrawn? An objection puts it to the vote.",
    )
    questions.ask(run, {"verb": "withdraw", "args": {"item": item.id, "consent": True}}, title, (questions.UNANIMOUS,))


def _spoken_on(m: Meeting, item: Item) -> bool:
    turns = m.floor.turns.values()
    return any(item.id in t.slot.item.split("/") or (t.slot == m.agenda.at and t.from_ >= item.at) for t in turns)


def _agreed(run: Run, args: dict[str, Any]) -> None:
    run.emit(ItemWithdrawn(run.m.items.get(args["item"]).id))


def _objected(run: Run, args: dict[str, Any]) -> None:
    """A majority decides; where the meeting goes on meanwhile, the motion stays."""
    item = run.m.items.get(args["item"])
    if args.get("consent") and run.act.verb == "close_ballot":
        title = Text(
            f"收回“{item.text}”吗？过半数同意就收回。", f"Shall “{item.text}” be withdrawn? A majority decides."
        )
        questions.ask(run, {"verb": "withdraw", "args": {"item": item.id}}, title)


questions.PURPOSES["withdraw"] = _agreed
questions.LOST["withdraw"] = _objected
