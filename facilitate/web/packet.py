"""What phones say, as Socket.IO packets: whatever is none of ours is taken for an act without shape, and answered so."""

from typing import Any

from socketio.packet import ACK, CONNECT, DISCONNECT, EVENT, Packet

from facilitate.web import wirejson

SPOKEN = ("enter", "act", "clock")
SHAPELESS = ("act", None)


class PhonePacket(Packet):  # type: ignore[misc]
    """A packet that never fails in reading: a trace in the log for each bad line would be a way to fill the disk."""

    # Nothing here is binary: looking through every patch for bytes cost more than encoding it.
    uses_binary_events = False

    def decode(self, encoded_packet: str) -> int:
        """Read it; there are never binary parts to wait for."""
        try:
            super().decode(encoded_packet)
        except (ValueError, RecursionError):  # no JSON, a number without end, a thousand brackets
            self.packet_type, self.data = EVENT, None
        if self.packet_type not in (CONNECT, DISCONNECT, ACK) and not _spoken(self.packet_type, self.data):
            self.packet_type, self.namespace, self.data = EVENT, None, list(SHAPELESS)
        return 0


class WirePacket(PhonePacket):
    """The same for the fan-out that writes to lines: encoded as the bytes that go out. As text the first state of a large
    meeting was decoded and encoded again for each newcomer."""

    def encode(self) -> bytes:
        """Type, namespace and number as Socket.IO writes them, then the data."""
        data, self.data = self.data, None
        head: str = super().encode()
        self.data = data
        return head.encode() + (b"" if data is None else wirejson.encode(data))


def _spoken(kind: int, data: Any) -> bool:
    """Whether it is one of the three events of WIRE.md, with at most one argument."""
    return kind == EVENT and isinstance(data, list) and 1 <= len(data) <= 2 and data[0] in SPOKEN
