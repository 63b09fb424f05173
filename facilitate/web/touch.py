"""Which entities, and whose own views, an event may have changed; naming one too many costs a comparison, no message."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from typing import Any, get_args

from facilitate.core import floor, settings, undo
from facilitate.core.act import Entry
from facilitate.core.ballot import ballots
from facilitate.core.ballot.ballot_open import unopened
from facilitate.core.course import agenda, passes
from facilitate.core.meeting import Meeting
from facilitate.core.order import conduct
from facilitate.core.outcome import closing, outcomes
from facilitate.core.person import admission, guests, people
from facilitate.core.space import spaces
from facilitate.core.writing import items, need_sheet, talk
from facilitate.web.touch_ballots import BALLOT_KEYS, open_ballots
from facilitate.web.touch_motions import MOTION_ALL_ME, MOTION_KEYS, of_a_motion, on_the_table, pending
from facilitate.web.touch_paper import PAPER_ALL_ME, PAPER_KEYS
from facilitate.web.touch_spaces import SPACE_ALL_ME, SPACE_KEYS, about, standing
from facilitate.web.views import every_key

EVERYBODY = "*"
Keys = Callable[[Meeting, Any, Entry], Iterable[str]]

STAGE = ("agenda", "floor", "clock", "readback", "people", "notice/unclear", "notice/suggest", "meeting")


def keys(m: Meeting, entry: Entry) -> set[str]:
    """The keys that this entry may have changed; the chain's head in `meeting` and a new key are included."""
    makes = KEYS.get(type(entry.event))
    found = set(makes(m, entry.event, entry)) - {"person/"} if makes else set()  # a card nobody signed is nobody's
    found |= (
        {"agenda", _here(m)} if unopened(m) else set()
    )  # there may be something to vote on now, or nothing any more
    return found | {"paper"} if "readback" in found else found


def people_touched(m: Meeting, entry: Entry) -> set[str]:
    """Whose own view may have changed; EVERYBODY for a new stage and the like."""
    event, kind = entry.event, type(entry.event)
    if kind is talk.Commented:
        return set()  # what somebody may do hangs on what was written, never on what was said about it
    if kind in ALL_ME or (isinstance(event, ballots.VoteCast) and _bars_others(m, event.ballot)):
        return {EVERYBODY}
    found = {entry.person, entry.entered_by, getattr(event, "person", ""), getattr(event, "who", "")}
    if kind in LINE:
        found |= {id for space in floor.rooms(m) for id, _ in floor.queue(m, space)}
        found |= {turn.person for here in m.floors.values() for turn in here.running} | set(m.spaces.line)
        found |= {id for space in floor.rooms(m) for id in floor.last_speakers(m, space)}
        found |= {ruling.person for ruling in m.conduct.reminders}  # a lost turn may be over
    if isinstance(event, items.ItemWritten | items.StateSet | items.Merged) and (
        of_a_motion(m, event) or on_the_table(m, event)
    ):
        return {EVERYBODY}  # the only motion is the one on the table: who may change its words hangs on that
    if isinstance(event, items.Seconded) and m.rule.motions:
        return {EVERYBODY}  # what is pending now may be debated or not, and bars other motions
    if kind in TIME and floor.rule(m).group_total is not None:
        return {EVERYBODY}  # what one speaks, her whole group has no more
    if kind in CROWD and any(ballot.open and ballot.rule.last for ballot in m.ballots.all.values()):
        return {EVERYBODY}  # whoever votes last waits for those who are there
    if kind in CROWD:
        found |= {p.id for p in m.people.present() if "advance" in m.rule.roles[p.role].may}  # who may stand in now
    found |= _whose(m, event)
    found.discard("")  # nobody in particular is not everybody who was never merged
    found &= m.people.all.keys()
    found |= {m.people.get(id).id for id in found}  # what her double left is hers
    return found | {id for id in m.people.doubles if found & {m.people.all[id].same_as, m.people.get(id).id}}


def _bars_others(m: Meeting, ballot: str) -> bool:
    """Whether one vote changes who else may vote."""
    rule = m.ballots.all[ballot].rule
    return bool(rule.last) or rule.weigh == "household"


def _whose(m: Meeting, event: Any) -> set[str]:
    """The people whom the event names, or whose the things are that it names."""
    found = set(event.to) if isinstance(event, spaces.PeopleMoved) else set()
    named = (getattr(event, name, "") for name in ("id", "into", "correction"))
    for id in (*named, *getattr(event, "items", ())):
        if id in m.people.all:
            found.add(id)
        elif id in m.floor.turns:
            found.add(m.floor.turns[id].person)
        elif id in m.items.all:
            found |= {m.items.all[id].by, m.spaces.conveners.get(id, "")}  # who took it over moves it now
        elif id in m.talk.comments:
            found.add(m.talk.comments[id].by)
        elif id in m.paper.corrections:
            found.add(m.paper.corrections[id].person)
        elif id in m.outcomes.actions:
            found |= {m.outcomes.actions[id].who, m.outcomes.actions[id].check_by, *m.outcomes.actions[id].with_}
    return found


