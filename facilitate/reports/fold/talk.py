"""The run of the meeting: stages as they were held or left out, turns with their reasons, raised hands."""

from __future__ import annotations

from facilitate.core.agenda import Visit
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
        item=visit.item or None,
        from_=when.since(visit.from_),
        to=when.until(end),
        minutes=round(m.agenda.minutes.get(visit.stage, rule.minutes or 0)),
    )


def _bare(m: Meeting, stage: str, item: str) -> Stage:
    rule = m.stages[stage]
    title = Words(zh=rule.title.zh, en=rule.title.en)
    return Stage(id=stage, title=title, item=item or None, minutes=round(rule.minutes or 0), left_out=True)


def turns(m: Meeting, when: When) -> tuple[Turn, ...]:
    raised = {(person, slot): stance for _, person, slot, stance in m.floor.raised}
    return tuple(_turn(turn, when, raised.get((turn.person, turn.slot), "")) for turn in m.floor.turns.values())


def _turn(turn: Spoken, when: When, stance: str) -> Turn:
    return Turn(
        id=turn.id,
        person=turn.person,
        reason=turn.reason,
        from_=when.seconds(turn.from_),
        seconds=max(turn.seconds, 0),
        limit=turn.limit or None,
        item=turn.slot.item or None,
        stage=turn.slot.stage,
        stance=stance or None,
        gist=turn.gist,
        kind=turn.kind,
        to=turn.to or None,
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
                item=slot.item or None,
                stage=slot.stage,
                stance=stance or None,
                called=bool(then),
            )
        )
    return tuple(rows)
