"""What pages with a list of papers ask for: how far a wish is, which papers there are, and what cannot be printed here."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, current_app, request

from facilitate.web import wirejson
from facilitate.web.ahead import Ahead
from facilitate.web.i18n import _, lang, pick
from facilitate.web.making import making
from facilitate.web.papers import reader, record_of
from facilitate.web.papershelf import Shown, shelf
from facilitate.web.sight import context
from facilitate.web.unprintable import unprintable

pages = Blueprint("paperlist", __name__)
OFFICIAL = "minutes_official"


@pages.get("/m/<code>/papers/making")
def how_far(code: str) -> Response:
    """`?job=`: how far that wish is, in words, whether it is over, and whether it failed. With `?stop` no more is made."""
    code, _staff = reader(code)
    job = making.look(code, request.args.get("job", ""), stop="stop" in request.args)
    if job is None:
        abort(404)
    return _json({"says": job.says(), "over": job.over, "failed": job.fault is not None})


@pages.get("/m/<code>/papers/list")
def papers(code: str) -> Response:
    """Every paper that this meeting has something to put into, for the desk; `ready`: how many of how many are made."""
    code, staff = reader(code)
    opened(code)
    shown: tuple[Shown, ...] = ("before", "after")
    found = {when: shelf(staff, record_of(context(), code), when=when) for when in shown}
    noted, ahead = notes(code), _ahead()
    told: dict[str, Any] = {
        when: [
            {"name": each.name, "title": each.title, "forms": each.forms, "note": noted.get(each.name, "")}
            for each in papers
        ]
        for when, papers in found.items()
    }
    return _json(told | {"ready": ahead.ready(code) if ahead else None})


def opened(code: str) -> None:
    """Somebody looks at the list of papers: those of a finished meeting are made ready, where there is a server for it."""
    ahead = _ahead()
    if ahead is not None:
        ahead.opened(code)


def _ahead() -> Ahead | None:
    found: Ahead | None = current_app.extensions.get("ahead")
    return found


def notes(code: str) -> dict[str, str]:
    """What is to be known before a paper is sent: characters without a typeface, typefaces that are not here."""
    told = {name: _("这台电脑没有这些字的字体，PDF 里印成了空白或方框：{signs}。请用网页版或 DOCX。", signs=signs)
            for name, signs in unprintable.of(code).items()}  # fmt: skip
    official = _typefaces()
    if official:
        told[OFFICIAL] = " ".join(part for part in (official, told.get(OFFICIAL, "")) if part)
    return told


def _typefaces() -> str:
    missing = unprintable.typefaces
    if not missing:
        return ""
    used: dict[str, list[str]] = {}
    for one in missing:
        used.setdefault(one.instead, []).append(pick({"zh": one.name.zh, "en": one.name.en}))
    comma, semicolon = ("、", "；") if lang() != "en" else (", ", "; ")
    named = semicolon.join(
        _("{names}用 {instead}", names=comma.join(names), instead=instead) for instead, names in used.items()
    )
    return _("这台电脑没有装这些公文字体，PDF 里{named}代替。送机关请用 DOCX，或者装上字体再做。", named=named)


def _json(told: Any) -> Response:
    return Response(wirejson.dumps(told), mimetype="application/json")
