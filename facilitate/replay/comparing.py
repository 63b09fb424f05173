"""What a scenario says must have come out, beside what did: votes and outcomes, dots, what was merged, who sat where."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

from facilitate.core.ballot.ballots import Ballot, apart_counts
from facilitate.core.meeting import Meeting
from facilitate.replay import choosing
from facilitate.replay.finding import fitting, head, named_things, same
from facilitate.replay.players import Cast
from facilitate.replay.script import Data

SIDES = ("for", "against", "abstain")
OUTCOME = ("outcome", "result", "carried", "passed")
NUMBER = ("n", "dots", "total", "votes", "score", "points", "value")
WORDS = {
    "carried": "carried", "passed": "carried", "pass": "carried", "adopted": "carried", "true": "carried", "通过": "carried",
    "failed": "failed", "rejected": "failed", "lost": "failed", "not_carried": "failed", "false": "failed", "未通过": "failed",
    "tied": "tied", "tie": "tied", "平局": "tied", "none": "none",
}  # fmt: skip
Check = Callable[[Cast, Meeting, Any], Iterator[str]]


def result(cast: Cast, event: Data) -> None:
    """Open ballots close, then the event's numbers are laid beside what the ballots say."""
    choosing.close(cast, event)
    with cast.meeting() as m:
        for word in list(_event(cast, m, event)):
            cast.trouble(event, word)


def _event(cast: Cast, m: Meeting, event: Data) -> Iterator[str]:
    named = named_things(event)
    if named:
        yield from _thing(cast, m, named[0], event)
    for name, check in CHECKS.items():
        if event.get(name) is not None and not (named and name in (*NUMBER, *OUTCOME)):
            yield from check(cast, m, event[name])
    if not named:
        yield from _last_ballot(m, event)


def compare(cast: Cast) -> None:
    """What stands at the top of the scenario, laid beside the meeting once it is over."""
    end: Data = {"at": cast.script.events[-1]["at"], "do": "result", "by": ""}
    data = cast.script.data
    with cast.meeting() as m:
        words = [word for name, check in CHECKS.items() if data.get(name) for word in check(cast, m, data[name])]
        words += list(_needs(cast, m))
    for word in words:
        cast.trouble(end, word)


# -- ballots -------------------------------------------------------------------------------------------------------


def _thing(cast: Cast, m: Meeting, id: str, told: Any) -> Iterator[str]:
    """Sides, number and outcome of the last ballot about one thing."""
    found = _ballot_about(cast, m, id)
    if found is None:
        yield f"{id}: no ballot about it has closed"
        return
    ballot, item = found
    told = told if isinstance(told, dict) else {"outcome" if _word(told) else "n": told}
    nested = told.get("votes") if isinstance(told.get("votes"), dict) else {}
    yield from _sides(ballot, {**told, **nested}, id)
    number = next((told[key] for key in NUMBER if _is_number(told.get(key))), None)
    if number is not None and _number(ballot, item) not in (None, Fraction(str(number))):
        yield f"{id}: {_number(ballot, item)}, the scenario says {number}"


def _sides(ballot: Ballot, told: Data, id: str) -> Iterator[str]:
    counts = ballot.result.counts if ballot.result else {}
    for side in (*SIDES, *(level.id for level in ballot.rule.levels)):
        wanted = len(told[side]) if isinstance(told.get(side), list) else told.get(side)
        if _is_number(wanted) and counts.get(side, 0) != wanted:
            yield f"{id}: {side} {counts.get(side, 0)}, the scenario says {wanted}"
    wanted = next((_word(told[key]) for key in OUTCOME if _word(told.get(key))), "")
    came = str(getattr(ballot.result, "outcome", ""))
    if wanted and came != wanted and {came, wanted} != {"failed", "tied"}:
        yield f"{id}: {came}, the scenario says {wanted}"


