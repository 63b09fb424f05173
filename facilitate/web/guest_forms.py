"""The forms about guests: a party on the list, and what it answers."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, HiddenField, RadioField, SelectField, StringField

from facilitate.core.person.inviting import NAME_CHARS, STAKE_CHARS
from facilitate.core.settings import SUPPORTER_CHARS
from facilitate.web.forms import ActForm, Form, at_most, need, of


class GuestForm(ActForm):
    """What is done with one party; what belongs to another act is not asked for."""

    id = HiddenField()
    name = StringField(validators=[of("invite"), need("请写请谁，例如“社区书记”。"), at_most(NAME_CHARS)])
    group = SelectField(default="residents", validate_choice=False)
    stake = StringField(validators=[of("invite"), at_most(STAKE_CHARS)])
    concern = SelectField(validate_choice=False)
    sway = SelectField(validate_choice=False)
    needed = BooleanField()
    person = SelectField(validate_choice=False)
    reply = SelectField(validate_choice=False)
    instead = StringField(validators=[of("reply"), at_most(NAME_CHARS)])
    supporter = StringField(validators=[of("set"), at_most(SUPPORTER_CHARS)])
    shown = BooleanField()

    def args(self) -> dict[str, Any]:
        """What the act is about."""
        id = self.id.data or ""
        match self.verb.data:
            case "invite":
                names = ("name", "group", "stake", "concern", "sway")
                told = {name: self[name].data or "" for name in names}
                return {"id": id, **told, "needed": bool(self.needed.data)}
            case "seat_guest":
                return {"id": id, "person": self.person.data or ""}
            case "reply":
                return {"id": id, "reply": self.reply.data or "", "instead": self.instead.data or ""}
            case "set":
                return {
                    "name": "supporter",
                    "value": {"name": self.supporter.data or "", "shown": bool(self.shown.data)},
                }
            case "uninvite":
                return {"id": id}
            case _:
                return {}


class ReplyForm(Form):
    """A guest's own answer."""

    reply = RadioField(validators=[need("请点一个：来、请人代来，还是来不了。")], validate_choice=False)
    instead = StringField(validators=[at_most(NAME_CHARS)])
    said = StringField(validators=[at_most(STAKE_CHARS)])
