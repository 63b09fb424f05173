"""One broadcast to a room: encoded once, framed once, written straight to each phone that is ready for it."""

from typing import Any

from engineio.packet import MESSAGE, Packet
from socketio import Manager
from socketio.packet import EVENT

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
        """Send an event to everybody in a room; one that wants answers or carries bytes goes the ordinary way."""
        text = None if callback else self._text(event, data, namespace)
        if not isinstance(text, str):
            super().emit(event, data, namespace, room=room, skip_sid=skip_sid, callback=callback, to=to, **more)
            return
        packet, whole = _wrapped(text)
        skip = skip_sid if isinstance(skip_sid, list) else [skip_sid]
        for sid, eio_sid in self.get_participants(namespace, to or room):
            if sid not in skip:
                self._deliver(eio_sid, packet, whole)

    def send(self, eio_sid: str, text: Any) -> None:
        """Send one phone a packet, such as an answer. By its queue the writer would keep it until the next one comes."""
        if isinstance(text, str):
            self._deliver(eio_sid, *_wrapped(text))
        else:
            self.server._send_eio_packet(eio_sid, Packet(MESSAGE, text))

    def _text(self, event: str, data: Any, namespace: str) -> Any:
        arguments = list(data) if isinstance(data, tuple) else [] if data is None else [data]
        return self.server.packet_class(EVENT, namespace=namespace, data=[event, *arguments]).encode()

    def _deliver(self, eio_sid: str, packet: Packet, whole: bytes) -> None:
        line = self.lines.get(eio_sid)
        if line is not None and line.idle:
            line.push(whole)
        else:
            self._queue(eio_sid, packet, len(whole))

    def _queue(self, eio_sid: str, packet: Packet, size: int) -> None:
        phone = self.server.eio.sockets.get(eio_sid)
        if phone is None or phone.closed:
            return
        line = self.lines.get(eio_sid)
        waiting = not phone.queue.empty() or (line is not None and line.busy)
        held = getattr(phone, "held", 0) if waiting else 0
        phone.held = held + size
        if not held or phone.held <= HELD_BYTES:  # one message alone, a first state, may be larger
            self.server._send_eio_packet(eio_sid, packet)
        elif line is not None:
            line.cut()
        else:
            phone.close(wait=False, abort=True)


def _wrapped(text: str) -> tuple[Packet, bytes]:
    """The same message as a packet for a queue and as a frame for a line."""
    return Packet(MESSAGE, text), frame(TEXT, b"4" + text.encode())


def install(server: Any, direct: bool = True) -> None:
    """Give a Socket.IO server the project's websocket and, unless `direct` is off, its fan-out. Before the first request."""
    lines: dict[str, Line] = {}
    server.eio._async = {**server.eio._async, "websocket": lambda handler, _: WebSocket(handler, lines)}
    if direct:
        server.manager = FanOut(lines)
        server.manager.set_server(server)
        server.eio.send = server.manager.send
