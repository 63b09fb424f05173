"""By which names this house is reached, and which pages are its own: a name that points here without our knowledge is DNS rebinding."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import SplitResult, urlsplit

OF_THE_HOUSE = (".local", ".lan", ".home.arpa")
"""Names of the local network: nobody can buy one (RFC 6762, 8375; `.lan` is what routers of homes give out)."""
PORTS = {"http": 80, "https": 443}
HOST = re.compile(r"[0-9a-z._-]+|\[[0-9a-f:.]+(%[0-9a-z._-]+)?\]")
Origin = tuple[str, str, int | None]
"""Scheme, name, port."""


class Ours:
    """Knows the public addresses, such as "https://host"."""

    def __init__(self, origins: Iterable[str] = ()) -> None:
        self._origins = frozenset(filter(None, map(_origin, origins)))
        self._names = frozenset(name for _, name, _ in self._origins)

    def host(self, said: str) -> bool:
        """Whether a Host field names this house. A bare address cannot be rebound, nor can a name of one word or of the local
        network; a public one is ours by whatever port."""
        parts = _parts(f"//{said.lower()}")
        if not HOST.fullmatch(re.sub(r":\d*$", "", said.lower())):
            return False
        name = _plain(parts.hostname or "")
        one_word = bool(name) and "." not in name
        return one_word or name.endswith(OF_THE_HOUSE) or name in self._names or _is_address(name)

    def page(self, environ: dict[str, Any]) -> bool:
        """Whether one of our own pages asks. Browsers leave Origin out of a page's own GET; its Referer then stands in."""
        source = _origin(environ.get("HTTP_ORIGIN") or environ.get("HTTP_REFERER", ""))
        return source is not None and (
            source == _origin(f"{source[0]}://{environ.get('HTTP_HOST', '')}") or source in self._origins
        )


def own_page(environ: dict[str, Any], origins: Iterable[str]) -> bool:
    """Whether one of our own pages asks; see Ours."""
    return Ours(origins).page(environ)


def _origin(address: str) -> Origin | None:
    """Of whatever lies under an address; None of one that is none."""
    parts = _parts(address.lower())
    try:
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in PORTS or not parts.hostname:
        return None
    return parts.scheme, _plain(parts.hostname), PORTS[parts.scheme] if port is None else port


def _plain(name: str) -> str:
    """A name without the dot of its root, and as it goes over the line."""
    try:
        return name.removesuffix(".").encode("idna").decode()
    except UnicodeError:
        return name.removesuffix(".")


def _parts(address: str) -> SplitResult:
    """The parts of an address; of one that is none, nothing."""
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", "", "", "")


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
