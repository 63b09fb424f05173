"""Whether something could not be kept because the disk is full, and whether there is room on it again."""

from __future__ import annotations

import errno
import os
from pathlib import Path

FULL_OS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
FULL_SQLITE = frozenset({"SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"})
FULL_POSTGRESQL = "53100"
ROOM = 2_000_000
"""Bytes: more than any one act needs."""


def is_full(fault: BaseException | None) -> bool:
    """Whether a full disk is at the bottom of this fault: of the driver's, of the system's, or of what SQLAlchemy made of it."""
    while fault is not None:
        if isinstance(fault, OSError) and fault.errno in FULL_OS:
            return True
        if getattr(fault, "sqlite_errorname", "") in FULL_SQLITE or getattr(fault, "sqlstate", "") == FULL_POSTGRESQL:
            return True
        fault = getattr(fault, "orig", None) or fault.__cause__
    return False


def has_room(folder: Path) -> bool:
    """Whether so much as an act needs can really be written there now. It waits for the disk."""
    probe = folder / ".room"
    try:
        file = os.open(probe, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            written = os.write(file, bytes(ROOM))
            os.fsync(file)
        finally:
            os.close(file)
            probe.unlink()
    except OSError:
        return False
    return written == ROOM
