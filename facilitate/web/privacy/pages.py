"""The organiser's pages of what is stored and until when: all meetings, one meeting, and erasing one person of it."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request
from flask_wtf import FlaskForm
from sqlalchemy import Connection

from facilitate.core.refusals.refusal import Refused
from facilitate.papers import NoSuch, PdfFailed
from facilitate.papers.kinds import MIMES
from facilitate.store import asking, sizes
from facilitate.store.asking import Asked
from facilitate.web.amounts import size
from facilitate.web.backups import backups
from facilitate.web.holding import may_open, shut, whole_house
from facilitate.web.home import is_organiser
from facilitate.web.i18n import _
from facilitate.web.join import tidy
from facilitate.web.papers import keeps_record
from facilitate.web.privacy import calendar, cleaning, files, minors, retention
from facilitate.web.privacy.erase import StillOpen, erase, preview
from facilitate.web.room import identity
from facilitate.web.sight import context, exists, meeting_of

pages = Blueprint("privacy", __name__)
log = logging.getLogger(__name__)
T = TypeVar("T")
COUNTS = re.compile(r"(\d{1,6})\.(\d{1,6})\.(\d{1,6})\.(\d{1,6})", re.ASCII)
"""Of an erasure: entries, rows and papers changed, and places that still name her."""
LONGEST = 300
"""Characters of a name or sentence that is looked for in kept papers."""
DAYS = (30, 90, 180, 365, 1095, 0)
"""From which the organiser chooses; 0: until she says otherwise."""
KINDS = {
    "cards": "居民平时留的卡", "neighbours": "答应下回还认得的邻居", "sign_ups": "志愿者报名", "confirmations": "大家对承诺说的话",
    "needs": "需求", "sources": "需求的原话", "offers": "资源", "promises": "承诺", "units": "单位名册", "accounts": "账号",
    "visits": "上门、电话问到的", "changes": "改动的经过",
}  # fmt: skip
"""What the register keeps of people, in plain words."""


@pages.get("/privacy")
def everything() -> Any:
    """What is stored and until when, of every meeting and of the register; who asked to be erased."""
    if not is_organiser():
        abort(403)
    services = context()
    told = services.book.read(sizes.of_meetings)
    register = services.book.read(sizes.of_register)
    hidden = shut()
    waiting = [one for one in services.book.read(asking.listed) if one.done is None and one.meeting not in hidden]
    seen = [each for each in calendar.calendar(services) if each.code not in hidden]
    return render_template(
        "privacy/all.html", meetings=[(each, told.get(each.code, sizes.Size())) for each in seen],
        register=[(_(word), register[name]) for name, word in KINDS.items() if register.get(name)], size=size,
        waiting=[(one, _name(one)) for one in waiting], whole=_whole(), today=calendar.today(services),
        backups=backups(), unfinished=cleaning.unfinished(services), going=cleaning.going(services),
    )  # fmt: skip


@pages.get("/m/<code>/privacy")
def of_meeting(code: str) -> Any:
    """What is kept of one meeting, for how long, who may see it, and who of it is to be erased; `erased`: what was just done, and
    whether all is clean by now."""
    return _meeting(_keeper(code), erased=request.args.get("erased", ""))


@pages.post("/m/<code>/privacy")
def say(code: str) -> Any:
    """How long it is kept, and whether children take part."""
    code = _keeper(code)
    if not FlaskForm().validate_on_submit():
        abort(400)
    days = request.form.get("days", type=int)
    if days not in DAYS:
        return make_response(_meeting(code, _("请从表里选一个期限。")), 422)
    children = bool(request.form.get("minors"))
    context().book.aside(lambda connection: asking.keep(connection, code, days=days, minors=children))
    minors.forget(code)
    return redirect(f"/m/{code}/privacy?done=1", 303)


@pages.get("/m/<code>/privacy/erase")
def look(code: str) -> Any:
    """What erasing one person would do, where others name her, and where kept papers have her; with `name` instead, of whom the log
    knows nothing any more. Who holds but this meeting sees and changes nothing of others."""
    code, person, name = _keeper(code), request.args.get("person", ""), request.args.get("name", "").strip()[:LONGEST]
    words, wide = request.args.get("words", "1") == "1", whole_house()
    told, fault = _tried(code, lambda: preview(context(), code, person, words, name, wide))
    if told is None:
        return fault
    if name and not (told.said or told.written or told.kept or told.entries or told.rows):
        return make_response(_meeting(code, _("留下的材料里没有“{name}”。请照材料里的写法再试。", name=name)), 404)
    return render_template(
        "privacy/erase.html",
        told=told,
        words=words,
        name=name,
        wide=wide,
        meeting=meeting_of(code, "desk"),
        form=FlaskForm(),
    )


@pages.post("/m/<code>/privacy/erase")
def do(code: str) -> Any:
    """Erase her; the entries ticked are blotted too, and the places in kept papers and doubtful words that are not ticked stay."""
    code, form = _keeper(code), request.form
    if not FlaskForm().validate_on_submit():
        abort(400)
    name, rows = form.get("name", "").strip()[:LONGEST], bool(form.get("register"))
    blot, also = form.getlist("blot", type=int), form.getlist("also")
    spare = set(form.getlist("place")) - set(form.getlist("change"))
    person, words, wide = form.get("person", ""), form.get("words") == "1", whole_house()
    done, fault = _tried(
        code, lambda: erase(context(), code, person, words, blot, spare, name, wide, also, rows, cleaned=False)
    )
    if done is None:
        return fault
    return _done(code, f"{done.entries}.{done.rows}.{len(done.files)}.{done.still}")


@pages.post("/m/<code>/privacy/now")
def now(code: str) -> Any:
    """Its raw data go at once, and not on their day."""
    code = _keeper(code)
    if not FlaskForm().validate_on_submit() or not request.form.get("sure"):
        abort(400)
    done, fault = _tried(code, lambda: retention.let_go(context(), code, cleaned=False))
    return _done(code, "all") if done is not None else fault


def _done(code: str, what: str) -> Any:
    """Told at once; what it leaves in files is cleaned meanwhile, and the page says when."""
    cleaning.soon(context())
    return redirect(f"/m/{code}/privacy?erased={what}", 303)


def _tried(code: str, work: Callable[[], T]) -> tuple[T | None, Any]:
    """(what it answers, nothing), or (None, the page that says why it was not done)."""
    try:
        return work(), None
    except (StillOpen, ValueError):
        return None, make_response(_meeting(code, _("会还没有结束：散会以后再抹。")), 409)
    except Refused:
        return None, make_response(_meeting(code, _("没有这个人。")), 404)
    except (OSError, NoSuch, PdfFailed) as fault:
        log.warning("%s: nothing was erased: %r", code, fault)
        said = _("留下的材料写不了：是不是在别的程序里开着，或者磁盘满了？什么都还没有删，请关掉再试。")
        return None, make_response(_meeting(code, said), 503)


@pages.get("/m/<code>/privacy/kept/<name>")
def kept(code: str, name: str) -> Any:
    """A paper that stays."""
    code = _keeper(code)
    found = next((path for path in files.kept(context().config.data, code) if path.name == name), None)
    if found is None:
        abort(404)
    answer = Response(found.read_bytes(), mimetype=MIMES[found.suffix[1:]])
    if found.suffix != ".html":
        answer.headers["Content-Disposition"] = f"attachment; filename={found.name}"
    return answer


def _keeper(code: str) -> str:
    """The code, for the organiser, host and recorder."""
    code = tidy(code)
    if not exists(code) or not (may_open(code) or keeps_record(identity(code))):
        abort(403)
    return code


def _meeting(code: str, fault: str = "", erased: str = "") -> str:
    services = context()
    told = services.book.read(lambda connection: _told(connection, code))
    with services.door.reading(code) as m:
        people = [(one.id, one.name, m.rule.roles[one.role].title) for one in m.people.all.values() if not one.same_as]
        counts = {
            "people": len(people), "cards": len(m.items.all), "comments": len(m.talk.comments), "turns": sum(len(f.turns) for f in m.floors.values()),
            "votes": sum(len(one.voted) for one in m.ballots.all.values()), "photos": len(m.photos.kept()),
        }  # fmt: skip
    names = {id: name for id, name, _title in people}
    return render_template(
        "privacy/meeting.html", meeting=meeting_of(code, "desk"), due=calendar.one(services, code), counts=counts, people=people,
        asked=[(one, names.get(one.person, "")) for one in told["asked"]], size=told["size"], sized=size, days=DAYS, fault=fault,
        erased=erased, told=COUNTS.fullmatch(erased), going=cleaning.going(services),
        kept=files.kept(services.config.data, code), form=FlaskForm(), done=request.args.get("done"),
        organiser=may_open(code), unfinished=cleaning.unfinished(services),
    )  # fmt: skip


def _told(connection: Connection, code: str) -> Mapping[str, Any]:
    asked = [one for one in asking.listed(connection, code) if one.person]
    return {"asked": asked, "size": sizes.of_meetings(connection).get(code, sizes.Size())}


def _name(one: Asked) -> str:
    try:
        with context().door.reading(one.meeting) as m:
            return str(m.people.all[one.person].name) if one.person in m.people.all else one.person
    except KeyError:
        return one.person


def _whole() -> int:
    """Bytes of the data folder."""
    return sum(path.stat().st_size for path in context().config.data.rglob("*") if path.is_file())
