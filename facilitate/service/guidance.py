"""What helps whoever leads a stage: words to say and what usually goes wrong, from rules/lists/guidance.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from facilitate.core.language.rule_parts import Shape, Text
from facilitate.core.language.rules import Stage
from facilitate.resources import resource
from facilitate.service.lists import read_file


class Guidance(Shape, frozen=True):
    say: tuple[Text, ...] = ()
    wrong: tuple[Text, ...] = ()


class GuidanceFile(Shape, frozen=True):
    kinds: dict[str, Guidance]
    stages: dict[str, Guidance]


@cache
def book() -> GuidanceFile:
    """The whole file."""
    return read_file(resource("rules") / "lists" / "guidance.yaml", GuidanceFile)


def guidance(rule_id: str, stage: Stage) -> Guidance:
    """What is said about this stage of this method first, then about what it is made of."""
    own = book().stages.get(f"{rule_id}.{stage.id}", Guidance())
    kinds = [book().kinds[kind] for kind in kinds_of(stage)]
    say = (*own.say, *(text for kind in kinds for text in kind.say))
    wrong = (*own.wrong, *(text for kind in kinds for text in kind.wrong))
    return Guidance(say, wrong)


def kinds_of(stage: Stage) -> list[str]:
    """What a stage is made of, as the file names it."""
    return [*_talk(stage), *_places(stage), *_votes(stage), *_rest(stage)]


def _talk(stage: Stage) -> Iterator[str]:
    written = {entry.kind for entry in stage.write} - {"comment", "question", "answer", "report", "offer", "action"}
    if "motion" in written:
        yield "motion"
    elif written:
        yield "write" if stage.allow.get("speak") else "silent_write"
    mode = stage.floor.mode if stage.floor and stage.allow.get("speak") else "none"
    if mode == "queue" and stage.floor and stage.floor.stance in ("required", "optional"):
        yield "debate"
    elif mode != "none":
        yield mode
    if mode == "round" and stage.floor and stage.floor.pass_:
        yield "second_round" if stage.floor.second_round else "pass"
    if mode != "none" and stage.floor and stage.floor.marker == "talking_stick":
        yield "talking_stick"


def _places(stage: Stage) -> Iterator[str]:
    kind = stage.space.kind if stage.space else "none"
    if stage.place:
        yield "market"
    elif stage.assign and stage.assign.by == "sign_up":
        yield "sign_up"
    elif kind == "pairs":
        yield "pairs"
    elif kind == "tables":
        yield "tables"
    elif kind == "ring" and stage.move:
        yield "seats"
    if stage.move and kind not in ("ring", "grid") and stage.move.policy not in ("free", "fixed"):
        yield "change"
        if stage.move.stay:
            yield "hosts_stay"


def _votes(stage: Stage) -> Iterator[str]:
    if stage.ballot is None:
        return
    if stage.ballot.type in ("score", "grade") and not stage.ballot.levels:
        yield "grade"
    elif stage.ballot.secrecy == "secret":
        yield from ("vote_secret", "vote_final" if stage.ballot.change == "never" else "vote_change")
    elif stage.ballot.change == "never":
        yield "vote_final"
    elif stage.ballot.levels:
        yield "levels"
    else:
        yield "vote_open" if stage.ballot.type in ("yesno", "consent") else "vote_change"


def _rest(stage: Stage) -> Iterator[str]:
    if stage.select:
        yield "chosen"
    if stage.allow.get("pledge"):
        yield "pledge"
    if stage.allow.get("confirm"):
        yield "confirm"
    if stage.days is not None:
        yield "days"
    if "consent" in stage.check or "roles" in stage.check:
        yield "check_in"
