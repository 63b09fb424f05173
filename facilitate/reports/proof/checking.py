"""Whether a record says what its log says, and whether the log is whole: chain, record, and every count done again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from facilitate.core import chain
from facilitate.core.act import Entry
from facilitate.core.meeting import fold
from facilitate.core.person.lists import Lists
from facilitate.reports.proof.carrying import entry, refolded, written
from facilitate.reports.proof.cover import cover
from facilitate.reports.proof.faults import Fault
from facilitate.reports.proof.recount import recounted
from facilitate.reports.proof.unproved import forbidden
from facilitate.reports.record import FORMAT, to_json
from facilitate.reports.rows import Chain

SHOWN = 40
MOST = 20
Json = dict[str, Any]


def check(told: Any, lists: Lists | None, seen: str = "") -> list[Fault]:
    """What does not agree in this record, as it was read from JSON; [] where everything does. `seen`: characters of the chain
    that somebody saw on the wall or on a paper: it must have stood there at some moment."""
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        return [Fault("这不是会议记录（record.json）。", "This is no record of a meeting (record.json).")]
    try:
        found = msgspec.convert(told.get("chain"), Chain, strict=True)
    except msgspec.ValidationError as fault:
        return [Fault(f"校验链不完整：{fault}", f"The chain is not whole: {fault}")]
    if not found.entries:
        return [
            Fault(
                "这份记录没有带会议日志，无法核对；请重新导出。", "This record came without its log: export it again."
            )
        ]
    faults = [*_chain(found, seen), *_strange(told["chain"])]
    try:
        return faults + _contents(told, found, lists)
    except Exception as fault:  # whoever changes a log may make anything of it
        return [*faults, Fault(f"日志读不通：{_short(fault)}", f"The log makes no sense: {_short(fault)}")]


def _chain(told: Chain, seen: str) -> Iterator[Fault]:
    head, heads = chain.START, []
    for number, link in enumerate(told.entries, 1):
        if link.seq != number:
            yield Fault(f"日志第 {number} 条缺了或次序不对。", f"Entry {number} of the log is missing or out of order.")
            return
        who = chain.closed(link.who_salt, link.person, link.by) if link.who_salt else link.who
        what = chain.closed(link.what_salt, link.body) if link.what_salt else link.what
        head = chain.linked(head, link.digest or chain.digest(link.seq, link.at, who, what))
        heads.append(head)
    if (head, len(heads)) != (told.head, told.length):
        yield Fault("校验链对不上：日志在会后被改过。", "The chain does not hold: the log was changed afterwards.")
    asked = "".join(seen.split()).lower()
    if asked and not any(one.startswith(asked) for one in heads):
        yield Fault(f"会上从没出现过校验码 {seen}。", f"The chain never began with {seen}.")


def _strange(told: Json) -> Iterator[Fault]:
    """Nothing may stand in the chain that the chain does not cover: a covered half has no salt beside its hash."""
    for link in told["entries"]:
        both = [half for half in ("who", "what") if (f"{half}_salt" in link) == (half in link)]
        if ("digest" in link) != (len(both) == 2) or (both and "digest" not in link):
            yield Fault(f"日志第 {link['seq']} 条写得不对。", f"Entry {link['seq']} of the log is not as it should be.")


def _contents(told: Json, found: Chain, lists: Lists | None) -> list[Fault]:
    log = [entry(one.seq, one.at, one.person, one.by, one.body) for one in found.entries]
    faults = [*_covered(found, log), *forbidden(found.entries, log), *recounted(log)]
    ours: Json = msgspec.json.decode(to_json(refolded(log, lists)))
    for own in ("chain", "feelings"):
        ours[own] = told.get(own)
    differing = list(_differing("", told, ours))
    faults += [
        Fault(
            f"{path}：档案写的是 {_short(a)}，按日志应是 {_short(b)}",
            f"{path}: the file says {_short(a)}, the log {_short(b)}",
        )
        for path, a, b in differing[:MOST]
    ]
    more = len(differing) - MOST
    return faults + [Fault(f"还有 {more} 处。", f"And {more} more.")] * (more > 0)


def _covered(found: Chain, log: list[Entry]) -> Iterator[Fault]:
    """What stands in place of covered words is what would be put there."""
    m = fold(log)
    for link, one in zip(found.entries, log, strict=True):
        if not (link.who or link.what):
            continue
        again = cover(m, one)
        if (again.person, again.entered_by, written(again.event)) != (link.person, link.by, link.body):
            yield Fault(f"日志第 {link.seq} 条遮住的地方被改过。", f"What is covered in entry {link.seq} was changed.")


def _differing(path: str, told: Any, ours: Any) -> Iterator[tuple[str, Any, Any]]:
    """(where, what the file says, what the log says) of every leaf that is not the same."""
    if isinstance(told, dict) and isinstance(ours, dict):
        for key in dict.fromkeys((*told, *ours)):
            yield from _differing(f"{path}.{key}" if path else key, told.get(key), ours.get(key))
            if (key in told) != (key in ours) and told.get(key) is None and ours.get(key) is None:
                yield f"{path}.{key}", key in told, key in ours
    elif isinstance(told, list) and isinstance(ours, list) and len(told) == len(ours):
        for number, (a, b) in enumerate(zip(told, ours, strict=True)):
            yield from _differing(f"{path}[{number}]", a, b)
    elif told != ours or type(told) is not type(ours):
        yield path, told, ours


def _short(told: Any) -> str:
    said = str(told)
    return said if len(said) <= SHOWN else f"{said[:SHOWN]}…"
