"""A full disk is told to the desks, and all screens hear when it goes on."""

import pytest

from facilitate.service.door import Door
from facilitate.web.trouble import Trouble

Told = tuple[str, str, str]


class House:
    """A trouble of its own: what it sent, what waits for the clock, and whether there is room."""

    def __init__(self, *, looks: bool = True) -> None:
        self.sent: list[Told] = []
        self.waiting: list[tuple[float, object]] = []
        self.room = False
        door = Door.__new__(Door)
        self.unkept, self.kept = [], []
        door.listen_unkept = self.unkept.append  # type: ignore[method-assign]
        door.listen = self.kept.append  # type: ignore[method-assign]
        self.trouble = Trouble(door, self._send, self._later, (lambda: self.room) if looks else None)

    def _send(self, room: str, event: str, data: dict[str, str]) -> None:
        self.sent.append((room, event, data["rule"]))

    def _later(self, seconds: float, work: object) -> None:
        if seconds:
            self.waiting.append((seconds, work))
        else:
            work()  # type: ignore[operator]

    def second(self) -> None:
        """Another second is over."""
        waiting, self.waiting = self.waiting, []
        for _, work in waiting:
            work()  # type: ignore[operator]


FULL = [("M/desk", "trouble", "disk_full")]
OVER = [("M/desk", "trouble", ""), ("M/room", "trouble", "")]


def test_the_desk_is_told_once_and_all_screens_when_there_is_room_again() -> None:
    house = House()
    house.unkept[0]("M", "disk_full")
    house.unkept[0]("M", "disk_full")

    assert (house.sent, house.trouble.rule("M"), house.trouble.rule("N")) == (FULL, "disk_full", "")
    house.second()
    assert house.sent == FULL
    house.room = True
    house.second()
    assert (house.sent, house.trouble.rule("M"), house.waiting) == (FULL + OVER, "", [])


@pytest.mark.parametrize("looks", [True, False])
def test_an_act_that_is_kept_ends_it_at_once(looks: bool) -> None:
    house = House(looks=looks)
    house.unkept[0]("M", "disk_full")
    house.kept[0]("M", None, "", ())
    house.second()

    assert (house.sent, house.trouble.rule("M"), house.waiting) == (FULL + OVER, "", [])


def test_what_passes_by_itself_is_told_to_nobody() -> None:
    house = House()
    house.unkept[0]("M", "busy")
    house.kept[0]("M", None, "", ())

    assert (house.sent, house.waiting) == ([], [])