def _last_ballot(m: Meeting, event: Data) -> Iterator[str]:
    done = [b for b in m.ballots.all.values() if b.result]
    if done and any(key in event for key in (*SIDES, *OUTCOME)):
        yield from _sides(done[-1], event, done[-1].id)


def _ballot_about(cast: Cast, m: Meeting, id: str) -> tuple[Ballot, str] | None:
    """The last closed ballot that asks about it, alone before among others; and under which item it stands there."""
    done = [b for b in m.ballots.all.values() if b.result and not b.cancelled]
    thing = cast.thing(id)
    fits = [(b, fitting(m, thing, b.items)) for b in done]
    found = [(b, item) for b, item in fits if item in b.items or (b.question and thing in b.question.args.values())]
    return found[-1] if found else None


def _number(ballot: Ballot, item: str) -> Fraction | None:
    """Votes, dots or score of one item on its ballot."""
    result = ballot.result
    score = getattr(result, "scores", {}).get(item) if result else None
    told = score if score is not None else (result.counts.get(item) if result else None)
    return Fraction(str(told)) if told is not None and not isinstance(told, dict) else None


def _votes(cast: Cast, m: Meeting, told: Any) -> Iterator[str]:
    """Of a list of who chose what nothing follows; of sums by motion it does."""
    for id, row in _rows(told):
        if id in cast.things and not (isinstance(row, dict) and row.get("by")):
            yield from _thing(cast, m, id, row)


def _needs(cast: Cast, m: Meeting) -> Iterator[str]:
    """Dots of each need, and those that are counted apart."""
    done = [b.result for b in m.ballots.all.values() if b.rule.type == "dots" and b.result]
    for need in cast.script.list("needs") if done else ():
        id = cast.thing(need["id"])
        for name, counts in (("dots", done[-1].counts), ("dots_apart", apart_counts(done[-1]))):
            if name in need and counts and counts.get(id) != need[name]:  # what would tell of a few is not told
                yield f"{need['id']}: {name} {counts.get(id)}, the scenario says {need[name]}"


# -- what was chosen -----------------------------------------------------------------------------------------------


def _shortlist(cast: Cast, m: Meeting, told: Any) -> Iterator[str]:
    chosen = list(next(iter(m.agenda.selections.values()), ()))
    wanted = [fitting(m, cast.thing(id), chosen) for id, _ in _rows(told)]
    if chosen and chosen != wanted:
        yield f"shortlist {chosen}, the scenario says {wanted}"


def _top(cast: Cast, m: Meeting, told: Any) -> Iterator[str]:
    """The same things as were chosen last; of those with equal votes either may stand first."""
    chosen = list(next(reversed(m.agenda.selections.values()), ()))
    wanted = [fitting(m, cast.thing(id), chosen) for id, _ in _rows(told)]
    numbers = [found and _number(*found) for found in (_ballot_about(cast, m, id) for id, _ in _rows(told))]
    known = [n for n in numbers if isinstance(n, Fraction)]
    if set(wanted) != set(chosen[: len(wanted)]) and set(wanted) != set(chosen):
        yield f"top {chosen}, the scenario says {wanted}"
    elif known != sorted(known, reverse=True):
        yield f"top: its order does not follow the votes {[str(n) for n in known]}"


def _funded(cast: Cast, m: Meeting, told: Any) -> Iterator[str]:
    """What the money went to."""
    paid = [set(b.result.funded) for b in m.ballots.all.values() if b.rule.type == "budget" and b.result]
    wanted = {head(m, cast.thing(id)) for id, _ in _rows(told)}
    if not paid or paid[-1] != wanted:
        yield f"funded {sorted(paid[-1]) if paid else 'nothing'}, the scenario says {sorted(wanted)}"


def _spent(_cast: Cast, m: Meeting, told: Any) -> Iterator[str]:
    sums = [b.result.spent for b in m.ballots.all.values() if b.rule.type == "budget" and b.result]
    if not sums or Fraction(sums[-1] or 0) != Fraction(str(told)):
        yield f"spent {sums[-1] if sums else 'nothing'}, the scenario says {told}"


