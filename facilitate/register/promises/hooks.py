"""Where reminders go to by themselves: a group's robot, a program, or people by mail; their secrets apart from every history."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import msgspec
from sqlalchemy import Connection, Row, delete, insert, select

from facilitate.register.book import Book, Deed
from facilitate.register.declined import Declined
from facilitate.register.doer import Doer
from facilitate.register.lengths import within
from facilitate.register.rights import may
from facilitate.store.keeping_tables import hook_secrets, hooks, sendings

KINDS = ("dingtalk", "wecom", "feishu", "generic", "mail")
SECURITY = ("tls", "starttls", "none")
LENGTHS = {"name": 40, "address": 500, "secret": 200, "host": 100, "user": 100, "sender": 100}
"""Characters."""
MOST_RECEIVERS = 10
MAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+")


class Server(msgspec.Struct, frozen=True):
    """In which language it is told; of mail: by which server and in whose name."""

    lang: str = "zh"
    host: str = ""
    port: int = 465
    security: str = "tls"
    user: str = ""
    sender: str = ""


@dataclass(frozen=True)
class Wish:
    """A place to send to; `persons`: name them and not only their offices; `near`: it lies in the own network."""

    kind: str
    name: str
    address: str
    secret: str = ""
    persons: bool = False
    near: bool = False
    server: Server = field(default_factory=Server)


@dataclass(frozen=True)
class Hook:
    """`address` as far as it may be shown; `last`: state, fault and instant (server ms) of the last sending."""

    id: int
    community: int
    kind: str
    name: str
    address: str
    on: bool
    persons: bool
    near: bool
    server: Server
    last: tuple[str, str, int] | None = None


@dataclass(frozen=True)
class Secret:
    """The whole address, and what a message is signed with."""

    address: str
    secret: str


def listed(connection: Connection, community: int) -> tuple[Hook, ...]:
    """Every place, the first first."""
    rows = connection.execute(select(hooks).where(hooks.c.community == community).order_by(hooks.c.id)).all()
    last = select(sendings).where(sendings.c.hook.in_([row.id for row in rows])).order_by(sendings.c.at, sendings.c.id)
    told = {row.hook: (row.state, row.fault, row.at) for row in connection.execute(last)}
    return tuple(_hook(row, told.get(row.id)) for row in rows)


def one(connection: Connection, community: int, id: int) -> Hook:
    """Raises Declined(no_such_row)."""
    found = [hook for hook in listed(connection, community) if hook.id == id]
    if not found:
        raise Declined("no_such_row")
    return found[0]


def secret(connection: Connection, id: int) -> Secret:
    """Only for sending. An empty one where it was erased."""
    row = connection.execute(select(hook_secrets).where(hook_secrets.c.hook == id)).one_or_none()
    return Secret(row.address, row.secret) if row else Secret("", "")


def add(book: Book, doer: Doer, community: int, wish: Wish) -> int:
    """The number of a new place. Raises Declined: not_your_door, choose_one, nothing_written, too_long, no_address, only_https,
    no_mail_address."""
    may(doer, "keep_hooks")
    shown = _checked(wish)
    row = {
        "community": community, "kind": wish.kind, "name": wish.name.strip(), "address": shown, "on": True,
        "persons": wish.persons, "near": wish.near, "server": msgspec.to_builtins(wish.server),
    }  # fmt: skip
    id = book.deed(doer, "keep_hooks", community, lambda deed: deed.make("hooks", **row, at=deed.now)).answer
    kept = {"hook": id, "address": wish.address.strip(), "secret": wish.secret.strip()}
    book.aside(lambda connection: connection.execute(insert(hook_secrets).values(kept)))
    return id


def switch(book: Book, doer: Doer, community: int, id: int, on: bool) -> int:
    """Nothing is sent there for now, or it is again; the deed's number."""
    may(doer, "keep_hooks")

    def switching(deed: Deed) -> None:
        _own(deed, community, id)
        deed.put("hooks", id, on=on)

    return book.deed(doer, "keep_hooks", community, switching).id


def remove(book: Book, doer: Doer, community: int, id: int) -> None:
    """The place, what was sent there, and its secret are gone; the secret for good."""
    may(doer, "keep_hooks")

    def removing(deed: Deed) -> None:
        _own(deed, community, id)
        deed.connection.execute(delete(hook_secrets).where(hook_secrets.c.hook == id))
        for row in deed.connection.execute(select(sendings.c.id).where(sendings.c.hook == id)).scalars().all():
            deed.cut("sendings", row)
        deed.cut("hooks", id)

    book.deed(doer, "keep_hooks", community, removing)


def _own(deed: Deed, community: int, id: int) -> None:
    if deed.row("hooks", id)["community"] != community:
        raise Declined("no_such_row")


def _checked(wish: Wish) -> str:
    """The address as far as it may be shown."""
    told: dict[str, Any] = msgspec.structs.asdict(wish.server) | {
        name: getattr(wish, name) for name in ("name", "address", "secret")
    }
    within(LENGTHS, told)
    if wish.kind not in KINDS or wish.server.security not in SECURITY:
        raise Declined("choose_one")
    if not wish.name.strip():
        raise Declined("nothing_written")
    return _mailboxes(wish) if wish.kind == "mail" else _place(wish)


def _mailboxes(wish: Wish) -> str:
    found = [each.strip() for each in re.split("[,，;；\\s]+", wish.address) if each.strip()]
    if not 0 < len(found) <= MOST_RECEIVERS or not all(map(_mailbox, (*found, wish.server.sender))):
        raise Declined("no_mail_address", most=MOST_RECEIVERS)
    if not wish.server.host.strip() or not 0 < wish.server.port < 65536:
        raise Declined("no_address")
    return ", ".join(found)


def _mailbox(text: str) -> bool:
    return text.isascii() and bool(MAIL.fullmatch(text))


def _place(wish: Wish) -> str:
    try:
        parts = urlsplit(wish.address.strip())
        port = parts.port
    except ValueError as fault:
        raise Declined("no_address") from fault
    if not parts.hostname or "@" in parts.netloc or not wish.address.isprintable() or port == 0:
        raise Declined("no_address")
    if parts.scheme != "https" and not (parts.scheme == "http" and wish.near):
        raise Declined("only_https")
    return f"{parts.scheme}://{parts.netloc}/…"


def _hook(row: Row[Any], last: tuple[str, str, int] | None) -> Hook:
    server = msgspec.convert(row.server or {}, Server)
    return Hook(
        row.id, row.community, row.kind, row.name, row.address, row.on, row.persons, row.near, server, last
    )  # fmt: skip
