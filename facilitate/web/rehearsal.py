"""A rehearsal: the same meeting once more for trying out, with neighbours who come and act by themselves."""

from __future__ import annotations

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
from facilitate.web.home import is_organiser
from facilitate.web.i18n import _
from facilitate.web.join import tidy
from facilitate.web.services import Services
from facilitate.web.sight import context

pages = Blueprint("rehearsal", __name__)
DAY_MS = 86_400_000


@pages.get("/m/<code>/rehearse")
def ask(code: str) -> Any:
    """What a rehearsal is, and the button."""
    if not is_organiser():
        abort(403)
    return render_template("rehearse.html", form=FlaskForm(), code=tidy(code))


@pages.post("/m/<code>/rehearse")
def rehearse(code: str) -> Any:
    """The same rule, settings and places; nothing counts. Whoever asks for it leads it."""
    if not is_organiser():
        abort(403)
    if not FlaskForm().validate_on_submit():
        abort(400)
    services: Services = context()
    with services.door.reading(tidy(code)) as m:
        wish, rule = _again(m), RuleFile("", m.facts.rule_sha256, m.facts.rule)
    made = services.access.open_meeting(wish, rule)
    role = chair(rule.rule)
    host = services.access.join(made.code, _("主持人"), "social_org", role, made.keys.get(role))
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
    come = partial(services.crowd.come, code)
    gevent.spawn(Neighbours(services, code, gevent.sleep, come, came).live)


def resume(services: Services) -> list[str]:
    """After the server was off: the rehearsals of the last day go on. Their codes."""
    since = services.clock.now() - DAY_MS
    kept = services.in_writer(lambda: services.store.made_by(JOINING, since))
    for code, came in kept.items():
        people(services, code, came)
    return list(kept)
