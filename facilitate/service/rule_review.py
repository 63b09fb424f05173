"""A rule file looked through for its author: what is wrong, or what to think over, by line."""

from dataclasses import dataclass

from facilitate.core.language.advice import advice
from facilitate.core.language.rule_found import Path
from facilitate.service.faults import Fault, Faults
from facilitate.service.rulefiles import RuleFile, parsed


@dataclass(frozen=True)
class Review:
    """`faults` forbid its use and `advice` does not; `found` is the rule if it can be used; `lines` of its parts."""

    faults: tuple[Fault, ...]
    advice: tuple[Fault, ...]
    found: RuleFile | None
    lines: dict[Path, int]


def review(data: bytes, file: str) -> Review:
    """Everything there is to say about the bytes of a file; never raises."""
    try:
        found, lines = parsed(data, file)
    except Faults as error:
        return Review(error.faults, (), None, {})
    said = [Fault(file, lines.of(one.path), one.zh, one.en) for one in advice(found.rule)]
    return Review((), tuple(sorted(said)), found, lines.known)
