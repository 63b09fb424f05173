"""Which numeric addresses lie in the own network and which in the public one; one that carries another is both of them."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""An IPv4 address in its last 32 bits (RFC 6052)."""
COMPATIBLE = ipaddress.ip_network("::/96")
"""The same, in an old way of writing (RFC 4291, 2.5.5.1)."""
TRANSLATED = tuple(map(ipaddress.ip_network, ("64:ff9b:1::/48", "::ffff:0:0:0/96", "fec0::/10")))
"""What a network translates for itself (RFC 8215, 6145), or once kept for itself (RFC 3879): public by the number alone."""
NOBODYS = (
    *TRANSLATED,
    *map(
        ipaddress.ip_network,
        ("fd00:ec2::254", "fd20:ce::254", "100.100.100.200", "168.63.129.16", "192.0.0.0/24", "240.0.0.0/4"),
    ),
)
"""No place to send to, near or far: where clouds tell their secrets, what no network uses, and everybody at once."""


def near(address: str) -> bool:
    """In a private network or this computer; not the addresses at which clouds tell their secrets (169.254.0.0/16)."""
    return all(
        each.is_private and not _nobodys(each) and not (each.is_link_local or each.is_multicast or each.is_unspecified)
        for each in _every(address)
    )


def far(address: str) -> bool:
    """In the public network, and leads nowhere else."""
    return all(each.is_global and not each.is_multicast and not _nobodys(each) for each in _every(address))


def _nobodys(each: Address) -> bool:
    return any(each in network for network in NOBODYS)


def _every(address: str) -> Iterator[Address]:
    """The address, or the ones that it carries."""
    found = ipaddress.ip_address(address)
    carried: list[Address] = _carried(found) if isinstance(found, ipaddress.IPv6Address) else []
    yield from carried or [found]


def _carried(found: ipaddress.IPv6Address) -> list[Address]:
    if found.teredo:
        return list(found.teredo)
    plain = found.ipv4_mapped or found.sixtofour
    if plain is None and (found in NAT64 or (found in COMPATIBLE and int(found) > 1)):
        plain = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
    return [plain] if plain else []
