"""Promises at the residents' door: by office, with lateness told openly; whether it is done is for residents to say."""

from __future__ import annotations

from typing import Any

from flask import make_response, render_template, request
from flask_wtf import FlaskForm

from facilitate.register.declined import Declined
from facilitate.register.promises import promises_voices as voices
from facilitate.register.promises.promises_first import first
from facilitate.register.promises.promises_load import due_returns
from facilitate.register.promises.results import ledger
from facilitate.web.registers import doors
from facilitate.web.registers.area import area
from facilitate.web.registers.flood import flood
from facilitate.web.registers.promises_doing import ONE, done_or_told, list_page, public, sheet_page
from facilitate.web.registers.promises_forms import Told, WordsForm
from facilitate.web.registers.promises_words import ONLY, PUBLIC, shared
from facilitate.web.sight import context

HOME = "/c/promises"
pages = area("public_promises", "/c", "resident")
SCREEN = {"screen": "resident"}
LATEST = 3
"""Results that stand on the page of promises itself."""


@pages.get("/promises")
def index() -> Any:
    """What waits for residents' word and what is late; narrowed by the address, the list of it."""
    doors.caught_up()
    only = {"all": ONLY[""]} | {code: ONLY[code] for code in PUBLIC}
    if any(request.args.get(name) for name in ("only", "unit", "q", "page")):
        return list_page("resident/promises_list.html", public(), only=only, **SCREEN)
    found = doors.ask(lambda connection, here: first(connection, here, doors.today(), public()))
    back = doors.ask(lambda connection, here: due_returns(connection, here, doors.today(), public()))
    latest = doors.ask(lambda connection, here: ledger(connection, here, 1, public()))
    return render_template(
        "resident/promises.html", found=found, only=only, returns=back, changes=latest.lines[:LATEST], today=doors.today().isoformat(),
        form=FlaskForm(), did=doors.done(), **(shared() | SCREEN),
    )  # fmt: skip


@pages.get("/results")
def results() -> Any:
    """What has changed, because of which meeting."""
    found = doors.ask(
        lambda connection, here: ledger(connection, here, request.args.get("page", 1, type=int), public())
    )
    return render_template("resident/results.html", found=found, **(shared() | SCREEN))


@pages.get(f"/promises{ONE}")
def one(id: int) -> Any:
    """One promise, with a voice for whoever reads."""
    return _page(id)


@pages.post(f"/promises{ONE}/voice")
def voice(id: int) -> Any:
    """Accepted, or back to work."""
    form = WordsForm()
    accepted, words = form.how.data == "yes", form.text.data or ""
    return _do(id, "voice", form, lambda: voices.speak(*doors.whole(), id, accepted, words))


@pages.post(f"/promises{ONE}/back/<int(max={doors.MOST}):which>")
def come_back(id: int, which: int) -> Any:
    """Whether it is still in use."""
    form = WordsForm()
    return _do(
        id, "back", form, lambda: voices.come_back(*doors.whole(), which, form.how.data or "", form.text.data or "")
    )


def _do(id: int, name: str, form: Told, deed: Any) -> Any:
    if not flood("voices").take(request.remote_addr, context().clock.now()):
        form.blame(Declined("too_many_cards"))
        return make_response(_page(id, {name: form}), 429)
    return done_or_told(form, deed, lambda: _page(id, {name: form}), f"{HOME}/{id}")


def _page(id: int, filled: dict[str, Told] | None = None) -> Any:
    return sheet_page("resident/promise.html", id, public(), filled, door="resident", **SCREEN)
