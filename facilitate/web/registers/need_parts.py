"""What hangs on a need at the organiser's door: who is responsible, and what shows it."""

from __future__ import annotations

from typing import Any

from facilitate.register.declined import Declined
from facilitate.register.needs import evidence_deeds, owners_deeds
from facilitate.web.i18n import reason
from facilitate.web.registers import doors
from facilitate.web.registers.area import area
from facilitate.web.registers.need_page import drawn
from facilitate.web.registers.unit_forms import EvidenceForm, OwnerForm

pages = area("register_need_parts", "/registers/needs", "organiser")
NEED = f"/<int(max={doors.MOST}):id>"
PART = f"/<int(max={doors.MOST}):part>"


@pages.post(f"{NEED}/owners")
def take(id: int) -> Any:
    """Somebody is responsible, by one of the five routes."""
    form = OwnerForm()
    if not form.validate():
        return drawn(id, owner=form, status=422)
    values = {name: form[name].data or "" for name in ("person", "route", "part")}
    try:
        done = owners_deeds.take(doors.book(), doors.doer(), doors.community(), id, form.unit.data or None, **values)
    except Declined as fault:
        return drawn(id, owner=form, why=reason(fault), status=fault.status)
    return doors.back(f"/registers/needs/{id}", done.id)


@pages.post(f"{NEED}/owners{PART}/release")
def release(id: int, part: int) -> Any:
    """It is responsible no longer."""
    doors.pressed()
    return doors.back(
        f"/registers/needs/{id}", owners_deeds.release(doors.book(), doors.doer(), doors.community(), part)
    )


@pages.post(f"{NEED}/evidence")
def add(id: int) -> Any:
    """Something was looked up."""
    form = EvidenceForm()
    if not form.validate():
        return drawn(id, piece=form, status=422)
    values = {name: form[name].data or "" for name in ("kind", "text", "source")}
    on = form.on.data.isoformat() if form.on.data else ""
    try:
        done = evidence_deeds.add(doors.book(), doors.doer(), doors.community(), id, **values, on=on)
    except Declined as fault:
        return drawn(id, piece=form, why=reason(fault), status=fault.status)
    return doors.back(f"/registers/needs/{id}", done.id)


@pages.post(f"{NEED}/evidence{PART}/remove")
def remove(id: int, part: int) -> Any:
    """It does not hold."""
    doors.pressed()
    return doors.back(
        f"/registers/needs/{id}", evidence_deeds.remove(doors.book(), doors.doer(), doors.community(), part)
    )
