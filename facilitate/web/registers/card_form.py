"""The form of a card that is left at any hour: one sentence is enough."""

from wtforms import BooleanField, HiddenField, StringField, TextAreaField

from facilitate.register.rooms.cards_deeds import LENGTHS
from facilitate.web.forms import Form, at_most, need


class CardForm(Form):
    """What it is about; where, since when, whom it touches, what is asked of whom, and her name are hers to tell."""

    text = TextAreaField(validators=[need("请写几个字，一句话也行。"), at_most(LENGTHS["text"])])
    place = StringField(validators=[at_most(LENGTHS["place"])])
    since = StringField(validators=[at_most(LENGTHS["since"])])
    affected = StringField(validators=[at_most(LENGTHS["affected"])])
    asked = StringField(validators=[at_most(LENGTHS["asked"])])
    name = StringField(validators=[at_most(LENGTHS["name"])])
    hidden = BooleanField()
    room = HiddenField()
    once = HiddenField()

    def words(self) -> dict[str, str]:
        """The fields as the register keeps them."""
        return {name: (self[name].data or "").strip() for name in LENGTHS}

    def detailed(self) -> bool:
        """Whether more than the sentence was written, or something is wrong there."""
        return any(self[name].data or self[name].errors for name in ("place", "since", "affected", "asked", "name"))
