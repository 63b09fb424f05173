"""Joining a meeting in three taps: a name, a group, consent; and coming back as the same person."""

import re
from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, jsonify, make_response, redirect, render_template, request
from flask_wtf.csrf import generate_csrf

from facilitate.core.ballot.voters import asked_afterwards
from facilitate.core.refusals.refusal import Refused
from facilitate.service.lists import lists
from facilitate.web import again, comforts, cookies, wirejson
from facilitate.web.assets import assets
from facilitate.web.bucket import Bucket
from facilitate.web.drawn import HOLE, drawn
from facilitate.web.errors import answer
from facilitate.web.forms import JoinForm
from facilitate.web.i18n import lang, reason
from facilitate.web.notice import notice, on_votes
from facilitate.web.sight import Sight, context, exists, look

pages = Blueprint("join", __name__)
CODE = re.compile(r"[2-9A-HJ-NP-Z]{8}")
STEPS = ("name", "group", "consent")
FIELD_OF = {"name_empty": "name", "name_too_long": "name", "needs_consent": "consent"}
failures = Bucket(size=40, rate=2)


@pages.get("/J")
@pages.get("/j")
def entry() -> Any:
    """A code typed by hand: any case, with or without spaces, goes to its door."""
    typed = request.args.get("code", "")
    code = tidy(typed)
    if code and _there(code):
        return redirect(f"/J/{code}", 303)
    elif typed:
        return wrong()
    else:
        return render_template("stranger.html", screen="join")


@pages.get("/J/<code>")
@pages.get("/j/<code>")
def door(code: str) -> Any:
    """What the QR holds: three taps for a newcomer, one for somebody this phone knows."""
    clean = tidy(code)
    if not _there(clean):
        return wrong()
    sight = look(clean, "board", keys=("meeting",))
    known = [] if request.args.get("new") or request.args.get("key") else known_here(clean)
    if known:
        people = [look(clean, "room", who.person, ("meeting",)).me for _token, who in known]
        return render_template("back.html", screen="join", meeting=sight.one("meeting"), people=people)
    elif _too_late(sight, clean) or (sight.one("meeting")["door"] == "closed" and not request.args.get("key")):
        return wrong()
    elif request.args:
        return _ask(sight, _fresh(), 200)
    else:
        return _newcomer(sight)


def _newcomer(sight: Sight) -> Response:
    """The door as a thousand phones see it that have just scanned the same code: all that differs is the form's sealed number."""
    meeting = sight.one("meeting")
    which = ("join.html", meeting["code"], lang(), _in_wechat())
    shows = (wirejson.dumps(meeting | {"head": ""}), assets().mark)  # the log's head is new with everybody who joins
    return drawn().page(which, shows, lambda: _drawn(sight, JoinForm(), sealed=HOLE)).answer(generate_csrf())


def _too_late(sight: Sight, code: str) -> bool:
    """The meeting is over, and no vote at the doors asks newcomers."""
    if sight.one("meeting")["state"] != "ended":
        return False
    with context().door.reading(code) as m:
        return not asked_afterwards(m, m.default_role)


@pages.post("/J/<code>")
@pages.post("/j/<code>")
def come_in(code: str) -> Any:
    """The form of the three taps, or one tap of somebody known here."""
    clean = tidy(code)
    if not _there(clean):
        return wrong()
    sight, form = look(clean, "board", keys=("meeting",)), JoinForm()
    if request.form.get("step") in ("1", "2"):
        return _one_step(sight, form, int(request.form["step"]))
    elif form.validate_on_submit():
        return _join_by_form(clean, sight, form)
    else:
        return _ask(sight, form, 422)


@pages.post("/J/<code>/again")
def come_back(code: str) -> Any:
    """Go on as somebody this phone knows: `person` is the number on the button."""
    clean = tidy(code)
    known = known_here(clean) if _there(clean) else []
    chosen = next((token for token, who in known if who.person == request.form.get("person")), None)
    answer_ = make_response(redirect(_inside(clean, chosen) if chosen else f"/J/{clean}", 303))
    if chosen:
        cookies.keep_person(answer_, clean, chosen)
    return answer_


