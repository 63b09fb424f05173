"""What a host decides where the scenario is silent: what goes on the wall, what is taken up, when a ballot ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitate.core.course.passes import collection
from facilitate.core.language.rules import every, within
from facilitate.core.meeting import Meeting
from facilitate.core.writing.cards import entry_for
from facilitate.replay.finding import head, named_things
from facilitate.replay.script import Data

if TYPE_CHECKING:
    from facilitate.replay.players import Cast


def let_through(cast: Cast, event: Data) -> bool:
    """What waits to be looked at goes on the wall, sensitive matters excepted; whether there was anything."""
    who = cast.holder("hide") or cast.holder("merge") or cast.holder("advance")
    with cast.meeting() as m:
        waiting = [
            item.id for item in m.items.all.values()
            if item.state == "waiting" and entry_for(m, item.kind).reveal == "by_host"
            and item.category not in m.facts.lists.sensitive
        ]  # fmt: skip
    if waiting:
        cast.act(who, "show", {"items": waiting}, event)
    return bool(waiting)


def pick(cast: Cast, event: Data) -> None:
    """Where the desk chooses what is taken up: the scenario's shortlist, or all that it speaks of later."""
    with cast.meeting() as m:
        select = m.stages[m.agenda.at.stage].select
        if select is None or select.by != "host":
            return
        chosen = _known(cast, m, select.from_, _wanted(cast, event))[: select.top]
        before = list(m.agenda.selections.get(select.into, ()))
    if chosen and chosen != before:
        value = {"into": select.into, "items": chosen}
        cast.act(cast.holder("advance"), "set", {"name": "selection", "value": value}, event)


def arrange(cast: Cast, event: Data) -> None:
    """Where the rule leaves the order to lot or to the desk, things are taken in the order in which the scenario does."""
    with cast.meeting() as m:
        around = next((s for s in every(m.rule) if s.each and event["stage"] in within(m.rule, s.id)), None)
        if around is None or around.each is None or around.each.order not in ("random", "host"):
            return
        now = list(collection(m, around.each.of))
        named = [id for one in (event, *cast.after(event)) if one["do"] == "stage" for id in named_things(one)]
        wanted = [id for id in dict.fromkeys(head(m, cast.thing(id)) for id in named) if id in now]
        of = around.each.of
    order = wanted + [id for id in now if id not in wanted]
    if wanted and of not in cast.arranged:
        cast.arranged.add(of)
        cast.act(cast.holder("advance"), "set", {"name": "order", "value": {"of": of, "items": order}}, event)


def _known(cast: Cast, m: Meeting, kind: str, ids: list[str]) -> list[str]:
    """These as items of that kind, each once."""
    found = dict.fromkeys(head(m, cast.thing(id)) for id in ids if id in cast.things)
    return [id for id in found if id in m.items.all and m.items.all[id].kind == kind]


def _wanted(cast: Cast, event: Data) -> list[str]:
    told = event.get("items") or cast.script.data.get("shortlist") or []
    later = [id for one in cast.after(event) if one["do"] in ("stage", "vote", "floor") for id in named_things(one)]
    return [str(id) for id in told] or later


def open_if_needed(cast: Cast) -> None:
    """Where what is voted on was written in the same stage, or a pending question is to be put, the ballot is opened by hand."""
    with cast.meeting() as m:
        stage = m.stages[m.agenda.at.stage]
        ballots = m.ballots.all.values()
        held = any(b.open or (b.stage == stage.id and not m.rule.motions) for b in ballots)
    if (stage.ballot is not None or m.rule.motions) and not held:
        cast.attempt(cast.holder("open_ballot") or cast.holder("advance"), "open_ballot", {})


def close(cast: Cast, event: Data) -> None:
    """Open ballots end: the one about the thing that the event names, or all."""
    things = [cast.thing(id) for id in named_things(event)]
    with cast.meeting() as m:
        wanted = {head(m, id) for id in things}
        opened = [b.id for b in m.ballots.all.values() if b.open and b.stage == m.agenda.at.stage]
        about = [id for id in opened if wanted & set(m.ballots.all[id].items)]
    who = cast.holder("close_ballot") or cast.holder("advance")
    for id in about or opened:
        cast.act(who, "close_ballot", {"ballot": id}, event)