def _merged(cast: Cast, m: Meeting, told: Any) -> Iterator[str]:
    """Each of them is part of what it went into."""
    for id, row in _rows(told):
        into = row.get("into") if isinstance(row, dict) else row
        for one, other in ((one, str(other)) for one in [id] for other in (into if isinstance(into, list) else [into])):
            if not same(m, cast.thing(one), cast.thing(other)):
                yield f"{one} is not merged into {other}"


# -- people --------------------------------------------------------------------------------------------------------


def _attendance(cast: Cast, m: Meeting, told: Any) -> Iterator[str]:
    """How many came to the meeting, or to each group: whoever was ever there, or who stayed to its end."""
    for id, row in _rows(told):
        wanted = len(row) if isinstance(row, list) else row if _is_number(row) else _people_of(row)
        if wanted is None:
            continue
        if id == "present" and len(m.people.present()) != wanted:
            yield f"present {len(m.people.present())}, the scenario says {wanted}"
        elif id in cast.things:
            ever, last = _people_at(m, head(m, cast.thing(id)))
            if wanted not in (len(ever), len(last)):
                yield f"{id}: {len(ever)} people, the scenario says {wanted}"


def _people_at(m: Meeting, item: str) -> tuple[set[str], set[str]]:
    """(who was ever where this was talked about, who did not leave before the others)."""
    here = {space.id for space in m.spaces.seen.values() if space.item == item}
    stays = [stay for stay in m.spaces.stays if stay.space in here]
    end = max((stay.to or m.last_at for stay in stays), default=0)
    return {stay.person for stay in stays}, {stay.person for stay in stays if (stay.to or m.last_at) == end}


def _action_groups(cast: Cast, m: Meeting, told: Any) -> Iterator[str]:
    """The people of each group that goes on working."""
    items = [space.item for space in m.spaces.seen.values() if space.kind == "group"]
    for id, row in _rows(told):
        people = row if isinstance(row, list) or _is_number(row) else _people_of(row, whole=True)
        ever, last = _people_at(m, fitting(m, cast.thing(id), items))
        here = {cast.id_of(person) for person in ever}
        if isinstance(people, list) and not {str(one) for one in people} <= here:
            yield f"action group {id}: {sorted(here)}, the scenario says {sorted(people)}"
        elif _is_number(people) and people not in (len(ever), len(last)):
            yield f"action group {id}: {len(here)} people, the scenario says {people}"


CHECKS: dict[str, Check] = {
    "votes": _votes, "totals": _votes, "shortlist": _shortlist, "top": _top, "merged": _merged,
    "funded": _funded, "spent": _spent,
    "attendance": _attendance, "action_groups": _action_groups,
}  # fmt: skip


# -- reading -------------------------------------------------------------------------------------------------------


def _rows(told: Any) -> list[tuple[str, Any]]:
    """(id, what is said of it): of a mapping, of a list of rows that name a thing, or of a bare list of ids."""
    if isinstance(told, dict):
        return [(str(id), row) for id, row in told.items()]
    rows = []
    for row in told if isinstance(told, list) else []:
        name = next(iter(named_things(row)), str(row.get("id", ""))) if isinstance(row, dict) else str(row)
        rows.append((name, row))
    return rows


def _people_of(row: Any, whole: bool = False) -> Any:
    """How many people a row tells of; with `whole` the list itself where it has one."""
    names = ("n", "people", "members", "count", "present", "with")
    told = next((row[key] for key in names if row.get(key) is not None), None) if isinstance(row, dict) else None
    return len(told) if isinstance(told, list) and not whole else told


def _is_number(told: Any) -> bool:
    return isinstance(told, (int, float)) and not isinstance(told, bool)


def _word(told: Any) -> str:
    return WORDS.get(str(told).lower(), "") if isinstance(told, (str, bool)) else ""
