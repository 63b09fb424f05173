"""Filling in the sheet of a need: each field checked, taken back in one step, and refused where somebody else was there first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from facilitate.core import undo
from facilitate.core.act import Run, refuse
from facilitate.core.paper.revising import not_sealed
from facilitate.core.refusals.field_words import words
from facilitate.core.writing.need_sheet import KINDS, NeedAssessed, NeedSheetPut
from facilitate.core.writing.sheet_fields import checked

if TYPE_CHECKING:
    from facilitate.core.meeting import Meeting
    from facilitate.core.writing.items import Item


class AssessArgs(msgspec.Struct):
    """`fields`: only what changes; empty takes a field back."""

    item: str
    fields: dict[str, Any]


def assess(run: Run) -> None:
    """Some fields of the sheet of one need, until the minutes are sealed."""
    args, m = run.read(AssessArgs), run.m
    not_sealed(m)
    _assessable(m.items.get(args.item))
    found = {name: checked(m, name, value) for name, value in args.fields.items()}
    before = m.need_sheets.of(args.item).marks
    found = _one_owner(found, {name for name in ("owner", "nobody") if name in before})
    changed = {name: value for name, value in found.items() if value != m.need_sheets.of(args.item).value(name)}
    _with_whom(m, args.item, changed)
    if changed:
        run.emit(NeedAssessed(args.item, changed))
        undo.keep(run, NeedSheetPut(args.item, before))


def carry(run: Run, into: str, parts: list[str]) -> NeedSheetPut | None:
    """What was entered about needs that are one now stands with that one; what puts its own sheet back, None where nothing
    changed."""
    before = run.m.need_sheets.of(into).marks
    both = run.m.need_sheets.gathered((into, *parts))
    if both == before:
        return None
    run.emit(NeedSheetPut(into, both))
    return NeedSheetPut(into, before)


def _assessable(item: Item) -> None:
    if item.kind not in KINDS:
        refuse("not_a_need")
    if item.merged_into:
        refuse("already_merged")
    if item.covered:
        refuse("still_hidden")


def _one_owner(found: dict[str, Any], there: set[str]) -> dict[str, Any]:
    """Somebody or nobody: entering one takes the other back."""
    if found.get("owner") and found.get("nobody"):
        refuse("owner_or_nobody")
    if found.get("owner") and "nobody" in there:
        return {**found, "nobody": None}
    if found.get("nobody") and "owner" in there:
        return {**found, "owner": None}
    return found


def _with_whom(m: Meeting, id: str, changed: dict[str, Any]) -> None:
    """A number of households is nothing without who says so, and goes with it."""
    sheet = m.need_sheets.of(id)
    after = {name: changed.get(name, sheet.value(name)) for name in ("households", "households_by")}
    if after["households"] is not None and not after["households_by"]:
        refuse("missing_field", field=words("households_by"), name="households_by")
