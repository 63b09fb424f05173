"""What people choose in a scenario: dots, grades, sides, rankings, baskets, on the ballot that is open about it."""

from __future__ import annotations

from typing import Any

from facilitate.core.ballot.ballots import Ballot
from facilitate.core.meeting import Meeting
from facilitate.replay.choosing import open_if_needed
from facilitate.replay.finding import fitting, named_things
from facilitate.replay.players import Cast
from facilitate.replay.script import THINGS, Data

CHOICES = ("choice", "order", "ranking", "ranks", "rank", "picks", "dots", "level", "side")
WHO = ("by", "at", "do", "why", "reason", "text", "refused", "by_scribe", *THINGS)


def dots(cast: Cast, event: Data) -> None:
    _vote(cast, event, _told(event) or _listed(cast, "dots", event) or [])


def vote(cast: Cast, event: Data) -> None:
    """One person's choice, or that of the first so many who may vote and have not."""
    if event["by"] != "all":
        _vote(cast, event, _told(event) or _listed(cast, "votes", event))
        return
    for id in _voters(cast, event):
        _vote(cast, {**event, "by": id}, _told(event))


def grade(cast: Cast, event: Data) -> None:
    """The grades that the scenario lists for this person: of the things named, or of what is on the ballot."""
    given = [row for row in cast.script.list("grades") if row["by"] == event["by"]]
    wanted = event.get("needs") or event.get("items") or named_things(event)
    rows = [row for row in given if not wanted or set(named_things(row)) & set(wanted)]
    told: Data = {id: _axes(row) for row in rows for id in named_things(row)[:1]}
    if event.get("scores"):
        told = dict(event["scores"]) if not wanted else dict.fromkeys(wanted, event["scores"])
    _vote(cast, event, told, not wanted)


def _axes(row: Data) -> Data:
    return {name: n for name, n in row.items() if name not in WHO and isinstance(n, int)}


def _told(event: Data) -> Any:
    return next((event[key] for key in CHOICES if event.get(key) not in (None, "")), None)


def _listed(cast: Cast, name: str, event: Data) -> Any:
    """What the scenario's list says of this person: about the thing the event names, or the whole of it."""
    mine = [row for row in cast.script.list(name) if row.get("by") == event["by"]]
    named = set(named_things(event))
    about = [row for row in mine if not named or not named_things(row) or named & set(named_things(row))]
    return _told(about[0]) if about else None


def _voters(cast: Cast, event: Data) -> list[str]:
    with cast.meeting() as m:
        ballot = ballot_for(cast, m, event, None, "")
        if ballot is None:
            return []
        may = {p.id for p in m.people.present() if p.role in ballot.rule.voters} - ballot.voted
        last = {id for id in may if m.people.get(id).role in ballot.rule.last}
    listed = [one["id"] for one in cast.script.list("people") if cast.people.get(one["id"]) in may]
    order = sorted(listed, key=lambda id: cast.people[id] in last)
    return order[: event.get("count") or len(order)]


def _vote(cast: Cast, event: Data, told: Any, only_listed: bool = False) -> None:
    if not event.get("refused"):
        open_if_needed(cast)
    with cast.meeting() as m:
        ballot = ballot_for(cast, m, event, told, cast.people.get(event["by"], ""))
        choice = _choice(cast, m, ballot, told, only_listed) if ballot else told
    args: Data = {"choice": choice} | ({"ballot": ballot.id} if ballot else {})
    why = event.get("why") or event.get("reason") or event.get("text")
    cast.do(event, "vote", args | ({"reason": why} if why else {}))


def ballot_for(cast: Cast, m: Meeting, event: Data, told: Any, person: str) -> Ballot | None:
    """The open ballot about what is named or chosen; else one on which the person has not voted yet."""
    open_ones = [b for b in m.ballots.all.values() if b.open]
    chosen = list(told) if isinstance(told, (dict, list)) else []
    for id in (*named_things(event), *(str(one) for one in chosen)):
        if id in cast.things:
            fit = [b for b in open_ones if fitting(m, cast.things[id], b.items) in b.items]
            if fit:
                return fit[-1]
    unused = [b for b in open_ones if person not in b.voted]
    return next(iter(unused or open_ones), None)


def _choice(cast: Cast, m: Meeting, ballot: Ballot, told: Any, only_listed: bool) -> Any:
    """The choice in the form that this type of ballot takes, with the meeting's ids."""
    if isinstance(told, list):
        ids = [fitting(m, cast.thing(str(id)), ballot.items) for id in told]
        return ids if ballot.rule.type in ("rank", "budget") else {id: ids.count(id) for id in ids}
    if not isinstance(told, dict):
        return told
    if "level" in told:
        return told
    rows = {fitting(m, cast.thing(str(id)), ballot.items): _graded(ballot, n) for id, n in told.items()}
    return {id: n for id, n in rows.items() if id in ballot.items or not only_listed}


def _graded(ballot: Ballot, given: Any) -> Any:
    """Grades by axis; one number on a ballot with one axis is that axis's, whatever the scenario calls it."""
    axes = ballot.rule.axes
    if len(axes) != 1 or ballot.rule.type not in ("score", "grade"):
        return given
    if isinstance(given, dict) and len(given) == 1:
        return {axes[0]: next(iter(given.values()))}
    return {axes[0]: given} if isinstance(given, int) else given
