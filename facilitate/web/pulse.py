"""How one process is at this moment: its phones and what waits for them, its meetings, what it kept last and refused lately, its disk."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

from facilitate.service.counting import counts
from facilitate.web.services import Services


@dataclass(frozen=True)
class Pulse:
    """`phones` connected, `behind` of them have something waiting, `most` bytes for one; `meetings` in memory; `free` bytes of
    disk (0 where the folder cannot be read); when something was `kept` last (server ms, 0: never) and how many seconds that
    `took`; how often it `refused` lately, by rule."""

    phones: int
    behind: int = 0
    most: int = 0
    meetings: int = 0
    free: int = 0
    kept: int = 0
    took: float = 0.0
    refused: Mapping[str, int] = field(default_factory=dict)


def pulse(services: Services, server: Any) -> Pulse:
    """Of this process, whose Socket.IO server that is, and of the disk on which its data lies."""
    now, waits = monotonic(), waiting(server)
    kept = 0 if counts.kept is None else services.clock.now() - round((now - counts.kept) * 1000)
    return Pulse(
        phones=sum(services.crowd.here(code)[0] for code in services.crowd.watched()),
        behind=len(waits), most=max(waits, default=0), meetings=len(services.door.memory.held()),
        free=free(services.config.data), kept=kept, took=counts.took, refused=counts.refused_lately(now),
    )  # fmt: skip


def free(folder: Path) -> int:
    """Bytes that are free on the disk of that folder; 0 where it is gone or cannot be read."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return 0


def waiting(server: Any, code: str = "") -> list[int]:
    """How many bytes at least wait for each phone that has not taken everything yet, of a Socket.IO server's; of all meetings
    or of one."""
    lines = getattr(server.manager, "lines", {})
    found = []
    for sid, phone in tuple(server.eio.sockets.items()):
        line = lines.get(sid)
        if code and getattr(server.environ.get(sid, {}).get("facilitate.identity"), "code", "") != code:
            continue
        if not phone.closed and (not phone.queue.empty() or (line is not None and line.busy)):
            found.append(max(1, getattr(phone, "held", 0)))
    return found
