"""The form by which an offer is published or changed."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, Field, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import ValidationError

from facilitate.register.declined import Declined
from facilitate.register.offers.offers_deeds import FIELDS, LENGTHS
from facilitate.register.promises.promises_days import ahead
from facilitate.service.lists import lists
from facilitate.web.forms import Form, at_most, need
from facilitate.web.registers import doors


class OfferForm(Form):
    """What can be given; its kind and a few words, all else may be left empty. `before`: the date that stands there already;
    `twice`: it is another one, although it reads like one that is there."""

    before = ""
    resource = RadioField(validators=[need("请点一下是哪一类。")], validate_choice=False)
    text = TextAreaField(validators=[need("请写能出什么。"), at_most(LENGTHS["text"])])
    project = StringField(validators=[at_most(LENGTHS["project"])])
    place = StringField(validators=[at_most(LENGTHS["place"])])
    hours = StringField(validators=[at_most(LENGTHS["hours"])])
    amount = StringField(validators=[at_most(LENGTHS["amount"])])
    price = StringField(validators=[at_most(LENGTHS["price"])])
    until = StringField()
    unit = SelectField(validate_choice=False)
    twice = BooleanField()

    def validate_resource(self, field: Field) -> None:
        if field.data not in {one.code for one in lists().resources}:
            raise ValidationError(doors.told(Declined("none_of_seven")))

    def validate_until(self, field: Field) -> None:
        """A date that has passed is told at once; one that has passed since may stay."""
        told = (field.data or "").strip()
        if told and told != self.before:
            try:
                ahead(told, doors.today())
            except Declined as fault:
                raise ValidationError(doors.told(fault)) from fault

    def written(self) -> dict[str, Any]:
        """The fields as the register keeps them."""
        return {name: (self._fields[name].data or "").strip() for name in FIELDS}

    @property
    def whose(self) -> int | None:
        """The unit that the organiser has chosen."""
        return doors.named(self.unit.data)
