"""The forms of rooms and of the calendar."""

from datetime import datetime

from wtforms import BooleanField, DateTimeLocalField, HiddenField, SelectField, StringField

from facilitate.register.moments import written
from facilitate.register.rooms import bookings_deeds, rooms_deeds
from facilitate.register.rooms.bookings import Booking
from facilitate.register.rooms.bookings_deeds import Plan
from facilitate.web.forms import Form, at_most, clock_or_nothing, need
from facilitate.web.i18n import _
from facilitate.web.registers import doors


class RoomForm(Form):
    """A standing room; only its name is needed."""

    name = StringField(validators=[need("请写这间议事厅叫什么。"), at_most(rooms_deeds.LENGTHS["name"])])
    place = StringField(validators=[at_most(rooms_deeds.LENGTHS["place"])])
    hours = StringField(validators=[at_most(rooms_deeds.LENGTHS["hours"])])

    def words(self) -> dict[str, str]:
        return {name: self[name].data or "" for name in rooms_deeds.LENGTHS}


class PlanForm(Form):
    """A line of the calendar: who meets, about what, when and where; it ends two hours later unless somebody says so."""

    title = StringField(validators=[need("请写开什么会。"), at_most(bookings_deeds.LENGTHS["title"])])
    host = StringField(validators=[at_most(bookings_deeds.LENGTHS["host"])])
    starts = DateTimeLocalField(validators=[clock_or_nothing])
    ends = DateTimeLocalField(validators=[clock_or_nothing])
    room = SelectField(validate_choice=False)
    series = SelectField(validate_choice=False)
    despite = BooleanField()
    clash = HiddenField()

    def validate(self, extra_validators: object = None) -> bool:
        """A meeting has a beginning."""
        fine = super().validate(extra_validators)
        if not self.starts.data and not self.starts.errors:
            self.starts.errors = [_("请选哪一天几点开始。")]
        return bool(fine) and not self.starts.errors

    def plan(self) -> Plan:
        """What was filled in, on this computer's clock."""
        assert self.starts.data is not None
        return Plan(
            self.title.data or "", written(self.starts.data), written(self.ends.data) if self.ends.data else "",
            self.host.data or "", doors.named(self.room.data), doors.named(self.series.data), bool(self.despite.data),
        )  # fmt: skip


def filled(booking: Booking) -> PlanForm:
    """A line of the calendar as it stands, to be changed."""
    clock = {name: datetime.fromisoformat(getattr(booking, name)).replace(tzinfo=None) for name in ("starts", "ends")}
    chosen = {"room": str(booking.room or ""), "series": str(booking.series or "")}
    return PlanForm(data={"title": booking.title, "host": booking.host} | clock | chosen)
