"""Who may come in: the organiser, people by their tokens, roles and seats by keys that the desk gives out."""

from __future__ import annotations

import hmac
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from facilitate.core.language.rule_plan import planned_minutes
from facilitate.core.meeting import MeetingOpened, Words, opening
from facilitate.core.refusals.refusal import Refused
from facilitate.service.addresses import addresses
from facilitate.service.arriving import Arrivals
from facilitate.service.door import Door, Entropy, InWriter
from facilitate.service.holders import Holders
from facilitate.service.identity import Identities, Identity, Joined, audiences
from facilitate.service.keyring import ALPHABET, Keyring
from facilitate.service.lists import lists
from facilitate.service.lost_answers import LostAnswers
from facilitate.service.rulefiles import RuleFile, Rules
from facilitate.service.summaries import MeetingRow, Summaries
from facilitate.store.door_keys import DoorKeys
from facilitate.store.log import Beside, CodeTaken, Log
from facilitate.store.tokens import Tokens

__all__ = ["ALPHABET", "Access", "Identity", "Joined", "NewMeeting", "NoRule", "Opened"]


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
        self._organiser_key = organiser_key
        self._rules = rules
        self._summaries = Summaries(summaries, self._row)
        tokens = Tokens(store.engine)
        self._holders = Holders(store, in_writer)
        self.keyring = Keyring(door, DoorKeys(store.engine), in_writer, entropy, secret)
        self._identities = Identities(door, self._holders, tokens, self.keyring, in_writer, secret)
        lost = LostAnswers(door, tokens, self._identities, in_writer, entropy, secret)
        self._arrivals = Arrivals(door, self.keyring, self._holders, lost)
        self.addresses = addresses

    def at(self, door: Door) -> Access:
        """The same keys at another door."""
        other = copy(self)
        other._door = door
        other._arrivals = self._arrivals.at(door)
        return other

    def is_organiser(self, key: str) -> bool:
        return bool(key) and hmac.compare_digest(key.encode(), self._organiser_key.encode())

    # -- meetings --------------------------------------------------------------------------------------------------

    def open_meeting(
        self, new: NewMeeting, rule: RuleFile | None = None, beside: Callable[[str], Beside] | None = None
    ) -> Opened:
        """A new meeting, by the rule of that id on the shelf or by `rule` itself; with it stands what `beside` writes of it.
        Raises NoRule, ValueError where `starts` is
        no instant with an offset, or Refused where something filled in is not of its kind."""
        kept = rule or self._rules.get(new.rule)
        if kept is None:
            raise NoRule(new.rule)
        while True:
            code = self.keyring.random(8)
            _, entries = opening(self._facts(code, new, kept), self._door.clock.now(), new.filled_in())
            try:
                self._door.create(code, entries, beside(code) if beside else None)
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

    def keys(self, code: str) -> dict[str, str]:
        """A key for every role that is not the default one, and `board`. Raises KeyError."""
        with self._door.reading(code) as m:
            roles = [name for name in m.rule.roles if name != m.default_role]
        return {role: self.key(code, role) for role in (*roles, "board")}

    def key(self, code: str, role: str) -> str:
        """The standing key of a role, as it is now."""
        return self.keyring.key(code, role)

    def key_fits(self, code: str, role: str, key: str) -> bool:
        """Whether that is it."""
        return self.keyring.fits(code, role, key)

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
        self, code: str, name: str, group: str, role: str | None = None, key: str | None = None, phone: str = "own",
        seat: str = "", invitation: str = "", nonce: str = "",
    ) -> Joined:  # fmt: skip
        """A newcomer who has agreed to the notice: see arriving.py. Raises Refused, or KeyError if there is no such meeting."""
        return self._arrivals.join(code, name, group, role or "", key or "", phone, seat, invitation, nonce)

    def leave(self, seats: frozenset[tuple[str, str]]) -> None:
        """The (code, person) whose tokens open nothing for now, and no others: whose meeting it was holds it no more."""
        self._identities.left = seats

    def who(self, code: str | None, token: str) -> Identity | None:
        """Whoever holds this token (in that meeting, if a code is given): a person, or the board by its key."""
        return self._identities.who(code, token)

    def whose(self, code: str, token: str) -> Identity | None:
        """Whose token it is, also where it is to be changed for a new one first."""
        return self._identities.whose(code, token)

    def here(self, code: str, token: str) -> Identity | Refused | None:
        """Whose token it is, or why she was sent out: see identity.py."""
        return self._identities.here(code, token)

    def of_script(self, code: str | None, token: str) -> Identity | None:
        """Whoever holds the token that a script brings itself: see identity.py."""
        return self._identities.of_script(code, token)

    def why_not(self, code: str, token: str) -> Refused:
        """Why nobody in that meeting is known by this token."""
        return self._identities.why_not(code, token)

    def renew(self, code: str, token: str) -> Joined | None:
        """A new token for one whose role has changed; see identity.py."""
        return self._identities.renew(code, token)

    def state_of(self, seat: Identity) -> str:
        """What has become of the token by which somebody has come: see identity.py."""
        return self._identities.state_of(seat)

    def ask_again(self) -> None:
        """Whose token is whose is asked of the store again: somebody was erased, and hers is nobody's."""
        self._holders.clear()

    def told_anew(self, code: str) -> None:
        """The line of that meeting in the list is read anew from its log."""
        self._summaries.forget(code)

    def audiences(self, code: str, person: str) -> frozenset[str]:
        """From where a person may look."""
        with self._door.reading(code) as m:
            return audiences(m, person)


def _text(given: str | Words) -> Words:
    return given if isinstance(given, Words) else Words(given, given)


def _iso(now: int) -> str:
    return datetime.fromtimestamp(now / 1000).astimezone().isoformat(timespec="seconds")
