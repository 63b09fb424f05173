"""Promises at the organiser's door: who keeps what word, who has not answered this week, voices from paper, what to look at again."""

from __future__ import annotations

from typing import Any

from facilitate.register.promises import promises_deeds as deeds
from facilitate.register.promises import promises_voices as voices
from facilitate.register.promises.promises import EVERYTHING
from facilitate.register.promises.promises_load import due_returns
from facilitate.web.registers import doors
from facilitate.web.registers.area import area
from facilitate.web.registers.promises_doing import ONE, Forms, kept_at, list_page, sheet_page
from facilitate.web.registers.promises_forms import NamesForm, WordsForm
from facilitate.web.registers.promises_words import ONLY

HOME = "/registers/promises"
pages = area("register_promises", HOME, "organiser")


@pages.get("")
def index() -> Any:
    """Every promise, what is late longest first, and how each office stands."""
    doors.caught_up()
    found = doors.ask(lambda connection, here: due_returns(connection, here, doors.today()))
    return list_page("registers/promises/list.html", EVERYTHING, only=ONLY, returns=found)


@pages.get(ONE)
def one(id: int) -> Any:
    """One promise with all that was said of it."""
    return _page(id)


@pages.post(f"{ONE}/drop")
def drop(id: int) -> Any:
    """It is given up, and why."""
    form = WordsForm()
    return _do(id, "drop", form, lambda: deeds.drop(*doors.whole(), id, form.text.data or ""))


@pages.post(f"{ONE}/names")
def names(id: int) -> Any:
    """Voices from paper."""
    form = NamesForm()
    words = (form.names.data or "", form.how.data == "yes", form.text.data or "")
    return _do(id, "names", form, lambda: voices.enter(*doors.whole(), id, *words))


@pages.post(f"{ONE}/weekly/<any(on, off):way>")
def weekly(id: int, way: str) -> Any:
    """It is asked after each week, or no longer."""
    doors.pressed()
    return doors.back(f"{HOME}/{id}", deeds.ask_weekly(*doors.whole(), id, way == "on"))


@pages.post(f"{ONE}/hush/<int(max={doors.MOST}):voice>")
def hush(id: int, voice: int) -> Any:
    """The words of a voice are taken off the page; the voice counts on."""
    doors.pressed()
    return doors.back(f"{HOME}/{id}", voices.hush(*doors.whole(), voice))


@pages.post(f"{ONE}/back/<int(max={doors.MOST}):which>")
def come_back(id: int, which: int) -> Any:
    """Whether it is still in use."""
    form = WordsForm()
    return _do(
        id, "back", form, lambda: voices.come_back(*doors.whole(), which, form.how.data or "", form.text.data or "")
    )


def _page(id: int, filled: Forms | None = None) -> Any:
    return sheet_page("registers/promises/sheet.html", id, EVERYTHING, filled, door="organiser", home=HOME)


_do = kept_at(pages, HOME, _page)
