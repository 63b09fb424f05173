"""Answers that may have been lost on the way: whoever asks again by what she had is told the same once more, until she has used it.

A token that can be told again is derived from the secret of the house and from what it is asked by: a nonce together with all that she
has told, for at a shared tablet the next neighbour may come by the same nonce. Both stand in the database as hashes alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import msgspec

from facilitate.service.door import Door, Entropy, InWriter
from facilitate.service.holders import derived, hashed
from facilitate.service.identity import REMOVED, VOID, Identities, Joined
from facilitate.store.tokens import Come, Tokens

NONCE = re.compile(r"[A-Za-z0-9_-]{22,40}")
"""So many signs hold 128 random bits and more; what is shorter could be guessed, and brings nobody back."""
HOLDS_MS = 600_000
"""So long an op brings its newcomer back who has not used her token yet."""


@dataclass(frozen=True)
class Coming:
    """Somebody is coming in: the op of her act, her token, and the hash of what brings it once more ("": nothing)."""

    op: str
    token: str
    before: str = ""


class LostAnswers:
    def __init__(
        self, door: Door, tokens: Tokens, identities: Identities, in_writer: InWriter, entropy: Entropy, secret: bytes
    ) -> None:
        self._door = door
        self._tokens = tokens
        self._identities = identities
        self._in_writer = in_writer
        self._entropy = entropy
        self._secret = secret

    def coming(self, code: str, nonce: str, told: tuple[str, ...]) -> Coming | Joined:
        """How somebody comes in who brings this nonce and has `told` that; or, where she came by both before and may not have heard
        of it, who she is. Whoever tells anything else is somebody else. Raises Refused where she was sent out meanwhile."""
        if not NONCE.fullmatch(nonce):
            return self._by_chance()
        asked = (code, nonce, msgspec.json.encode([_whole(each) for each in told]).decode())
        op, token, before = (
            f"join-{self._derived('op', *asked)}",
            self._derived("token", *asked),
            self._derived("nonce", *asked),
        )
        come = self._come(code, op, token) if self._door.may_have_come(code, op) else None
        if come is None:
            return Coming(op, token, before)
        return self._unheard(come, token, before) or self._by_chance()

    def _come(self, code: str, op: str, token: str) -> Come | None:
        found: Come | None = self._in_writer(lambda: self._tokens.come(code, op, hashed(token)))
        return found

    def _unheard(self, come: Come, token: str, before: str) -> Joined | None:
        """Who came by it, unless her token was used, it is too long ago, or the desk has freed her seat since. A token that was
        changed for another role is told too, while nobody has used the new one: it brings that."""
        if come.held is None or come.held.before not in (before, hashed(token)):
            return None
        if come.at + HOLDS_MS < self._door.clock.now():
            return None
        state = self._identities.state_of_held(come.held)
        if state == REMOVED:
            raise self._identities.why_not(come.held.code, token)
        if state == VOID:
            return None
        with self._door.reading(come.held.code) as m:
            return Joined(m.people.get(come.held.person).id, token)

    def _by_chance(self) -> Coming:
        return Coming(self._entropy(16).hex(), self._entropy(16).hex())

    def _derived(self, what: str, *asked: str) -> str:
        return derived(self._secret, "join", what, *asked)


def _whole(told: str) -> str:
    """The same without half a character, which no text could hold and the door refuses."""
    return told.encode("utf-8", "replace").decode()
