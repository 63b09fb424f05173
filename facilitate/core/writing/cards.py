"""Writing cards: what may stand on one, whose name it carries, how many there may be, and whether it is seen at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from facilitate.core.act import Run, refuse
from facilitate.core.course.agenda import here
from facilitate.core.language.rules import Stage, Write
from facilitate.core.order import easing, ronr, ronr_votes
from facilitate.core.relations import standing
from facilitate.core.writing import fields
from facilitate.core.writing.about import hangs_on
from facilitate.core.writing.items import ItemWritten, State

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting


class WriteArgs(msgspec.Struct):
    kind: str
    text: str = ""
    about: str = ""
    fields: dict[str, Any] = {}
    named: bool = True


def entry_for(m: Meeting, kind: str, person: str = "") -> Write:
    """The `write` entry that rules this kind for this person: of this stage, else the first in the rule, else a plain one."""
    known = standing(m, person) if person else frozenset((m.default_role,))
    for stage in (here(m), *m.stages.values()):
        found = [one for one in stage.write if one.kind == kind]
        if found:
            return next((one for one in found if known & set(_writers(stage, one))), found[0])
    return Write(kind, chars=fields.DEFAULT_CHARS)  # type: ignore[arg-type]


def _writers(stage: Stage, entry: Write) -> tuple[str, ...]:
    return entry.roles or stage.allow.get("write", ())


def write(run: Run) -> None:
    """A card of the stage's kind."""
    args, m = run.read(WriteArgs), run.m
    if args.kind == "motion" and m.rule.motions:
        named = str(args.fields.get("motion_type", ""))
        args.about = ronr.in_order(m, run.person, named, args.about)
        easing.told_or_refuse(m, named, args.fields)
    put_down(run, entry_for(m, args.kind, run.person), args)
    ronr_votes.stated(run, run.made)


def put_down(run: Run, rule: Write, args: WriteArgs) -> None:
    """The card, as far as the rule's words for it allow."""
    m = run.m
    _enough_left(run, rule)
    category, told = fields.checked(m, rule, args.fields)
    text = fields.body(args.text or _headline(rule, told), rule.chars if args.text else None)
    _free_number(m, told)
    about = hangs_on(m, run.person, rule, args.about)
    run.emit(ItemWritten(
        run.new_id(), rule.kind, text, m.agenda.at.stage, named(rule, args.named), category, told,
        state_for(m, rule, category), rule.reveal == "on_close", about, _group(m, rule, run.person),
        m.spaces.where.get(run.person, ""),
    ))  # fmt: skip


def _headline(rule: Write, told: dict[str, Any]) -> str:
    """Where only fields are filled in, the title or the first of them that the rule asks for stands for the whole."""
    lines = [told.get(name) for name in ("title", *rule.needs, *rule.fields)]
    return next((line for line in lines if isinstance(line, str)), "")


def state_for(m: Meeting, rule: Write, category: str = "") -> State:
    """Whether a new text is seen at once or waits for the desk (先看后上墙; sensitive matters always wait)."""
    waits = m.settings.screening or rule.reveal == "by_host" or category in m.facts.lists.sensitive
    return "waiting" if waits else "shown"


def named(rule: Write, wish: bool) -> bool:
    """Whether the writer's name is shown; by her group alone counts as unnamed."""
    return wish if rule.name in (None, "choice") else rule.name == "shown"


def _group(m: Meeting, rule: Write, person: str) -> str:
    return m.people.get(person).group if rule.name == "group_only" and person else ""


def _enough_left(run: Run, rule: Write) -> None:
    if run.person and rule.per_person is not None:
        used = [i for i in run.m.items.by(run.person, rule.kind) if i.stage == run.m.agenda.at.stage]
        if len(used) >= rule.per_person:
            refuse("too_many", max=rule.per_person)


def _free_number(m: Meeting, told: dict[str, Any]) -> None:
    if told.get("paper") in m.items.papers:
        refuse("number_taken", n=told["paper"])
