"""Where reminders go to by themselves: set up, tried at once, switched off, removed."""

from __future__ import annotations

from typing import Any

from flask import abort, make_response, render_template, request
from flask_wtf import FlaskForm
from wtforms import BooleanField, IntegerField, PasswordField, RadioField, StringField
from wtforms.validators import Optional

from facilitate.register.declined import Declined
from facilitate.register.promises import hooks
from facilitate.register.promises.hooks import KINDS, LENGTHS, Hook, Server, Wish
from facilitate.web.forms import Form, at_most, need
from facilitate.web.i18n import lang
from facilitate.web.registers import doors
from facilitate.web.registers.area import area
from facilitate.web.registers.undoing import HOMES
from facilitate.web.reminding.faults import NotSent, in_words
from facilitate.web.reminding.sending import send, trial
from facilitate.web.sight import context

HOME = f"{HOMES['organiser']}/hooks"
pages = area("register_hooks", HOME, "organiser")
ONE = f"/<int(max={doors.MOST}):id>"
CALLED = {
    "dingtalk": "钉钉群机器人",
    "wecom": "企业微信群机器人",
    "feishu": "飞书群机器人",
    "generic": "别的程序",
    "mail": "邮件",
}


class HookForm(Form):
    """One place; `secret` is what a robot's messages are signed with, or the password of the mail server."""

    name = StringField(validators=[need("请给它起个名字，例如“城建局工作群”。"), at_most(LENGTHS["name"])])
    address = StringField(validators=[need("请写地址。"), at_most(LENGTHS["address"])])
    secret = PasswordField(validators=[at_most(LENGTHS["secret"])])
    persons = BooleanField()
    near = BooleanField()
    lang = RadioField(default="zh", validate_choice=False)
    host = StringField(validators=[at_most(LENGTHS["host"])])
    port = IntegerField(default=465, validators=[Optional()])
    security = RadioField(default="tls", validate_choice=False)
    user = StringField(validators=[at_most(LENGTHS["user"])])
    sender = StringField(validators=[at_most(LENGTHS["sender"])])

    def wish(self, kind: str) -> Wish:
        """As the register takes it."""
        server = Server(
            "en" if self.lang.data == "en" else "zh", (self.host.data or "").strip(), self.port.data or 0, self.security.data,
            (self.user.data or "").strip(), (self.sender.data or "").strip(),
        )  # fmt: skip
        return Wish(
            kind, self.name.data or "", self.address.data or "", self.secret.data or "", self.persons.data,
            self.near.data, server,
        )  # fmt: skip


@pages.get("")
def index() -> Any:
    """Every place with how its last sending went."""
    return _page()


@pages.get("/new")
def new() -> Any:
    """The form for one kind of place."""
    return _form(_kind(), HookForm(formdata=None))


@pages.post("/new")
def add() -> Any:
    """Kept, its secret apart; then it may be tried."""
    kind, form = _kind(), HookForm()
    if not form.validate():
        return _form(kind, form, 422)
    try:
        hooks.add(doors.book(), doors.doer(), doors.community(), form.wish(kind))
    except Declined as fault:
        return _form(kind, form, fault.status, doors.told(fault))
    return doors.back(HOME, 0)


@pages.post(f"{ONE}/test")
def test(id: int) -> Any:
    """A message now, and what the receiver answered."""
    doors.pressed()
    book, now = doors.book(), context().clock.now()
    hook = doors.ask(lambda connection, here: hooks.one(connection, here, id))
    secret = book.read(lambda connection: hooks.secret(connection, id))
    try:
        answer = send(hook, secret, trial(hook.server.lang, f"{context().url()}/registers/reminders"), now)
    except NotSent as fault:
        return _page((hook, False, in_words(fault.kept, lang())))
    return _page((hook, True, answer[:300]))


@pages.post(f"{ONE}/<any(on, off):what>")
def switch(id: int, what: str) -> Any:
    """Nothing goes there for now, or again."""
    doors.pressed()
    deed = hooks.switch(doors.book(), doors.doer(), doors.community(), id, what == "on")
    return doors.back(HOME, deed)


@pages.post(f"{ONE}/remove")
def remove(id: int) -> Any:
    """Gone with its secret."""
    doors.pressed()
    hooks.remove(doors.book(), doors.doer(), doors.community(), id)
    return doors.back(HOME, 0)


def _kind() -> str:
    kind = request.args.get("kind", "")
    return kind if kind in KINDS else abort(404)


def _page(tried: tuple[Hook, bool, str] | None = None) -> Any:
    return render_template(
        "registers/hooks.html", places=doors.ask(hooks.listed), tried=tried, kinds=CALLED, form=FlaskForm(), did=doors.done(),
        fault=lambda kept: in_words(kept, lang()), screen="registers",
    )  # fmt: skip


def _form(kind: str, form: HookForm, status: int = 200, why: str = "") -> Any:
    page = render_template(
        "registers/hook_new.html", kind=kind, kinds=CALLED, form=form, why=why, screen="registers"
    )  # fmt: skip
    return make_response(page, status)
