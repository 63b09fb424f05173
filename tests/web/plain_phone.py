"""A phone made of a bare socket, so that a test can misbehave in every way a real one could."""

import json
import os
import socket
import ssl
import struct
from typing import Any

UPGRADE = (
    "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
)


class PlainPhone:
    def __init__(self, port: int, head: str = "", tls: bool = False, receive_buffer: int = 0) -> None:
        self.sock = socket.socket()
        if receive_buffer:
            self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        self.sock.settimeout(10)
        self.sock.connect(("127.0.0.1", port))
        if tls:
            context = ssl.create_default_context()
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
            self.sock = context.wrap_socket(self.sock)
        self.reader = self.sock.makefile("rb")
        self.port, self.seen = port, []
        self.sock.sendall(
            f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{UPGRADE}{head}\r\n".encode()
        )
        self.head = self._head()
        self.status = int(self.head.split()[1]) if self.head else 0

    def _head(self) -> str:
        lines = []
        while (line := self.reader.readline().decode()) not in ("", "\r\n"):
            lines.append(line)
        return "".join(lines)

    def frame(self, opcode: int, payload: bytes, final: bool = True, length: int | None = None) -> None:
        n = len(payload) if length is None else length
        head = bytes([opcode | (0x80 if final else 0)])
        if n < 126:
            head += bytes([0x80 | n])
        else:
            head += (
                bytes([0x80 | 126]) + struct.pack("!H", n) if n < 65536 else bytes([0x80 | 127]) + struct.pack("!Q", n)
            )
        mask = os.urandom(4)
        self.sock.sendall(head + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(payload)))

    def text(self, words: str) -> None:
        self.frame(1, words.encode())

    def receive(self) -> tuple[int, bytes]:
        """(opcode, payload); (0, b"") when the line has ended."""
        head = self.reader.read(2)
        if len(head) < 2:
            return 0, b""
        assert head[0] & 0x70 == 0, f"a broken stream: {head!r}"
        assert head[1] & 0x80 == 0, f"a broken stream: {head!r}"
        n = head[1]
        if n == 126:
            n = struct.unpack("!H", self.reader.read(2))[0]
        elif n == 127:
            n = struct.unpack("!Q", self.reader.read(8))[0]
        return head[0] & 15, self.reader.read(n)

    def until(self, start: str) -> str:
        """The next text that starts so; patches passed on the way are kept in `seen`."""
        while True:
            opcode, payload = self.receive()
            assert opcode, f"the line ended before {start}"
            words = payload.decode() if opcode == 1 else ""
            if words.startswith(start):
                return words
            if words.startswith('42["patch"'):
                self.seen.append(json.loads(words[2:])[1])

    def enter(self, pad: int = 0) -> dict[str, Any]:
        self.until("0{")
        self.text("40")
        self.until("40")
        self.text(f'420["enter",{{"pad":{pad}}}]')
        answer: dict[str, Any] = json.loads(self.until("430")[3:])[0]
        return answer

    def patches(self, count: int) -> list[dict[str, Any]]:
        while len(self.seen) < count:
            self.seen.append(json.loads(self.until('42["patch"')[2:])[1])
        return self.seen

    def ended(self) -> bool:
        try:
            while True:
                opcode, _ = self.receive()
                if opcode in (0, 8):
                    return True
        except ConnectionResetError:
            return True

    def close(self) -> None:
        self.reader.close()
        self.sock.close()
