"""A meeting to look at before one holds one: a finished one with its papers, and one that plays itself on the wall."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import gevent
from flask import Blueprint, abort, make_response, redirect, render_template, request
from flask_wtf import FlaskForm

from facilitate.replay.player import Played, play
from facilitate.replay.script import Script, load
from facilitate.resources import resource
from facilitate.service.clock import ManualClock
from facilitate.web import cookies
from facilitate.web.home import is_organiser
from facilitate.web.services import Services
from facilitate.web.sight import context

pages = Blueprint("playback", __name__)
SHOWN = "courtyard123"
LONGEST_PAUSE = 4.0


@pages.get("/tour")
def choose() -> Any:
    """Two ways of looking at a finished meeting."""
    if not is_organiser():
        abort(403)
    return render_template("tour.html", form=FlaskForm())


@pages.post("/tour")
def tour() -> Any:
    """Courtyard 123 from beginning to end: at once, to its page with all papers and in the seat of its host; or `how=wall`, to a board that plays."""
    _pressed_by_organiser()
    services: Services = context()
    if request.form.get("how") == "wall":
        code = start(services, shipped(SHOWN), 20)
        return redirect(f"/m/{code}/board?key={services.access.keys(code)['board']}", 303)
    played = held(services, shipped(SHOWN))
    answer = make_response(redirect(f"/m/{played.code}/after", 303))
    if played.token:
        cookies.keep_person(answer, played.code, played.token)
    return answer


def held(services: Services, script: Script) -> Played:
    """The scenario from beginning to end in one go, on the day and at the hours at which it was held."""
    clock = ManualClock(int(script.starts.timestamp() * 1000))
    door = services.door.at(clock)
    house = replace(services, clock=clock, door=door, access=services.access.at(door))
    return play(script, house, clock, lambda _seconds: None, trial=True)


def _pressed_by_organiser() -> None:
    """A button on one of our own pages, pressed by the organiser; 403 or 400 otherwise."""
    if not is_organiser():
        abort(403)
    if not FlaskForm().validate_on_submit():
        abort(400)


def shipped(name: str) -> Script:
    """A scenario that comes with the program. Raises OSError."""
    return load(resource("rules") / "scenarios" / f"{name}.yaml")


def names() -> list[str]:
    """The scenarios that come with the program, one for each method."""
    files = (resource("rules") / "scenarios").iterdir()
    return sorted(file.name.removesuffix(".yaml") for file in files if file.name.endswith(".yaml"))


def start(services: Services, script: Script, speed: float) -> str:
    """Begin to play a scenario live, `speed` times faster than life but never still for long; the meeting's code."""
    before = {row.code for row in services.access.meetings()}
    gevent.spawn(play, script, services, None, lambda seconds: gevent.sleep(min(seconds / speed, LONGEST_PAUSE)), True)
    while True:
        gevent.sleep(0.05)
        fresh = [row.code for row in services.access.meetings() if row.code not in before]
        if fresh:
            return fresh[0]
