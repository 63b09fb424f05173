"""For which phones something waits: not those that have taken everything, nor those that have gone; and how much room the disk has."""

from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue
from types import SimpleNamespace
from typing import Any

from facilitate.web.pulse import free, waiting


@dataclass
class Phone:
    held: int = 0
    closed: bool = False
    queue: "Queue[int]" = field(default_factory=Queue)


def queued(held: int, closed: bool = False) -> Phone:
    phone = Phone(held, closed)
    phone.queue.put(1)
    return phone


def server(manager: Any, **phones: Phone) -> Any:
    return SimpleNamespace(manager=manager, eio=SimpleNamespace(sockets=phones))


def test_what_waits_is_told_for_each_phone_that_is_behind() -> None:
    lines = {"busy": SimpleNamespace(busy=True), "free": SimpleNamespace(busy=False)}
    found = server(
        SimpleNamespace(lines=lines), busy=Phone(), free=Phone(9000), full=queued(4000), gone=queued(5000, closed=True)
    )

    assert sorted(waiting(found)) == [1, 4000]


def test_on_the_ordinary_path_only_queues_can_wait() -> None:
    assert waiting(server(object(), one=Phone(), other=queued(0))) == [1]


def test_a_data_folder_that_is_gone_has_no_room_and_keeps_the_pulse_from_nobody(tmp_path: Path) -> None:
    assert free(tmp_path) > 0
    assert free(tmp_path / "gone") == 0
