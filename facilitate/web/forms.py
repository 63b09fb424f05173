"""The forms that people fill in on pages; faults stand in words beside the field, and nothing typed is lost."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from flask import request
from flask_babel import get_locale
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import (
    BooleanField,
    DateTimeLocalField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.meta import DefaultMeta
from wtforms.validators import StopValidation

from facilitate.core.paper.photographing import CAPTION_CHARS
from facilitate.core.settings import PROFILE_CHARS, SUPPORTER_CHARS
from facilitate.web.i18n import _

TITLE_CHARS = 60
Check = Callable[[Any, Any], None]


def need(sentence: str) -> Check:
    """A check that something was given; the sentence says kindly what is missing."""

    def check(_form: Any, field: Any) -> None:
        if not (field.data.strip() if isinstance(field.data, str) else field.data):
            raise StopValidation(_(sentence))

    return check


def at_most(chars: int) -> Check:
    """A check of length, in characters."""

    def check(_form: Any, field: Any) -> None:
        if len(field.data or "") > chars:
            raise StopValidation(_("写了 {n} 个字，请在 {max} 个字以内。", n=len(field.data), max=chars))

    return check


def between(least: int, most: int) -> Check:
    """A check of a number that may be left out; something that is no number is told so too."""

    def check(_form: Any, field: Any) -> None:
        if field.raw_data and field.raw_data[0] and not least <= (field.data or least - 1) <= most:
            field.errors[:] = []
            raise StopValidation(_("请写 {least} 到 {most} 之间的数字，或者空着。", least=least, most=most))
        if not field.data:
            field.errors[:] = []
            raise StopValidation

    return check


def readable(sentence: str) -> Check:
    """A check of a date or an hour that may be left out; the sentence says how to write what could not be read."""

    def check(_form: Any, field: Any) -> None:
        if field.data is None:
            field.errors[:] = []
            raise StopValidation(_(sentence) if any(field.raw_data or ()) else "")

    return check


clock_or_nothing = readable("时间没看明白，请点一下右边的小钟再选，或者空着。")
day_or_nothing = readable("日期没看明白，请写成 2026-11-21 这样，或者空着。")


class Form(FlaskForm):
    """A form whose token has grown old says so kindly."""

    class Meta(FlaskForm.Meta):
        """The library's own words in this person's language. Flask-WTF would read them from the disk for every form."""

        @property
        def locales(self) -> tuple[str, ...]:
            return (str(get_locale()),)

        def get_translations(self, form: Any) -> Any:
            return DefaultMeta.get_translations(self, form)

    def stale(self) -> str:
        if not self.errors.get("csrf_token"):
            return ""
        if not request.cookies:
            return _(
                "请再按一次，填的都还在。还是不行，就是这个浏览器不许存 Cookie：请在设置里打开，或者写在纸上交给工作人员。"
            )
        return _("这一页放得太久了，请再按一次。填的都还在。")


class JoinForm(Form):
    """The three taps of joining: a name, a group, consent; `role` and `key` come with a link from the desk, `invitation` with
    the code on the wall, `seat` stands on a slip; `age` and `guardian` are asked where children take part."""

    name = StringField(validators=[need("请写一个称呼，例如“二单元李阿姨”。")])
    group = RadioField(validators=[need("请点一下您从哪一方来。")], validate_choice=False)
    consent = HiddenField(validators=[need("请先看一下三件事，再点同意。")])
    comforts = SelectMultipleField(validate_choice=False)
    role = HiddenField()
    key = HiddenField()
    invitation = StringField()
    seat = StringField()
    age = StringField()
    guardian = StringField()


class ActForm(Form):
    """One act sent by a page without scripts: its verb and its op; what else belongs to the verb is read beside it."""

    verb = HiddenField(validators=[need("请退回上一页再试一次。")])
    op = HiddenField(validators=[need("请退回上一页再试一次。"), at_most(40)])


def of(*verbs: str) -> Check:
    """What follows is asked for by these verbs alone."""

    def check(form: Any, field: Any) -> None:
        if form.verb.data not in verbs:
            field.errors[:] = []
            raise StopValidation

    return check


class PhotoForm(ActForm):
    """What is done with one photo: a new one has its file, and like a changed one its words and what those in it agreed to."""

    photo = FileField(validators=[of("add_photo"), need("请先选一张照片，或者拍一张。")])
    caption = StringField(validators=[of("add_photo", "change_photo"), at_most(CAPTION_CHARS)])
    consent = RadioField(
        validators=[of("add_photo", "change_photo"), need("请点一下，画面里的人同意了没有。")],
        validate_choice=False,
    )
    minors = BooleanField()
    sheet = BooleanField()
    id = HiddenField()
    before = HiddenField()


class MeetingForm(Form):
    """A new meeting; everything but the method may be left as it stands."""

    rule = RadioField(validators=[need("请选一种开法。")], validate_choice=False)
    title = StringField(validators=[at_most(TITLE_CHARS)])
    place = StringField(validators=[need("请写在哪儿开，例如“社区议事厅”。"), at_most(TITLE_CHARS)])
    when = SelectField(default="now", validate_choice=False)
    starts = DateTimeLocalField(validators=[clock_or_nothing])
    minutes = IntegerField(validators=[between(10, 480)])
    hall_end = TimeField(validators=[clock_or_nothing])
    groups = SelectMultipleField(validate_choice=False)
    language = SelectField(default="zh", validate_choice=False)
    organiser = StringField(validators=[at_most(TITLE_CHARS)])
    contact = StringField(validators=[at_most(TITLE_CHARS)])
    supporter = StringField(validators=[at_most(SUPPORTER_CHARS)])
    supporter_shown = BooleanField()
    call = StringField(validators=[at_most(200)])
    host = StringField(validators=[at_most(24)])
    profile = TextAreaField(validators=[at_most(PROFILE_CHARS)])
    screening = BooleanField()
    by = HiddenField(default="phones")

    def start(self, now: datetime) -> datetime:
        """The instant at which it starts: `now`, or what was chosen, on the clock of `now`."""
        chosen = self.starts.data if self.when.data == "later" else None
        return chosen.replace(tzinfo=now.tzinfo) if chosen else now
