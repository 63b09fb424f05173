"""What the host does in a scenario: going through the stages, closing ballots, more time, reminders, the end."""

from __future__ import annotations

from facilitate.core.course.agenda import Slot
from facilitate.core.course.plan import plan, position
from facilitate.core.language.rules import within
from facilitate.core.meeting import Meeting
from facilitate.replay import choosing
from facilitate.replay.finding import head, named_things
from facilitate.replay.players import Cast
from facilitate.replay.script import Data


def stage(cast: Cast, event: Data) -> None:
    """On (or back) to the stage, in the pass that the event names or else the next one."""
    choosing.arrange(cast, event)
    with cast.meeting() as m:
        at, target = m.agenda.at, _target(cast, m, event)
        is_back = _rank(m, target) < _rank(m, at)
    _seat(cast, event)
    choosing.let_through(cast, event)
    if target != at:
        args: Data = {"to": target.stage} | ({"item": target.item} if target.item else {})
        args |= {"override": event["override"]} if event.get("override") else {}
        cast.act(_leader(cast, event), "back" if is_back else "advance", args, event)
        _stop_the_word(cast, event)
    choosing.pick(cast, event)
    cast.staged = True


def _stop_the_word(cast: Cast, event: Data) -> None:
    """Where the word would go round by itself and the file tells of nobody's turn, the host stops it."""
    with cast.meeting() as m:
        floor, ended = m.stages[m.agenda.at.stage].floor, m.agenda.ended
    round_ = floor is not None and floor.mode == "round" and floor.grant != "host"
    if round_ and not ended and not _until_next(cast, event):
        cast.attempt(_leader(cast, event), "pause", {})


def begin(cast: Cast, event: Data) -> None:
    """Everybody is there: the first round of speaking begins."""
    cast.waiting = False
    with cast.meeting() as m:
        at, paused = m.agenda.at.stage, bool(m.agenda.paused_at)
    before = {**event, "stage": at, "at": event["at"] - 1}
    if paused and _until_next(cast, before):
        _seat(cast, before)
        cast.act(_leader(cast, {}), "resume", {}, event)


def _target(cast: Cast, m: Meeting, event: Data) -> Slot:
    """The line of the run of show that is meant; the stage without a pass where the plan has none."""
    leaves = within(m.rule, event["stage"]) or [event["stage"]]
    slots = [slot for slot in plan(m) if slot.stage == leaves[0]]
    wanted = _passes(cast, m, event)
    if wanted:
        named = [slot for slot in slots if wanted & {slot.item, *slot.item.split("/")}]
        return named[0] if named else Slot(leaves[0], next(iter(sorted(wanted))))
    if m.agenda.at.stage == leaves[0] and (not cast.staged or len(slots) < 2):
        return m.agenda.at
    ahead = [slot for slot in slots if _rank(m, slot) > _rank(m, m.agenda.at)]
    behind = slots[-1:] or [Slot(leaves[0])]
    return (ahead or behind)[0]


def _passes(cast: Cast, m: Meeting, event: Data) -> set[str]:
    """The names that the pass could go by: items by any of their keys, `r2`, `s1`, a table."""
    found = {head(m, cast.things[id]) for id in named_things(event) if id in cast.things}
    told = [id for id in named_things(event) if id not in cast.things]
    found |= {*told, *(f"{letter}{id}" for id in told if id.isdigit() for letter in "rst")}
    for key, letter in (("round", "r"), ("pass", "r"), ("slot", "s"), ("table", "t")):
        if event.get(key) is not None:
            which = str(cast.script.nth("slots", event[key]) if key == "slot" else event[key])
            found |= {f"{letter}{which}" if which.isdigit() else which}
    return found


