"""An act as it arrives, by socket or by HTTP: its envelope checked, its rate kept, carried to the door."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from facilitate.core.act import Act
from facilitate.core.may import may
from facilitate.core.refusals.refusal import Refused
from facilitate.service import counting
from facilitate.service.door import Answer
from facilitate.web.bucket import Buckets
from facilitate.web.services import Services

AT_ONCE, A_SECOND = 20, 5
PEOPLE = 20_000
"""Of how many the acts are counted at once; a bucket that is not among those used last is full again."""
TRIES = 3
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
        self._buckets = Buckets(AT_ONCE, A_SECOND, PEOPLE)

    def carry_out(self, code: str, person: str, data: Any) -> Answer:
        """The answer to one act of that person ("" for the board, which may do nothing)."""
        answer = self._carried_out(code, person, data)
        counting.answered(answer.refusal)
        return answer

    def _carried_out(self, code: str, person: str, data: Any) -> Answer:
        if not person:
            return Answer(refusal=Refused("not_yours"))
        if not self._buckets.take(f"{code}/{person}", self._services.clock.now()):
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
