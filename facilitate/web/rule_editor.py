"""The organiser's own rules: a list, each rule told and printed, and the editor with its check while one types."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from flask import Blueprint, abort, jsonify, make_response, redirect, render_template, request
from flask_wtf import FlaskForm
from flask_wtf.csrf import generate_csrf, validate_csrf
from werkzeug.exceptions import BadRequest
from wtforms.validators import ValidationError

from facilitate.core.language.rule_plan import planned_minutes
from facilitate.papers.pdf import PdfFailed
from facilitate.service.rule_explain import explain, variant_lines
from facilitate.service.rule_shelf import NotOwn, RuleShelf
from facilitate.service.rulefiles import RuleFile, library, shipped
from facilitate.service.yaml_edit import NoPlace, cut, insert, move, put
from facilitate.web.home import is_organiser
from facilitate.web.i18n import lang, words_url
from facilitate.web.methods import people
from facilitate.web.rule_look import look, tongue
from facilitate.web.rule_poster import wall_poster
from facilitate.web.sight import context

pages = Blueprint("rule_editor", __name__)
MOST = 65_536


class Change(msgspec.Struct, frozen=True):
    """One change of a text: what is done at `path`, with `value` where it needs one; `at` is the part on show."""

    text: str
    at: tuple[str | int, ...] = ()
    do: str = "look"
    path: tuple[str | int, ...] = ()
    value: Any = None


@pages.before_request
def _only_the_organiser() -> None:
    if not is_organiser():
        abort(403)


@pages.get("/rules")
def index() -> Any:
    """Every rule: one's own with what they still lack, and those that ship."""
    shelf = _shelf()
    own = [(id, shelf.review(id)) for id in shelf.own()]
    return render_template(
        "rules.html", own=own, shipped=library(), people=people, minutes=planned_minutes, form=FlaskForm(),
        away=request.args.get("away", ""),
    )  # fmt: skip


@pages.post("/rules")
def copy() -> Any:
    """A copy of `copy_of` under a name of its own, opened in the editor."""
    if not FlaskForm().validate():
        abort(400)
    try:
        name = _shelf().copy(request.form.get("copy_of", ""))
    except NotOwn:
        abort(404)
    return redirect(f"/rules/{name}/edit", 303)


@pages.post("/rules/<id>/away")
def put_away(id: str) -> Any:
    """The rule leaves the shelf; the page that follows offers to bring it back. Meetings keep their own copy."""
    _carry(_shelf().put_away, id)
    return redirect(f"/rules?away={id}", 303)


@pages.post("/rules/<id>/back")
def bring_back(id: str) -> Any:
    """The rule that was put away is on the shelf again."""
    _carry(_shelf().bring_back, id)
    return redirect("/rules", 303)


def _carry(deed: Callable[[str], None], id: str) -> None:
    """Pressed on one of our own pages, about a rule that is there; 400 or 404 otherwise."""
    if not FlaskForm().validate():
        abort(400)
    try:
        deed(id)
    except NotOwn:
        abort(404)


@pages.get("/rules/<id>")
def told(id: str) -> Any:
    """A rule in plain words, to be read aloud."""
    found = _usable(id)
    lines = variant_lines(found.rule, shipped(found.base).rule, found.changed, tongue()) if found.base else []
    own = id in _shelf().own()
    return render_template("rule_told.html", found=found, variant=lines, lines=explain(found.rule, tongue()), own=own)


@pages.get("/rules/<id>/poster.pdf")
def poster(id: str) -> Any:
    """The wall poster, `?paper=A4` or A3."""
    found, paper = _usable(id), "A4" if request.args.get("paper") == "A4" else "A3"
    try:
        answer = make_response(wall_poster(found, tongue(), paper))
    except PdfFailed as fault:
        return make_response(fault.zh if lang() == "zh" else fault.en, 503)
    answer.headers["Content-Type"] = "application/pdf"
    answer.headers["Content-Disposition"] = f'inline; filename="{id}-{paper}.pdf"'
    return answer


@pages.get("/rules/<id>/file.yaml")
def file(id: str) -> Any:
    """The file as it stands."""
    answer = make_response(_text(id))
    answer.headers["Content-Type"] = "text/plain; charset=utf-8"
    answer.headers["Content-Disposition"] = f'attachment; filename="{id}.yaml"'
    return answer


@pages.get("/rules/<id>/edit")
def edit(id: str) -> Any:
    """The editor of one's own rule."""
    if id not in _shelf().own():
        abort(404)
    page = {"id": id, "text": _text(id), "csrf": generate_csrf(), "lang": lang(), "words": words_url()}
    seen = _shelf().review(id).found
    return render_template("rule_edit.html", screen="rules", id=id, page=page, title=seen.rule.title if seen else None)


@pages.post("/rules/<id>/look")
def change(id: str) -> Any:
    """A text looked through, changed first where that is asked for: its faults, advice, course and form. Nothing is kept."""
    asked = _asked()
    try:
        text = _changed(asked)
    except NoPlace:
        return jsonify(ok=False, **look(asked.text, f"{id}.yaml", asked.at))
    return jsonify(ok=True, **look(text, f"{id}.yaml", asked.at))


@pages.post("/rules/<id>")
def save(id: str) -> Any:
    """The text is kept as it is; unfinished ones too, but those cannot be met by."""
    asked = _asked()
    try:
        _shelf().save(id, asked.text)
    except NotOwn:
        abort(404)
    return jsonify(ok=True, **look(asked.text, f"{id}.yaml", asked.at))


def _changed(asked: Change) -> str:
    if asked.do != "look" and not asked.path:
        raise NoPlace(asked.path)
    match asked.do:
        case "put":
            return put(asked.text, asked.path, asked.value)
        case "cut":
            return cut(asked.text, asked.path)
        case "insert":
            return insert(asked.text, asked.path, asked.value)
        case "move":
            return move(asked.text, asked.path, -1 if asked.value == -1 else 1)
    return asked.text


def _asked() -> Change:
    try:
        validate_csrf(request.headers.get("X-CSRF-Token"))
        asked = msgspec.convert(request.get_json(), Change)
    except (msgspec.ValidationError, ValidationError, BadRequest):
        abort(400)
    if len(asked.text.encode()) > 2 * MOST:
        abort(413)
    return asked


def _shelf() -> RuleShelf:
    found: RuleShelf = context().rules
    return found


def _text(id: str) -> str:
    try:
        return _shelf().text(id)
    except NotOwn:
        abort(404)


def _usable(id: str) -> RuleFile:
    found = _shelf().get(id)
    if found is None:
        abort(404)
    return found
