"""The keys of meetings: one for each role and the board that never need be kept, and those that the desk makes."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import normalize

from facilitate.core.meeting import Meeting
from facilitate.core.refusals.refusal import Refused
from facilitate.service.door import Door, Entropy, InWriter
from facilitate.store.door_keys import DoorKey, DoorKeys

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE = re.compile(f"[{ALPHABET}]{{8}}")
KEY_SIGNS, SEAT_SIGNS, WORD_SIGNS = 16, 8, 6
"""80, 40 and 30 bits: a key opens the desk, a seat one vote, the word the door; wrong ones are slowed in each meeting."""
MOST_SEATS, LABEL_CHARS = 1000, 80


@dataclass(frozen=True)
class Made:
    """What the desk has just made: shown now and never again."""

    typed: str
    role: str
    label: str


@dataclass(frozen=True)
class Opens:
    """What a key opens: a role, or a seat (its id for the log); `once`: for one person."""

    role: str = ""
    seat: str = ""
    key: str = ""
    once: bool = False


class Keyring:
    def __init__(self, door: Door, keys: DoorKeys, in_writer: InWriter, entropy: Entropy, secret: bytes) -> None:
        self._door = door
        self._keys = keys
        self._in_writer = in_writer
        self._entropy = entropy
        self._secret = secret

    def key(self, code: str, role: str) -> str:
        """The standing key of a role, of `board` or of one guest. Begins with the code, so that the board's alone tells its
        meeting. Raises KeyError if there is no such meeting."""
        with self._door.reading(code) as m:
            return self._standing(code, role, m.admission.renewed.get(role, 0))

    def fits(self, code: str, role: str, key: str) -> bool:
        """Whether that is the standing key of the role, as it is now."""
        if not key.isascii() or not CODE.fullmatch(code) or not key.startswith(code):
            return False
        try:
            return hmac.compare_digest(self.key(code, role), key)
        except KeyError:
            return False

    def _standing(self, code: str, role: str, renewed: int) -> str:
        told = f"{code}|{role}" + (f"|{renewed}" if renewed else "")
        return code + hmac.new(self._secret, told.encode(), hashlib.sha256).hexdigest()[:24]

    # -- made at the desk --------------------------------------------------------------------------------------------

    def make_key(self, code: str, role: str, label: str, once: bool, until: int | None, by: str) -> Made:
        """A key for a role, of one use or many, until that instant (server ms; None: to the end). Its words are told once."""
        made = Made(self.random(KEY_SIGNS), role, label[:LABEL_CHARS])
        self._put(code, "role", [made], once, until, by)
        return made

    def make_seats(self, code: str, labels: Sequence[str], by: str) -> list[Made]:
        """A code for each seat, called by its number or by a name."""
        made = [Made(self.random(SEAT_SIGNS), "", label[:LABEL_CHARS]) for label in labels[:MOST_SEATS]]
        self._put(code, "seat", made, True, None, by)
        return made

    def listed(self, code: str, kind: str) -> list[DoorKey]:
        """All of a kind, `role` or `seat`."""
        return list(self._in_writer(lambda: self._keys.listed(code, kind)))

    def revoke(self, code: str, id: int) -> bool:
        """It opens nothing from now on; whoever came by it stays."""
        now = self._door.clock.now()
        return bool(self._in_writer(lambda: self._keys.revoke(code, id, now)))

    def opens(self, m: Meeting, role: str, typed: str) -> Opens:
        """What this key opens. Raises Refused where it opens nothing, nothing any more, or not that role."""
        code = m.facts.code
        if role and self.fits(code, role, typed):
            return Opens(role)
        found = self._find(code, typed)
        if found is None:
            raise Refused("needs_key" if role else "key_wrong")
        if found.revoked is not None:
            raise Refused("key_revoked")
        if found.until is not None and found.until <= self._door.clock.now():
            raise Refused("key_over")
        if found.kind == "seat":
            return Opens(seat=f"s{found.id}")
        if role not in ("", found.role) or found.role not in m.rule.roles:
            raise Refused("needs_key")
        return Opens(found.role, key=f"k{found.id}", once=found.once)

    def random(self, signs: int) -> str:
        """So many signs that nobody mixes up, at five bits each."""
        return "".join(ALPHABET[byte % 32] for byte in self._entropy(signs))

    def _put(self, code: str, kind: str, made: Sequence[Made], once: bool, until: int | None, by: str) -> None:
        about = {
            "kind": kind,
            "once": once,
            "until": until,
            "revoked": None,
            "made": self._door.clock.now(),
            "made_by": by,
        }
        rows = [{"role": one.role, "label": one.label, "hash": self._hash(code, one.typed), **about} for one in made]
        if rows:
            self._in_writer(lambda: self._keys.put(code, rows))

    def _find(self, code: str, typed: str) -> DoorKey | None:
        clean = tidy_key(typed)
        if len(clean) not in (KEY_SIGNS, SEAT_SIGNS):
            return None
        found: DoorKey | None = self._in_writer(lambda: self._keys.find(code, self._hash(code, clean)))
        return found

    def _hash(self, code: str, typed: str) -> str:
        return hmac.new(self._secret, f"door|{code}|{typed}".encode(), hashlib.sha256).hexdigest()


def tidy_key(typed: str) -> str:
    """A key as it was meant: upper case, without spaces and dashes, and wide letters as narrow ones."""
    return re.sub(r"[\s\-–—_·.]", "", normalize("NFKC", typed[:80])).upper()


def in_fours(typed: str) -> str:
    """A key as people read and copy it."""
    return " ".join(typed[n : n + 4] for n in range(0, len(typed), 4))
