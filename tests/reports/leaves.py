"""Every leaf of a record, changed one at a time: also those inside the entries of its log, which stand there as text."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

Path = tuple[Any, ...]
BODY = "body"


def leaves(told: Any, path: Path = ()) -> Iterator[Path]:
    """Where each leaf stands; an empty list or object is one too."""
    if path and path[-1] == BODY and isinstance(told, str):
        yield from leaves(json.loads(told), (*path[:-1], (BODY,)))
    elif isinstance(told, dict) and told:
        for key, value in told.items():
            yield from leaves(value, (*path, key))
    elif isinstance(told, list) and told:
        for number, value in enumerate(told):
            yield from leaves(value, (*path, number))
    else:
        yield path


def changed(told: Any, path: Path) -> Any:
    """A copy in which the leaf at that path is another; what lies beside the path is shared."""
    if not path:
        return another(told)
    key, rest = path[0], path[1:]
    if key == (BODY,):
        inner = changed(json.loads(told[BODY]), rest)
        return told | {BODY: json.dumps(inner, ensure_ascii=False, separators=(",", ":"))}
    if isinstance(told, dict):
        return told | {key: changed(told[key], rest)}
    return [*told[:key], changed(told[key], rest), *told[key + 1 :]]


def another(leaf: Any) -> Any:
    match leaf:
        case bool():
            return not leaf
        case int() | float():
            return leaf + 1
        case str():
            return leaf + "1"
        case None:
            return "1"
        case dict():
            return {"1": "1"}
        case _:
            return [*leaf, "1"]


def kinds(paths: Iterable[Path]) -> Counter[str]:
    """How many of them of each kind: the path with its numbers left out."""
    return Counter(_kind(path) for path in paths)


def _kind(path: Path) -> str:
    return ".".join(BODY if key == (BODY,) else str(key) for key in path if not isinstance(key, int))
