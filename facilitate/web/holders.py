"""Whose a meeting is: the page on which it is shared, taken back, handed over, or opened by the house's admin."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request
from flask_wtf import FlaskForm

from facilitate.register.declined import Declined
from facilitate.register.people import holdings_deeds, holdings_log
from facilitate.register.people.holdings import Holder, Holding
from facilitate.web import handed
from facilitate.web.errors import told as refused
from facilitate.web.holding import asking, community, may_open, organiser
from facilitate.web.holding_words import sentences
from facilitate.web.i18n import _, pick, reason
from facilitate.web.join import tidy, wrong
from facilitate.web.shelves import told
from facilitate.web.sight import context, exists

pages = Blueprint("holders", __name__)
HOME = "/meetings/<code>/holders"
NOT_YOURS = (
    "这场会由另一位同事主办，您打不开。要一起办，请那位同事在“归谁管”里请您合办。",
    "A colleague holds this meeting, and you cannot open it. To prepare it together, ask them to share it with you under “Whose it is”.",
)
NOT_YOURS_HEAD = ("这是同事的会", "This is a colleague's meeting")


@pages.get(HOME)
def holders(code: str) -> Any:
    """Who holds it, and what was done with that; its admin sees this without opening it."""
    return _page(*_seen(code))


@pages.post(f"{HOME}/share")
def share(code: str) -> Any:
    """A colleague prepares and leads it too."""
    return _done(code, holdings_deeds.share, _account() or 0)


@pages.post(f"{HOME}/back")
def back(code: str) -> Any:
    """It is shared with her no more."""
    return _done(code, holdings_deeds.take_back, _account() or 0)


@pages.post(f"{HOME}/hand")
def hand(code: str) -> Any:
    """It is another's from now on, or the house's."""
    if request.form.get("account") == "":
        return _page(*_seen(code), why=_("请先选交给谁。"), status=422)
    return _done(code, holdings_deeds.hand_over, _account())


@pages.post(f"{HOME}/open")
def open_it(code: str) -> Any:
    """The house's admin opens it for a day."""
    return _done(code, holdings_deeds.open_it)


def _done(code: str, deed: Any, *more: int | None) -> Any:
    code, who = _seen(code)
    if not FlaskForm().validate_on_submit():
        abort(400)
    try:
        deed(context().book, organiser(), community(), code, *more)
    except Declined as fault:
        return _page(code, who, why=reason(fault), status=fault.status)
    handed.look(context())
    return redirect(f"/meetings/{code}/holders?done=1" if who.admin or may_open(code) else "/", 303)


def _seen(code: str) -> tuple[str, Holder]:
    """The code and who asks; whoever neither holds the meeting nor is the house's admin is turned away."""
    code, who = tidy(code), asking()
    if who is None:
        abort(403)
    if not exists(code):
        abort(wrong())
    if not (who.admin or may_open(code)):
        abort(refused(403, *NOT_YOURS, {_("去首页"): "/"}, NOT_YOURS_HEAD))
    return code, who


def _account() -> int | None:
    """Whom the form names; None: the house."""
    named = request.form.get("account", "")
    return int(named) if named.isascii() and named.isdigit() and len(named) < 18 else 0 if named != "house" else None


def _page(code: str, who: Holder, why: str = "", status: int = 200) -> Response:
    known, here = told(), community()
    holding = known.held.get(code, Holding())
    log = context().book.read(lambda connection: holdings_log.lines(connection, here, 0, code))
    row = next((row for row in context().access.meetings() if row.code == code), None)
    if row is None:  # it went while this was asked
        abort(wrong())
    page = render_template(
        "holders.html", row=row, title=pick(row.title), who=who, holding=holding, people=known.people, why=why, form=FlaskForm(),
        mine=who.account is not None and who.account == holding.owner, opens=may_open(code), done=request.args.get("done"),
        others={id: name for id, name in known.working.items() if id not in (holding.owner, *holding.shared)},
        heirs={id: name for id, name in known.working.items() if id != holding.owner}, code=code, screen="registers",
        log=sentences(log, known.people, who.account),
    )  # fmt: skip
    return make_response(page, status)
