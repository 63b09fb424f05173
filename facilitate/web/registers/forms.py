"""The forms of the register's pages."""

from typing import Any

from wtforms import BooleanField, IntegerField, SelectField, StringField

from facilitate.register.needs.needs_deeds import LENGTHS, MOST_HOUSEHOLDS
from facilitate.service.lists import lists
from facilitate.web.forms import Form, at_most, between, need


class NeedForm(Form):
    """What is known of a need; all but its title may be left empty."""

    title = StringField(validators=[need("请写这是什么需求。"), at_most(LENGTHS["title"])])
    category = SelectField(validate_choice=False)
    place = StringField(validators=[at_most(LENGTHS["place"])])
    since = StringField(validators=[at_most(LENGTHS["since"])])
    hours = StringField(validators=[at_most(LENGTHS["hours"])])
    households = IntegerField(validators=[between(1, MOST_HOUSEHOLDS)])
    affected = StringField(validators=[at_most(LENGTHS["affected"])])
    absent = StringField(validators=[at_most(LENGTHS["absent"])])
    danger = BooleanField()

    def written(self) -> dict[str, Any]:
        """The fields as the register keeps them; a category that is none of the list's is none."""
        values = {name: field.data for name, field in self._fields.items() if name != "csrf_token"}
        texts = {name: (values[name] or "").strip() for name in LENGTHS}
        known = {one.code for one in lists().needs}
        return values | texts | {"category": values["category"] if values["category"] in known else ""}
