"""Joining a meeting in three taps: a name, a group, consent; and coming back as the same person."""

import re
from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, jsonify, make_response, redirect, render_template, request
from flask_wtf.csrf import generate_csrf

from facilitate.core.refusals.refusal import Refused
from facilitate.service.access import Identity
from facilitate.web import again, comforts, coming, cookies, wirejson
from facilitate.web.assets import assets
from facilitate.web.bucket import Bucket
from facilitate.web.drawn import HOLE, drawn
from facilitate.web.errors import answer
from facilitate.web.forms import JoinForm
from facilitate.web.i18n import lang, reason
from facilitate.web.notice import notice, on_votes
from facilitate.web.privacy import minors
from facilitate.web.sight import Sight, context, exists, look

pages = Blueprint("join", __name__)
CODE = re.compile(r"[2-9A-HJ-NP-Z]{8}")
STEPS = ("name", "group", "consent")
OUT = -1
"""No step: whoever was sent out is asked for nothing."""
FIELD_OF = {
    "name_empty": "name", "name_too_long": "name", "needs_consent": "consent", "invitation_old": "invitation",
    "needs_seat": "seat", "seat_taken": "seat",
}  # fmt: skip
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
    brought = request.args.get("key") or request.args.get("seat")
    somebody_else = bool(request.args.get("new") or brought)
    if out := coming.sent_out(clean):
        return _shut(sight, _fresh(), out, 403 if somebody_else else 200)
    known = [] if somebody_else else coming.known_here(clean)
    if known:
        return _back(sight, known)
    elif coming.too_late(clean) or (sight.one("meeting")["door"] == "closed" and not brought):
        return wrong()
    elif request.args.keys() - {"i", "I"}:
        return _ask(sight, _fresh(), 200)
    else:
        return _newcomer(sight)


def _newcomer(sight: Sight) -> Response:
    """The door as a thousand phones see it that have just scanned the same code: all that differs is the form's sealed number."""
    meeting = sight.one("meeting")
    form = _fresh()
    form.invitation.data = form.invitation.data if form.invitation.data == meeting["join"]["word"] else ""
    which = (
        "join.html",
        meeting["code"],
        lang(),
        _in_wechat(),
        form.invitation.data,
        minors.keeping(meeting["code"]),
    )
    shows = (wirejson.dumps(meeting | {"head": ""}), assets().mark)  # the log's head is new with everybody who joins
    return drawn().page(which, shows, lambda: _drawn(sight, form, sealed=HOLE)).answer(generate_csrf())


@pages.post("/J/<code>")
@pages.post("/j/<code>")
def come_in(code: str) -> Any:
    """The form of the three taps, or one tap of somebody known here."""
    clean = tidy(code)
    if not _there(clean):
        return wrong()
    sight, form = look(clean, "board", keys=("meeting",)), JoinForm()
    if out := coming.sent_out(clean):
        return _shut(sight, form, out, out.status)
    if request.form.get("step") in ("1", "2"):
        return _one_step(sight, form, int(request.form["step"]))
    elif form.validate_on_submit():
        return _join_by_form(clean, sight, form)
    else:
        return _ask(sight, form, 422)


@pages.post("/J/<code>/again")
def come_back(code: str) -> Any:
    """Go on as somebody this phone knows: `person` is the number on the button. Where her token ended meanwhile, the door again."""
    clean = tidy(code)
    known = coming.known_here(clean) if _there(clean) else []
    chosen = next(((token, who) for token, who in known if who.person == request.form.get("person")), None)
    if chosen is None:
        return redirect(f"/J/{clean}", 303)
    (token, who), access = chosen, context().access
    renewed = access.renew(clean, token)
    if renewed is None and access.who(clean, token) is None:
        return redirect(f"/J/{clean}", 303)
    inside = make_response(redirect(_inside(clean, who.person), 303))
    cookies.keep_person(inside, clean, renewed.token if renewed else token, instead=token)
    return inside


