"""Who may come in: the organiser, people by their tokens, roles by keys that the desk gives out."""

from __future__ import annotations

import hashlib
import hmac
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from facilitate.core.act import Act
from facilitate.core.language.rule_plan import planned_minutes
from facilitate.core.meeting import Meeting, MeetingOpened, Words, opening
from facilitate.core.refusals.refusal import Refused
from facilitate.service.addresses import addresses
from facilitate.service.door import Door, Entropy, InWriter
from facilitate.service.holders import Holders, hashed
from facilitate.service.lists import lists
from facilitate.service.rulefiles import RuleFile, Rules
from facilitate.service.summaries import MeetingRow, Summaries
from facilitate.store.log import CodeTaken, Log

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
AUDIENCES = ("room", "board", "desk")
AT_THE_TABLE = frozenset({"answer"})
"""Powers that one uses from one's seat: a representative does not see the cards before they are opened."""


class NewMeeting(msgspec.Struct, frozen=True):
    """What "new meeting" asks for; `starts` ISO 8601 with offset, `minutes` planned (0: as the rule adds up); without `phones` the
    desk alone. `settings` by id; `eligible` how many may vote, `eligible_area` all their m², `budget` whole money. `trial`: to look at."""

    rule: str
    title: str | Words
    place: str | Words = ""
    starts: str = ""
    language: str = "zh"
    groups: tuple[str, ...] = ()
    minutes: int = 0
    organiser: str = ""
    phones: bool = True
    settings: dict[str, Any] = {}
    eligible: int | None = None
    eligible_area: str | int = ""
    budget: int | None = None
    places: tuple[str, ...] = ()
    trial: bool = False

    def filled_in(self) -> dict[str, Any]:
        """What was given beforehand, named as `set` names it."""
        names = ("eligible", "eligible_area", "budget", "places")
        told = {name: getattr(self, name) for name in names}
        return {name: value for name, value in told.items() if value} | {
            f"setting.{id}": value for id, value in self.settings.items() if value not in ("", None, [], ())
        }


@dataclass(frozen=True)
class Opened:
    code: str
    keys: dict[str, str]

    @property
    def board_key(self) -> str:
        return self.keys["board"]


@dataclass(frozen=True)
class Joined:
    participant: str
    token: str


@dataclass(frozen=True)
class Identity:
    """Who holds a token: a person of a meeting ("" for the board), her role, and what she may look at."""

    code: str
    person: str
    role: str
    audiences: frozenset[str]


class NoRule(Exception):
    """There is no rule of that id."""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


