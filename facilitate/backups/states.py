"""What every meeting of a database comes to: its head, its chain, and a hash of the whole meeting as it is folded."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Set
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Engine, text

import facilitate.core
from facilitate.core.meeting import Meeting, fold
from facilitate.store.box_keys import BoxKeys
from facilitate.store.log import Log

_encoder = msgspec.msgpack.Encoder(order="deterministic")


class State(msgspec.Struct, frozen=True):
    """Of one meeting: number and hash of its last entry, and the hash of the folded meeting ("": it could not be folded)."""

    head: int
    chain: str
    state: str = ""


Known = dict[tuple[str, int, str], str]
"""State hashes that need not be made again, by (code, head, chain)."""


def heads(engine: Engine) -> dict[str, State]:
    """Code -> head and chain of every meeting, of a database of whatever version."""
    with engine.connect() as connection:
        rows = connection.execute(text("select code, head, chain from meetings order by code"))
        return {row.code: State(row.head, row.chain) for row in rows}


def states(
    engine: Engine, secret: bytes, folder: Path, known: Known | None = None, most: int | None = None
) -> dict[str, State]:
    """Code -> state of every meeting; keys of open boxes lie in that folder. Those in `known` are taken from there unless a ballot is
    open in them, what is new is put there; of others at most so many are folded, the youngest first, and the rest have none yet."""
    store, known, found = Log(engine, secret, BoxKeys(folder)), {} if known is None else known, heads(engine)
    changing = _with_open_boxes(engine)
    left = len(found) if most is None else most
    for code, _ in store.codes():
        key = (code, found[code].head, found[code].chain)
        if code in changing or (key not in known and left > 0):
            left -= 1
            known[key] = _state(store, code)
        found[code] = State(found[code].head, found[code].chain, known.get(key, ""))
    return found


def _with_open_boxes(engine: Engine) -> set[str]:
    query = "select distinct code from meetings join sealed on sealed.meeting = meetings.id"
    with engine.connect() as connection:
        return set(connection.execute(text(query)).scalars())


def open_boxes(engine: Engine) -> bool:
    """Whether choices of an open secret ballot lie in it."""
    with engine.connect() as connection:
        return connection.execute(text("select 1 from sealed limit 1")).first() is not None


def state_hash(m: Meeting) -> str:
    """The same for two meetings that are equal, whatever order their sets and tables came in."""
    return sha256(_encoder.encode(_plain(m))).hexdigest()


@cache
def program() -> str:
    """A hash of the rules by which this program folds a meeting: only hashes of one and the same can be compared."""
    folder = Path(facilitate.core.__path__[0])
    told = sha256()
    for path in sorted(folder.rglob("*.py")):
        told.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return told.hexdigest()[:16]


def _state(store: Log, code: str) -> str:
    """ "" where the database is of another version than this program and cannot be read by it yet."""
    try:
        kept = store.read(code)
        return state_hash(fold(kept.entries, kept.choices)) if kept else ""
    except Exception:
        return ""


def _plain(value: Any) -> Any:
    """What msgpack writes in one way only: tables and sets are sorted, objects are named."""
    if value is None or isinstance(value, (str, int, float, bool, bytes)):
        return value
    elif isinstance(value, Mapping):
        return sorted(([_plain(key), _plain(one)] for key, one in value.items()), key=_encoder.encode)
    elif isinstance(value, Set):
        return sorted(map(_plain, value), key=_encoder.encode)
    elif isinstance(value, (list, tuple)) or type(value).__name__ == "deque":
        return [_plain(one) for one in value]
    elif dataclasses.is_dataclass(value) or isinstance(value, msgspec.Struct):
        return [type(value).__name__, *(_plain(getattr(value, name)) for name in _names(value))]
    else:
        return repr(value)


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, msgspec.Struct):
        yield from value.__struct_fields__
    else:
        yield from (one.name for one in dataclasses.fields(value))
