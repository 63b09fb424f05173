"""A backup under a passphrase: Argon2id makes the key, ChaCha20-Poly1305 seals it in pieces, none of which can be cut or moved."""

from __future__ import annotations

import os
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

PLAIN = 1 << 16
"""Bytes of a piece; the last one may be shorter."""
MAGIC = b"facilitate.locked/1\n"
SALT, TAG, PROOF = 16, 16, 16
HEAD = len(MAGIC) + 2 * SALT + PROOF


class WrongPassphrase(Exception):
    """It was locked with another one."""


class Broken(Exception):
    """It is cut off, or was changed."""


class Key:
    """Made once from a passphrase (a third of a second, 64 MB); each backup is sealed with a key of its own under it."""

    def __init__(self, passphrase: str, salt: bytes = b"") -> None:
        from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

        self.salt = salt or os.urandom(SALT)
        kdf = Argon2id(salt=self.salt, length=32, iterations=3, lanes=4, memory_cost=64 * 1024)  # RFC 9106, 4
        self._key = kdf.derive(passphrase.encode())

    def of(self, id: bytes) -> tuple[bytes, bytes]:
        """Of one backup: the key, and what tells that it is the right one."""
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        both = HKDF(SHA256(), length=32 + PROOF, salt=id, info=MAGIC).derive(self._key)
        return both[:32], both[32:]


def is_locked(file: IO[bytes]) -> bool:
    """Whether a file, open at its beginning and left there, is under a passphrase."""
    told = file.read(len(MAGIC))
    file.seek(0)
    return told == MAGIC


class Locked:
    """A file to write into, as zipfile does: whatever is written is sealed on its way. `finish` ends it."""

    def __init__(self, file: IO[bytes], key: Key) -> None:
        id = os.urandom(SALT)
        self._file, self._number, self._rest, self._at = file, 0, bytearray(), 0
        secret, proof = key.of(id)
        self._head = MAGIC + key.salt + id + proof
        self._seal = _cipher(secret)
        file.write(self._head)

    def write(self, data: bytes) -> int:
        self._rest += data
        self._at += len(data)
        while len(self._rest) > PLAIN:
            self._piece(bytes(self._rest[:PLAIN]), last=False)
            del self._rest[:PLAIN]
        return len(data)

    def flush(self) -> None:
        """A piece waits until it is full."""

    def finish(self) -> None:
        self._piece(bytes(self._rest), last=True)

    def _piece(self, data: bytes, last: bool) -> None:
        self._file.write(self._seal.encrypt(_nonce(self._number, last), data, self._head))
        self._number += 1


def unlock(source: IO[bytes], target: IO[bytes], by: str | Key) -> None:
    """Write what lies sealed in one file into the other, by its passphrase or its key. Raises WrongPassphrase, Broken."""
    head = source.read(HEAD)
    if len(head) < HEAD or not head.startswith(MAGIC):
        raise Broken
    salt, id, proof = head[len(MAGIC) : -SALT - PROOF], head[-SALT - PROOF : -PROOF], head[-PROOF:]
    secret, told = (Key(by, salt) if isinstance(by, str) else by).of(id)
    if told != proof:
        raise WrongPassphrase
    cipher, number, piece = _cipher(secret), 0, source.read(PLAIN + TAG)
    while True:
        after = source.read(PLAIN + TAG)
        target.write(_opened(cipher, number, not after, piece, head))
        if not after:
            return
        piece, number = after, number + 1


def _opened(cipher: ChaCha20Poly1305, number: int, last: bool, piece: bytes, head: bytes) -> bytes:
    from cryptography.exceptions import InvalidTag

    try:
        found = cipher.decrypt(_nonce(number, last), piece, head)
    except InvalidTag:
        raise Broken from None
    return found


def _cipher(key: bytes) -> ChaCha20Poly1305:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

    return ChaCha20Poly1305(key)


def _nonce(number: int, last: bool) -> bytes:
    """Each piece has its place, and the last one says so: what is cut off is noticed."""
    return number.to_bytes(11, "big") + bytes([last])
