"""A meeting to look at before one holds one: a finished one with its papers, and one that plays itself on the wall."""

from __future__ import annotations

from typing import Any

import gevent
from flask import Blueprint, abort, redirect, request

from facilitate.replay.player import play
from facilitate.replay.script import Script, load
from facilitate.resources import resource
from facilitate.web.home import is_organiser
from facilitate.web.services import Services
from facilitate.web.sight import context

pages = Blueprint("playback", __name__)
SHOWN = "courtyard123"
LONGEST_PAUSE = 4.0


@pages.post("/tour")
def tour() -> Any:
    """Courtyard 123 from beginning to end: at once, to its page with all papers; or `how=wall`, to a board that plays."""
    if not is_organiser():
        abort(403)
    services: Services = context()
    if request.form.get("how") == "wall":
        return redirect(f"/m/{start(services, shipped(SHOWN), 20)}/board", 303)
    played = play(shipped(SHOWN), services, None, lambda _seconds: None)
    return redirect(f"/m/{played.code}/after", 303)


def shipped(name: str) -> Script:
    """A scenario that comes with the program. Raises OSError."""
    return load(resource("rules") / "scenarios" / f"{name}.yaml")


def start(services: Services, script: Script, speed: float) -> str:
    """Begin to play a scenario live, `speed` times faster than life but never still for long; the meeting's code."""
    before = {row.code for row in services.access.meetings()}
    gevent.spawn(play, script, services, None, lambda seconds: gevent.sleep(min(seconds / speed, LONGEST_PAUSE)))
    while True:
        gevent.sleep(0.05)
        fresh = [row.code for row in services.access.meetings() if row.code not in before]
        if fresh:
            return fresh[0]