def _stage(m: Meeting, event: agenda.StageEntered, _entry: Entry) -> Iterable[str]:
    """Whatever was entered before: where several entries are learnt at once, the stage that was left is not the last but one.
    A step that is taken back may have left no trace of where it had led."""
    been = m.stages if event.since else {visit.stage for visit in m.agenda.visits}
    return (
        *STAGE,
        *standing(m),
        *pending(m),
        *(f"stage/{id}" for id in been),
        *(f"item/{id}" for id in event.opens),
    )


def _here(m: Meeting) -> str:
    return f"stage/{m.agenda.at.stage}"


def _turn(m: Meeting, event: Any, _entry: Entry) -> Iterable[str]:
    turn = m.floor.turns.get(event.id)
    who = [turn.person] if turn else m.people.all
    found = ["floor", "clock", "agenda", "people", "notice/unclear", f"turn/{event.id}"]
    found += [f"turn/{one.id}" for floor_here in m.floors.values() for one in floor_here.running]
    return [*found, *_tables(m), *(f"person/{id}" for id in who)]


def _hand(m: Meeting, _event: Any, _entry: Entry) -> Iterable[str]:
    running = (one for floor_here in m.floors.values() for one in floor_here.running)
    return ["floor", "clock", "agenda", *(f"turn/{one.id}" for one in running), *_tables(m)]


def _tables(m: Meeting) -> list[str]:
    """The tables that stand: each shows its own floor."""
    return standing(m)


def _merged(m: Meeting, event: Any, _entry: Entry) -> Iterable[str]:
    all_ids = (getattr(event, "into", getattr(event, "head", "")), *event.items)
    return ["notice/suggest", "agenda", _here(m), "floor", *about(m, *all_ids), *(f"item/{id}" for id in all_ids)]


def _text(m: Meeting, event: items.StateSet, _entry: Entry) -> Iterable[str]:
    kinds: dict[str, Container[str]] = {
        "item": m.items.all,
        "comment": m.talk.comments,
        "answer": m.outcomes.answers,
        "offer": m.outcomes.offers,
    }
    return [f"{kind}/{event.id}" for kind, kept in kinds.items() if event.id in kept] + [
        *about(m, event.id),
        *(f"item/{m.outcomes.answers[id].about}" for id in (event.id,) if id in m.outcomes.answers),
        "readback",
        "notice/suggest",
        "agenda",
        _here(m),
        "floor",
    ]


def _selected(m: Meeting, _event: agenda.Selected, _entry: Entry) -> Iterable[str]:
    return ["agenda", _here(m), *(f"item/{id}" for id in m.items.all), *(f"ballot/{id}" for id in m.ballots.all)]


def _crowd(m: Meeting, event: Any, _entry: Entry) -> Iterable[str]:
    alike = [f"person/{p.id}" for p in m.people.named_like(m.people.all[event.id])]
    return ["people", "meeting", "floor", "agenda", "readback", *standing(m), *alike, *open_ballots(m)]


def _theirs(m: Meeting, event: Any) -> list[str]:
    """Whoever the event is about, as the desk sees her."""
    return [f"person/{event.person}"] if getattr(event, "person", "") in m.people.all else []


def _named(m: Meeting, _event: Any, _entry: Entry) -> Iterable[str]:
    """A new name, group or role stands wherever people are named; it is rare enough to look everywhere."""
    return every_key(m)


def _reacted(m: Meeting, event: talk.Reacted, _entry: Entry) -> Iterable[str]:
    head = m.items.all[event.item].merged_into if event.item in m.items.all else ""
    put_in_order = ("agenda", _here(m)) if passes.by_signs(m) else ()
    return ["notice/unclear", *put_in_order, *(f"item/{id}" for id in (event.item, head) if id)]


def _only(*found: str) -> Keys:
    return lambda _m, _event, _entry: found


def _sheet(_m: Meeting, event: Any, _entry: Entry) -> Iterable[str]:
    return (f"item/{event.id}",)


def _task(m: Meeting, event: Any, entry: Entry) -> Iterable[str]:
    """The task, and whether the meeting may end with it."""
    return (*_own("action")(m, event, entry), "agenda")


def _own(*kinds: str) -> Keys:
    """The entities of these kinds under the event's id, and what is counted from them."""
    return lambda _m, event, entry: [*(f"{kind}/{event.id}" for kind in kinds), "readback", f"person/{entry.person}"]


def _answered(m: Meeting, event: outcomes.Answered, entry: Entry) -> Iterable[str]:
    """An answer may name a price."""
    return [*_own("answer")(m, event, entry), f"item/{event.about}"]


