"""What the page of the door lists: keys with who came by them, seats with who sits there, the roll, and whoever was sent out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitate.core.meeting import Meeting
from facilitate.core.person.admission import Entitled
from facilitate.core.person.names import skeleton
from facilitate.store.door_keys import DoorKey


@dataclass(frozen=True)
class KeyRow:
    """One key and who came by it, at which instant (server ms)."""

    key: DoorKey
    used: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class SeatRow:
    """One seat: its id in the log, who sits there ("" nobody), and whether the desk has freed it."""

    key: DoorKey
    seat: str
    name: str
    released: bool


@dataclass(frozen=True)
class RollRow:
    """One name of the roll: who answered to it, or (`likely`) who is here under a name that looks the same."""

    entry: Entitled
    name: str
    likely: str


@dataclass(frozen=True)
class Rows:
    keys: list[KeyRow]
    seats: list[SeatRow]
    roll: list[RollRow]
    listed: int
    called: int
    out: list[tuple[str, str, str]]
    renewed: dict[str, int]
    joining: str


def rows(m: Meeting, keys: Sequence[DoorKey], seats: Sequence[DoorKey], sought: str) -> Rows:
    """All of it; `sought`: of the roll only the lines in which that stands. Whoever has not answered stands first."""
    came = {
        f"k{key.id}": [(one.name, one.joined_at) for one in m.people.all.values() if one.key == f"k{key.id}"]
        for key in keys
    }
    sits = {one.seat: m.people.get(one.id).name for one in m.people.all.values() if one.seat}
    roll = [_called(m, entry) for entry in m.admission.roll.values() if sought in f"{entry.name} {entry.household}"]
    return Rows(
        [KeyRow(key, tuple(came[f"k{key.id}"])) for key in keys],
        [SeatRow(key, f"s{key.id}", sits.get(f"s{key.id}", ""), f"s{key.id}" in m.admission.released) for key in seats],
        sorted(roll, key=lambda row: (bool(row.entry.person), not row.likely)), len(m.admission.roll), len(m.admission.answered),
        [(id, m.people.all[id].name, out.reason) for id, out in m.admission.removed.items()], dict(m.admission.renewed),
        m.settings.joining,
    )  # fmt: skip


def _called(m: Meeting, entry: Entitled) -> RollRow:
    if entry.person:
        return RollRow(entry, m.people.get(entry.person).name, "")
    same = m.people.skeletons.get(skeleton(entry.name), "")
    one = m.people.get(same) if same else None
    likely = one.name if one is not None and one.present and one.id not in m.admission.answered else ""
    return RollRow(entry, "", likely)
