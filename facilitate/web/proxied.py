"""Visitors who come through a proxy of ours keep their own address; nobody else is believed who claims another one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Any

from werkzeug.middleware.proxy_fix import ProxyFix

Wsgi = Callable[..., Any]


def behind(app: Wsgi, proxies: Iterable[str]) -> Wsgi:
    """The app, which believes X-Forwarded-For and -Proto from these addresses or networks alone: the last entry, which
    the proxy itself has written. Raises ValueError on what is no address."""
    ours = networks(proxies)
    believed = ProxyFix(app)

    def choose(environ: dict[str, Any], start_response: Any) -> Any:
        known = within(environ.get("REMOTE_ADDR", ""), ours)
        return (believed if known else app)(environ, start_response)

    return choose if ours else app


def networks(proxies: Iterable[str]) -> list[Any]:
    """The addresses and networks of these names. Raises ValueError on what is no address."""
    return [ip_network(proxy) for proxy in proxies]


def within(address: str, ours: Iterable[Any]) -> bool:
    """Whether an address lies in one of them."""
    try:
        asked = ip_address(address)
    except ValueError:
        return False
    if isinstance(asked, IPv6Address) and asked.ipv4_mapped:
        asked = asked.ipv4_mapped
    return any(asked in network for network in ours)
