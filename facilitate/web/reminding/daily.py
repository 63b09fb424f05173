"""Once a day: what has come due since it was last told goes to each place; what failed is tried again the next day."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from facilitate.register.book import Deed
from facilitate.register.doer import Doer
from facilitate.register.needs.hidden import sensitive
from facilitate.register.promises import hooks, reminders
from facilitate.register.promises.hooks import Hook
from facilitate.register.promises.promises import Sight
from facilitate.register.promises.promises_days import day
from facilitate.register.promises.reminders import Reminder
from facilitate.register.rights import may
from facilitate.store.keeping_tables import sendings
from facilitate.store.register_tables import communities
from facilitate.web.reminding.faults import NotSent
from facilitate.web.reminding.sending import reminding, send
from facilitate.web.services import Services

log = logging.getLogger(__name__)
HOUR = 8
"""From this hour of the day on, on this computer's clock."""
LOOK = 900.0
"""Seconds between two looks at the clock."""
Told = tuple[int, str, str]
"""promise, what, the ISO date to which it belongs."""


@dataclass(frozen=True)
class Sent:
    """How many reminders went to which place; `fault` as it is kept, "" where it got there."""

    hook: Hook
    number: int
    fault: str


class Daily:
    def __init__(
        self, services: Services, later: Callable[[float, Callable[[], None]], Any], catch_up: Callable[[], object]
    ) -> None:
        """`catch_up` reads ended meetings into the register that it does not know: a process may have died before it did."""
        self._services = services
        self._catch_up = catch_up
        self._later = later
        self._last = ""

    def look(self) -> None:
        """Read what has ended, send what is due if it is time, and look again by and by."""
        try:
            self._catch_up()
        except Exception:
            log.exception("ended meetings could not be read")
        now = datetime.fromtimestamp(self._services.clock.now() / 1000)
        if now.hour >= HOUR and self._last != f"{now:%Y-%m-%d}":
            self._last = f"{now:%Y-%m-%d}"
            try:
                run(self._services)
            except Exception:
                log.exception("the reminders could not be sent")
        self._later(LOOK, self.look)


def run(services: Services) -> list[Sent]:
    """Everything that is due goes out now; each thing once for its day, to each place."""
    every = services.book.read(_places)
    return [sent for hook in every if hook.on and (sent := _tried(services, hook)) is not None]


def _tried(services: Services, hook: Hook) -> Sent | None:
    """What goes wrong with one place in a way that nobody foresaw keeps nothing from the others."""
    try:
        return _one(services, hook)
    except Exception:
        log.exception("place %s could not be told", hook.id)
        return None


def _places(connection: Connection) -> list[Hook]:
    ids = connection.execute(select(communities.c.id).order_by(communities.c.id)).scalars().all()
    return [hook for id in ids for hook in hooks.listed(connection, id)]


def _one(services: Services, hook: Hook) -> Sent | None:
    now = services.clock.now()
    due = services.book.read(lambda connection: _due(connection, hook, now))
    if not due:
        return None
    secret = services.book.read(lambda connection: hooks.secret(connection, hook.id))
    message = reminding([each for each, _ in due], hook.server.lang, f"{services.url()}/registers/reminders")
    fault = ""
    try:
        send(hook, secret, message, now)
    except NotSent as failed:
        fault = failed.kept
    _keep(services, hook, {told for _, told in due}, fault)
    return Sent(hook, len(due), fault)


def _due(connection: Connection, hook: Hook, now: int) -> list[tuple[Reminder, Told]]:
    """What has not got there yet, of what everybody may know."""
    today, sight = day(now), Sight(public=True, hidden=frozenset(sensitive()))
    place = sendings.c
    known = select(place.promise, place.what, place["for"]).where(place.hook == hook.id, place.state == "sent")
    sent = {tuple(row) for row in connection.execute(known)}
    found: list[tuple[Reminder, Told]] = []
    for each in reminders.found(connection, hook.community, today, sight, hook.persons):
        when = reminders.occasion(each, today)
        told: Told = (each.promise, each.what, when.isoformat() if when else "")
        if when is not None and told not in sent:
            found.append((each, told))
    return found


def _keep(services: Services, hook: Hook, told: set[Told], fault: str) -> None:
    doer = Doer("organiser", "clock:daily", hook.community)
    may(doer, "remind")

    def keeping(deed: Deed) -> None:
        place = sendings.c
        rows = deed.connection.execute(
            select(sendings).where(place.hook == hook.id, place.state == "failed")
        ).mappings()
        failed = {(row["promise"], row["what"], row["for"]): row["id"] for row in rows}
        said = {"state": "failed" if fault else "sent", "fault": fault, "at": deed.now}
        for one in sorted(told):
            if one in failed:
                deed.put("sendings", failed[one], **said)
            else:
                deed.make("sendings", hook=hook.id, **dict(zip(("promise", "what", "for"), one, strict=True)), **said)

    services.book.deed(doer, "remind", hook.community, keeping)
