"""One broadcast to a room: encoded once, framed once, written straight to each phone that is ready for it."""

from functools import cached_property
from typing import Any

from engineio.packet import MESSAGE, Packet
from socketio import Manager
from socketio.packet import EVENT

from facilitate.service import counting
from facilitate.service.turned_away import WALL, turned
from facilitate.web import parting
from facilitate.web.frames import TEXT, frame
from facilitate.web.line import Line
from facilitate.web.websocket import WebSocket

HELD_BYTES = 262144
"""What may wait for one slow phone; beyond it the phone is cut, comes back and asks for what it missed."""


class FanOut(Manager):  # type: ignore[misc]
    """The room's loudspeaker. A phone that is polling, behind TLS or busy gets the same text by way of its own queue."""

    def __init__(self, lines: dict[str, Line]) -> None:
        super().__init__()
        self.lines = lines

    def emit(
        self,
        event: str,
        data: Any,
        namespace: str,
        room: Any = None,
        skip_sid: Any = None,
        callback: Any = None,
        to: Any = None,
        **more: Any,
    ) -> None:
        """Send an event to everybody in a room; one that wants answers goes the ordinary way."""
        if callback:
            super().emit(event, data, namespace, room=room, skip_sid=skip_sid, callback=callback, to=to, **more)
            return
        message, lines = Message(self._text(event, data, namespace)), self.lines
        whole, heard = message.whole, self._heard_by(namespace, to or room, skip_sid)
        counting.sent(len(heard), len(whole))
        for eio_sid in heard:
            line = lines.get(eio_sid)
            if line is None or not line.push(whole):
                self._queue(eio_sid, message)

    def send(self, eio_sid: str, text: str | bytes) -> None:
        """Send one phone a packet, such as an answer. By its queue the writer would keep it until the next one comes."""
        message = Message(text)
        counting.sent(1, len(message.whole))
        line = self.lines.get(eio_sid)
        if line is None or not line.push(message.whole):
            self._queue(eio_sid, message)

    def _text(self, event: str, data: Any, namespace: str) -> str | bytes:
        """One text: the server's packets have no binary parts (web/packet.py)."""
        arguments = list(data) if isinstance(data, tuple) else [] if data is None else [data]
        text: str | bytes = self.server.packet_class(EVENT, namespace=namespace, data=[event, *arguments]).encode()
        return text

    def _heard_by(self, namespace: str, room: Any, skip_sid: Any) -> list[str]:
        """The Engine.IO ids of everybody in a room, as it is at this moment."""
        if skip_sid is None and isinstance(room, str):
            return list(self.rooms.get(namespace, {}).get(room, {}).values())
        skip = skip_sid if isinstance(skip_sid, list) else [skip_sid]
        return [eio_sid for sid, eio_sid in self.get_participants(namespace, room) if sid not in skip]

    def _queue(self, eio_sid: str, message: "Message") -> None:
        """The slow way: one packet for all who wait, so that nothing is copied for each of them."""
        phone = self.server.eio.sockets.get(eio_sid)
        if phone is None or phone.closed:
            return
        line = self.lines.get(eio_sid)
        waiting = not phone.queue.empty() or (line is not None and line.busy)
        held = getattr(phone, "held", 0) if waiting else 0
        phone.held = held + len(message.whole)
        if not held or phone.held <= HELD_BYTES:  # one message alone, a first state, may be larger
            self.server._send_eio_packet(eio_sid, message.packet)
        else:
            self._tell(eio_sid, phone)
            self._cut(phone, line)

    def _cut(self, phone: Any, line: Line | None) -> None:
        """Too much waits for it. It is counted once, though it may be asked for again before its line has ended."""
        if not getattr(phone, "over", False):
            phone.over = True
            counting.cut()
        if line is not None:
            line.cut()
        else:
            phone.close(wait=False, abort=True)

    def _tell(self, eio_sid: str, phone: Any) -> None:
        """The desk of that phone's meeting hears of it, once."""
        identity = self.server.environ.get(eio_sid, {}).get("facilitate.identity")
        if identity is not None and not getattr(phone, "over", False):
            turned(identity.code, identity.person or WALL, "slow_cut")


class Message:
    """One text: as a frame for lines and, only where one is asked for, as a packet for queues."""

    def __init__(self, text: str | bytes) -> None:
        self._text = text.encode() if isinstance(text, str) else text
        self.whole = frame(TEXT, b"4" + self._text)

    @cached_property
    def packet(self) -> Packet:
        """One for all who wait."""
        return Packet(MESSAGE, self._text.decode())


def install(server: Any, direct: bool = True) -> None:
    """Give a Socket.IO server the project's websocket and, unless `direct` is off, its fan-out. Before the first request."""
    lines: dict[str, Line] = {}
    server.eio._async = {**server.eio._async, "websocket": lambda handler, _: WebSocket(handler, lines)}
    parting.install(server.eio)
    if direct:
        server.manager = FanOut(lines)
        server.manager.set_server(server)
        server.eio.send = server.manager.send
