"""Entries that a record does not prove: what is covered in them, or was erased, stands there as a fingerprint alone, and whoever has
the file could have put the fingerprint of anything there. Where that may be is told by their kind; which they are is told to all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from facilitate.core.act import Entry
from facilitate.core.meeting import Meeting, fold
from facilitate.core.person.erasing import BLOT, PHOTOS, WORDS, plain_of, stand_in
from facilitate.core.undo import Step
from facilitate.reports.proof.cover import may_cover
from facilitate.reports.proof.faults import Fault
from facilitate.reports.rows import Link

STAND_INS = (WORDS, BLOT, stand_in("").rstrip())


def unproved(told: Any) -> dict[str, list[int]]:
    """Kind of event -> the numbers of those of its entries of which this record, checked before, has but the fingerprint."""
    found: dict[str, list[int]] = {}
    for link in told["chain"]["entries"]:
        if "digest" in link or "who" in link or "what" in link:
            found.setdefault(_kind(link["body"]), []).append(link["seq"])
    return found


def forbidden(links: Iterable[Link], log: Sequence[Entry]) -> Iterator[Fault]:
    """A fault for every entry that has but a fingerprint where its kind must lie open."""
    m, before = fold(log), None
    for link, one in zip(links, log, strict=True):
        may = may_cover(m, one.event)
        wrong = not ("what" in may or _erased(m, one)) if link.digest else not _halves(link) <= may
        if wrong or (isinstance(one.event, Step) and not _noted(before, one)):
            yield Fault(
                f"日志第 {link.seq} 条（{type(one.event).__name__}）不该只有指纹：内容被换过。",
                f"Entry {link.seq} ({type(one.event).__name__}) must not be a fingerprint alone: it was replaced.",
            )
        before = one


def _noted(before: Entry | None, step: Entry) -> bool:
    """Whether this note of how to take something back follows what it takes back: it has but a fingerprint, and could stand in
    the place of anything else."""
    return before is not None and before.at == step.at and not isinstance(before.event, Step)


def _halves(link: Link) -> set[str]:
    return {half for half, told in (("who", link.who), ("what", link.what)) if told}


def _erased(m: Meeting, entry: Entry) -> bool:
    """Whether something in it stands where somebody's words or name were."""
    plain = plain_of(entry.event)
    if plain["type"] in PHOTOS and not plain.get("sha256"):
        return True
    if plain["type"] == "PersonChanged" and plain.get("household") == m.people.get(plain["id"]).id:
        return True
    return any(mark in text for text in _texts(plain) for mark in STAND_INS)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def _kind(body: str) -> str:
    return str(json.loads(body)["type"])
