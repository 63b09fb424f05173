"""The desk's switches: screening, door, bell, message, address, what the board shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec

from facilitate.core import given, undo
from facilitate.core.act import Entry, Event, Run, refuse
from facilitate.core.ballot import voting
from facilitate.core.course import choosing
from facilitate.core.course.agenda import LATEST, HallEndSet
from facilitate.core.order import params, ronr_votes
from facilitate.core.outcome.closing import ReadBackAt, lines
from facilitate.core.person.admission import JOINING
from facilitate.core.person.lengths import within
from facilitate.core.person.names import clean_text
from facilitate.core.space import scheduling
from facilitate.core.space.market import PlacesNamed

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

PROFILE_CHARS = 3000
OFFICE_CHARS = 200
SUPPORTER_CHARS = 60
OFFICE = ("mark", "number", "issuer", "signer", "copies", "prints")
ADDRESS = re.compile(r"https?://[^\s/?#@\\<>\"']+(?:/[^\s?#\\<>\"']*)?", re.IGNORECASE)
BOARDS = ("", "join", "cards", "ranking", "floor", "tasks", "receipts")


class SettingChanged(Event, frozen=True):
    name: str
    value: given.Value | bool | None


SettingsEvent = SettingChanged


@dataclass
class Settings:
    screening: bool = False
    door: str = "open"
    joining: str = "open"
    bell: bool = True
    extra_for_all: bool = False
    message: str = ""
    address: str = ""
    board: str = ""
    wifi: str = ""
    call: str = ""
    profile: str = ""
    office: str = ""
    supporter: str = ""
    eligible: int | None = None
    eligible_area: str | None = None
    budget: int | None = None
    values: dict[str, given.Value] = field(default_factory=dict)


def evolve(m: Meeting, entry: Entry) -> None:
    match entry.event:
        case SettingChanged(name=name, value=value) if name.startswith(given.OWN):
            m.settings.values.pop(name.removeprefix(given.OWN), None)
            if value not in ("", None, ()):
                m.settings.values[name.removeprefix(given.OWN)] = value
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
    if args.name in SPECIAL:
        SPECIAL[args.name](run, args.value)
    elif args.name in params.PARAMS:
        params.set_(run)
    elif given.is_given(args.name):
        before = _given(run.m, args.name)
        fill_in(run, args.name, args.value)
        undo.keep(run, SettingChanged(args.name, before))
    else:
        value = _checked(args.name, args.value)
        before = getattr(run.m.settings, args.name)
        run.emit(SettingChanged(args.name, value))
        undo.keep(run, SettingChanged(args.name, before))


def _hall_end(run: Run, value: Any) -> None:
    was = run.m.agenda.hall_end
    run.emit(HallEndSet(_instant(value)))
    undo.keep(run, HallEndSet(was))


def _read_back(run: Run, value: Any) -> None:
    if type(value) is not int or not -1 <= value <= len(lines(run.m)):
        refuse("bad_setting")
    run.emit(ReadBackAt(value))


SPECIAL: dict[str, Callable[[Run, Any], None]] = {
    "hall_end": _hall_end, "read_back": _read_back, "selection": choosing.pick, "order": choosing.order,
    "last_call": voting.call_last, "tie": voting.tie, "places": scheduling.name_places,
    "ruling": ronr_votes.rule,
}  # fmt: skip
"""What is set by an event of its own."""


def fill_in(run: Run, name: str, value: Any) -> None:
    """One of the things that are given beforehand."""
    if name == "places":
        run.emit(PlacesNamed(scheduling.checked_places(run.m, value)))
    elif given.is_given(name):
        run.emit(SettingChanged(name, given.checked(run.m, name, value)))
    else:
        refuse("bad_setting")


def _given(m: Meeting, name: str) -> given.Value | None:
    """What is filled in now."""
    if name.startswith(given.OWN):
        return m.settings.values.get(name.removeprefix(given.OWN))
    found: given.Value | None = getattr(m.settings, name)
    return found


def _checked(name: str, value: Any) -> str | bool:
    if name in ("screening", "bell", "extra_for_all") and isinstance(value, bool):
        return value
    if name == "door" and value in ("open", "closed"):
        return str(value)
    if name == "joining" and value in JOINING:
        return str(value)
    if name == "board" and (value or "") in BOARDS:
        return value or ""
    if name in WRITTEN:
        return WRITTEN[name](value)
    if name == "profile" and isinstance(value, str) and len(value) <= PROFILE_CHARS:
        return clean_text(value, lines=True)
    if name in ("message", "call") and isinstance(value, str) and len(value) <= 200:
        return clean_text(value)
    return refuse("bad_setting")


def _address(value: Any) -> str:
    """Where phones find this computer, for the code on the wall and links on paper: a page of the web and no more."""
    told = value.strip() if isinstance(value, str) and len(value) <= 200 else refuse("bad_setting")
    return told if not told or (told.isprintable() and ADDRESS.fullmatch(told)) else refuse("bad_setting")


def _wifi(value: Any) -> str:
    """Name and password of the room's network in two lines; nothing takes it off the wall."""
    if value in (None, ""):
        return ""
    told = (value.get("name"), value.get("password", "")) if isinstance(value, dict) else (None, None)
    if not all(isinstance(one, str) and len(one) <= 63 and "\n" not in one for one in told) or not told[0]:
        refuse("bad_setting")
    return "\n".join(str(one) for one in told)


def _supporter(value: Any) -> str:
    """Who helps the community to hold it, and in a second line whether that name stands beside the community's; nothing takes it
    back. By itself it steps back: the community's name leads, and only the full record names who helped."""
    told = {} if value in (None, "") else value
    if not isinstance(told, dict) or not set(told) <= {"name", "shown"} or not isinstance(told.get("name", ""), str):
        refuse("bad_setting")
    name = within(clean_text(told.get("name", "")), SUPPORTER_CHARS)
    return f"{name}\n{'shown' if told.get('shown') is True else ''}" if name else ""


def _office(value: Any) -> str:
    """Head and foot of the official form in six lines, in the order of OFFICE; nothing takes them back."""
    told = {} if value in (None, "") else value
    if not isinstance(told, dict) or not set(told) <= set(OFFICE):
        refuse("bad_setting")
    lines = [told.get(name, "") for name in OFFICE]
    if not all(isinstance(line, str) and len(line) <= OFFICE_CHARS for line in lines):
        refuse("bad_setting")
    cleaned = [clean_text(line) for line in lines]
    return "\n".join(cleaned) if any(cleaned) else ""


def _instant(value: Any) -> int:
    """Server ms of an instant given in ms or ISO 8601."""
    if isinstance(value, int) and 0 <= value < LATEST:
        return value
    try:
        return int(datetime.fromisoformat(str(value)).timestamp() * 1000)
    except (ValueError, OverflowError):
        return refuse("bad_setting")


WRITTEN: dict[str, Callable[[Any], str]] = {
    "wifi": _wifi, "office": _office, "supporter": _supporter, "address": _address,
}  # fmt: skip
"""What is written down in a form of its own."""
