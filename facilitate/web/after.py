"""Afterwards, for everybody: what was decided, who promised what by when, what became of my own words, and the papers."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from flask import Blueprint, make_response, redirect, render_template, request

from facilitate.core.settings import OFFICE
from facilitate.service.lists import lists
from facilitate.web import again, cookies
from facilitate.web.forms import ActForm
from facilitate.web.holding import may_open
from facilitate.web.i18n import reason
from facilitate.web.join import tidy
from facilitate.web.paperlist import notes, opened
from facilitate.web.papers import keeps_record, links_of, record_of
from facilitate.web.papershelf import shelf
from facilitate.web.plain import whoever
from facilitate.web.room import acts
from facilitate.web.sight import Sight, context, look

pages = Blueprint("after", __name__)
UNIT_STATES = ("doing", "waiting", "done")


@dataclass(frozen=True)
class Matter:
    """One thing that was talked about: the need, and all that was answered, offered and promised about it."""

    item: Mapping[str, Any]
    answers: list[Any]
    offers: list[Any]
    actions: list[Any]

    @property
    def open_end(self) -> bool:
        """Chosen, and yet nobody answered or promised anything."""
        return self.item.get("chosen") is not None and not self.answers and not self.actions


@pages.get("/m/<code>/after")
def after(code: str) -> Any:
    """The page of one meeting after its close; before that, it says so."""
    return _show(tidy(code))


@pages.post("/m/<code>/after")
def report(code: str) -> Any:
    """A report on a task, a resident's word that it is done or not, a correction of the minutes, or what heads them."""
    code, form = tidy(code), ActForm()
    person = whoever(code)
    if not form.validate():
        return _show(code, form.stale(), 400)
    verb, args, place = _asked(form.verb.data or "")
    refused = acts().carry_out(code, person, {"verb": verb, "args": args, "op": form.op.data}).refusal
    if refused is not None:
        return _show(code, reason(refused), refused.status)
    return redirect(f"/m/{code}/after?done=1#{place}", 303)


def _asked(verb: str) -> tuple[str, dict[str, Any], str]:
    """(the act, what it is about, the place on the page to come back to)."""
    if verb == "correct":
        return verb, {"text": request.form.get("text", "")}, "minutes"
    elif verb == "feel":
        said = {"text": request.form.get("text", "")}
        act = {"person": "", "act": {"verb": "feel", "args": said}}
        return ("proxy", act, "feeling") if request.form.get("paper") else (verb, said, "feeling")
    elif verb == "set":
        return verb, {"name": "office", "value": {name: request.form.get(name, "") for name in OFFICE}}, "papers"
    reported = _reported()
    return "report", reported, f"action-{reported['about']}"


def _reported() -> dict[str, Any]:
    fields = {name: request.form[name].strip() for name in ("state", "note") if request.form.get(name, "").strip()}
    return {"about": request.form.get("about", ""), "fields": fields}


def matters(sight: Sight) -> list[Matter]:
    """The matters of the meeting: those chosen first, in their order, then those with an answer or a task, then the rest."""
    heads = [
        item
        for item in sight.all("item")
        if not item.get("merged_into") and item.get("state") == "shown" and item.get("text")
    ]
    found = [Matter(item, *(_about(sight, kind, item) for kind in ("answer", "offer", "action"))) for item in heads]
    return sorted(found, key=_rank)


def _about(sight: Sight, kind: str, item: Mapping[str, Any]) -> list[Any]:
    ids = {item["id"], *item.get("originals", ())}
    return [
        each for each in sight.all(kind) if each["about"] in ids and each.get("state") not in ("hidden", "withdrawn")
    ]


def _rank(matter: Matter) -> tuple[int, int, int]:
    chosen = matter.item.get("chosen")
    return (chosen is None, chosen or 0, 0 if matter.answers or matter.actions or matter.offers else 1)


def became(sight: Sight, found: list[Matter]) -> list[tuple[list[Any], Matter | None]]:
    """The person's own cards by the matter they have become part of, each matter once; None for those in no matter."""
    home = {id: matter for matter in found for id in (matter.item["id"], *matter.item.get("originals", ()))}
    groups: dict[str, tuple[list[Any], Matter | None]] = {}
    for own in sight.me.get("own", ()):
        if own.get("state") != "withdrawn":
            matter = None if own["state"] == "hidden" else home.get(own.get("merged_into") or own["id"])
            groups.setdefault(matter.item["id"] if matter else own["id"], ([], matter))[0].append(own)
    return list(groups.values())


def _show(code: str, refusal: str = "", status: int = 200) -> Any:
    who = context().access.who(code, cookies.token(request, code))
    holds = may_open(code)
    organiser = holds or (who is not None and "desk" in who.audiences)
    if who is None and not organiser:
        whoever(code)
    if organiser:
        opened(code)
    sight = look(code, "desk" if organiser else "room", who.person if who else "")
    found = matters(sight)
    page = render_template(
        "after.html",
        screen="pages" if organiser else "after",
        organiser=organiser,
        person=who.person if who else "",
        sight=sight,
        meeting=sight.one("meeting"),
        me=sight.me,
        decided=[
            matter for matter in found if matter.item.get("chosen") is not None or matter.answers or matter.actions
        ],
        rest=[
            matter
            for matter in found
            if matter.item.get("chosen") is None and not matter.answers and not matter.actions
        ],
        loose=[action for action in sight.all("action") if not action["about"]],
        mine=became(sight, found),
        spoken=spoken(code, who.person) if who and not organiser else None,
        known="" if organiser or not who else again.question(code, who.person),
        known_as=None if organiser or not who else again.here(),
        promised=[
            action for action in sight.all("action") if who and action["who"] and action["who"]["id"] == who.person
        ],
        both=request.args.get("papers") == "both",
        papers=shelf(
            holds or keeps_record(who),
            record_of(context(), code),
            request.args.get("papers") == "both",
        ),
        notes=notes(code) if organiser else {},
        office=links_of(context(), code).office,
        felt=felt(code, who.person if who else ""),
        feelings=[one.text for one in record_of(context(), code).feelings] if organiser else [],
        words=_words(),
        unit_states=UNIT_STATES,
        form=ActForm(formdata=None),
        op=lambda: secrets.token_urlsafe(12),
        refusal=refusal,
        typed=request.form if refusal else {},
        done=request.args.get("done"),
    )
    return make_response(page, status)


def spoken(code: str, person: str) -> tuple[int, int, int] | None:
    """Her own times on the floor, for herself alone: how often, and for how many minutes and seconds; None where she had none."""
    with context().door.reading(code) as m:
        held = [turn.seconds for turn in m.floor.turns.values() if turn.person == person and turn.seconds > 0]
    return (len(held), *divmod(sum(held), 60)) if held else None


def felt(code: str, person: str) -> str:
    """The sentence that she left at the exit; "" where she left none."""
    with context().door.reading(code) as m:
        said = m.feelings.all.get(person)
    return said.text if said else ""


def _words() -> dict[str, dict[str, Any]]:
    """The names of answers, states and resources by code."""
    known: dict[str, Any] = msgspec.to_builtins(lists())
    kinds = {"answers": "answers", "states": "action_states", "resources": "resources"}
    return {kind: {each["code"]: each for each in known[name]} for kind, name in kinds.items()}
