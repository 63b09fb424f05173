"""The sockets: entering a meeting, acting, asking the time. Identity comes from the gate, never from the payload."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import gevent

from facilitate.core.act import Entry
from facilitate.core.meeting import Meeting
from facilitate.core.person.admission import KeyRenewed, PersonRemoved, SeatReleased
from facilitate.core.person.people import PeopleMerged, PersonChanged
from facilitate.core.refusals.refusal import Refused
from facilitate.service.access import Identity
from facilitate.service.door import Answer
from facilitate.service.identity import REMOVED, STALE, VOID, state
from facilitate.web.acts import Acts
from facilitate.web.services import Services
from facilitate.web.trouble import Trouble

HELD_BACK = 12
"""Quarters of a second for which a whole state is waited for."""
EVENTS = ("connect", "disconnect", "enter", "act", "clock")
ENDS = (PersonChanged, PeopleMerged, PersonRemoved, SeatReleased, KeyRenewed)
"""After which somebody's token may hold no longer."""
SAID = 0.5
"""Seconds in which a phone hears why, before its line is cut."""


@dataclass
class Seat:
    """One connected socket: whose it is, the audience it has entered, and whether its token holds no longer."""

    identity: Identity
    audience: str = ""
    over: bool = False


class Live:
    """The socket events of WIRE.md, hung on a Socket.IO server."""

    def __init__(self, server: Any, services: Services, acts: Acts, trouble: Trouble) -> None:
        self._server = server
        self._services = services
        self._acts = acts
        self._trouble = trouble
        self._seats: dict[str, Seat] = {}
        for name in EVENTS:
            server.on(name, getattr(self, name), namespace="/")
        services.door.listen(self._committed)

    def connect(self, sid: str, environ: dict[str, Any], _auth: Any = None) -> bool:
        """False where the line is older than the end of its token: it could say hello once more."""
        if self._services.access.state_of(environ["facilitate.identity"]):
            return False
        seat = self._seats[sid] = Seat(environ["facilitate.identity"])
        self._services.crowd.come(seat.identity.code, seat.identity.person)
        return True

    def disconnect(self, sid: str, *_reason: Any) -> None:
        seat = self._seats.pop(sid, None)
        if seat is not None:
            self._services.crowd.go(seat.identity.code, seat.identity.person)

    def enter(self, sid: str, data: Any = None) -> Any:
        """-> {patch, now, me} and, where nothing can be kept for now, {trouble}; or a refusal where this person may not look from
        there; no answer where the line is cut."""
        seat, asked = self._seats[sid], data if isinstance(data, dict) else {}
        code, person = seat.identity.code, seat.identity.person
        audience, since = str(asked.get("as", "room")), asked.get("since", 0)
        if seat.over or str(asked.get("code", code)).upper() != code or audience not in self._open_to(seat.identity):
            return {"ok": False, "refusal": Refused("not_yours").wire()}
        if not self._may_look(sid, seat):
            return self._server.not_handled
        self._change_rooms(sid, seat, audience)
        patch, me = self._services.crowd.state(code, audience, since if isinstance(since, int) else 0, person)
        trouble = self._trouble.rule(code)
        return {"patch": patch, "now": patch["now"], "me": me} | ({"trouble": trouble} if trouble else {})

    def _may_look(self, sid: str, seat: Seat) -> bool:
        """Whether she may have the whole state now. Who has asked for it again and again is heard later, which holds back this
        socket alone; who goes on so is cut, comes back and asks once: a refusal would send a phone away for good."""
        for _ in range(HELD_BACK):
            if self._acts.limits.look(seat.identity.code, seat.identity.person or sid):
                return sid in self._seats and not seat.over
            gevent.sleep(0.25)
            if sid not in self._seats:
                return False
        self._server.start_background_task(self._cut, sid)
        return False

    def act(self, sid: str, data: Any = None) -> dict[str, Any]:
        """-> {ok, seq} after the commit, or {ok: false, refusal}."""
        seat = self._seats[sid]
        if seat.over:  # its phone keeps the act, and sends it again by the new token if there is one
            return Answer(refusal=Refused("busy")).wire()
        identity = seat.identity
        return self._acts.carry_out(identity.code, identity.person, data).wire()

    def clock(self, _sid: str, data: Any = None) -> dict[str, Any]:
        """-> {t, now}: the phone's own number back, and server milliseconds."""
        return {"t": data.get("t") if isinstance(data, dict) else None, "now": self._services.clock.now()}

    def _committed(self, code: str, m: Meeting, _chain: str, entries: Sequence[Entry]) -> None:
        """Whoever's token holds no longer sees nothing more and is told why; then the line is cut. A new role comes with a new
        token, for which the phone asks by itself."""
        if not any(isinstance(entry.event, ENDS) for entry in entries):
            return
        for sid, seat in self._seats.items():
            if seat.identity.code == code and not seat.over and (why := _over(m, seat.identity)):
                self._end(sid, seat, why)

    def look_again(self, codes: set[str]) -> None:
        """In these meetings whoever's token holds no longer is cut, though nothing was done there: another holds the meeting now."""
        for sid, seat in self._seats.items():
            if seat.identity.code in codes and not seat.over and self._services.access.state_of(seat.identity) == VOID:
                self._end(sid, seat, {"reason": "left"})

    def _end(self, sid: str, seat: Seat, why: dict[str, str]) -> None:
        seat.over = True
        if seat.audience:
            self._server.leave_room(sid, f"{seat.identity.code}/{seat.audience}")
            self._server.leave_room(sid, f"{seat.identity.code}:{seat.identity.person}")
        seat.audience = ""
        self._server.start_background_task(self._server.emit, "bye", why, to=sid)
        self._services.later(SAID, lambda: self._cut(sid))

    def _cut(self, sid: str) -> None:
        """The line itself too: whoever keeps it open could go on over it."""
        line = self._server.manager.eio_sid_from_sid(sid, "/")
        self._server.disconnect(sid)
        if line:
            self._server.eio.disconnect(line)

    def _change_rooms(self, sid: str, seat: Seat, audience: str) -> None:
        """Before the state is read, so that no patch falls between."""
        code, person = seat.identity.code, seat.identity.person
        if seat.audience and seat.audience != audience:
            self._server.leave_room(sid, f"{code}/{seat.audience}")
        seat.audience = audience
        self._server.enter_room(sid, f"{code}/{audience}")
        if person:
            self._server.enter_room(sid, f"{code}:{person}")

    def _open_to(self, identity: Identity) -> frozenset[str]:
        """What this person may look at now: her role may have changed since she connected."""
        if not identity.person:
            return identity.audiences
        return self._services.access.audiences(identity.code, identity.person)


def _over(m: Meeting, identity: Identity) -> dict[str, str]:
    """Why this token holds no longer, as `bye` says it; nothing while it does."""
    if not identity.person:
        return {"reason": "key"} if m.admission.renewed.get("board", 0) != identity.since else {}
    told = state(m, identity.person, identity.since)
    if told == REMOVED:
        return {"reason": "removed", "why": m.admission.removed[m.people.get(identity.person).id].reason}
    return {"reason": "role" if told == STALE else "seat"} if told else {}
