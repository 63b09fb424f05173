"""What is pressed beside a suggestion: confirmed, declined, proposed, or taken apart again; at the organiser's and the units' doors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, request

from facilitate.register.doer import Door
from facilitate.register.offers import matches_deeds
from facilitate.register.offers.market import kept
from facilitate.web.registers import doors
from facilitate.web.registers.area import area
from facilitate.web.registers.beside_need import init_app
from facilitate.web.registers.market import markets
from facilitate.web.registers.offers import HOMES, home

WITH_REASONS: dict[str, Callable[..., int]] = {"propose": matches_deeds.propose, "confirm": matches_deeds.confirm}
WITH_A_NOTE: dict[str, Callable[..., int]] = {"decline": matches_deeds.decline, "end": matches_deeds.end}


def decide(verb: str) -> Any:
    """The decision, kept with what spoke for the two and against; then the page on which it was pressed."""
    doors.pressed()
    need, offer = (request.form.get(name, 0, type=doors.number) for name in ("need", "offer"))
    if verb in WITH_REASONS:
        fit = doors.ask(
            lambda connection, here: markets().pair(connection, here, need, offer, doors.today().isoformat())
        )
        deed = WITH_REASONS[verb](doors.book(), doors.doer(), doors.community(), need, offer, kept(fit))
    else:
        note = request.form.get("note", "")
        deed = WITH_A_NOTE[verb](doors.book(), doors.doer(), doors.community(), need, offer, note)
    return doors.back(_page(need, offer), deed)


def _page(need: int, offer: int) -> str:
    at = request.form.get("at", "")
    return {"need": f"{home()}/needs/{need}", "offer": f"{home()}/offers/{offer}"}.get(at, f"{home()}/offers")


def _at(door: Door) -> Blueprint:
    pages = area(f"matches_{door}", f"{HOMES[door]}/matches", door)
    verbs = ",".join((*WITH_REASONS, *WITH_A_NOTE))
    pages.add_url_rule(f"/<any({verbs}):verb>", view_func=decide, methods=["POST"])
    return pages


PAGES = tuple(_at(door) for door in HOMES)
PAGES[0].record_once(init_app)
