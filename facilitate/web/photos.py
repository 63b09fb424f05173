"""The photos of a meeting: a page where host and recorder add them, from a phone's camera or a file, and see to who agreed."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request
from werkzeug.exceptions import RequestEntityTooLarge

from facilitate.core.may import may
from facilitate.core.meeting import Meeting
from facilitate.core.paper.photos import Photo
from facilitate.papers.darkroom import MOST_BYTES
from facilitate.service.access import Identity
from facilitate.web.developing import WORDS
from facilitate.web.forms import PhotoForm
from facilitate.web.i18n import lang, reason
from facilitate.web.join import tidy, wrong
from facilitate.web.room import acts, identity
from facilitate.web.sight import context, exists, meeting_of

pages = Blueprint("photos", __name__)
FORM_BYTES = 65_536
"""Room for the caption and what else stands in the form beside the file."""


@dataclass(frozen=True)
class Shown:
    """A photo as the page lists it: its number on paper (0: it is not printed), and who added it."""

    photo: Photo
    number: int
    by: str


@pages.get("/m/<code>/photos")
def photos(code: str) -> Any:
    """The page; whoever does not keep the photos is led where she belongs."""
    code = _known(code)
    who = identity(code)
    if who is None or not _keeps(who):
        return redirect(f"/J/{code}" if who is None else f"/m/{code}", 303)
    return _show(code)


@pages.post("/m/<code>/photos")
def change(code: str) -> Any:
    """One photo added, changed, moved or withdrawn, by a form that needs no script."""
    code, who = _keeper(code)
    request.max_content_length = MOST_BYTES + FORM_BYTES
    try:
        form = PhotoForm()
    except RequestEntityTooLarge:
        zh, en = WORDS["bytes"]
        return _show(code, en if lang() == "en" else zh, status=413)
    asked = ASKED.get(form.verb.data or "")
    if asked is None or not form.validate():
        return _show(code, form.stale(), form, 400)
    wish = {"verb": form.verb.data, "args": asked(form), "op": form.op.data}
    answer = acts().carry_out(code, who.person, wish)
    if answer.refusal is not None:
        return _show(code, reason(answer.refusal), form, answer.refusal.status)
    place = f"photo-{answer.made or form.id.data}" if form.verb.data != "withdraw_photo" else "photos"
    return redirect(f"/m/{code}/photos?done={form.verb.data}#{place}", 303)


@pages.get("/m/<code>/photos/<id>.jpg")
def picture(code: str, id: str) -> Response:
    """The picture itself, for host and recorder alone."""
    code, _ = _keeper(code)
    services = context()
    with services.door.reading(code) as m:
        photo = m.photos.all.get(id)
    digest = photo.sha256 if photo else ""
    found = services.in_writer(lambda: services.store.pictures(code, [digest])) if digest else {}
    if digest not in found:
        abort(404)
    return Response(found[digest], mimetype="image/jpeg")


def _added(form: PhotoForm) -> dict[str, Any]:
    return {**_said(form), "jpeg": form.photo.data.read()}


def _changed(form: PhotoForm) -> dict[str, Any]:
    return {**_said(form), "id": form.id.data}


def _said(form: PhotoForm) -> dict[str, Any]:
    return {
        "caption": form.caption.data or "",
        "consent": form.consent.data,
        "minors": form.minors.data,
        "sheet": form.sheet.data,
    }


ASKED: dict[str, Callable[[PhotoForm], dict[str, Any]]] = {
    "add_photo": _added,
    "change_photo": _changed,
    "move_photo": lambda form: {"id": form.id.data, "before": form.before.data or ""},
    "withdraw_photo": lambda form: {"id": form.id.data},
}
"""What the page may ask for, and what belongs to it."""


def _show(code: str, refusal: str = "", typed: PhotoForm | None = None, status: int = 200) -> Response:
    with context().door.reading(code) as m:
        kept, withdrawn = shown(m), sum(photo.withdrawn for photo in m.photos.all.values())
    page = render_template(
        "photos.html",
        screen="photos",
        meeting=meeting_of(code, "desk"),
        photos=kept,
        printed=sum(bool(each.number) for each in kept),
        withdrawn=withdrawn,
        form=typed or PhotoForm(formdata=None),
        adding=typed is not None and typed.verb.data == "add_photo",
        op=lambda: secrets.token_urlsafe(12),
        refusal=refusal,
        done=request.args.get("done"),
        csrf=PhotoForm(formdata=None).csrf_token.current_token,
    )
    return make_response(page, status)


def shown(m: Meeting) -> list[Shown]:
    """The photos that are kept, in their order, with the numbers that they have on paper."""
    found: list[Shown] = []
    for photo in m.photos.kept():
        number = 1 + sum(bool(each.number) for each in found) if photo.printed else 0
        name = m.people.get(photo.by).name if photo.by in m.people.all else ""
        found.append(Shown(photo, number, name))
    return found


def _known(code: str) -> str:
    clean = tidy(code)
    if not exists(clean):
        abort(wrong())
    return clean


def _keeper(code: str) -> tuple[str, Identity]:
    """Who keeps the photos; anybody else is refused before anything of what she sends is read."""
    code = _known(code)
    who = identity(code)
    if who is None or not _keeps(who):
        abort(401 if who is None else 403)
    return code, who


def _keeps(who: Identity) -> bool:
    if not who.person:
        return False
    with context().door.reading(who.code) as m:
        return may(m, who.person, "add_photo") is None
