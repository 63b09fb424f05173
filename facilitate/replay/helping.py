"""What a host does at once when a rule stands in the way of what the scenario goes on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitate.replay import choosing
from facilitate.replay.script import Data

if TYPE_CHECKING:
    from facilitate.replay.players import Cast

WORD = "按会议进程 / as the meeting went"
NO_REASON = "（没有记下理由）"


def help_with(cast: Cast, verb: str, args: Data, refused: str) -> Data | None:
    """The args with which to try once more after what a host does then; None where she would leave it at that."""
    if refused == "not_ready" and verb in ("advance", "back"):
        return {**args, "override": WORD}
    if refused in ("no_such_thing", "still_hidden", "not_on_ballot") and choosing.let_through(
        cast, {"at": 0, "do": verb, "by": ""}
    ):
        return args
    if refused == "needs_reason":
        return _inside(args, {"reason": NO_REASON})
    if refused == "vote_last":
        return _call_last(cast, args)
    return None


def _inside(args: Data, more: Data) -> Data:
    """The same with something more, also where the act is entered for somebody."""
    if "act" not in args:
        return args | more
    return args | {"act": args["act"] | {"args": args["act"]["args"] | more}}


def _call_last(cast: Cast, args: Data) -> Data | None:
    """She calls those who vote last although somebody has not voted."""
    inner = args.get("act", {}).get("args", args) if "act" in args else args
    who = cast.holder("advance")
    with cast.meeting() as m:
        ballot = inner.get("ballot") or next((b.id for b in m.ballots.all.values() if b.open), "")
    called = cast.attempt(who, "set", {"name": "last_call", "value": ballot})
    return args if called.refusal is None else None