class Access:
    def __init__(
        self, door: Door, store: Log, entropy: Entropy, in_writer: InWriter, secret: bytes,
        organiser_key: str, rules: Rules, summaries: Path,
    ) -> None:  # fmt: skip
        self._door = door
        self._store = store
        self._entropy = entropy
        self._in_writer = in_writer
        self._secret = secret
        self._organiser_key = organiser_key
        self._rules = rules
        self._summaries = Summaries(summaries, self._row)
        self._holders = Holders(store, in_writer)
        self.addresses = addresses

    def at(self, door: Door) -> Access:
        """The same keys at another door."""
        other = copy(self)
        other._door = door
        return other

    def is_organiser(self, key: str) -> bool:
        return bool(key) and hmac.compare_digest(key.encode(), self._organiser_key.encode())

    # -- meetings --------------------------------------------------------------------------------------------------

    def open_meeting(self, new: NewMeeting, rule: RuleFile | None = None) -> Opened:
        """A new meeting, by the rule of that id on the shelf or by `rule` itself. Raises NoRule, ValueError where `starts` is
        no instant with an offset, or Refused where something filled in is not of its kind."""
        kept = rule or self._rules.get(new.rule)
        if kept is None:
            raise NoRule(new.rule)
        while True:
            code = self._code()
            _, entries = opening(self._facts(code, new, kept), self._door.clock.now(), new.filled_in())
            try:
                self._door.create(code, entries)
            except CodeTaken:
                continue
            return Opened(code, self.keys(code))

    def _facts(self, code: str, new: NewMeeting, kept: RuleFile) -> MeetingOpened:
        starts = new.starts or _iso(self._door.clock.now())
        if datetime.fromisoformat(starts).tzinfo is None:
            starts = datetime.fromisoformat(starts).astimezone().isoformat()
        minutes = new.minutes or int(planned_minutes(kept.rule))
        codes = lists().codes()
        language = "en" if new.language == "en" else "zh"
        known = {*codes.groups, *(kept.rule.groups.needed if kept.rule.groups else ())}
        groups = tuple(dict.fromkeys(group if group in known else "other" for group in new.groups))
        return MeetingOpened(
            code, _text(new.title), _text(new.place), starts, minutes, language, groups, kept.rule, kept.sha256,
            codes, new.organiser, new.phones, new.trial,
        )  # fmt: skip

    def _code(self) -> str:
        return "".join(ALPHABET[byte % 32] for byte in self._entropy(8))

    def keys(self, code: str) -> dict[str, str]:
        """A key for every role that is not the default one, and `board`. Raises KeyError."""
        with self._door.reading(code) as m:
            roles = [name for name in m.rule.roles if name != m.default_role]
        return {role: self.key(code, role) for role in (*roles, "board")}

    def key(self, code: str, role: str) -> str:
        """Begins with the code, so that the board's key alone tells its meeting."""
        return code + hmac.new(self._secret, f"{code}|{role}".encode(), hashlib.sha256).hexdigest()[:24]

    def key_fits(self, code: str, role: str, key: str) -> bool:
        return key.isascii() and hmac.compare_digest(self.key(code, role), key)

    def meetings(self) -> tuple[MeetingRow, ...]:
        """Every meeting of this organiser, the newest first."""
        return self._summaries.of(self._in_writer(self._store.ends))

    def _row(self, code: str) -> MeetingRow:
        self._door.memory.catch_up(code)  # the line is kept under the newest hash, whoever wrote it
        with self._door.reading(code) as m:
            facts, state = m.facts, "ended" if m.agenda.ended else "open"
            here = len(m.people.present())
            return MeetingRow(code, facts.title, facts.place, facts.starts, facts.rule.title, state, here)

    # -- people ----------------------------------------------------------------------------------------------------

    def join(
        self, code: str, name: str, group: str, role: str | None = None, key: str | None = None, phone: str = "own"
    ) -> Joined:
        """A newcomer who has agreed to the notice. Raises Refused, or KeyError if there is no such meeting."""
        with self._door.reading(code) as m:
            wanted = role or m.default_role
            if wanted not in m.rule.roles:
                raise Refused("bad_role")
            if wanted != m.default_role and not self.key_fits(code, wanted, key or ""):
                raise Refused("needs_key")
            if m.settings.door == "closed" and wanted == m.default_role:
                raise Refused("door_closed")
        token = self._entropy(16).hex()
        args = {"name": name, "group": group, "role": wanted, "consent": True, "phone": phone}
        answer = self._door.act(code, Act("join", args, self._entropy(16).hex()), hashed(token))
        if answer.refusal is not None:
            raise answer.refusal
        self._holders.put(token, code, answer.made)
        return Joined(answer.made, token)

    def who(self, code: str | None, token: str) -> Identity | None:
        """Whoever holds this token (in that meeting, if a code is given): a person, or the board by its key."""
        if self.key_fits(token[:8], "board", token) and code in (None, token[:8]):
            return Identity(token[:8], "", "board", frozenset({"board"}))
        held = self._holders.of(token)
        if held is None or (code and held[0] != code):
            return None
        with self._door.reading(held[0]) as m:
            if held[1] in m.people.all:
                return _identity(m, *held)
        self._door.memory.catch_up(held[0])  # she has come in at another process, a moment ago
        with self._door.reading(held[0]) as m:
            return _identity(m, *held)

    def audiences(self, code: str, person: str) -> frozenset[str]:
        """From where a person may look: everybody from the room and at the wall, who works at the desk from there too."""
        with self._door.reading(code) as m:
            return _audiences(m, person)


def _identity(m: Meeting, code: str, person: str) -> Identity:
    one = m.people.get(person)
    return Identity(code, one.id, one.role, _audiences(m, one.id))


def _audiences(m: Meeting, person: str) -> frozenset[str]:
    return frozenset(AUDIENCES if set(m.role_of(person).may) - AT_THE_TABLE else ("room", "board"))


def _text(given: str | Words) -> Words:
    return given if isinstance(given, Words) else Words(given, given)


def _iso(now: int) -> str:
    return datetime.fromtimestamp(now / 1000).astimezone().isoformat(timespec="seconds")
