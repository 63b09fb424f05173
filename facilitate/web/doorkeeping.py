"""The page of the door: who may come in and vote, keys and seat codes made here, the roll, and whoever was sent out."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, abort, make_response, redirect, render_template, request

from facilitate.core.may import may
from facilitate.core.meeting import Meeting
from facilitate.core.refusals.refusal import Refused
from facilitate.papers.qr import qr
from facilitate.service.access import Identity
from facilitate.service.keyring import MOST_SEATS, WORD_SIGNS, Made, in_fours
from facilitate.web.door_rows import Rows, rows
from facilitate.web.forms import ActForm
from facilitate.web.i18n import reason
from facilitate.web.join import tidy, wrong
from facilitate.web.room import acts, identity
from facilitate.web.sight import context, exists, meeting_of

pages = Blueprint("doorkeeping", __name__)
ACTS = ("set", "remove", "readmit", "renew", "roll", "call", "release_seat")
HOURS = {"": None, "1": 1, "3": 3, "12": 12}
"""How long a key opens; "": to the end."""


@pages.get("/m/<code>/door")
def door(code: str) -> Any:
    """Keys, seats, the roll; whoever does not keep the door is led where she belongs."""
    code, who = _keeper(code)
    if who is None or not _may(who, "call"):
        return redirect(f"/J/{code}" if who is None else f"/m/{code}", 303)
    return _show(code, who, ActForm(formdata=None))


@pages.post("/m/<code>/door")
def change(code: str) -> Any:
    """One act of the door, or something new of its own: a key, seat codes, a key that opens nothing any more."""
    code, who = _keeper(code)
    if who is None or not _may(who, "call"):
        abort(401 if who is None else 403)
    form = ActForm()
    if not form.validate():
        return _show(code, who, form, form.stale(), 422)
    try:
        made = MAKES[form.verb.data](code, who) if form.verb.data in MAKES else _act(code, who, form)
    except Refused as refused:
        return _show(code, who, form, reason(refused), refused.status)
    if made and form.verb.data == "seats":
        return _slips(code, made)
    elif made:
        return _show(code, who, form, made=made[0])
    told = {"done": _part(), "q": request.form.get("q", "")}
    return redirect(f"/m/{code}/door?{urlencode(told)}#{_anchor()}", 303)


def _act(code: str, who: Identity, form: ActForm) -> list[Made]:
    verb = form.verb.data or ""
    if verb not in ACTS:
        abort(400)
    wish = {"verb": verb, "args": _args(code, verb), "op": form.op.data}
    refused = acts().carry_out(code, who.person, wish).refusal
    if refused is not None:
        raise refused
    return []


def _args(code: str, verb: str) -> dict[str, Any]:
    given = request.form
    match verb:
        case "set":
            return {"name": given.get("name", ""), "value": given.get("value", "")}
        case "renew":
            what = given.get("what", "")
            word = {"word": context().access.keyring.random(WORD_SIGNS)} if what == "invitation" else {}
            return {"what": what, **word}
        case "roll":
            return (
                {"strike": given["strike"]} if given.get("strike") else {"names": typed_names(given.get("names", ""))}
            )
        case "call":
            here = given.get("here", "yes") == "yes"
            return {"entry": given.get("entry", ""), "here": here} | ({"person": _named(code)} if here else {})
        case "release_seat":
            return {"seat": given.get("seat", "")}
        case _:
            return {
                "person": given.get("person", ""),
                **({"reason": given.get("reason", "")} if verb == "remove" else {}),
            }


def typed_names(text: str) -> list[dict[str, str]]:
    """One name a line; after a comma, a semicolon or a tab her household."""
    lines = (re.split(r"[,，;；\t]", line.strip(), maxsplit=1) for line in text.splitlines() if line.strip())
    return [{"name": line[0].strip(), "household": line[1].strip() if len(line) > 1 else ""} for line in lines]


def _named(code: str) -> str:
    """Whoever is called so in the meeting; "" where nobody was named. Raises Refused."""
    name = request.form.get("who", "").strip()
    with context().door.reading(code) as m:
        found = next((one.id for one in m.people.all.values() if one.name == name and not one.same_as), "")
    if name and not found:
        raise Refused("no_such_person")
    return found


# -- what is made here ---------------------------------------------------------------------------------------------


def _key(code: str, who: Identity) -> list[Made]:
    role, label, hours = (
        request.form.get("role", ""),
        request.form.get("label", "").strip(),
        HOURS.get(request.form.get("hours", "")),
    )
    _may_give(code, who, role)
    until = None if hours is None else context().clock.now() + hours * 3_600_000
    return [context().access.keyring.make_key(code, role, label, request.form.get("once") != "no", until, who.person)]


def _seats(code: str, who: Identity) -> list[Made]:
    """So many as were asked for, numbered on from those there are; or one for each name."""
    names = [line.strip() for line in request.form.get("names", "").splitlines() if line.strip()]
    count, there = request.form.get("count", ""), len(context().access.keyring.listed(code, "seat"))
    if not names and not (count.isdecimal() and len(count) < 5 and int(count) > 0):
        raise Refused("bad_setting")
    labels = names or [str(there + n) for n in range(1, int(count) + 1)]
    if there + len(labels) > MOST_SEATS:
        raise Refused("too_many", max=MOST_SEATS - there)
    found: list[Made] = context().access.keyring.make_seats(code, labels, who.person)
    return found


def _revoke(code: str, who: Identity) -> list[Made]:
    id = request.form.get("key", "")
    key = next(
        (one for kind in ("role", "seat") for one in context().access.keyring.listed(code, kind) if str(one.id) == id),
        None,
    )
    if key is None:
        raise Refused("no_such_thing")
    if key.kind == "role":
        _may_give(code, who, key.role)
    context().access.keyring.revoke(code, key.id)
    return []


MAKES: dict[str, Callable[[str, Identity], list[Made]]] = {"key": _key, "seats": _seats, "revoke": _revoke}


def _may_give(code: str, who: Identity, role: str) -> None:
    """Whoever keeps the door gives its keys; those of roles that run the meeting, whoever runs it. Raises Refused."""
    with context().door.reading(code) as m:
        given = m.rule.roles.get(role)
        if given is None:
            raise Refused("bad_role")
        if "advance" in given.may and "advance" not in m.role_of(who.person).may:
            raise Refused("not_yours")


# -- the pages -----------------------------------------------------------------------------------------------------


def _keeper(code: str) -> tuple[str, Identity | None]:
    clean = tidy(code)
    if not exists(clean):
        abort(wrong())
    return clean, identity(clean)


def _may(who: Identity, verb: str) -> bool:
    if not who.person:
        return False
    with context().door.reading(who.code) as m:
        return may(m, who.person, verb) is None


def _part() -> str:
    part = request.form.get("part", "")
    return part if re.fullmatch(r"[a-z]{1,10}", part) else ""


def _anchor() -> str:
    """Where whoever keeps the door goes on: at the name just called, or at the part of the page that was changed."""
    entry = request.form.get("entry", "")
    return f"entry-{entry}" if re.fullmatch(r"[a-z0-9]{1,16}", entry) else _part()


def _show(
    code: str, who: Identity, form: ActForm, refusal: str = "", status: int = 200, made: Made | None = None
) -> Any:
    sought, access = request.values.get("q", "").strip(), context().access
    with context().door.reading(code) as m:
        found: Rows = rows(m, access.keyring.listed(code, "role"), access.keyring.listed(code, "seat"), sought)
        leads, roles, named = may(m, who.person, "renew") is None, _roles(m), names(m)
    meeting = meeting_of(code, "desk")
    page = render_template(
        "doorkeeping.html", screen="guests", meeting=meeting, form=form, refusal=refusal, done=request.args.get("done"), rows=found,
        leads=leads, roles=roles, names=named, op=lambda: secrets.token_urlsafe(12), sought=sought, now=context().clock.now(),
        made=made, in_fours=in_fours, link=made and key_link(meeting, made), qr=qr, typed=request.form,
    )  # fmt: skip
    return make_response(page, status)


def _roles(m: Meeting) -> list[str]:
    return list(m.rule.roles)


def names(m: Meeting) -> list[str]:
    """Who may be called: those here who have not answered to a name yet."""
    return [one.name for one in m.people.present() if one.id not in m.admission.answered]


def _slips(code: str, made: Sequence[Made]) -> Any:
    """The sheet of seat codes, to be printed and cut: shown this once."""
    meeting = meeting_of(code, "desk")
    links = [(one, key_link(meeting, one)) for one in made]
    return make_response(
        render_template("seat_slips.html", screen="guests", meeting=meeting, links=links, in_fours=in_fours, qr=qr), 200
    )


def key_link(meeting: dict[str, Any], made: Made) -> str:
    """The address that brings this key or seat code along."""
    name = "key" if made.role else "seat"
    return f"{meeting['join']['url'].partition('?')[0]}?{urlencode({name: made.typed})}"
