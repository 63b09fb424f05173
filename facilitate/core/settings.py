"""The desk's switches: screening, door, bell, message, address, what the board shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec

from facilitate.core import undo
from facilitate.core.act import Entry, Event, Run, refuse
from facilitate.core.agenda import LATEST, HallEndSet
from facilitate.core.closing import ReadBackAt, lines
from facilitate.core.names import clean_text

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

BOARDS = ("", "join", "cards", "ranking", "floor", "tasks")


class SettingChanged(Event, frozen=True):
    name: str
    value: str | bool


SettingsEvent = SettingChanged


@dataclass
class Settings:
    screening: bool = False
    door: str = "open"
    bell: bool = True
    extra_for_all: bool = False
    message: str = ""
    address: str = ""
    board: str = ""
    wifi: str = ""


def evolve(m: Meeting, entry: Entry) -> None:
    match entry.event:
        case SettingChanged(name=name, value=value):
            setattr(m.settings, name, value)


class SetArgs(msgspec.Struct):
    name: str
    value: Any = None


def set_(run: Run) -> None:
    """One switch; a wrong name or value is refused."""
    args = run.read(SetArgs)
    if args.name != "read_back" and "advance" not in run.m.role_of(run.hands_on).may:
        refuse("not_yours")
    if args.name == "hall_end":
        was = run.m.agenda.hall_end
        run.emit(HallEndSet(_instant(args.value)))
        undo.keep(run, HallEndSet(was))
    elif args.name == "read_back":
        if type(args.value) is not int or not -1 <= args.value <= len(lines(run.m)):
            refuse("bad_setting")
        run.emit(ReadBackAt(args.value))
    else:
        value = _checked(args.name, args.value)
        before = getattr(run.m.settings, args.name)
        run.emit(SettingChanged(args.name, value))
        undo.keep(run, SettingChanged(args.name, before))


def _checked(name: str, value: Any) -> str | bool:
    if name in ("screening", "bell", "extra_for_all") and isinstance(value, bool):
        return value
    if name == "door" and value in ("open", "closed"):
        return str(value)
    if name == "board" and (value or "") in BOARDS:
        return value or ""
    if name == "wifi":
        return _wifi(value)
    if name in ("message", "address") and isinstance(value, str) and len(value) <= 200:
        return clean_text(value)
    return refuse("bad_setting")


def _wifi(value: Any) -> str:
    """Name and password of the room's network in two lines; nothing takes it off the wall."""
    if value in (None, ""):
        return ""
    told = (value.get("name"), value.get("password", "")) if isinstance(value, dict) else (None, None)
    if not all(isinstance(one, str) and len(one) <= 63 and "\n" not in one for one in told) or not told[0]:
        refuse("bad_setting")
    return "\n".join(str(one) for one in told)


def _instant(value: Any) -> int:
    """Server ms of an instant given in ms or ISO 8601."""
    if isinstance(value, int) and 0 <= value < LATEST:
        return value
    try:
        return int(datetime.fromisoformat(str(value)).timestamp() * 1000)
    except (ValueError, OverflowError):
        return refuse("bad_setting")
