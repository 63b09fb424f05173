"""Whose token it is: kept as hashes alone, and remembered for those who came last."""

from __future__ import annotations

import hashlib

from facilitate.service.mailbox import InWriter
from facilitate.store.log import Log

MOST = 20_000
"""So many are remembered; of the others the store is asked again."""
SIZE = 32


def hashed(token: str) -> str:
    """The form in which a token is kept: nobody can use what stands in the database."""
    return hashlib.sha256(token.encode()).hexdigest()


class Holders:
    def __init__(self, store: Log, in_writer: InWriter, most: int = MOST) -> None:
        self._store = store
        self._in_writer = in_writer
        self._most = most
        self._known: dict[str, tuple[str, str]] = {}

    def __len__(self) -> int:
        return len(self._known)

    def put(self, token: str, code: str, person: str) -> None:
        """It was given to her now."""
        self._remember(hashed(token), (code, person))

    def of(self, token: str) -> tuple[str, str] | None:
        """(code, person) of whoever holds it."""
        if len(token) != SIZE:
            return None
        key = hashed(token)
        found: tuple[str, str] | None = self._known.get(key)
        if found is None:
            found = self._in_writer(lambda: self._store.holder(key))
            if found is not None:
                self._remember(key, found)
        return found

    def _remember(self, key: str, holder: tuple[str, str]) -> None:
        self._known[key] = holder
        if len(self._known) > self._most:
            del self._known[next(iter(self._known))]
