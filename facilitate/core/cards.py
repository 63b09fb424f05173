"""Writing cards: what may stand on one, editing and withdrawing it, hiding it and letting it through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from facilitate.core import undo
from facilitate.core.act import Run, refuse
from facilitate.core.agenda import here
from facilitate.core.items import Item, ItemEdited, ItemWithdrawn, ItemWritten, State, StateSet
from facilitate.core.names import clean_text
from facilitate.core.rules import Write, every

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting

OPEN_FIELDS = ("paper", "media")
MEDIA = ("text", "voice", "photo", "paper")
DEFAULT_CHARS = 200


class WriteArgs(msgspec.Struct):
    kind: str
    text: str
    about: str = ""
    fields: dict[str, Any] = {}
    named: bool = True


def entry_for(m: Meeting, kind: str) -> Write:
    """The `write` entry that rules this kind: of this stage, else the first in the rule, else a plain one."""
    for stage in (here(m), *every(m.rule)):
        for one in stage.write:
            if one.kind == kind:
                return one
    return Write(kind, chars=DEFAULT_CHARS)  # type: ignore[arg-type]


def write(run: Run) -> None:
    """A card of the stage's kind."""
    args = run.read(WriteArgs)
    rule = entry_for(run.m, args.kind)
    text = body(args.text, rule.chars)
    _enough_left(run, rule)
    category, fields = _fields(run.m, rule, args.fields)
    _free_number(run.m, fields)
    run.emit(ItemWritten(
        run.new_id(), args.kind, text, run.m.agenda.at.stage, _named(rule, args.named), category, fields,
        state_for(run.m, rule, category), rule.reveal == "on_close",
    ))  # fmt: skip


def body(text: str, chars: int | None) -> str:
    """The cleaned text; raises Refused(text_empty, too_long). Length in characters."""
    cleaned, most = clean_text(text), chars or DEFAULT_CHARS
    if not cleaned:
        refuse("text_empty")
    if len(cleaned) > most:
        refuse("too_long", n=len(cleaned), max=most)
    return cleaned


def state_for(m: Meeting, rule: Write, category: str = "") -> State:
    """Whether a new text is seen at once or waits for the desk (先看后上墙; sensitive matters always wait)."""
    waits = m.settings.screening or rule.reveal == "by_host" or category in m.facts.lists.sensitive
    return "waiting" if waits else "shown"


def _named(rule: Write, wish: bool) -> bool:
    return wish if rule.name in (None, "choice") else rule.name == "shown"


def _enough_left(run: Run, rule: Write) -> None:
    if run.person and rule.per_person is not None:
        used = [i for i in run.m.items.by(run.person, rule.kind) if i.stage == run.m.agenda.at.stage]
        if len(used) >= rule.per_person:
            refuse("too_many", max=rule.per_person)


def _fields(m: Meeting, rule: Write, given: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """(category, the other fields), each checked; empty ones are left out."""
    fields = {k: _field(k, v) for k, v in given.items() if v not in ("", None, False)}
    for name in fields:
        if name not in (*rule.fields, *OPEN_FIELDS):
            refuse("bad_shape", detail=f"unknown field {name}")
    for name in rule.needs:
        if name not in fields:
            refuse("missing_field", field=FIELD_WORDS.get(name, {"zh": name, "en": name}), name=name)
    category = fields.pop("category", "")
    if category and category not in m.facts.lists.categories:
        refuse("bad_category")
    return category, fields


FIELD_WORDS = {
    "category": {"zh": "类别", "en": "the category"},
    "resource_kind": {"zh": "哪一种资源", "en": "the kind of resource"},
    "answer_kind": {"zh": "答复的种类", "en": "the kind of answer"},
    "what": {"zh": "做什么", "en": "what will be done"},
    "who": {"zh": "谁来做", "en": "who will do it"},
    "due": {"zh": "什么时候做完", "en": "by when"},
    "approver": {"zh": "由谁批准", "en": "who must approve"},
    "passed_to": {"zh": "转给哪个单位", "en": "to whom it is passed"},
    "reason": {"zh": "理由", "en": "the reason"},
    "state": {"zh": "办到哪一步", "en": "how far it is"},
}


def _field(name: str, value: Any) -> Any:
    if name in ("danger",) and value is not True:
        refuse("bad_field", field={"zh": "立即危险", "en": "immediate danger"}, name=name)
    if name == "paper" and not (type(value) is int and 0 < value < 10_000):
        refuse("bad_field", field={"zh": "纸卡编号", "en": "paper card number"}, name=name)
    if name == "media" and value not in MEDIA:
        refuse("bad_field", field={"zh": "写法", "en": "how it was given"}, name=name)
    if isinstance(value, str):
        return body(value, 80)
    if not isinstance(value, int) or abs(value) > 1_000_000:
        refuse("bad_shape", detail=f"field {name}")
    return value


def _free_number(m: Meeting, fields: dict[str, Any]) -> None:
    if fields.get("paper") in m.items.papers:
        refuse("number_taken", n=fields["paper"])


class EditArgs(msgspec.Struct):
    item: str
    text: str
    fields: dict[str, Any] | None = None


def edit(run: Run) -> None:
    args = run.read(EditArgs)
    item = _own_open(run, args.item)
    rule = entry_for(run.m, item.kind)
    text = body(args.text, rule.chars)
    given = {"category": item.category, **item.fields} if args.fields is None else {**args.fields}
    if "paper" in item.fields:
        given["paper"] = item.fields["paper"]
    category, fields = _fields(run.m, rule, given)
    state = item.state if item.state == "hidden" else state_for(run.m, rule, category)
    run.emit(ItemEdited(item.id, text, category, fields, state))


def withdraw(run: Run) -> None:
    class Args(msgspec.Struct):
        item: str

    item = _own_open(run, run.read(Args).item)
    if item.merged_into:
        refuse("already_merged")
    run.emit(ItemWithdrawn(item.id))


def _own_open(run: Run, id: str) -> Item:
    """The author's own card while writing of its kind is open."""
    item = run.m.items.get(id)
    if item.by != run.person or (not run.person and not run.act.entered_by):
        refuse("not_author")
    if item.stage != run.m.agenda.at.stage:
        refuse("writing_closed")
    return item


class HideArgs(msgspec.Struct):
    items: tuple[str, ...] = ()
    item: str = ""
    reason: str = ""

    def ids(self) -> tuple[str, ...]:
        return self.items or ((self.item,) if self.item else ())


def hide(run: Run) -> None:
    """Take texts off the wall; the author is told the reason."""
    _set_states(run, "hidden")


def show(run: Run) -> None:
    """Put texts on the wall again, or let waiting ones through; sensitive matters never go there."""
    _set_states(run, "shown")


def _set_states(run: Run, state: State) -> None:
    args = run.read(HideArgs)
    if not args.ids():
        refuse("bad_shape", detail="items")
    before = []
    for id in args.ids():
        was = run.m.state_of(id)
        if was == "withdrawn":
            refuse("no_such_thing")
        item = run.m.items.all.get(id)
        if state == "shown" and item is not None and item.category in run.m.facts.lists.sensitive:
            refuse("sensitive_stays")
        if run.m.ballots.holds(id):
            refuse("ballot_open")
        before.append(StateSet(id, was))
    for id in args.ids():
        run.emit(StateSet(id, state, clean_text(args.reason)[:120]))
    undo.keep(run, *before)
