"""A new meeting in three taps, and the page with its codes, keys and addresses."""

from datetime import datetime
from typing import Any
from urllib.parse import urlencode, urlsplit

import msgspec
from flask import Blueprint, Response, abort, jsonify, make_response, redirect, render_template, request
from flask_wtf import FlaskForm

from facilitate.core.act import Act
from facilitate.core.language.rules import Rule
from facilitate.core.meeting import Words
from facilitate.core.refusals.refusal import Refused
from facilitate.papers.qr import qr, shouted
from facilitate.replay.neighbours import chair
from facilitate.service.access import NewMeeting, NoRule, Opened
from facilitate.service.lists import lists
from facilitate.web import booked, cookies, linked
from facilitate.web.fill import blanks, filled
from facilitate.web.forms import MeetingForm
from facilitate.web.holding import asking, claim, holds, may_open, seated
from facilitate.web.home import is_organiser
from facilitate.web.host_group import host_group
from facilitate.web.i18n import _, lang
from facilitate.web.methods import FIRST, minutes, others, people
from facilitate.web.shelves import told
from facilitate.web.sight import context, meeting_of
from facilitate.web.words import say

pages = Blueprint("meetings", __name__)
USUAL = ("residents", "committee", "street", "agency", "contractor", "federation", "social_org")
CREW = ("host", "recorder", "door", "timer", "scribe")


@pages.get("/meetings/new")
def new() -> Any:
    """The sentence with its blanks, already filled in so that one button opens the door."""
    if not is_organiser():
        abort(403)
    form = MeetingForm(request.args, meta={"csrf": True})
    rule = rules().get(form.rule.data or "", rules()[FIRST[0].rule])
    form.rule.data, form.minutes.data, form.groups.data = rule.id, minutes(rule), expected(rule)
    form.place.data, form.by.data = form.place.data or _("社区议事厅"), form.by.data or "phones"
    form.language.data = "en" if lang() == "en" else "zh"
    return _ask(form, 200)


@pages.post("/meetings")
def create() -> Any:
    """The form, or JSON with `Authorization: Bearer KEY` -> 201 with code, urls and keys."""
    if not is_organiser():
        abort(403)
    if request.is_json:
        return _create_by_program()
    form = MeetingForm()
    rule = rules().get(form.rule.data or "")
    fault = ""
    if form.validate() and rule:
        try:
            return _open_by_form(form, rule)
        except Refused as refused:
            fault = refused.wire()[lang()]
    form.rule.errors = [] if rule else [_("请选一种开法。")]
    return _ask(form, 422, fault)


@pages.get("/meetings/<code>")
def opened(code: str) -> Any:
    """Codes, keys and addresses of a meeting, for the organisers who hold it; its keys are not shown to who has opened it for a day."""
    code = code.upper()
    if not may_open(code):
        who = asking()
        abort(redirect(f"/meetings/{code}/holders", 303) if who else 403)
    hers = holds(code)
    meeting, keys = meeting_of(code, "desk"), context().access.keys(code) if hers else {}
    choices = reachable()
    base = next((url for url, _word in choices if url == request.args.get("address")), choices[0][0])
    return render_template(
        "opened.html",
        meeting=meeting,
        hers=hers,
        join=f"{base}/J/{code}",
        board=f"{base}/m/{code}/board?{urlencode({'key': keys.get('board', '')})}" if hers else "",
        helpers=[
            (role, meeting["roles"][role]["title"], role_link(base, code, role, keys[role])) for role in _in_order(keys)
        ],
        choices=choices,
        base=base,
        qr=lambda url: qr(shouted(url)),
        first=request.args.get("first"),
        place=booked.place_of(code),
        opening=linked.opening_of(code),
        colleagues=len(told().people),
        form=FlaskForm(),
    )


def _in_order(keys: dict[str, str]) -> list[str]:
    """The roles that need a key: those who run the meeting first, then the others by name."""
    rest = sorted(role for role in keys if role not in (*CREW, "board"))
    return [role for role in CREW if role in keys] + rest


def reachable() -> list[tuple[str, str]]:
    """(address, what it is for) of every way in which phones may reach this computer, the best first."""
    public = context().config.public_url
    found = [(public.rstrip("/"), _("公网地址：用流量、用微信都能打开"))] if public else []
    port = urlsplit(request.host_url).port
    found += [
        (f"{request.scheme}://{each}{f':{port}' if port else ''}", _("本地网络：手机要连同一个 wifi"))
        for each in context().access.addresses()
    ]
    return found or [(request.url_root.rstrip("/"), _("只有这台电脑能打开"))]


