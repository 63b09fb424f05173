"""What the meeting suggests for the sheet of a need, for the desk that fills it in."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort

from facilitate.core.may import holds
from facilitate.papers.tongue import Tongue
from facilitate.reports.lines import Line
from facilitate.reports.sheet_hints import Hint, hints
from facilitate.web import wirejson
from facilitate.web.i18n import lang
from facilitate.web.join import tidy, wrong
from facilitate.web.papers import record_of
from facilitate.web.room import identity
from facilitate.web.sight import context, exists

pages = Blueprint("need_sheet", __name__)


@pages.get("/m/<code>/desk/needs/<id>")
def suggested(code: str, id: str) -> Response:
    """The hints of one need in the reader's language, for whoever may fill in its sheet."""
    code = tidy(code)
    if not exists(code):
        abort(wrong())
    _may(code)
    tongue = Tongue("en" if lang() == "en" else "zh")
    told = {hint.field: _shown(hint, tongue) for hint in hints(record_of(context(), code), id)}
    answer = Response(wirejson.dumps(told), mimetype="application/json")
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _may(code: str) -> None:
    who = identity(code)
    if who is None or not who.person:
        abort(401)
    with context().door.reading(code) as m:
        if not holds(m, who.person, "assess"):
            abort(403)


def _shown(hint: Hint, tongue: Tongue) -> dict[str, Any]:
    take = tongue.line(hint.take) if isinstance(hint.take, Line) else hint.take
    refs = tongue.refs(hint.says.refs) if hint.says.refs else ""
    return {"says": tongue.line(hint.says), "refs": refs, "take": take, "asks": hint.asks}
