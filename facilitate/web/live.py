"""The sockets: entering a meeting, acting, asking the time. Identity comes from the gate, never from the payload."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from facilitate.core.act import Entry
from facilitate.core.meeting import Meeting
from facilitate.core.person.people import PeopleMerged, PersonChanged
from facilitate.core.refusals.refusal import Refused
from facilitate.service.access import Identity
from facilitate.web.acts import Acts
from facilitate.web.services import Services

EVENTS = ("connect", "disconnect", "enter", "act", "clock")


@dataclass
class Seat:
    """One connected socket: whose it is, and the audience it has entered."""

    identity: Identity
    audience: str = ""


class Live:
    """The socket events of WIRE.md, hung on a Socket.IO server."""

    def __init__(self, server: Any, services: Services, acts: Acts) -> None:
        self._server = server
        self._services = services
        self._acts = acts
        self._seats: dict[str, Seat] = {}
        for name in EVENTS:
            server.on(name, getattr(self, name), namespace="/")
        services.door.listen(self._committed)

    def connect(self, sid: str, environ: dict[str, Any], _auth: Any = None) -> None:
        seat = self._seats[sid] = Seat(environ["facilitate.identity"])
        self._services.crowd.come(seat.identity.code, seat.identity.person)

    def disconnect(self, sid: str, *_reason: Any) -> None:
        seat = self._seats.pop(sid, None)
        if seat is not None:
            self._services.crowd.go(seat.identity.code, seat.identity.person)

    def enter(self, sid: str, data: Any = None) -> dict[str, Any]:
        """-> {patch, now, me}, or a refusal where this person may not look from there."""
        seat, asked = self._seats[sid], data if isinstance(data, dict) else {}
        code, person = seat.identity.code, seat.identity.person
        audience, since = str(asked.get("as", "room")), asked.get("since", 0)
        if str(asked.get("code", code)).upper() != code or audience not in self._open_to(seat.identity):
            return {"ok": False, "refusal": Refused("not_yours").wire()}
        self._change_rooms(sid, seat, audience)
        patch, me = self._services.crowd.state(code, audience, since if isinstance(since, int) else 0, person)
        return {"patch": patch, "now": patch["now"], "me": me}

    def act(self, sid: str, data: Any = None) -> dict[str, Any]:
        """-> {ok, seq} after the commit, or {ok: false, refusal}."""
        identity = self._seats[sid].identity
        return self._acts.carry_out(identity.code, identity.person, data).wire()

    def clock(self, _sid: str, data: Any = None) -> dict[str, Any]:
        """-> {t, now}: the phone's own number back, and server milliseconds."""
        return {"t": data.get("t") if isinstance(data, dict) else None, "now": self._services.clock.now()}

    def _committed(self, code: str, _m: Meeting, _chain: str, entries: Sequence[Entry]) -> None:
        """Whoever has lost the role that opens the desk sees nothing more from there."""
        if not any(isinstance(entry.event, (PersonChanged, PeopleMerged)) for entry in entries):
            return
        for sid, seat in self._seats.items():
            at_desk = seat.audience == "desk" and seat.identity.code == code
            if at_desk and "desk" not in self._open_to(seat.identity):
                seat.audience = ""
                self._server.leave_room(sid, f"{code}/desk")
                self._server.start_background_task(self._server.emit, "bye", {"reason": "role"}, to=sid)

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