def role_link(base: str, code: str, role: str, key: str) -> str:
    """The link by which somebody comes in with a role of her own."""
    return f"{base}/J/{code}?{urlencode({'role': role, 'key': key})}"


def rules() -> dict[str, Rule]:
    """The shipped rules by id."""
    return {each.rule.id: each.rule for each in context().rules}


def expected(rule: Rule) -> list[str]:
    """The groups ticked beforehand: the usual ones and those the rule needs."""
    needed = rule.groups.needed if rule.groups else ()
    return [group.code for group in lists().groups if group.code in {*USUAL, *needed}]


def _ask(form: MeetingForm, status: int, fault: str = "") -> Response:
    known = rules()
    page = render_template(
        "new.html",
        form=form,
        first=[(choice, known[choice.rule]) for choice in FIRST],
        more=others(known.values()),
        chosen=known.get(form.rule.data or ""),
        groups=lists().groups,
        people=people,
        blanks=blanks(known.values()),
        typed=request.form,
        fault=fault,
    )
    return make_response(page, status)


def _open_by_form(form: MeetingForm, rule: Rule) -> Response:
    made = context().access.open_meeting(_wish(form, rule), beside=claim())
    booked.booked(made.code, request.form.get("booking", ""))
    linked.begin(made.code, request.form.get("series", ""))
    answer = make_response(
        redirect(f"/meetings/{made.code}?first=1" if form.by.data != "desk" else f"/m/{made.code}/desk", 303)
    )
    _seat_host(answer, made, form, chair(rule))
    return answer


def _wish(form: MeetingForm, rule: Rule) -> NewMeeting:
    now = datetime.fromtimestamp(context().clock.now() / 1000).astimezone()
    title, place = (form.title.data or "").strip(), (form.place.data or "").strip()
    return NewMeeting(
        rule=rule.id,
        title=title or Words(rule.title.zh, rule.title.en),
        place=place,
        starts=form.start(now).isoformat(timespec="minutes"),
        language="en" if form.language.data == "en" else "zh",
        groups=tuple(form.groups.data or ()),
        minutes=form.minutes.data or 0,
        organiser="，".join(each.strip() for each in (form.organiser.data, form.contact.data) if each and each.strip()),
        phones=form.by.data != "desk",
        **filled(rule, request.form),
    )


def _seat_host(answer: Response, made: Opened, form: MeetingForm, role: str) -> None:
    """Whoever opens the meeting holds the key of the role that leads: her desk opens without another form, and is set as she
    wished."""
    access, door = context().access, context().door
    name, group = (form.host.data or "").strip() or _("主持人"), host_group(form.organiser.data or "")
    joined = access.join(made.code, name, group, role, made.keys.get(role))
    seated(made.code, joined.participant)
    cookies.keep_person(answer, made.code, joined.token)
    for name, value in _settings(form).items():
        door.act(made.code, Act("set", {"name": name, "value": value}, f"open-{name}", person=joined.participant))


def _settings(form: MeetingForm) -> dict[str, Any]:
    wished: dict[str, Any] = {"screening": True} if form.screening.data else {}
    if (form.profile.data or "").strip():
        wished["profile"] = form.profile.data
    if (form.supporter.data or "").strip():
        wished["supporter"] = {"name": form.supporter.data, "shown": bool(form.supporter_shown.data)}
    if (form.call.data or "").strip():
        wished["call"] = form.call.data
    if form.hall_end.data:
        now = datetime.fromtimestamp(context().clock.now() / 1000).astimezone()
        closes = datetime.combine(form.start(now).date(), form.hall_end.data, now.tzinfo)
        wished["hall_end"] = closes.isoformat(timespec="minutes")
    return wished


def _create_by_program() -> Response:
    try:
        wish = msgspec.convert(request.get_json(silent=True), NewMeeting)
        made = context().access.open_meeting(wish, beside=claim())
    except (msgspec.ValidationError, ValueError) as fault:
        raise Refused("bad_shape") from fault
    base = request.url_root.rstrip("/")
    room = f"{base}/m/{made.code}"
    board = f"{room}/board?{urlencode({'key': made.board_key})}"
    urls = {"join": f"{base}/J/{made.code}", "room": room, "board": board, "desk": f"{room}/desk"}
    return make_response(jsonify(code=made.code, urls=urls, keys=made.keys), 201)


def _no_rule(fault: NoRule) -> Response:
    """A rule that is not there, in both languages."""
    unknown = "没有“{rule}”这份规则。"
    zh, en = say("zh", unknown, rule=fault.rule), say("en", unknown, rule=fault.rule)
    return make_response(jsonify(ok=False, refusal={"rule": "no_rule", "zh": zh, "en": en}), 422)


pages.register_error_handler(NoRule, _no_rule)
