"""The forms of promises; what does not fit is told by the register and stands beside the field that it is about."""

from collections.abc import Container

from wtforms import BooleanField, RadioField, SelectField, StringField, TextAreaField

from facilitate.register.declined import Declined
from facilitate.register.promises.promises_deeds import Wish
from facilitate.register.promises.results import Result
from facilitate.web.forms import Form
from facilitate.web.registers import doors

FIELDS = {
    "due_passed": "due", "date_unclear": "due", "date_far": "due", "not_later": "due", "no_owner": "unit", "no_checker": "checker",
    "own_checker": "checker", "no_approver": "approver", "choose_one": "how", "no_names": "names", "say_why": "text",
}  # fmt: skip
"""Beside which field a reason stands; the first field of words otherwise."""


class Told(Form):
    """A form whose faults come from the register."""

    def blame(self, fault: Declined) -> None:
        """The reason beside its field."""
        wanted = (FIELDS.get(fault.reason, "text"), "text", "names", "person", "after")
        name = next((each for each in wanted if each in self._fields), None)
        self[name or next(iter(self._fields))].errors = [doors.told(fault)]


def _written(text: str | None) -> str:
    return (text or "").strip()


class ReportForm(Told):
    """How it goes."""

    how = RadioField(validate_choice=False)
    text = TextAreaField(filters=[_written])
    approver = StringField(filters=[_written])


class LaterForm(Told):
    """More time, and why."""

    due = StringField(filters=[_written])
    text = TextAreaField(filters=[_written])


class HandForm(Told):
    """Who holds the office now."""

    person = StringField(filters=[_written])
    every = BooleanField()


class WordsForm(Told):
    """A few words: why it is given up, what a resident says, how it is in use."""

    how = StringField(filters=[_written])
    text = TextAreaField(filters=[_written])


class NamesForm(WordsForm):
    """Voices from paper."""

    names = TextAreaField(filters=[_written])


class OwnerForm(Told):
    """Who is to promise, and until when: what that owner has on hand by then is shown before the rest is asked."""

    unit = SelectField(validate_choice=False, filters=[_written])
    person = StringField(filters=[_written])
    due = StringField(filters=[_written])


class GiveForm(OwnerForm):
    """The whole promise."""

    text = TextAreaField(filters=[_written])
    checker = StringField(filters=[_written])
    approver = StringField(filters=[_written])
    route = SelectField(validate_choice=False, filters=[_written])
    need = StringField(filters=[_written])
    weekly = BooleanField(default=True)

    def wish(self, routes: Container[str]) -> Wish:
        """As the register takes it; a route that is none of the list's is none."""
        return Wish(
            self.text.data or "", self.due.data or "", self.checker.data or "", doors.named(self.unit.data),
            self.person.data or "", doors.named(self.need.data), self.approver.data or "",
            self.route.data if self.route.data in routes else "", bool(self.weekly.data),
        )  # fmt: skip


class ResultForm(Told):
    """What has changed, because of which meeting."""

    how = RadioField(validate_choice=False)
    before = StringField(filters=[_written])
    after = StringField(filters=[_written])
    text = TextAreaField(filters=[_written])
    meeting = SelectField(validate_choice=False, filters=[_written])
    promise = StringField(filters=[_written])

    def result(self) -> Result:
        """As the register takes it."""
        words = (self.before.data or "", self.after.data or "", self.text.data or "")
        return Result(self.how.data or "", *words, self.meeting.data or "", None, doors.named(self.promise.data))
