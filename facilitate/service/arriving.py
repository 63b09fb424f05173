"""Coming in by the door: what a key or a seat code opens, whom a closed door lets in, and the token that a newcomer gets."""

from __future__ import annotations

import hmac
from copy import copy

from facilitate.core.act import Act
from facilitate.core.meeting import Meeting
from facilitate.core.refusals.refusal import Refused
from facilitate.service.door import Door
from facilitate.service.holders import Holders, hashed
from facilitate.service.identity import Joined
from facilitate.service.keyring import Keyring, Opens, tidy_key
from facilitate.service.lost_answers import Coming, LostAnswers


class Arrivals:
    def __init__(self, door: Door, keyring: Keyring, holders: Holders, lost: LostAnswers) -> None:
        self._door = door
        self._keyring = keyring
        self._holders = holders
        self._lost = lost

    def at(self, door: Door) -> Arrivals:
        """The same at another door."""
        other = copy(self)
        other._door = door
        return other

    def join(
        self, code: str, name: str, group: str, role: str, key: str, phone: str, seat: str, invitation: str, nonce: str
    ) -> Joined:
        """A newcomer with a `key` or `seat` of the desk, or the word that newcomers bring; with the `nonce` of a join whose answer
        may have been lost and the same words, the same person as then. Raises Refused, or KeyError if there is no such meeting."""
        told = (name, group, role, *(tidy_key(each) for each in (key, seat, invitation)))
        coming = self._lost.coming(code, nonce, told)
        if isinstance(coming, Joined):
            return coming
        with self._door.reading(code) as m:
            opens = self._opens(m, role, key, seat)
            _at_the_door(m, opens, invitation)
            wanted = opens.role or role or m.default_role
        args = {"name": name, "group": group, "role": wanted, "consent": True, "phone": phone}
        proof = {"seat": opens.seat, "key": opens.key, "once": opens.once}
        return self._come(code, coming, args | {name: told for name, told in proof.items() if told})

    def _come(self, code: str, coming: Coming, args: dict[str, object]) -> Joined:
        """What can be told once more is not remembered here: the store alone knows whether it still is to be."""
        answer = self._door.act(code, Act("join", args, coming.op), hashed(coming.token), coming.before)
        if answer.refusal is not None:
            raise answer.refusal
        if not coming.before:
            self._holders.put(coming.token, code, answer.made, answer.seq)
        return Joined(answer.made, coming.token)

    def _opens(self, m: Meeting, role: str, key: str, seat: str) -> Opens:
        wanted = role if role != m.default_role else ""
        if wanted and wanted not in m.rule.roles:
            raise Refused("bad_role")
        if wanted and not key:
            raise Refused("needs_key")
        if not key and not seat:
            return Opens()
        return self._keyring.opens(m, wanted, key or seat)


def _at_the_door(m: Meeting, opens: Opens, invitation: str) -> None:
    """The door is closed to whoever only scanned, and the word on the wall is asked of them; whoever comes back to a seat that
    the desk has freed was in before."""
    if opens.role or opens.seat in m.admission.released:
        return
    if m.settings.door == "closed":
        raise Refused("door_closed")
    word = m.admission.invitation
    if word and not opens.seat and not hmac.compare_digest(word.encode(), _bytes(invitation)):
        raise Refused("invitation_old")


def _bytes(typed: str) -> bytes:
    """Of a word as it was meant; no sign of it is left out."""
    return tidy_key(typed).encode("utf-8", "replace")