@pages.post("/m/<code>/join")
def join_by_program(code: str) -> Any:
    """JSON `{name, group, consent: true, role?, key?}` -> `{participant, token}` and the cookie."""
    clean, asked = tidy(code), request.get_json(silent=True)
    if not _there(clean):
        return wrong()
    if not isinstance(asked, dict) or not all(
        isinstance(asked.get(each, ""), str) for each in ("name", "group", "role", "key")
    ):
        raise Refused("bad_shape")
    if asked.get("consent") is not True:
        raise Refused("needs_consent")
    joined = context().access.join(
        clean, asked.get("name", ""), asked.get("group", ""), asked.get("role"), asked.get("key")
    )
    told = jsonify(participant=joined.participant, token=joined.token)
    cookies.keep_person(told, clean, joined.token)
    again.joined(clean, joined.participant)
    return told


def tidy(typed: str) -> str:
    """The code somebody meant: upper case, without spaces, dashes and dots."""
    return re.sub(r"[\s\-–—_·.]", "", typed).upper()[:24]


def _there(code: str) -> bool:
    return bool(CODE.fullmatch(code)) and exists(code)


def wrong() -> Response:
    """One answer for every code that leads nowhere; when too many fail, a word to wait."""
    if not failures.take(context().clock.now()):
        return answer(429)
    return answer(404)


def known_here(code: str) -> list[tuple[str, Any]]:
    """(token, identity) of everybody this phone has been in this meeting, the last one first."""
    tokens = [cookies.token(request, code), *cookies.others(request, code)]
    found = ((token, context().access.who(code, token)) for token in tokens if token)
    return [(token, who) for token, who in found if who is not None and who.person]


def _fresh() -> JoinForm:
    return JoinForm(role=request.args.get("role", ""), key=request.args.get("key", ""))


def _join_by_form(code: str, sight: Sight, form: JoinForm) -> Response:
    try:
        joined = context().access.join(
            code, form.name.data, form.group.data, form.role.data or None, form.key.data or None
        )
    except Refused as refused:
        words = reason(refused)
        field = FIELD_OF.get(refused.rule)
        if field:
            form[field].errors = [words]
        return _ask(sight, form, refused.status, "" if field else words)
    comforts.ask(code, joined.participant, form.comforts.data or ())
    inside = make_response(redirect(_inside(code, joined.token), 303))
    cookies.keep_person(inside, code, joined.token)
    again.joined(code, joined.participant)
    return inside


def _inside(code: str, token: str) -> str:
    """Where somebody belongs who has just come in: whoever has work at the desk, at the desk."""
    who = context().access.who(code, token)
    return f"/m/{code}/desk" if who is not None and "desk" in who.audiences else f"/m/{code}"


def _one_step(sight: Sight, form: JoinForm, step: int) -> Response:
    """The next of three taps in a browser without scripts."""
    if form[STEPS[step - 1]].validate(form):
        return _ask(sight, form, 200, step=step + 1)
    else:
        return _ask(sight, form, 422, step=step)


def _ask(sight: Sight, form: JoinForm, status: int, refusal: str = "", step: int = 0) -> Response:
    return make_response(_drawn(sight, form, refusal or form.stale(), step, sealed=generate_csrf()), status)


def _drawn(sight: Sight, form: JoinForm, refusal: str = "", step: int = 0, *, sealed: str) -> str:
    """The page of the three taps."""
    meeting = sight.one("meeting")
    role = meeting["roles"].get(form.role.data, {}).get("title") if form.role.data else None
    step = step or next((n for n, name in enumerate(STEPS, 1) if form[name].errors), 1)
    return render_template(
        "join.html",
        screen="join",
        meeting=meeting,
        form=form,
        groups=_groups(meeting),
        consent=notice(meeting.get("organiser", "")),
        votes=on_votes(meeting["secrecy"]),
        role=role,
        comforts=comforts.COMFORTS,
        step=step,
        refusal=refusal,
        sealed=sealed,
        wechat=_in_wechat(),
    )


def _in_wechat() -> bool:
    return "MicroMessenger" in request.headers.get("User-Agent", "")


def _groups(meeting: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The groups to choose from: those expected or present, otherwise all; and a last one for whoever is in none."""
    found = list(meeting["groups"]) or [{"code": each.code, "zh": each.zh, "en": each.en} for each in lists().groups]
    return [each for each in found if each["code"] != "other"] + [
        {"code": "other", "zh": "以上都不是", "en": "None of these"}
    ]
