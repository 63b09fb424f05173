"""What a paper must be told beside the record: addresses to print, the network, who invites, real names at the door."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

PICTURED = frozenset({"photos"})
"""The papers that show photos."""


@dataclass(frozen=True)
class Wifi:
    name: str
    password: str = ""


@dataclass(frozen=True)
class Guest:
    """A line of the sign-in sheet: real name and telephone stand here and in no other paper."""

    person: str
    name: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Office:
    """What stands at head and foot of the official form; all may be empty. `copies` are the offices that get one."""

    mark: str = ""
    number: str = ""
    issuer: str = ""
    signer: str = ""
    copies: str = ""
    prints: str = ""


@dataclass(frozen=True)
class Links:
    """`join` is the whole address in the QR, `address` what people type, `card` the address on card `{n}`; `photos` by SHA-256
    are the pictures that may be printed; `replies` by guest the address at which an invitation is answered."""

    join: str = ""
    address: str = ""
    code: str = ""
    card: str = ""
    wifi: Wifi | None = None
    organiser: str = ""
    contact: str = ""
    styles: tuple[str, ...] = ()
    guests: tuple[Guest, ...] = ()
    whole_phones: bool = False
    cards: int = 24
    office: Office = Office()
    photos: dict[str, bytes] = field(default_factory=dict)
    replies: dict[str, str] = field(default_factory=dict)

    def for_paper(self, name: str) -> Links:
        """The same without the pictures where that paper shows none."""
        return self if name in PICTURED else replace(self, photos={})


def masked(phone: str) -> str:
    """`138****1234`: the middle of a telephone number is left out; short numbers vanish wholly."""
    digits = phone.strip()
    return f"{digits[:3]}****{digits[-4:]}" if len(digits) >= 8 else "*" * len(digits)