def _rank(m: Meeting, slot: Slot) -> tuple[int, int]:
    """Where it stands: in the run of show, or at least among the stages of the rule."""
    slots, order = plan(m), list(m.stages)
    if slot == m.agenda.at:
        return position(m, slots), 0
    if slot in slots:
        return slots.index(slot), 0
    earlier = (
        [n for n, one in enumerate(slots) if order.index(one.stage) <= order.index(slot.stage)]
        if slot.stage in order
        else []
    )
    return (earlier[-1] if earlier else -1), 1


def _leader(cast: Cast, event: Data) -> str:
    by = str(event.get("by") or "")
    return by if cast.can(by, "advance") else cast.holder("advance") or by


def _seat(cast: Cast, event: Data) -> None:
    """Seats are in the order of the first turns or passes that follow in the stage."""
    with cast.meeting() as m:
        floor = m.stages[event["stage"]].floor if event["stage"] in m.stages else None
    if floor is None or floor.mode != "round" or (floor.order and "seat_order" not in floor.order):
        return
    order = [cast.people[e["by"]] for e in _until_next(cast, event) if e["by"] in cast.people]
    who = cast.holder("check_in") or _leader(cast, event)
    if order:
        cast.act(who, "seat", {"order": list(dict.fromkeys(order))}, event)


def _until_next(cast: Cast, event: Data) -> list[Data]:
    """Turns and passes of this stage; of the rest of the meeting where the file goes on without another stage."""
    later = cast.after(event)
    ends = next((n for n, e in enumerate(later) if e["do"] == "stage"), len(later))
    return [e for e in later[:ends] if e["do"] in ("floor", "pass")]


def end(cast: Cast, event: Data) -> None:
    """The host ends the meeting: on to what follows it, or past its last stage."""
    choosing.close(cast, event)
    _drop_what_is_left(cast, event)
    with cast.meeting() as m:
        after = next((s.id for s in m.stages.values() if s.place_in_life == "after" and not s.stages), "")
        last, over = plan(m)[-1], m.agenda.ended
        at_last = m.agenda.at == last
    if over:
        return
    by = _leader(cast, event)
    if not after and not at_last:
        cast.act(by, "advance", {"to": last.stage, "item": last.item, "override": "end"}, event)
    cast.act(by, "advance", {"to": after, "override": "end"} if after else {"override": "end"}, event)
    if after and not any(one.get("stage") == after for one in cast.script.events):
        choosing.close(cast, event)  # nobody votes on at the doors


def _drop_what_is_left(cast: Cast, event: Data) -> None:
    """Optional stages that were never reached are not held."""
    with cast.meeting() as m:
        ahead = [slot.stage for slot in plan(m) if _rank(m, slot) > _rank(m, m.agenda.at)]
        spare = [id for id in dict.fromkeys(ahead) if m.stages[id].optional and m.stages[id].place_in_life != "after"]
        over = m.agenda.ended
    for id in () if over else spare:
        cast.act(_leader(cast, event), "squeeze", {"stage": id, "drop": True}, event)


def extend(cast: Cast, event: Data) -> None:
    by = event["by"] if cast.can(event["by"], "extend") else cast.holder("extend") or event["by"]
    cast.act(by, "extend", {"seconds": event["seconds"]}, event)


def warn(cast: Cast, event: Data) -> None:
    """The offence is that of the interruption before it, or the one the event names."""
    before = [
        e
        for e in cast.script.events
        if e["do"] == "interrupt" and e["at"] <= event["at"] and e.get("by") == event["who"]
    ]
    offence = event.get("offence") or (before[-1].get("kind") if before else None)
    with cast.meeting() as m:
        known = m.rule.conduct.offences if m.rule.conduct else ()
    args = {
        "person": cast.people.get(event["who"], "?"),
        "offence": offence if offence in known else next(iter(known), ""),
    }
    by = event["by"] if cast.can(event["by"], "warn") else cast.holder("warn") or event["by"]
    cast.act(by, "warn", args, event)


def nothing(_cast: Cast, _event: Data) -> None:
    """Consent is given on joining; an interruption is what the host then reminds of."""
