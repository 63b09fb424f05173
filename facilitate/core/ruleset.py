"""Which parts of a rule the program can already hold, and what it lacks for the rest, in words."""

from collections.abc import Iterator
from typing import Any

import msgspec

from facilitate.core.ballot_types import COUNTED
from facilitate.core.built import BUILT, KEYS
from facilitate.core.rule_terms import TERMS
from facilitate.core.rules import Ballot, Rule, Stage

Path = tuple[str | int, ...]
Words = tuple[str, str]


class Lack(msgspec.Struct, frozen=True):
    """One thing a rule asks for at `path` that is not built yet; `term` is its key in the vocabulary."""

    path: Path
    term: str
    zh: str
    en: str


def lacks(rule: Rule) -> tuple[Lack, ...]:
    """Everything the rule needs that does not exist yet; () if a meeting can be held by it."""
    return tuple(_lacks(rule, (), None))


def _lacks(shape: msgspec.Struct, path: Path, stage: Stage | None) -> Iterator[Lack]:
    stage = shape if isinstance(shape, Stage) else stage
    for info in msgspec.structs.fields(shape):
        value = getattr(shape, info.name)
        key = f"{type(shape).__name__.lower()}.{info.encode_name}"
        here = (*path, info.encode_name)
        if value in (None, False, (), {}):
            continue
        if key not in BUILT:
            yield _lack(here, key, KEYS[key], stage)
        elif BUILT[key] is None:
            yield from _inside(value, here, stage)
        else:
            for word in (value,) if isinstance(value, str) else value:
                if word not in (BUILT[key] or ()):
                    yield _lack(here, f"{key}.{word}", TERMS[key][word], stage)
    yield from _together(shape, path, stage)


def _inside(value: Any, path: Path, stage: Stage | None) -> Iterator[Lack]:
    if isinstance(value, msgspec.Struct):
        yield from _lacks(value, path, stage)
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from _inside(one, (*path, name), stage)
    elif isinstance(value, tuple):
        for n, one in enumerate(value):
            yield from _inside(one, (*path, n), stage)


def _together(shape: msgspec.Struct, path: Path, stage: Stage | None) -> Iterator[Lack]:
    """What is built only in some combination: how a ballot is counted, what a stage is repeated for."""
    match shape:
        case Ballot(type=type, count=str(count)):
            known = BUILT["ballot.count"] or frozenset()
            if count in known and count not in COUNTED.get(type, known):
                yield _lack((*path, "count"), f"ballot.count.{count}", TERMS["ballot.count"][count], stage)


def _lack(path: Path, term: str, words: Words, stage: Stage | None) -> Lack:
    zh, en = words
    if stage is None:
        return Lack(path, term, f"规则用到的“{zh}”还没有做好", f"The rule uses “{en}”, which is not built yet")
    return Lack(
        path,
        term,
        f"环节“{stage.title.zh}”用到的“{zh}”还没有做好",
        f"Stage “{stage.title.en}” uses “{en}”, which is not built yet",
    )
