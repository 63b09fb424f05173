"""A rehearsal: the same meeting once more for trying out, with neighbours who come and act by themselves."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import Any

import gevent
from flask import Blueprint, abort, make_response, redirect, render_template
from flask_wtf import FlaskForm

from facilitate.core.meeting import Meeting, Words
from facilitate.replay.neighbours import JOINING, Neighbours, chair
from facilitate.service.access import NewMeeting
from facilitate.service.rulefiles import RuleFile
from facilitate.web import cookies
from facilitate.web.holding import claim, holds, seated
from facilitate.web.host_group import host_group
from facilitate.web.i18n import _
from facilitate.web.join import tidy
from facilitate.web.services import Services
from facilitate.web.sight import context

pages = Blueprint("rehearsal", __name__)
DAY_MS = 86_400_000
SURE, APART = 12.0, 3.0
"""Seconds after the start of a worker in which all others have said whose phones they have (web/presence.py), and from one
worker to the next: where one started late or Redis was away, two have the same company for a moment (`Doubled`)."""


class Doubled(Exception):
    """Another process has the same neighbours and goes on with them."""


@pages.get("/m/<code>/rehearse")
def ask(code: str) -> Any:
    """What a rehearsal is, and the button."""
    if not holds(code):
        abort(403)
    return render_template("rehearse.html", form=FlaskForm(), code=tidy(code))


@pages.post("/m/<code>/rehearse")
def rehearse(code: str) -> Any:
    """The same rule, settings and places; nothing counts. Whoever asks for it leads it."""
    if not holds(code):
        abort(403)
    if not FlaskForm().validate_on_submit():
        abort(400)
    services: Services = context()
    with services.door.reading(tidy(code)) as m:
        wish, rule = _again(m), RuleFile("", m.facts.rule_sha256, m.facts.rule)
    made = services.access.open_meeting(wish, rule, claim(tidy(code)))
    role = chair(rule.rule)
    host = services.access.join(made.code, _("主持人"), host_group(wish.organiser), role, made.keys.get(role))
    seated(made.code, host.participant)
    people(services, made.code, [])
    answer = make_response(redirect(f"/m/{made.code}/desk", 303))
    cookies.keep_person(answer, made.code, host.token)
    return answer


def _again(m: Meeting) -> NewMeeting:
    """What the meeting was opened with, under a title that says what it is."""
    facts = m.facts
    title = Words(f"{facts.title.zh}（彩排）", f"{facts.title.en} (rehearsal)")
    values = {name: list(value) if isinstance(value, tuple) else value for name, value in m.settings.values.items()}
    return NewMeeting(
        facts.rule.id, title, facts.place, "", facts.language, facts.groups, facts.minutes, facts.organiser,
        settings=values, budget=m.settings.budget, places=m.market.names, trial=True,
    )  # fmt: skip


def people(services: Services, code: str, came: list[str]) -> None:
    """Neighbours live in that meeting from now on; `came` are those who have come before."""
    gevent.spawn(partial(_live, services, code, came))


def _live(services: Services, code: str, came: list[str]) -> None:
    """Until the meeting is over, or another process has the same company and comes first; then their phones go, whatever
    happened."""
    crowd, there = services.crowd, []

    def come(person: str) -> None:
        there.append(person)
        crowd.come(code, person)

    def wait(seconds: float) -> None:
        gevent.sleep(seconds)
        if crowd.others.first(code, there):
            raise Doubled

    try:
        with suppress(Doubled):
            Neighbours(services, code, wait, come, came).live()
    finally:
        for person in there:
            crowd.go(code, person)


def go_on(services: Services) -> None:
    """After the server was off rehearsals go on: at once, or with several workers as soon as it is known which ones are alive."""

    def take() -> None:
        resume(services)

    config = services.config
    if config.workers == 1:
        take()
    else:  # one after the other: the next one sees whom the one before has taken
        services.later(SURE + APART * config.worker, take)


def resume(services: Services) -> list[str]:
    """The rehearsals of the last day whose neighbours live nowhere, neither here nor at another worker. Their codes."""
    since, crowd = services.clock.now() - DAY_MS, services.crowd
    kept = services.in_writer(lambda: services.store.made_by(JOINING, since))
    found = {
        code: came for code, came in kept.items() if not (crowd.here(code)[1] | crowd.others.people(code)) & set(came)
    }
    for code, came in found.items():
        people(services, code, came)
    return list(found)
