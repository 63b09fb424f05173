"""The plain page: for browsers without scripts, one column of what is happening and small forms for what one may do."""

import re
import secrets
from typing import Any
from urllib.parse import quote

from flask import Blueprint, abort, make_response, redirect, render_template, request

from facilitate.service.lists import lists
from facilitate.web.forms import ActForm
from facilitate.web.i18n import reason
from facilitate.web.join import tidy
from facilitate.web.renewal import known
from facilitate.web.room import acts
from facilitate.web.sight import look

pages = Blueprint("plain", __name__)
GRADE = re.compile(r"grade/(?P<item>[^/]+)/(?P<axis>.+)", re.DOTALL)
DIGITS = re.compile(r"[0-9]{1,3}")
AXES = {"importance": "有多要紧", "satisfaction": "现状满不满意", "feasibility": "好不好办"}


@pages.get("/m/<code>/plain")
def plain(code: str) -> Any:
    """The meeting as this person sees it now; it asks again by itself every half minute while nothing is being written."""
    return _show(tidy(code))


@pages.post("/m/<code>/plain")
def act(code: str) -> Any:
    """One act by a form; sending the same form twice changes nothing, for it carries its op."""
    code, form = tidy(code), ActForm()
    person = whoever(code)
    if not form.validate():
        return _show(code, form.stale(), 400)
    wish = {"verb": form.verb.data, "args": _args(form.verb.data or ""), "op": form.op.data}
    refused = acts().carry_out(code, person, wish).refusal
    if refused is not None:
        return _show(code, reason(refused), refused.status)
    return redirect(f"/m/{code}/plain?done={form.verb.data}", 303)


def whoever(code: str) -> str:
    """The id of the person this browser stands for in that meeting; strangers are sent to its door, be there one or not."""
    who = known(code)
    if who is None or not who.person:
        abort(redirect(f"/J/{quote(code)}", 303))
    return str(who.person)


def _args(verb: str) -> dict[str, Any]:
    given = request.form
    match verb:
        case "write":
            fields = {name: given[name] for name in ("category", "place", "since", "asked") if given.get(name)}
            return {"kind": given.get("kind", "need"), "text": given.get("text", ""), "fields": fields}
        case "comment":
            return {"about": given.get("about", ""), "text": given.get("text", "")}
        case "vote":
            return {"ballot": given.get("ballot", ""), "choice": _choice()}
        case "withdraw":
            return {"item": given.get("item", "")}
        case _:
            return {}


def _choice() -> Any:
    """Dots by item from the boxes ticked, or grades by item and axis from the lists chosen."""
    grades: dict[str, dict[str, int]] = {}
    for name, value in request.form.items():
        told = GRADE.fullmatch(name)
        if told and DIGITS.fullmatch(value):
            grades.setdefault(told["item"], {})[told["axis"]] = int(value)
    return grades or dict.fromkeys(request.form.getlist("dot"), 1)


def _show(code: str, refusal: str = "", status: int = 200) -> Any:
    sight = look(code, "room", whoever(code))
    typed = request.form if refusal else {}
    page = render_template(
        "plain.html",
        screen="plain",
        sight=sight,
        meeting=sight.one("meeting"),
        me=sight.me,
        stage=stage(sight),
        lists=lists(),
        axes=AXES,
        op=lambda: secrets.token_urlsafe(12),
        refusal=refusal,
        typed=typed,
        done=request.args.get("done"),
        form=ActForm(formdata=None),
    )
    return make_response(page, status)


def stage(sight: Any) -> Any:
    """The stage where the meeting stands, or an empty one."""
    return next(iter(sight.all("stage")), {})
