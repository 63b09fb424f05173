"""Who somebody is by her token, and when a token is changed for a new one or worth nothing any more."""

from __future__ import annotations

from dataclasses import dataclass

from facilitate.core.meeting import Meeting
from facilitate.core.person import admission
from facilitate.core.person.people import Person
from facilitate.core.refusals.refusal import Refused
from facilitate.service.door import Door, InWriter
from facilitate.service.holders import SIZE, Held, Holders, derived, hashed
from facilitate.service.keyring import Keyring
from facilitate.store.tokens import Tokens

AUDIENCES = ("room", "board", "desk")
AT_THE_TABLE = frozenset({"answer"})
"""Powers that one uses from one's seat: a representative does not see the cards before they are opened."""
HOLDS, STALE, VOID, REMOVED = "", "stale", "void", "removed"
"""A token that holds; one that is to be changed because her role has; one of a lost phone; one of somebody sent out."""


@dataclass(frozen=True)
class Joined:
    participant: str
    token: str


@dataclass(frozen=True)
class Identity:
    """Who holds a token: a person of a meeting ("" for the board), her role, what she may look at, and the number in the log
    (of the board: how many keys before) at which the token was given."""

    code: str
    person: str
    role: str
    audiences: frozenset[str]
    since: int = 0


class Identities:
    def __init__(
        self, door: Door, holders: Holders, tokens: Tokens, keyring: Keyring, in_writer: InWriter, secret: bytes
    ) -> None:
        self._door = door
        self._holders = holders
        self._tokens = tokens
        self._keyring = keyring
        self._in_writer = in_writer
        self._secret = secret
        self.left: frozenset[tuple[str, str]] = frozenset()  # (code, person) whose meeting it was and is no more

    def who(self, code: str | None, token: str) -> Identity | None:
        """Whoever holds this token (in that meeting, if a code is given): a person, or the board by its key. None where it does
        not hold, or holds no longer. Whoever shows it has it: it need not be told once more."""
        if code in (None, token[:8]) and self._keyring.fits(token[:8], "board", token):
            with self._door.reading(token[:8]) as m:
                renewed = m.admission.renewed.get("board", 0)
            return Identity(token[:8], "", "board", frozenset({"board"}), renewed)
        held, state = self._look(code, token)
        if held is None or state:
            return None
        if held.before:
            self._holders.used(token, held)
        with self._door.reading(held.code) as m:
            return identity(m, held)

    def whose(self, code: str, token: str) -> Identity | None:
        """Whose token it is, also where it is to be changed for a new one: a page does that at once, a script when it likes."""
        return self._worth(*self._look_back(code, token))

    def of_script(self, code: str | None, token: str) -> Identity | None:
        """Whoever holds the token that a script brings itself. After another role its old one goes on holding until it is
        changed: nobody plants a token in a script, and whoever has it could change it too."""
        found = self.who(code, token)
        if found is None and self._holders.drop(token):  # another process may have changed it
            held = self._holders.of(token)
            found = self.whose(code or held.code, token) if held else None
            if held and held.before and found:
                self._holders.used(token, held)
        return found

    def why_not(self, code: str, token: str) -> Refused:
        """Why nobody in that meeting is known by this token."""
        held, state = self._look_back(code, token)
        return (
            self._sent_out(held)
            if held and state == REMOVED
            else Refused("token_renewed" if state == STALE else "no_token")
        )

    def here(self, code: str, token: str) -> Identity | Refused | None:
        """Whose token it is, as `whose` says; or why she was sent out. None where it is nobody's."""
        held, state = self._look_back(code, token)
        if held and state == REMOVED:
            return self._sent_out(held)
        return self._worth(held, state)

    def _sent_out(self, held: Held) -> Refused:
        with self._door.reading(held.code) as m:
            out = admission.removed(m, held.person)
        return Refused("removed", reason=out.reason if out else "")

    def _worth(self, held: Held | None, state: str) -> Identity | None:
        if held is None or state not in (HOLDS, STALE):
            return None
        with self._door.reading(held.code) as m:
            return identity(m, held._replace(since=m.seq) if state == STALE else held)

    def renew(self, code: str, token: str) -> Joined | None:
        """A new token for one whose role has changed; the old one opens nothing any more. It brings the same new one here, for the
        answer may have been lost, until that is used; then nothing. None where there is nothing to change."""
        held, state = self._look_back(code, token)
        if held and state == HOLDS:  # here nobody may have heard of it yet
            self._holders.drop(token)
            self._door.memory.catch_up(code)
            held, state = self._look_back(code, token)
        if held is None or state != STALE:
            return None
        with self._door.reading(code) as m:
            since = max(one.role_seq for one in both(m, held.person))
        fresh = derived(self._secret, "role", token, str(since))
        self._holders.drop(token)
        if not self._in_writer(lambda: self._tokens.exchange(hashed(token), hashed(fresh), since)):
            return None
        return Joined(held.person, fresh)

    def state_of(self, seat: Identity) -> str:
        """What has become of a token by which somebody has come: one of HOLDS, STALE, VOID, REMOVED."""
        with self._door.reading(seat.code) as m:
            if not seat.person:
                return HOLDS if m.admission.renewed.get("board", 0) == seat.since else VOID
            return self._state(m, seat.code, seat.person, seat.since)

    def state_of_held(self, held: Held) -> str:
        """What the token that is held so is worth now."""
        with self._door.reading(held.code) as m:
            if held.person in m.people.all:
                return self._state(m, held.code, held.person, held.since)
        self._door.memory.catch_up(held.code)  # she has come in at another process, a moment ago
        with self._door.reading(held.code) as m:
            return self._state(m, held.code, held.person, held.since)

    def _state(self, m: Meeting, code: str, person: str, since: int) -> str:
        """What a token is worth here: one of a seat that went with a meeting is worth nothing while another holds that."""
        if self.left and any((code, one.id) in self.left for one in both(m, person)):
            return VOID
        return state(m, person, since)

    def _look(self, code: str | None, token: str) -> tuple[Held | None, str]:
        held = self._holders.of(token)
        if held is None or (code and held.code != code):
            return None, HOLDS
        return held, self.state_of_held(held)

    def _look_back(self, code: str, token: str) -> tuple[Held | None, str]:
        """The same, also for a token that was changed while nobody has used the new one: it is to be changed still."""
        held, worth = self._look(code, token)
        if held is not None or len(token) != SIZE:
            return held, worth
        held = self._in_writer(lambda: self._tokens.instead(hashed(token)))
        if held is None or held.code != code:
            return None, HOLDS
        return held, self.state_of_held(held) or STALE


def identity(m: Meeting, held: Held) -> Identity:
    """The person of a token, following a merge."""
    one = m.people.get(held.person)
    return Identity(held.code, one.id, one.role, audiences(m, one.id), held.since)


def state(m: Meeting, person: str, since: int) -> str:
    """What a token given to her at that number in the log is worth now; a double's also hangs on whom she was made one with."""
    if any(since < one.void_seq for one in both(m, person)):
        return VOID
    if admission.removed(m, person):
        return REMOVED
    return STALE if any(since < one.role_seq for one in both(m, person)) else HOLDS


def both(m: Meeting, person: str) -> tuple[Person, ...]:
    """She, and whom she was made one with."""
    return (m.people.all[person], m.people.get(person)) if person in m.people.all else (m.people.get(person),)


def audiences(m: Meeting, person: str) -> frozenset[str]:
    """From where a person may look: everybody from the room and at the wall, who works at the desk from there too."""
    return frozenset(AUDIENCES if set(m.role_of(person).may) - AT_THE_TABLE else ("room", "board"))
