"""The run of the meeting: stages as they were held or left out, turns with their reasons, raised hands."""

from __future__ import annotations

from facilitate.core.course.agenda import Visit, minutes_of
from facilitate.core.floor import Turn as Spoken
from facilitate.core.meeting import Meeting
from facilitate.reports.fold.when import When
from facilitate.reports.rows import Hand, Stage, Turn, Words

CALL_MS = 1000


def stages(m: Meeting, when: When) -> tuple[Stage, ...]:
    """Visits in order, then what was left out or dropped."""
    held = [_stage(m, visit, when) for visit in m.agenda.visits]
    missed = [(slot.stage, slot.item) for slot in sorted(m.agenda.left_out, key=lambda s: (s.stage, s.item))]
    missed += [(stage, "") for stage in sorted(m.agenda.dropped) if stage not in {row.id for row in held}]
    left = [_bare(m, stage, item) for stage, item in dict.fromkeys(missed)]
    return (*held, *left)


def _stage(m: Meeting, visit: Visit, when: When) -> Stage:
    rule = m.stages[visit.stage]
    end = visit.to or (0 if rule.place_in_life == "after" else m.agenda.ended_at)
    return Stage(
        id=visit.stage,
        title=Words(zh=rule.title.zh, en=rule.title.en),
        item=_item(m, visit.item),
        pass_=_pass(m, visit.item),
        from_=when.since(visit.from_),
        to=when.until(end),
        minutes=round(minutes_of(m, visit.stage, visit.item) or 0),
    )


def _item(m: Meeting, held: str) -> str | None:
    """The item that a pass of a repeat is about, innermost first."""
    return next((part for part in reversed(held.split("/")) if part in m.items.all), None)


def _pass(m: Meeting, held: str) -> str | None:
    """The pass itself where it says more than the item: a round, a time slot, a table."""
    return held if held and held != _item(m, held) else None


def _bare(m: Meeting, stage: str, item: str) -> Stage:
    rule = m.stages[stage]
    title = Words(zh=rule.title.zh, en=rule.title.en)
    return Stage(
        id=stage,
        title=title,
        item=_item(m, item),
        pass_=_pass(m, item),
        minutes=round(rule.minutes or 0),
        left_out=True,
    )


def turns(m: Meeting, when: When) -> tuple[Turn, ...]:
    raised = {(person, slot): stance for _, person, slot, stance in m.floor.raised}
    return tuple(_turn(m, turn, when, raised.get((turn.person, turn.slot), "")) for turn in m.floor.turns.values())


def _turn(m: Meeting, turn: Spoken, when: When, stance: str) -> Turn:
    """Where talk goes on at several places at once, what the place is about is what was spoken to."""
    spot = m.spaces.seen.get(turn.space)
    return Turn(
        id=turn.id,
        person=turn.person,
        reason=turn.reason,
        from_=when.seconds(turn.from_),
        seconds=max(turn.seconds, 0),
        limit=turn.limit or None,
        item=(spot.item if spot and spot.item else None) or _item(m, turn.slot.item),
        pass_=_pass(m, turn.slot.item),
        stage=turn.slot.stage,
        stance=turn.stance or stance or None,
        gist=turn.gist,
        kind=turn.kind,
        to=turn.to or None,
        space=turn.space or None,
    )


def hands(m: Meeting, when: When) -> tuple[Hand, ...]:
    """Every raised hand; `called` where a turn of that person in that stage followed, `to` when it did."""
    rows = []
    for at, person, slot, stance in m.floor.raised:
        then = [
            t.from_ for t in m.floor.turns.values() if t.person == person and t.slot == slot and t.from_ + CALL_MS >= at
        ]
        rows.append(
            Hand(
                person=person,
                from_=when.seconds(at),
                to=when.seconds(min(then)) if then else None,
                item=_item(m, slot.item),
                pass_=_pass(m, slot.item),
                stage=slot.stage,
                stance=stance or None,
                called=bool(then),
            )
        )
    return tuple(rows)
