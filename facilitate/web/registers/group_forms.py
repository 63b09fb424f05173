"""The forms of action groups: the group, a squad, a shift, and signing up."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from wtforms import DateField, IntegerField, SelectField, StringField, TextAreaField, TimeField
from wtforms.validators import StopValidation

from facilitate.register.groups import sign_ups_deeds
from facilitate.register.groups.groups_deeds import LENGTHS, MOST_PLACES
from facilitate.register.moments import written
from facilitate.web.forms import Form, at_most, between, need
from facilitate.web.i18n import _
from facilitate.web.registers import doors

EVENING, MORNING = time(18), time(9)
"""A shift that begins after the one and ends before the other goes over midnight."""


def given(sentence: str) -> Any:
    """A check of a date or an hour that must be there and be one."""

    def check(_form: Any, field: Any) -> None:
        if field.data is None:
            field.errors[:] = []
            raise StopValidation(_(sentence))

    return check


class GroupForm(Form):
    """What the group is called and for; `promise`: the task that it carries out, 0 none."""

    name = StringField(validators=[need("请写行动小组叫什么。"), at_most(LENGTHS["name"])])
    purpose = TextAreaField(validators=[at_most(LENGTHS["purpose"])])
    promise = SelectField(coerce=doors.number, default=0, validate_choice=False)


class SquadForm(Form):
    """A squad and who leads it."""

    name = StringField(validators=[need("请写这个小队叫什么。"), at_most(LENGTHS["name"])])
    lead = StringField(validators=[at_most(LENGTHS["lead"])])


class ShiftForm(Form):
    """One shift on one day; one that goes over midnight ends on the next."""

    day = DateField(validators=[given("请选哪一天。")])
    starts = TimeField(validators=[given("请写几点开始，例如 09:00。")])
    ends = TimeField(validators=[given("请写几点结束，例如 12:00。")])
    place = StringField(validators=[need("请写在哪里集合。"), at_most(LENGTHS["place"])])
    places = IntegerField(default=10, validators=[between(1, MOST_PLACES), need("请写要几个人。")])
    skills = StringField(validators=[at_most(LENGTHS["skills"])])

    def told(self) -> dict[str, Any]:
        """The shift as the register keeps it."""
        starts = datetime.combine(self.day.data, self.starts.data)  # type: ignore[arg-type]
        ends = datetime.combine(self.day.data, self.ends.data)  # type: ignore[arg-type]
        if ends <= starts and starts.time() >= EVENING and ends.time() <= MORNING:
            ends += timedelta(days=1)
        texts = {name: (self[name].data or "").strip() for name in ("place", "skills")}
        return {**texts, "starts": written(starts), "ends": written(ends), "places": self.places.data}


class SignUpForm(Form):
    """Who comes to which shift."""

    shift = SelectField(validate_choice=False, coerce=doors.number, default=0, validators=[need("请选一个班次。")])
    name = StringField(validators=[need("请写一个称呼，例如“二单元李阿姨”。"), at_most(sign_ups_deeds.LENGTHS["name"])])
    contact = StringField(validators=[at_most(sign_ups_deeds.LENGTHS["contact"])])
    skills = StringField(validators=[at_most(sign_ups_deeds.LENGTHS["skills"])])
