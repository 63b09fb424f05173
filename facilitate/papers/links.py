"""What a paper must be told beside the record: addresses to print, the network, who invites, real names at the door."""

from __future__ import annotations

from dataclasses import dataclass


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
    """`join` is the whole address in the QR, `address` what people type, `card` the address on card `{n}`."""

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


def masked(phone: str) -> str:
    """`138****1234`: the middle of a telephone number is left out; short numbers vanish wholly."""
    digits = phone.strip()
    return f"{digits[:3]}****{digits[-4:]}" if len(digits) >= 8 else "*" * len(digits)
