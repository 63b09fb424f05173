"""An act as it arrives, by socket or by HTTP: its envelope checked, its rate kept, carried to the door."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from facilitate.core.act import Act
from facilitate.core.may import may
from facilitate.core.refusals.refusal import Refused
from facilitate.service import counting, turned_away
from facilitate.service.door import Answer
from facilitate.web.limits import Limits
from facilitate.web.services import Services

TRIES = 3
OF_THE_MOMENT = ("busy", "stale")
"""Refusals that say nothing about whoever acted."""
Prepare = Callable[[Services, str, dict[str, Any]], dict[str, Any]]
NOTHING: Mapping[str, Prepare] = {}


class Envelope(msgspec.Struct):
    """What WIRE.md calls an act."""

    verb: str
    op: str
    args: dict[str, Any] = {}
    saw: int | None = None


class Acts:
    """Acts of everybody; each person has 5 a second, 20 at once, whatever phone they come from."""

    def __init__(self, services: Services, prepared: Mapping[str, Prepare] = NOTHING) -> None:
        """`prepared`: verbs whose words or pictures the house makes itself."""
        self._services = services
        self._prepared = prepared
        self.limits = Limits(services.clock)

    def carry_out(self, code: str, person: str, data: Any) -> Answer:
        """The answer to one act of that person ("" for the board, which may do nothing)."""
        answer = self._carried_out(code, person, data)
        counting.answered(answer.refusal)
        if answer.refusal is not None and answer.refusal.rule not in OF_THE_MOMENT:
            turned_away.refused(code, person or turned_away.WALL, answer.refusal)
        return answer

    def _carried_out(self, code: str, person: str, data: Any) -> Answer:
        if not person:
            return Answer(refusal=Refused("not_yours"))
        if not self.limits.act(code, person):
            return Answer(refusal=Refused("too_fast"))
        try:
            wish = msgspec.convert(data, Envelope)
        except msgspec.ValidationError:
            return Answer(refusal=self._shapeless(code, person, data))
        if wish.verb in self._prepared:
            return self._with_our_words(code, person, wish)
        return self._services.door.act(code, Act(wish.verb, wish.args, wish.op, wish.saw, person))

    def _with_our_words(self, code: str, person: str, wish: Envelope) -> Answer:
        """Made of the meeting as it stands, once more where it has moved on meanwhile."""
        with self._services.door.reading(code) as m:
            refusal = may(m, person, wish.verb)
        answer = Answer(refusal=refusal or Refused("minutes_moved_on"))
        for _ in range(TRIES if refusal is None else 0):
            try:
                args = self._prepared[wish.verb](self._services, code, wish.args)
            except Refused as refused:
                return Answer(refusal=refused)
            answer = self._services.door.act(code, Act(wish.verb, args, wish.op, wish.saw, person))
            if answer.refusal is None or answer.refusal.rule != "minutes_moved_on":
                break
        return answer

    def _shapeless(self, code: str, person: str, data: Any) -> Refused:
        """Permission comes before shape: who may not do it at all is told that."""
        verb = data.get("verb") if isinstance(data, dict) else None
        if isinstance(verb, str):
            with self._services.door.reading(code) as m:
                return may(m, person, verb) or Refused("bad_shape")
        return Refused("bad_shape")
