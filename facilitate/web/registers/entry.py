"""Signing in and out, and the link by which an account is opened."""

from __future__ import annotations

import os
from typing import Any

import gevent
from flask import Blueprint, make_response, redirect, render_template, request, session
from flask_wtf import FlaskForm
from gevent.lock import BoundedSemaphore
from wtforms import HiddenField, PasswordField, StringField

from facilitate.register.declined import Declined
from facilitate.register.people import keyring, passwords
from facilitate.register.people.accounts import Account, tidy
from facilitate.web.forms import Form, need
from facilitate.web.registers import doors
from facilitate.web.registers.knocking import HELD_SECONDS, knocking
from facilitate.web.registers.undoing import HOMES
from facilitate.web.sight import context
from facilitate.web.staff import keep, leave, signed_in

pages = Blueprint("entry", __name__, url_prefix="/in")
HASHES = 2
hashing = BoundedSemaphore(HASHES)
"""Passwords that are looked at in the same moment."""


class SignIn(Form):
    """A name and a password; `next` is where she wanted to go."""

    login = StringField(validators=[need("请写登录名。")])
    password = PasswordField(validators=[need("请写密码。")])
    next = HiddenField()


class Choose(Form):
    """A password of her own, twice."""

    key = HiddenField()
    password = PasswordField(validators=[need("请写密码。")])
    again = PasswordField(validators=[need("请再写一遍密码。")])


@pages.get("")
def door() -> Any:
    """The form to sign in."""
    return _asked(SignIn(next=request.args.get("next", "")))


@pages.post("")
def sign_in() -> Any:
    """Name and password; a wrong one is told without saying which of the two it was."""
    form = SignIn()
    if not form.validate_on_submit():
        return _asked(form, 422)
    try:
        account = _recognised(form.login.data or "", form.password.data or "")
    except Declined as fault:
        return _asked(form, fault.status, doors.told(fault))
    return keep(make_response(redirect(_onward(form.next.data or "", account), 303)), account)


@pages.get("/new")
def invited() -> Any:
    """Whoever holds a link chooses a password."""
    key = request.args.get("key", "")
    try:
        return _choosing(Choose(key=key), _owner(key))
    except Declined as fault:
        return _asked(SignIn(), fault.status, doors.told(fault))


@pages.post("/new")
def choose() -> Any:
    """The password is kept, and its owner signed in."""
    form = Choose()
    try:
        account = _owner(form.key.data or "")
        if not form.validate_on_submit():
            return _choosing(form, account, 422)
        if form.password.data != form.again.data:
            raise Declined("passwords_differ")
        now = context().clock.now()
        keyring.choose(doors.book(), form.key.data or "", form.password.data or "", _keep, now)
    except Declined as fault:
        spent = fault.reason == "link_spent"
        return _asked(SignIn(), 410, doors.told(fault)) if spent else _choosing(form, account, 422, doors.told(fault))
    return keep(make_response(redirect(_onward("", account), 303)), account)


@pages.get("/out")
def leaving() -> Any:
    """Who is signed in here, and the button to sign out."""
    return render_template("registers/sign_out.html", account=signed_in(), form=FlaskForm(), screen="registers")


@pages.post("/out")
def sign_out() -> Any:
    """Nobody is signed in here any more; a copy of this browser's cookie opens nothing either."""
    if not FlaskForm().validate_on_submit():
        return redirect("/in", 303)
    if account := signed_in():
        keyring.sign_out(doors.book(), account.id, context().clock.now())
    return leave(make_response(redirect("/in", 303)))


def _recognised(login: str, password: str) -> Account:
    """Raises Declined: wrong_password, too_many_tries, too_long."""
    name, where = tidy(login), request.remote_addr
    if len(password) > passwords.MOST_CHARACTERS:
        raise Declined("too_long", most=passwords.MOST_CHARACTERS)
    knocks, now, browser = knocking(), context().clock.now(), str(session.get("csrf_token", ""))
    if knocks.waits(name, browser, now):
        raise Declined("too_many_tries")
    account, kept = doors.book().read(lambda connection: keyring.secret(connection, name))
    one = knocks.take(name, where, now)
    fits = knocks.look(one, lambda: bool(_in_thread(lambda: passwords.fits(password, kept)) and account))
    if account is None or not fits:
        if one.slow:
            gevent.sleep(HELD_SECONDS)
        raise Declined("too_many_tries" if one.slow else "wrong_password")
    one.right()
    knocks.let_in(name, browser)
    if passwords.old(kept):
        keyring.renew(doors.book(), account.id, _keep(password))
    return account


def _keep(password: str) -> str:
    salt = os.urandom(16)
    return str(_in_thread(lambda: passwords.kept(password, salt)))


def _in_thread(work: Any) -> Any:
    """Work of fifty milliseconds and twenty megabytes, during which nobody's phone waits; so many at once, however many knock."""
    with hashing:
        return gevent.get_hub().threadpool.apply(work)


def _owner(key: str) -> Account:
    now = context().clock.now()
    found: Account = doors.book().read(lambda connection: keyring.invited(connection, key, now))
    return found


def _onward(wanted: str, account: Account) -> str:
    """Where she wanted to go, if that is one of our own pages at her door."""
    home = HOMES[account.door]
    return (
        wanted
        if wanted.startswith(f"{home}/") and wanted.isprintable()
        else {"organiser": "/", "unit": "/unit/"}[account.door]
    )


def _asked(form: SignIn, status: int = 200, why: str = "") -> Any:
    return make_response(render_template("registers/sign_in.html", form=form, why=why, screen="registers"), status)


def _choosing(form: Choose, account: Account, status: int = 200, why: str = "") -> Any:
    page = render_template(
        "registers/choose.html", form=form, account=account, why=why, least=passwords.LEAST_CHARACTERS,
        screen="registers",
    )  # fmt: skip
    return make_response(page, status)