@pages.post("/m/<code>/join")
def join_by_program(code: str) -> Any:
    """JSON `{name, group, consent: true, role?, key?, seat?, invitation?, op?}` -> `{participant, token}` and the cookie. `op`, of
    22 to 40 letters and digits by chance: where the answer was lost the same op with the same words brings it once more."""
    clean, asked = tidy(code), request.get_json(silent=True)
    if not _there(clean):
        return wrong()
    if not isinstance(asked, dict) or not all(
        isinstance(asked.get(each, ""), str) for each in ("name", "group", "role", "key", "seat", "invitation", "op")
    ):
        raise Refused("bad_shape")
    if asked.get("consent") is not True:
        raise Refused("needs_consent")
    if out := coming.sent_out(clean):
        raise out
    joined = coming.join(clean, asked, asked.get("op", ""))
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


def _back(sight: Sight, known: Sequence[tuple[str, Identity]], out: str = "", status: int = 200) -> Response:
    """Those whom this phone knows, to go on as; `out` why one of them was sent out, after which nobody new comes in by it."""
    meeting = sight.one("meeting")
    people = [look(meeting["code"], "room", who.person, ("meeting",)).me for _token, who in known]
    page = render_template("back.html", screen="join", meeting=meeting, people=people, out=out, sealed=generate_csrf())
    return make_response(page, status)


def _shut(sight: Sight, form: JoinForm, out: Refused, status: int) -> Response:
    """Somebody was sent out by this phone: the others it knows go on, and nobody new comes in."""
    known = coming.known_here(sight.one("meeting")["code"])
    if known:
        return _back(sight, known, out.params["reason"], status)
    return _ask(sight, form, out.status, reason(out), step=OUT)


def _fresh() -> JoinForm:
    coming.attempt()
    brought = {name: request.args.get(name, "") for name in ("role", "key", "seat")}
    return JoinForm(formdata=None, data=brought | {"invitation": request.args.get("i") or request.args.get("I", "")})


def _join_by_form(code: str, sight: Sight, form: JoinForm) -> Response:
    if missing := minors.fault(code, form.data):
        form.consent.errors = [missing]
        return _ask(sight, form, 422)
    try:
        joined = coming.join(code, form.data | {"name": minors.called(code, form.data)}, coming.attempt())
    except Refused as refused:
        words = reason(refused)
        field = FIELD_OF.get(refused.rule)
        if field:
            form[field].errors = [words]
        return _ask(sight, form, refused.status, "" if field else words)
    comforts.ask(code, joined.participant, form.comforts.data or ())
    coming.arrived()
    inside = make_response(redirect(_inside(code, joined.participant), 303))
    cookies.keep_person(inside, code, joined.token)
    again.joined(code, joined.participant)
    return inside


def _inside(code: str, person: str) -> str:
    """Where somebody belongs who has just come in: whoever has work at the desk, at the desk."""
    return f"/m/{code}/desk" if "desk" in context().access.audiences(code, person) else f"/m/{code}"


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
    if form.invitation.errors or form.seat.errors:
        step = 1
    step = step or next((n for n, name in enumerate(STEPS, 1) if form[name].errors), 1)
    return render_template(
        "join.html",
        screen="join",
        meeting=meeting,
        form=form,
        groups=coming.groups(meeting),
        consent=notice(meeting.get("organiser", ""), minors.keeping(meeting["code"]).days),
        votes=on_votes(meeting["secrecy"]),
        role=role,
        seats=meeting["joining"] == "seats" and not form.key.data,
        word=bool(meeting["join"]["word"]) and not form.key.data and form.invitation.data != meeting["join"]["word"],
        comforts=comforts.COMFORTS,
        ages=minors.AGES if minors.take_part(meeting["code"]) else {},
        step=step,
        refusal=refusal,
        out=step == OUT,
        sealed=sealed,
        wechat=_in_wechat(),
    )


def _in_wechat() -> bool:
    return "MicroMessenger" in request.headers.get("User-Agent", "")
