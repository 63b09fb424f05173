"""What each `do` of a scenario becomes: one small function for each, as SCENARIO.md lists them."""

from __future__ import annotations

from collections.abc import Callable

from facilitate.replay import arriving, comparing, hosting, moving, promising, speaking, voting, writing
from facilitate.replay.players import Cast
from facilitate.replay.script import Data

Doing = Callable[[Cast, Data], None]

DOINGS: dict[str, Doing] = {
    "stage": hosting.stage, "end": hosting.end, "extend": hosting.extend, "warn": hosting.warn,
    "interrupt": hosting.nothing, "consent": hosting.nothing,
    "join": arriving.join, "drop": arriving.drop, "rejoin": arriving.rejoin,
    "card": writing.card, "topic": writing.topic, "motion": writing.motion, "merge": writing.merge, "assess": writing.assess,
    "comment": writing.comment, "report": writing.report, "second": writing.second, "amend": writing.amend,
    "place": moving.place, "sign_up": moving.sign_up, "move": moving.move,
    "hand": speaking.hand, "pass": speaking.pass_, "floor": speaking.floor, "floor_end": speaking.floor_end,
    "signal": speaking.sign_of, "react": speaking.sign_of,
    "answer": promising.answer, "offer": promising.offer, "action": promising.action, "note": promising.note,
    "read_back": promising.read_back, "sign": promising.sign,
    "dots": voting.dots, "change_dots": voting.dots, "grade": voting.grade, "vote": voting.vote,
    "result": comparing.result,
}  # fmt: skip
