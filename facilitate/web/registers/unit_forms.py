"""The forms by which units, those responsible for a need, and its evidence are written down."""

from typing import Any

from wtforms import BooleanField, DateField, RadioField, SelectField, StringField, TextAreaField

from facilitate.register.needs import evidence_deeds, owners_deeds
from facilitate.register.units.units_deeds import LENGTHS
from facilitate.web.forms import Form, at_most, day_or_nothing, need


class UnitForm(Form):
    """What is known of a unit; all but its name may be left empty."""

    name = StringField(validators=[need("请写单位的名字。"), at_most(LENGTHS["name"])])
    kind = SelectField(validate_choice=False)
    person = StringField(validators=[at_most(LENGTHS["person"])])
    place = StringField(validators=[at_most(LENGTHS["place"])])
    hours = StringField(validators=[at_most(LENGTHS["hours"])])
    contact = StringField(validators=[at_most(LENGTHS["contact"])])
    public = BooleanField()

    def written(self) -> dict[str, Any]:
        """The fields as the register keeps them."""
        texts = {name: (self[name].data or "").strip() for name in LENGTHS}
        return {**texts, "kind": self.kind.data or "", "public": self.public.data}


class NameForm(Form):
    """Another name of a unit."""

    also = StringField(validators=[need("请写另一个叫法。"), at_most(LENGTHS["name"])])


class OfficeForm(Form):
    """Who holds the office from now on, in whose place."""

    before = StringField()
    after = StringField(validators=[need("请写接手的人。"), at_most(LENGTHS["person"])])


class OwnerForm(Form):
    """Who is responsible for a need: a unit of the directory or a person, by which route, for which part."""

    unit = SelectField(coerce=int, default=0, validate_choice=False)
    person = StringField(validators=[at_most(owners_deeds.LENGTHS["person"])])
    route = RadioField(validators=[need("请选一条回应路径。")], validate_choice=False)
    part = StringField(validators=[at_most(owners_deeds.LENGTHS["part"])])


class EvidenceForm(Form):
    """One thing that shows a need, with where it stands."""

    kind = SelectField(validate_choice=False)
    text = TextAreaField(validators=[need("请写查到了什么。"), at_most(evidence_deeds.LENGTHS["text"])])
    source = StringField(validators=[at_most(evidence_deeds.LENGTHS["source"])])
    on = DateField(validators=[day_or_nothing])
