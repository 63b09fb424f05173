"""Whose token it is: kept as hashes alone, and remembered for those who came last."""

from __future__ import annotations

import hashlib
import hmac
import logging
from functools import partial

from facilitate.service.mailbox import InWriter
from facilitate.store.log import Log
from facilitate.store.tokens import Held

__all__ = ["SIZE", "Held", "Holders", "derived", "hashed"]
log = logging.getLogger(__name__)

MOST = 20_000
"""So many are remembered; of the others the store is asked again."""
SIZE = 32


def hashed(token: str) -> str:
    """The form in which a token is kept: nobody can use what stands in the database."""
    return hashlib.sha256(token.encode()).hexdigest()


def derived(secret: bytes, *told: str) -> str:
    """A token that can be made once more of what it is asked by, and by nobody without the secret of the house."""
    return hmac.new(secret, "|".join(told).encode(), hashlib.sha256).hexdigest()[:SIZE]


class Holders:
    def __init__(self, store: Log, in_writer: InWriter, most: int = MOST) -> None:
        self._store = store
        self._in_writer = in_writer
        self._most = most
        self._known: dict[str, Held] = {}
        self._used: set[str] = set()
        self._noting = False

    def __len__(self) -> int:
        return len(self._known)

    def put(self, token: str, code: str, person: str, since: int) -> None:
        """It was given to her now, at that number in the log."""
        self._remember(hashed(token), Held(code, person, since))

    def drop(self, token: str) -> bool:
        """It is worth nothing any more, or may be: the store is asked again. Whether it was remembered."""
        return self._known.pop(hashed(token), None) is not None

    def of(self, token: str) -> Held | None:
        """(code, person, since) of whoever holds it."""
        if len(token) != SIZE:
            return None
        key = hashed(token)
        found: Held | None = self._known.get(key)
        if found is None:
            found = self._in_writer(lambda: self._store.holder(key))
            if found is not None:
                self._remember(key, found)
        return found

    def used(self, token: str, held: Held) -> None:
        """It has arrived where it belongs: nothing brings it once more. Of many at once one notes it for all; what cannot be noted
        now is noted with the next."""
        self._remember(hashed(token), held._replace(before=""))
        self._used.add(hashed(token))
        if self._noting:
            return
        self._noting = True
        try:
            while self._used:
                self._note(self._used.copy())
        except Exception as fault:
            log.warning("tokens that were used cannot be noted yet: %s", type(fault).__name__)
        finally:
            self._noting = False

    def _note(self, keys: set[str]) -> None:
        self._in_writer(partial(self._store.used, keys))
        self._used -= keys

    def clear(self) -> None:
        """The store is asked again of everybody: somebody was erased."""
        self._known.clear()

    def _remember(self, key: str, holder: Held) -> None:
        self._known[key] = holder
        if len(self._known) > self._most:
            del self._known[next(iter(self._known))]
