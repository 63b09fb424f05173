"""What the meeting itself sets otherwise than its rule: speaking time, turns, dots, minutes; by the host or by a vote."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from msgspec.structs import replace

from facilitate.core import undo
from facilitate.core.act import Entry, Event, Run, refuse
from facilitate.core.ballot import questions
from facilitate.core.course.agenda import minutes_of
from facilitate.core.language.rule_parts import Text
from facilitate.core.language.rules import Stage, every
from facilitate.core.order import easing

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


class Param(NamedTuple):
    """What it is called, in which unit, and between which values it may be set."""

    least: int
    most: int
    zh: str
    en: str


PARAMS = {
    "floor.turn": Param(*easing.TURN, "每次发言 {n} 秒", "{n} seconds a turn"),
    "floor.turns": Param(*easing.TURNS, "每人 {n} 次发言", "turns per person: {n}"),
    "floor.answer": Param(5, 3600, "每次答复 {n} 秒", "{n} seconds an answer"),
    "floor.total": Param(5, 36_000, "每人一共 {n} 秒", "{n} seconds in all per person"),
    "floor.group_total": Param(5, 36_000, "每方一共 {n} 秒", "{n} seconds in all per group"),
    "ballot.per_person": Param(1, 100, "每人 {n} 票", "votes per person: {n}"),
    "stage.minutes": Param(1, 480, "这个环节 {n} 分钟", "{n} minutes for this stage"),
}


class ParamSet(Event, frozen=True):
    """`value` None is as the rule has it; `ballot` is the question that carried it, if the meeting decided."""

    stage: str
    name: str
    value: int | None
    ballot: str = ""


class Change(msgspec.Struct, frozen=True):
    """`at` in server ms; None: no limit."""

    stage: str
    name: str
    was: int | None
    now: int | None
    by: str
    at: int
    ballot: str = ""


@dataclass
class Params:
    changes: list[Change] = field(default_factory=list)

    def of(self, stage: str) -> dict[str, Change]:
        """The last change of each thing that was changed in this stage."""
        return {change.name: change for change in self.changes if change.stage == stage}


def evolve(m: Meeting, entry: Entry) -> None:
    match entry.event:
        case ParamSet(stage=stage, name=name, value=value, ballot=ballot):
            was = current(m, stage, name)
            _put(m, stage, name, value)
            now, by = current(m, stage, name), entry.person
            m.params.changes.append(Change(stage, name, was, now, by, entry.at, ballot))


def _put(m: Meeting, id: str, name: str, value: int | None) -> None:
    shape, key = name.split(".")
    if shape == "stage" and value is not None:
        m.agenda.minutes[id] = value
    elif shape == "stage":
        m.agenda.minutes.pop(id, None)
    else:
        stage, kept = m.stages[id], ruled(m, id, name) if value is None else value
        part = replace(getattr(stage, shape), **{key: kept})
        m.stages[id] = replace(stage, **{shape: part})


def current(m: Meeting, id: str, name: str) -> int | None:
    """What holds now."""
    if name == "stage.minutes":
        minutes = minutes_of(m, id)
        return None if minutes is None else int(minutes)
    return _read(m.stages[id], name)


def ruled(m: Meeting, id: str, name: str) -> int | None:
    """What the rule says."""
    return next(_read(stage, name) for stage in every(m.rule) if stage.id == id)


def _read(stage: Stage, name: str) -> int | None:
    shape, key = name.split(".")
    part: Any = stage if shape == "stage" else getattr(stage, shape)
    value = getattr(part, key) if part is not None else None
    return None if value is None else int(value)


class ParamArgs(msgspec.Struct):
    name: str
    value: Any = None
    stage: str = ""
    vote: bool = False


def set_(run: Run) -> None:
    """The host sets it, or (`vote`) the meeting is asked first; without a value the rule's own holds again."""
    args, m = run.read(ParamArgs), run.m
    stage = m.stages.get(args.stage or m.agenda.at.stage) or refuse("no_such_stage")
    checked(m, stage, args.name, args.value)
    if args.vote:
        _ask(run, stage, args)
    elif args.value != current(m, stage.id, args.name):
        before = current(m, stage.id, args.name)
        run.emit(ParamSet(stage.id, args.name, args.value))
        undo.keep(run, ParamSet(stage.id, args.name, None if before == ruled(m, stage.id, args.name) else before))


def checked(m: Meeting, stage: Stage, name: str, value: Any) -> None:
    """Raises Refused(no_param, bad_param, ballot_open)."""
    one, shape = PARAMS[name], name.partition(".")[0]
    silent = shape == "floor" and (stage.floor is None or stage.floor.mode == "none")
    if silent or (shape == "ballot" and stage.ballot is None):
        refuse("no_param", stage={"zh": stage.title.zh, "en": stage.title.en})
    if value is not None and (type(value) is not int or not one.least <= value <= one.most):
        refuse("bad_param", min=one.least, max=one.most)
    if shape == "ballot" and any(b.open and b.stage == stage.id for b in m.ballots.all.values()):
        refuse("ballot_open")


# -- as the meeting decides -----------------------------------------------------------------------------------------


def _ask(run: Run, stage: Stage, args: ParamArgs) -> None:
    """Nobody decides it alone: the meeting votes, a majority carries it."""
    if questions.pending(run.m, "set"):
        refuse("being_voted")
    purpose = {"verb": "set", "args": {"stage": stage.id, "name": args.name, "value": args.value}}
    questions.ask(run, purpose, title(stage, args.name, args.value))


def title(stage: Stage, name: str, value: int | None) -> Text:
    """What is set, as a line in both languages."""
    one = PARAMS[name]
    if value is None:
        return Text(f"“{stage.title.zh}”：照原来的规则", f"“{stage.title.en}”: as the rule has it")
    return Text(f"“{stage.title.zh}”：{one.zh.format(n=value)}", f"“{stage.title.en}”: {one.en.format(n=value)}")


def _decided(run: Run, args: dict[str, Any]) -> None:
    """The meeting has carried it."""
    stage = run.m.stages.get(args["stage"]) or refuse("no_such_stage")
    checked(run.m, stage, args["name"], args["value"])
    asked = [
        b.id for b in run.m.ballots.all.values() if b.question and b.question.verb == "set" and b.question.args == args
    ]
    run.emit(ParamSet(stage.id, args["name"], args["value"], asked[-1]))


questions.PURPOSES["set"] = _decided
