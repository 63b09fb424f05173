"""The page of one need at the organiser's door, with everything that is known of it, and what was typed where it did not fit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from flask import make_response, redirect, render_template
from sqlalchemy import Connection, select

from facilitate.register import history, history_words
from facilitate.register.doer import called
from facilitate.register.freshness import Stale, version
from facilitate.register.needs import evidence
from facilitate.register.needs.needs import one
from facilitate.register.units.directory import choices
from facilitate.service.lists import lists
from facilitate.store.register_tables import REGISTERS
from facilitate.web.i18n import lang, pick, reason
from facilitate.web.registers import doors
from facilitate.web.registers.forms import NeedForm
from facilitate.web.registers.unit_forms import EvidenceForm, OwnerForm

LABELS = {
    "title": "需求", "category": "类别", "place": "在哪里", "since": "从什么时候起", "hours": "什么时段要", "households": "影响多少户",
    "affected": "谁受影响", "absent": "受影响、没到会的人", "danger": "眼前有危险",
}  # fmt: skip
FLAGS = {
    "normative_unfelt": "有标准说应当有，还没听到居民要：请先问问大家要不要。",
    "felt_unset": "大家说要，还没人查过有没有标准、规范。",
}


class Named(Protocol):
    """A row of a list."""

    @property
    def code(self) -> str: ...
    @property
    def zh(self) -> str: ...
    @property
    def en(self) -> str: ...


def named(rows: Iterable[Named]) -> dict[str, dict[str, str]]:
    """What the codes of a list are called, in its order."""
    return {row.code: {"zh": row.zh, "en": row.en} for row in rows}


def drawn(
    id: int, form: NeedForm | None = None, owner: OwnerForm | None = None, piece: EvidenceForm | None = None,
    why: str = "", clashes: Sequence[tuple[str, str, str]] = (), status: int = 200,
) -> Any:  # fmt: skip
    """The page, or the way to the need that this one is part of now. `why`: what the register declined; `clashes`: field, what
    stands there now, what was typed."""
    sheet = doors.ask(lambda connection, here: one(connection, here, id))
    if sheet.row["id"] != id:
        return redirect(f"/registers/needs/{sheet.row['id']}", 302)
    page = render_template(
        "registers/need.html", sheet=sheet, form=form or NeedForm(None, data=sheet.row), categories=named(lists().needs),
        answers=named(lists().answers), states=named(lists().action_states), kinds=named(lists().need_kinds),
        routes=named(lists().routes), owner=owner or OwnerForm(None), piece=piece or EvidenceForm(None), why=why, clashes=clashes,
        flags=FLAGS, did=doors.done(), screen="registers",
        **doors.ask(lambda connection, here: _beside(connection, here, id)),
    )  # fmt: skip
    return make_response(page, status)


def stale(id: int, form: NeedForm, fault: Stale) -> Any:
    """The page after somebody else has written in the same field: what was typed, and what stands there now."""
    for name, value in fault.theirs.items():
        form[name].data, form[name].raw_data = value, None
    clashes = [
        (LABELS[name], _shown(name, value), _shown(name, form[name].data)) for name, value in fault.clashes.items()
    ]
    return drawn(id, form, why=reason(fault), clashes=clashes, status=fault.status)


def _shown(name: str, value: Any) -> str:
    if name == "category":
        return next((pick({"zh": one.zh, "en": one.en}) for one in lists().needs if one.code == value), "—")
    if isinstance(value, bool):
        return "✓" if value else "—"
    return str(value or "—")


def _beside(connection: Connection, here: int, id: int) -> dict[str, Any]:
    """What stands beside the need's own fields."""
    steps = history.of_need(connection, id)
    known = history_words.names(connection, steps)
    results = REGISTERS["results"]
    found = connection.execute(select(results).where(results.c.need == id).order_by(results.c.at, results.c.id))
    told = [
        (step, called(step.doer), history_words.called(step, lang()), history_words.told(step, lang(), known))
        for step in steps
    ]
    return {
        "units": choices(connection, here), "shown": evidence.of_need(connection, id), "saw": version(connection, "needs", id),
        "results": [dict(row) for row in found.mappings()], "history": told,
    }  # fmt: skip
