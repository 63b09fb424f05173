"""The history of a need or a unit in words, Chinese and English; persons are named only where they hold a unit's office."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from facilitate.core.person.lists import Lists
from facilitate.register.history import Change, Step
from facilitate.service.lists import lists
from facilitate.store.register_tables import REGISTERS

Words = tuple[str, str]
VERBS: Mapping[str, Words] = {
    "gather": ("从会上读入", "Read from the meeting"),
    "undo": ("撤回", "Taken back"),
    "import_rows": ("从表格导入", "Imported from a spreadsheet"),
    "merge_needs": ("并成一条", "Merged"),
    "make_unit": ("登记", "Added"),
    "merge_units": ("并成一家", "Merged"),
    "add_need": ("写进来", "Written down"),
    "settle_need": ("标为已解决", "Called settled"),
    "reopen_need": ("放回未解决", "Put back as open"),
    "take_need": ("有人负责了", "Taken on"),
    "release_need": ("不再负责", "Released"),
    "add_evidence": ("记下依据", "Evidence written down"),
    "remove_evidence": ("拿掉依据", "Evidence taken away"),
    "hand_over": ("换人", "Somebody else holds the office"),
    "give_promise": ("记下承诺", "Promise written down"),
    "report_promise": ("报进度", "Told how it goes"),
    "more_time": ("改期", "Date put off"),
    "drop_promise": ("终止", "Given up"),
    "speak_of_promise": ("居民的意见", "A resident's voice"),
    "enter_voices": ("录入纸上的意见", "Voices entered from paper"),
    "write_result": ("记下变化", "What changed was written down"),
}
"""What else was done is called a change."""
TABLES: Mapping[str, Words] = {
    "owners": ("负责", "Responsible"), "evidence": ("依据", "Evidence"), "promises": ("答复或任务", "Answer or task"),
    "matches": ("对上的资源", "Matched offer"), "results": ("结果", "Result"), "units": ("也叫", "Also called"),
}  # fmt: skip
FIELDS: Mapping[str, Words] = {
    "title": ("需求", "Need"), "category": ("类别", "Category"), "place": ("在哪里", "Where"), "since": ("从什么时候起", "Since"),
    "hours": ("时段", "Hours"), "households": ("户数", "Households"), "affected": ("谁受影响", "Who is affected"),
    "absent": ("没到会的人", "Affected and absent"), "danger": ("有危险", "Danger"), "state": ("状态", "State"),
    "into": ("并入", "Part of"), "unit": ("单位", "Unit"), "person": ("经办人", "Person in charge"), "route": ("回应路径", "Route"),
    "part": ("负责哪一块", "Which part"), "text": ("内容", "Text"), "source": ("出处", "Source"), "due": ("期限", "Due"),
    "before": ("原来", "Before"), "after": ("现在", "Now"), "name": ("名称", "Name"), "public": ("联系方式公开", "Contact public"), "kind": ("哪一方", "Kind"),
}  # fmt: skip
STATES: Mapping[str, Words] = {
    "open": ("未解决", "open"), "settled": ("已解决", "settled"), "withdrawn": ("已撤下", "withdrawn"),
    "confirmed": ("已确认", "confirmed"), "declined": ("不合适", "does not fit"), "proposed": ("等确认", "waiting for a yes"),
}  # fmt: skip
OWNING: Mapping[str, Words] = {"open": ("负责", "responsible"), "released": ("不再负责", "released")}
NOTHING: Words = ("（空）", "(empty)")
SOMEBODY: Words = ("个人", "a person")
Names = Mapping[str, Mapping[int, str]]


def names(connection: Connection, steps: Iterable[Step]) -> Names:
    """What the units and needs that these steps speak of are called, by their numbers."""
    asked: dict[str, set[int]] = {"units": set(), "needs": set()}
    for change in (change for step in steps for change in step.changes):
        told = [("unit", change.row.get("unit"))]
        told += [(name, value) for name in ("unit", "into") for value in change.fields.get(name, ())]
        for name, value in told:
            if value is not None:
                asked["needs" if name == "into" and change.table == "needs" else "units"].add(value)
    return {"unit": _called(connection, "units", "name", asked), "into": _called(connection, "needs", "title", asked)}


def _called(connection: Connection, table: str, column: str, asked: Mapping[str, set[int]]) -> Mapping[int, str]:
    place = REGISTERS[table].c
    rows = connection.execute(select(place.id, place[column]).where(place.id.in_(asked[table])))
    return {row[0]: row[1] for row in rows}


def called(step: Step, lang: str) -> str:
    """What was done: 并成一条."""
    return VERBS.get(step.verb, ("改动", "Changed"))[_side(lang)]


def told(step: Step, lang: str, known: Names) -> tuple[str, ...]:
    """A line for each thing that it changed: 在哪里：三单元 → 四单元."""
    return tuple(line for change in step.changes for line in _lines(change, lang, known))


def _lines(change: Change, lang: str, known: Names) -> Iterable[str]:
    side, colon = _side(lang), ": " if lang == "en" else "："
    itself = change.table == "needs" or (change.table == "units" and change.row.get("into") is None)
    if change.made or change.cut:
        if not itself:
            sign = "＋" if change.made else "－"
            yield f"{sign} {TABLES[change.table][side]}{colon}{_whole(change, lang, known)}"
        return
    of = "" if itself else f"{TABLES[change.table][side]}（{_whole(change, lang, known)}）"
    for name, (before, after) in change.fields.items():
        if name == "person" and change.table != "units" and not change.row.get("unit"):
            yield f"{of}{FIELDS[name][side]}{colon}{('换了人', 'somebody else')[side]}"
        else:
            then, now = (_value(change, name, value, lang, known) for value in (before, after))
            yield f"{of}{FIELDS[name][side]}{colon}{then} → {now}"


def _whole(change: Change, lang: str, known: Names) -> str:
    """The row in a few words."""
    row, parts = change.row, []
    if change.table == "units":
        return str(row["name"])
    if change.table in ("owners", "promises"):
        parts.append(known["unit"].get(row["unit"], "") if row.get("unit") else SOMEBODY[_side(lang)])
    shown = ("kind", "route", "part", "text") if change.table == "evidence" else ("route", "part", "text")
    parts += [_value(change, name, row[name], lang, known) for name in shown if row.get(name)]
    return (", " if lang == "en" else "，").join(part for part in parts if part)


def _value(change: Change, name: str, value: Any, lang: str, known: Names) -> str:
    if value is None or value == "":
        return NOTHING[_side(lang)]
    if isinstance(value, bool):
        return (("是", "yes") if value else ("否", "no"))[_side(lang)]
    if name in ("unit", "into"):
        return known["unit" if change.table == "units" else name].get(value, str(value))
    return _coded(change.table, name, lang, lists()).get(value, str(value))


def _coded(table: str, name: str, lang: str, offered: Lists) -> Mapping[Any, str]:
    """What the codes of a field are called."""
    named: dict[Any, Words] = {}
    if name == "state":
        kept = {one.code: (one.zh, one.en) for one in offered.action_states} if table == "promises" else {}
        named = {**STATES, **kept, **(OWNING if table == "owners" else {})}
    elif name == "category":
        named = {one.code: (one.zh, one.en) for one in offered.needs}
    elif name == "route":
        named = {one.code: (one.zh, one.en) for one in offered.routes}
    elif name == "kind" and table == "evidence":
        named = {one.code: (one.zh, one.en) for one in offered.need_kinds}
    elif name == "kind":
        named = {one.code: (one.zh, one.en) for one in offered.groups}
    return {code: words[_side(lang)] for code, words in named.items()}


def _side(lang: str) -> int:
    return 1 if lang == "en" else 0
