"""Who may sign in: the organiser's people and units' clerks, each by a link that works once."""

from __future__ import annotations

import secrets
from typing import Any
from urllib.parse import urlencode

from flask import make_response, render_template, request
from sqlalchemy import Connection, select
from wtforms import SelectField, StringField

from facilitate.papers.qr import qr
from facilitate.register.declined import Declined
from facilitate.register.doer import Door
from facilitate.register.people import accounts, holdings_deeds, holdings_log, keyring
from facilitate.register.people.holdings import Holder, admin_of
from facilitate.store.register_tables import units
from facilitate.web import handed
from facilitate.web.forms import Form, at_most, need
from facilitate.web.holding import asking
from facilitate.web.holding_words import sentences
from facilitate.web.registers import doors
from facilitate.web.registers.area import area
from facilitate.web.shelves import told
from facilitate.web.sight import context

pages = area("register_accounts", "/registers/accounts", "organiser")
LOG = 50
ONE = f"/<int(max={doors.MOST}):id>"


class AccountForm(Form):
    """Somebody who is to sign in; `unit` "" is the organiser's own."""

    person = StringField(validators=[need("请写这位是谁。"), at_most(accounts.PERSON_CHARACTERS)])
    login = StringField(validators=[need("请写登录名，例如手机号。"), at_most(accounts.LOGIN_CHARACTERS)])
    unit = SelectField(validate_choice=False)


@pages.get("")
def index() -> Any:
    """Everybody who has an account; `?unit=` is chosen in the form already."""
    return _page(AccountForm(formdata=None, unit=request.args.get("unit", "")))


@pages.post("")
def add() -> Any:
    """A new account, and the link that opens it: shown this once."""
    form = AccountForm()
    if not form.validate():
        return _page(form, 422)
    whose: Door = "unit" if form.unit.data else "organiser"
    try:
        id = accounts.add(
            doors.book(), doors.doer(), doors.community(), whose, form.login.data or "", form.person.data or "",
            doors.named(form.unit.data),
        )  # fmt: skip
    except Declined as fault:
        return _page(form, fault.status, doors.told(fault))
    return _linked(id)


@pages.post(f"{ONE}/link")
def again(id: int) -> Any:
    """Another link, for whoever lost the first one or the password; what was valid before is not any more."""
    doors.pressed()
    accounts.invite_again(doors.book(), doors.doer(), doors.community(), id)
    return _linked(id)


@pages.post(f"{ONE}/close")
def close(id: int) -> Any:
    """Whoever held it is out at once."""
    doors.pressed()
    deed = accounts.close(doors.book(), doors.doer(), doors.community(), id)
    handed.look(context())
    return doors.back("/registers/accounts", deed)


@pages.post(f"{ONE}/admin")
def hand_house(id: int) -> Any:
    """That colleague is the house's admin from now on."""
    doors.pressed()
    deed = holdings_deeds.hand_house(doors.book(), doors.doer(), doors.community(), id)
    return doors.back("/registers/accounts", deed)


@pages.post("/titles")
def titles() -> Any:
    """Whether organisers see what each other's meetings are called; said by the house's admin."""
    doors.pressed()
    deed = holdings_deeds.show_titles(doors.book(), doors.doer(), doors.community(), bool(request.form.get("titles")))
    return doors.back("/registers/accounts", deed)


def _linked(id: int) -> Any:
    token = secrets.token_urlsafe(16)
    keyring.link(doors.book(), id, token, context().clock.now())
    account = doors.book().read(lambda connection: accounts.known(connection, id))
    address = f"{context().url()}/in/new?{urlencode({'key': token})}"
    return render_template(
        "registers/invitation.html", account=account, address=address, days=keyring.DAYS, qr=qr,
        screen="registers",
    )  # fmt: skip


def _page(form: AccountForm, status: int = 200, why: str = "") -> Any:
    found, known, who = doors.ask(accounts.listed), told(), asking() or Holder()
    first = doors.ask(admin_of)
    colleagues = any(each.door == "organiser" and each.state != "closed" for each in found)
    log = doors.ask(holdings_log.lines) if who.admin else ()
    shown = log if request.args.get("log") == "all" else log[:LOG]
    page = render_template(
        "registers/accounts.html", accounts=found, units=doors.ask(_units), form=form, why=why, did=doors.done(),
        admin=who.admin, first=first, titles=known.titles, log=sentences(shown, known.people, who.account),
        older=len(log) - len(shown), colleagues=colleagues, screen="registers",
    )  # fmt: skip
    return make_response(page, status)


def _units(connection: Connection, community: int) -> dict[int, str]:
    """The units that somebody may work for, by name."""
    query = select(units.c.id, units.c.name).where(units.c.community == community, units.c.into.is_(None))
    return {row.id: row.name for row in connection.execute(query.order_by(units.c.name))}
