"""One phone in the room, as a program: Socket.IO over one websocket, and nothing but what docs promise of the wire."""

import asyncio
import itertools
import json
from collections.abc import Callable
from typing import Any

from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

Heard = Callable[[bytes], None]


class Gone(ConnectionError):
    """The line ended before the answer came: nobody knows whether the act was accepted."""


class Phone(WSListener):
    """Opens, enters a meeting, acts, and hands every event it hears to `heard`."""

    def __init__(self, heard: Heard, token: str = "") -> None:
        self.closed = False
        self.messages = self.bytes = 0
        self.heard, self.token = heard, token
        self._numbers = itertools.count()
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self._connected: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    @classmethod
    async def open(cls, port: int, token: str, heard: Heard = lambda _: None) -> "Phone":
        """A phone whose socket is connected. Raises Gone or picows' errors."""
        phone = cls(heard, token)
        await ws_connect(
            lambda: phone,
            f"ws://127.0.0.1:{port}/socket.io/?EIO=4&transport=websocket",
            websocket_handshake_timeout=30,
            extra_headers={"Authorization": f"Bearer {token}"},
        )
        await phone._connected
        return phone

    async def enter(self, code: str, since: int | None = None, room: str = "room") -> dict[str, Any]:
        """Enter as a phone: {patch, now, me}."""
        wish: dict[str, Any] = {"code": code, "as": room} | ({} if since is None else {"since": since})
        answer: dict[str, Any] = await self.ask("enter", wish)
        return answer

    async def act(self, verb: str, args: dict[str, Any], op: str) -> dict[str, Any]:
        """The answer to an act: {ok, seq} or {ok: false, refusal}."""
        answer: dict[str, Any] = await self.ask("act", {"op": op, "verb": verb, "args": args})
        return answer

    def ask(self, event: str, data: Any) -> "asyncio.Future[Any]":
        """Send an event; the future is its answer, or fails with Gone when the line ends first."""
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        if self.closed:
            answer.set_exception(Gone())
        else:
            number = next(self._numbers)
            self._waiting[number] = answer
            self._send(f"42{number}" + json.dumps([event, data], ensure_ascii=False))
        return answer

    def hang_up(self) -> None:
        """End the line without a goodbye, as a dead battery does."""
        if not self.closed:
            self._transport.disconnect(False)

    def fall_silent(self) -> None:
        """The wifi is gone: the line stands for the server, and nothing passes any more."""
        self._transport.underlying_transport.pause_reading()

    def on_ws_connected(self, transport: WSTransport) -> None:
        self._transport = transport

    def on_ws_disconnected(self, transport: WSTransport) -> None:  # noqa: ARG002
        self.closed = True
        for answer in [self._connected, *self._waiting.values()]:
            if not answer.done():
                answer.set_exception(Gone())
                answer.exception()  # who no longer waits need not hear of it
        self._waiting.clear()

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        payload: bytes = frame.get_payload_as_bytes()
        self.messages += 1
        self.bytes += len(payload)
        if frame.msg_type == WSMsgType.CLOSE:
            transport.disconnect()
        elif payload.startswith(b"42"):
            self.heard(payload)
        elif payload.startswith(b"43"):
            self._answered(payload)
        elif payload == b"2":  # Engine.IO asks whether we live
            self._send("3")
        elif payload.startswith(b"0"):
            self._send("40")
        elif payload.startswith(b"40") and not self._connected.done():
            self._connected.set_result(None)

    def _answered(self, payload: bytes) -> None:
        number, _, data = payload[2:].partition(b"[")
        answer = self._waiting.pop(int(number), None)
        if answer is not None and not answer.done():
            answer.set_result(json.loads(b"[" + data)[0])

    def _send(self, text: str) -> None:
        self._transport.send(WSMsgType.TEXT, text.encode())
