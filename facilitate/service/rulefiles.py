"""Rule files: read, checked and kept; the shipped library and files that organisers bring."""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

import msgspec

from facilitate.core.language.rule_sense import flaws
from facilitate.core.language.rules import Rule
from facilitate.resources import resource
from facilitate.service.faults import Fault, Faults
from facilitate.service.rule_extends import changes, laid_over, stage_ids
from facilitate.service.rule_names import unlisted
from facilitate.service.rule_shape import Path as Where
from facilitate.service.rule_shape import ShapeCheck
from facilitate.service.yamltree import read_tree


@dataclass(frozen=True)
class RuleFile:
    """A rule as it stands in a file: `sha256` of the bytes, the rule with its base laid under it;
    of a variant also the id of its `base` and what it `changed` there, as dotted paths."""

    file: str
    sha256: str
    rule: Rule
    base: str = ""
    changed: tuple[str, ...] = ()


class Rules(Protocol):
    """Where a rule is found by its id."""

    def get(self, id: str, /) -> RuleFile | None: ...


@dataclass(frozen=True)
class Lines:
    """On which line of its file each part of a rule stands."""

    known: dict[Where, int]

    def of(self, path: Where) -> int:
        """The line of the nearest part of `path` that stands in the file itself."""
        parts = (path[:end] for end in range(len(path), -1, -1))
        return next(self.known[part] for part in parts if part in self.known)


def read_rule(path: Path) -> RuleFile:
    """The rule in a file; raises Faults with everything wrong in it, OSError if it cannot be opened."""
    return parse_rule(path.read_bytes(), path.name)


def parse_rule(data: bytes, file: str) -> RuleFile:
    """The rule in `data`; `file` is the name that faults speak of. Raises Faults."""
    return parsed(data, file)[0]


def parsed(data: bytes, file: str) -> tuple[RuleFile, Lines]:
    """The same, and on which line each part of it stands. Raises Faults."""
    check, plain = _shaped(data, file)
    base, own = plain.get("extends", ""), plain
    if base:
        plain = _with_base(plain, check)
    rule, lines = msgspec.convert(plain, Rule), Lines(check.lines)
    faults = [Fault(file, lines.of(flaw.path), flaw.zh, flaw.en) for flaw in (*flaws(rule), *unlisted(rule))]
    if faults:
        raise Faults(tuple(sorted(faults)))
    return RuleFile(file, sha256(data).hexdigest(), rule, base, changes(own) if base else ()), lines


def library() -> tuple[RuleFile, ...]:
    """The shipped rules in the order of their ids, each read once."""
    return tuple(shipped(id) for id in _shipped_ids())


@cache
def shipped(id: str) -> RuleFile:
    """The shipped rule of that id; KeyError if there is none."""
    if id not in _shipped_ids():
        raise KeyError(id)
    return read_rule(resource("rules") / f"{id}.yaml")


@cache
def _shipped_ids() -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in resource("rules").glob("*.yaml")))


def _shaped(data: bytes, file: str) -> tuple[ShapeCheck, dict[str, Any]]:
    check = ShapeCheck(file)
    plain = check.plain(read_tree(data, file), Rule)
    if check.faults:
        raise Faults(tuple(sorted(check.faults)))
    return check, plain


def _with_base(plain: dict[str, Any], check: ShapeCheck) -> dict[str, Any]:
    file, line = check.file, check.lines[("extends",)]
    base_id = plain["extends"]
    if base_id not in _shipped_ids() or base_id == plain["id"]:
        zh = f"没有“{base_id}”这份规则，可以写：{', '.join(_shipped_ids())}"
        raise Faults((Fault(file, line, zh, f'there is no rule "{base_id}" to extend'),))
    _, base = _shaped((resource("rules") / f"{base_id}.yaml").read_bytes(), f"{base_id}.yaml")
    if "extends" in base:
        zh, en = f"“{base_id}”自己也是变体，只能套一层", f'"{base_id}" itself extends another rule'
        raise Faults((Fault(file, line, zh, en),))
    for n, stage in enumerate(plain["stages"]):
        if stage["id"] not in stage_ids(base["stages"]):
            zh = f"“{base_id}”里没有环节“{stage['id']}”"
            en = f'"{base_id}" has no stage "{stage["id"]}"'
            raise Faults((Fault(file, check.lines[("stages", n, "id")], zh, en),))
    return laid_over(base, plain)
