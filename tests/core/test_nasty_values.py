"""Every argument of every verb, replaced by what no form would send: refused or carried out, never broken."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import msgspec
import pytest

from facilitate.core.act import Act
from tests.cast import Cast, at, refusal_of
from tests.test_wild_meetings import read_again
from tests.wild import verbs

NASTY: list[Any] = [
    None, True, -1, 0, 10**30, 1.5, float("nan"), float("inf"), "", " ", "\ud800", "\x00", "\u202eabc", "字" * 3000, "99",
    "p99", "0001-01-01", "9999-12-31T23:59:59", [], [[]], ["1", "1"], [None], {}, {"1": {}}, {"1": 10**30}, {"\ud800": "\ud800"},
]  # fmt: skip


def spoiled(args: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """These arguments with one of them, at whatever depth, replaced by each nasty value."""
    for name, value in args.items():
        yield from ({**args, name: nasty} for nasty in NASTY)
        if isinstance(value, dict):
            yield from ({**args, name: inner} for inner in spoiled(value))


def try_all(cast: Cast, who: str, a: int) -> int:
    tried = 0
    for verb, args in verbs(cast.m, a, a + 1, a % 4):
        for spoilt in spoiled({**args, "kind": "", "stance": "", "until": "", "override": "", "to": ""} | args):
            tried += 1
            refusal_of(cast.place, partial(cast.place.carry, Act(verb, spoilt, "op", None, cast.ids[who])))
    return tried


@pytest.mark.parametrize("stage", ["gather", "discuss", "grade"])
def test_no_value_breaks_a_meeting(stage: str) -> None:
    cast = at(stage)

    tried = sum(try_all(cast, who, n) for n, who in enumerate(("host", "wang", "bureau")))

    assert tried > 10_000
    assert max(len(msgspec.json.encode(entry.event)) for entry in cast.place.entries[1:]) < 8000  # type: ignore[attr-defined]
    assert read_again(cast.place) == cast.m  # type: ignore[arg-type]
