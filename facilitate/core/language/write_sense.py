"""Whether what a stage lets people write can be written, and by whom."""

from collections.abc import Set

from facilitate.core.language import rule_found as f
from facilitate.core.language.rule_words import Verb
from facilitate.core.language.rules import Stage, Write

ALLOWING = {"comment": "comment", "question": "question", "offer": "offer", "report": "report",
            "answer": "answer", "action": "pledge"}  # fmt: skip
POWERS = {"answer": "answer", "action": "assign_action", "note": "record"}
TAKING_PART: tuple[Verb, ...] = ("write", "comment", "react", "question", "second", "offer")


def write_flaws(stage: Stage, powers: Set[str], neutral: Set[str]) -> f.Found:
    """What makes no sense in the writing of `stage`; `powers` somebody has, `neutral` roles write only where named in `roles`."""
    for n, write in enumerate(stage.write):
        for path, zh, en in (*_fields(write), *_writers(write, stage, powers)):
            yield ("write", n, *path), zh, en
    named = {role for write in stage.write for role in write.roles}
    for verb in TAKING_PART:
        for n, role in enumerate(stage.allow.get(verb, ())):
            if role in neutral and not (verb == "write" and role in named):
                zh = f"“{role}”是中立的，不写、不回应：请去掉，或不写 neutral: true"
                yield (
                    ("allow", verb, n),
                    zh,
                    f'"{role}" is neutral and takes no part: leave it out, or drop neutral: true',
                )


def _fields(write: Write) -> f.Found:
    yield from f.twice(write.fields, ("fields",))
    yield from f.twice(write.media, ("media",))
    for n, field in enumerate(write.needs):
        if field not in write.fields:
            zh = f"必填的“{field}”不在 fields 里"
            yield ("needs", n), zh, f'"{field}" must be filled in but is not among the fields'


def _writers(write: Write, stage: Stage, powers: Set[str]) -> f.Found:
    verb = ALLOWING.get(write.kind, "write")
    if write.kind == "question" and "comment" in stage.allow:
        verb = "comment"
    allowed = write.roles or verb in stage.allow or "write" in stage.allow
    if not allowed and POWERS.get(write.kind) not in powers:
        zh = f"没有人可以写：请写 roles，或在 allow 里写 {verb}"
        yield (), zh, f"nobody may write this: give roles, or allow {verb}"
