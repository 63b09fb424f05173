"""How people of a scenario come and go."""

from __future__ import annotations

from facilitate.replay.players import Cast
from facilitate.replay.script import Data
from facilitate.replay.speaking import turn_of


def join(cast: Cast, event: Data) -> None:
    cast.come(cast.script.find("people", event["by"]))


def drop(cast: Cast, event: Data) -> None:
    """Who loses her phone while she speaks, and whose turn ends only later, is still heard: she leaves after it."""
    if _speaks_on(cast, event):
        cast.away.add(event["by"])
    else:
        cast.do(event, "leave", {})


def rejoin(cast: Cast, event: Data) -> None:
    if event["by"] in cast.away:
        cast.away.remove(event["by"])
    else:
        cast.do(event, "join", {})


def _speaks_on(cast: Cast, event: Data) -> bool:
    """Whether she has the floor and the file ends her turn before it goes on with another."""
    if turn_of(cast, event) is None:
        return False
    next_ = next((one for one in cast.after(event) if one["do"] in ("floor", "floor_end", "stage", "end")), None)
    return next_ is not None and next_["do"] == "floor_end" and next_["by"] == event["by"]
