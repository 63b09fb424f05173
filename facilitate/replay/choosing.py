"""What a host decides where the scenario is silent: what goes on the wall, what is taken up, when a ballot ends."""

from __future__ import annotations

from facilitate.core.cards import entry_for
from facilitate.replay.finding import head, named_things
from facilitate.replay.players import Cast
from facilitate.replay.script import Data


def let_through(cast: Cast, event: Data) -> None:
    """Before the meeting goes on, what waits to be looked at is let through; sensitive matters stay where they are."""
    who = cast.holder("hide") or cast.holder("merge")
    with cast.meeting() as m:
        waiting = [
            item.id for item in m.items.all.values()
            if item.state == "waiting" and entry_for(m, item.kind).reveal == "by_host"
            and item.category not in m.facts.lists.sensitive
        ]  # fmt: skip
    if who and waiting:
        cast.act(who, "show", {"items": waiting}, event)


def pick(cast: Cast, event: Data) -> None:
    """Where the desk chooses what is taken up: the scenario's shortlist, or all that it speaks of later."""
    with cast.meeting() as m:
        select = m.stages[m.agenda.at.stage].select
        if select is None or select.by != "host":
            return
        here = {head(m, cast.thing(id)): id for id in cast.things}
        asked = [head(m, cast.thing(id)) for id in _wanted(cast, event) if id in cast.things]
        chosen = [
            id
            for id in dict.fromkeys(asked)
            if id in here and id in m.items.all and m.items.all[id].kind == select.from_
        ]
        before = list(m.agenda.selections.get(select.into, ()))
    if chosen and chosen != before:
        cast.act(
            cast.holder("advance"),
            "set",
            {"name": "pick", "value": {"into": select.into, "items": chosen[: select.top]}},
            event,
        )


def _wanted(cast: Cast, event: Data) -> list[str]:
    told = event.get("items") or cast.script.data.get("shortlist") or []
    later = [id for one in cast.after(event) if one["do"] in ("stage", "vote", "floor") for id in named_things(one)]
    return [str(id) for id in told] or later


def close(cast: Cast, event: Data) -> None:
    """Open ballots end: the one about the thing that the event names, or all."""
    things = [cast.thing(id) for id in named_things(event)]
    with cast.meeting() as m:
        wanted = {head(m, id) for id in things}
        opened = [b.id for b in m.ballots.all.values() if b.open and b.stage == m.agenda.at.stage]
        about = [id for id in opened if wanted & set(m.ballots.all[id].items)]
    who = cast.holder("close_ballot")
    for id in about or opened:
        if who:
            cast.act(who, "close_ballot", {"ballot": id}, event)