KEYS: dict[type, Keys] = {
    agenda.StageEntered: _stage, agenda.Selected: _selected, agenda.MeetingEnded: lambda m, _e, _: [*STAGE, _here(m)],
    agenda.Squeezed: lambda m, _e, _: ["agenda", "clock", _here(m), *standing(m)],
    agenda.HallEndSet: _only("agenda"), agenda.Checked: _only("agenda"),
    agenda.Paused: lambda m, _e, _: ["clock", "floor", "agenda", _here(m), *standing(m)],
    agenda.Resumed: lambda m, _e, _: ["clock", "floor", "agenda", _here(m), *standing(m), *(f"turn/{id}" for id in m.floor.turns)],
    people.PersonJoined: _crowd, people.PersonLeft: _crowd, people.PersonBack: _crowd, people.PeopleMerged: _named,
    people.PersonCheckedIn: _crowd, people.PersonChanged: _named,
    people.SeatsSet: lambda m, _e, _: ["floor", "people", *standing(m), *(f"person/{id}" for id in m.people.all)],
    items.ItemWritten: lambda m, e, n: [f"item/{e.id}", "notice/suggest", "agenda", _here(m), "floor", f"person/{n.person}"],
    items.DangerCalled: _own("item"), need_sheet.NeedAssessed: _sheet, need_sheet.NeedSheetPut: _sheet,
    items.Retitled: lambda m, e, _: [*about(m, e.id), *(f"item/{id}" for id in (e.id, *m.items.all[e.id].originals)), "agenda", "notice/suggest"],
    items.StateSet: _text, items.Merged: _merged,
    items.Split: _merged, talk.Commented: lambda _m, e, _: [f"comment/{e.id}"], talk.Reacted: _reacted,
    outcomes.Answered: _answered, outcomes.Offered: _own("offer"), outcomes.ActionTaken: _task,
    outcomes.ActionConfirmed: _own("action"), outcomes.ActionJoined: _own("action"), outcomes.ActionCompleted: _task,
    outcomes.ActionReported: _task,
    floor.HandRaised: _hand, floor.HandLowered: _hand,
    floor.Passed: lambda m, _e, _: ["floor", "agenda", *_tables(m)], floor.TurnStarted: _turn, floor.TurnEnded: _turn,
    floor.TurnCancelled: _turn, floor.TurnWentOn: _turn, floor.TurnExtended: _turn, floor.GistTaken: _turn,
    conduct.ChairHandedOver: _only("agenda", "people"),
    **dict.fromkeys((conduct.Quieted, conduct.Unquieted), lambda _m, e, _: [f"person/{e.person}"]),
    closing.NoteTaken: lambda _m, e, _: [f"note/{e.id}"], closing.ReadBackAt: _only("readback"),
    closing.MinutesConfirmed: lambda _m, _e, n: ["readback", f"person/{n.person}"],
    settings.SettingChanged: lambda m, _e, _: ["meeting", "clock", "notice/message", _here(m), *open_ballots(m)],
    **dict.fromkeys(get_args(admission.AdmissionEvent), lambda m, e, _: ["meeting", "people", "agenda", *open_ballots(m), *_theirs(m, e)]),
    **dict.fromkeys(get_args(guests.GuestsEvent), _only("people", "agenda")),
    undo.Step: _only("agenda"), undo.Undone: _only("agenda"), **SPACE_KEYS, **MOTION_KEYS, **PAPER_KEYS,
    **BALLOT_KEYS,
}  # fmt: skip
ALL_ME = frozenset({
    agenda.StageEntered, agenda.MeetingEnded, agenda.Selected, ballots.BallotOpened, ballots.BallotReopened, ballots.BallotClosed,
    ballots.BallotCancelled, ballots.LastCalled, items.Split, floor.TurnCancelled, *MOTION_ALL_ME, *PAPER_ALL_ME, people.PersonChanged, people.PeopleMerged,
    *SPACE_ALL_ME,
})  # fmt: skip
LINE = frozenset({
    floor.HandRaised, floor.HandLowered, floor.Passed, floor.TurnStarted, floor.TurnEnded, floor.TurnExtended, floor.TurnWentOn,
    people.SeatsSet, people.PersonJoined, people.PersonLeft, people.PersonBack, people.PersonChanged, people.PeopleMerged,
    spaces.PeopleMoved, spaces.SpacesSet, items.ItemWritten, items.ItemWithdrawn, items.StateSet, items.Merged, items.Split,
})  # fmt: skip
TIME = frozenset({floor.TurnStarted, floor.TurnEnded, floor.TurnExtended, floor.TurnWentOn, people.PersonChanged})
OF_MANY = (ballots.VoteCast, people.PersonJoined, people.PersonLeft, people.PersonBack, people.PersonCheckedIn)
"""What many do within seconds: the log's head on the wall waits for a step that is none of these."""
CROWD = frozenset(
    {people.PersonJoined, people.PersonLeft, people.PersonBack, people.PersonChanged, people.PeopleMerged}
)
