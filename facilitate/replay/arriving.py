"""How people of a scenario come and go."""

from __future__ import annotations

from facilitate.replay.players import Cast
from facilitate.replay.script import Data


def join(cast: Cast, event: Data) -> None:
    cast.come(cast.script.find("people", event["by"]))


def drop(cast: Cast, event: Data) -> None:
    cast.do(event, "leave", {})


def rejoin(cast: Cast, event: Data) -> None:
    cast.do(event, "join", {})
