"""Before the meeting: who is asked to come, the map of who is touched and who decides, and the page on which a guest answers."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, abort, make_response, redirect, render_template, request

from facilitate.core.act import Act
from facilitate.core.may import may
from facilitate.core.person.guests import came
from facilitate.papers.guest_rows import CORNERS
from facilitate.papers.qr import qr, shouted
from facilitate.service.access import Identity
from facilitate.service.lists import lists
from facilitate.web import comforts
from facilitate.web.guest_forms import GuestForm, ReplyForm
from facilitate.web.i18n import reason
from facilitate.web.join import tidy, wrong
from facilitate.web.notice import notice
from facilitate.web.privacy.minors import keeping
from facilitate.web.room import acts, identity
from facilitate.web.services import Services
from facilitate.web.sight import context, exists, meeting_of

pages = Blueprint("guests", __name__)
ANSWERS = {"coming": "我来", "sending": "请人代我来", "not_coming": "来不了"}
STATES = {"": "没有回复", "coming": "回复来", "sending": "回复请人代来", "not_coming": "回复不来"}
GUEST = "guest|{}"
"""A guest's key fits her own invitation and opens nothing else: no role is called so."""
VERBS = ("invite", "uninvite", "seat_guest", "reply", "set", "undo")


@pages.get("/m/<code>/guests")
def guests(code: str) -> Any:
    """The list with its map and its links; whoever does not keep it is led where she belongs."""
    code, who = _keeper(code)
    return (
        redirect(f"/J/{code}" if who is None else f"/m/{code}", 303)
        if not _keeps(who)
        else _show(code, GuestForm(formdata=None))
    )


@pages.post("/m/<code>/guests")
def change(code: str) -> Any:
    """One party put down, described otherwise, taken off; what it told us; who came for it."""
    code, who = _keeper(code)
    if who is None or not _keeps(who):
        abort(401 if who is None else 403)
    form = GuestForm()
    if form.verb.data not in VERBS or not form.validate():
        return _show(code, form, form.stale(), 422)
    answer = acts().carry_out(code, who.person, {"verb": form.verb.data, "args": form.args(), "op": form.op.data})
    if answer.refusal is not None:
        return _show(code, form, reason(answer.refusal), answer.refusal.status)
    return redirect(f"/m/{code}/guests?done={form.verb.data}", 303)


@pages.get("/m/<code>/invitation/<id>")
def invitation(code: str, id: str) -> Any:
    """What a guest is asked, and three answers; without an account."""
    code, guest = _invited(code, id)
    given = {"reply": guest.reply, "instead": guest.instead, "said": guest.said}
    return _ask(code, guest, ReplyForm(formdata=None, data=given))


@pages.post("/m/<code>/invitation/<id>")
def answer(code: str, id: str) -> Any:
    """Her answer; until the meeting is over she may give another one."""
    code, guest = _invited(code, id)
    form = ReplyForm()
    if not form.validate():
        return _ask(code, guest, form, form.stale(), 422)
    said = {"id": id, "reply": form.reply.data, "instead": form.instead.data or "", "said": form.said.data or ""}
    answered = context().door.act(code, Act("reply", said, secrets.token_urlsafe(12)))
    if answered.refusal is not None:
        return _ask(code, guest, form, reason(answered.refusal), answered.refusal.status)
    return redirect(f"/m/{code}/invitation/{id}?{urlencode({'key': request.args.get('key', ''), 'done': 1})}", 303)


def replies(services: Services, code: str) -> dict[str, str]:
    """Guest -> the address at which she answers."""
    with services.door.reading(code) as m:
        ids, base = list(m.guests.all), (m.settings.address or services.url()).rstrip("/")
    return {id: f"{base}{_path(services, code, id)}" for id in ids}


def _path(services: Services, code: str, id: str) -> str:
    return f"/m/{code}/invitation/{id}?{urlencode({'key': services.access.key(code, GUEST.format(id))})}"


def _keeper(code: str) -> tuple[str, Identity | None]:
    clean = tidy(code)
    if not exists(clean):
        abort(wrong())
    return clean, identity(clean)


def _keeps(who: Identity | None) -> bool:
    if who is None or not who.person:
        return False
    with context().door.reading(who.code) as m:
        return may(m, who.person, "invite") is None


def _invited(code: str, id: str) -> tuple[str, Any]:
    """The guest whose link this is; a link that fits nobody leads nowhere."""
    clean = tidy(code)
    if not exists(clean) or not context().access.key_fits(clean, GUEST.format(id), request.args.get("key", "")):
        abort(wrong())
    with context().door.reading(clean) as m:
        return clean, m.guests.all.get(id) or abort(wrong())


def _show(code: str, form: GuestForm, refusal: str = "", status: int = 200) -> Any:
    services = context()
    with services.door.reading(code) as m:
        listed = [(one, came(m, one)) for one in m.guests.all.values()]
        people = {person.id: person.name for person in m.people.present()}
        names = {id: one.name for id, one in m.people.all.items()}
        taken_back, ended = m.steps.last, m.agenda.ended
        supporter, _, shown = m.settings.supporter.partition("\n")
    links = replies(services, code)
    page = render_template(
        "guests.html", screen="guests", meeting=meeting_of(code, "desk"), guests=listed, people=people, names=names, links=links,
        corners=[(words, [one for one, _ in listed if (one.concern, one.sway) == (concern, sway)])
                 for concern, sway, words in CORNERS],
        states=STATES, groups=_groups(), form=form, refusal=refusal, done=request.args.get("done"), ended=ended,
        can_undo=taken_back is not None and taken_back.verb in VERBS, op=lambda: secrets.token_urlsafe(12),
        supporter=supporter, shown=bool(shown), comforts=comforts.asked(code), qr=lambda url: qr(shouted(url)),
    )  # fmt: skip
    return make_response(page, status)


def _groups() -> list[Mapping[str, str]]:
    return [{"code": one.code, "zh": one.zh, "en": one.en} for one in lists().groups]


def _ask(code: str, guest: Any, form: ReplyForm, refusal: str = "", status: int = 200) -> Any:
    meeting = meeting_of(code, "board")
    page = render_template(
        "invitation.html", screen="guests", meeting=meeting, guest=guest, form=form, answers=ANSWERS, refusal=refusal,
        done=request.args.get("done"), consent=notice(meeting.get("organiser", ""), keeping(code).days),
    )  # fmt: skip
    return make_response(page, status)
