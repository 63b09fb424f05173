"""The papers of a meeting: made from its record, for whoever may have them."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote

from flask import Blueprint, Response, abort, request

from facilitate.papers import NAMES, Links, NoSuch, Paper, PdfFailed, Wifi, pack
from facilitate.papers.links import PICTURED, Office
from facilitate.papers.tongue import Choice
from facilitate.papers.unprinted import numbers
from facilitate.papers.workshop import workshop
from facilitate.reports.fold import record
from facilitate.reports.photo_rows import printed
from facilitate.reports.record import Record
from facilitate.service.access import Identity
from facilitate.service.lists import lists
from facilitate.web.assets import assets
from facilitate.web.errors import told
from facilitate.web.home import is_organiser
from facilitate.web.i18n import lang
from facilitate.web.join import tidy, wrong
from facilitate.web.room import identity
from facilitate.web.services import Services
from facilitate.web.sight import context, exists
from facilitate.web.views.facts import joining

pages = Blueprint("papers", __name__)
SHEETS = (
    "css/print.css",
    "css/print-file.css",
    "css/print-hall.css",
    "css/print-office.css",
    "css/print-wall.css",
    "css/print-twin.css",
)
SHOWN = ("html", "png", "svg")


def record_of(services: Services, code: str) -> Record:
    """The record as it stands now. Raises KeyError."""
    with services.door.reading(code) as m:
        kept = services.in_writer(lambda: services.store.read(code))
        return record(m, kept.entries, lists(), services.door.chain(code))


def links_of(services: Services, code: str) -> Links:
    """What papers are told beside the record: how to join, and who invites."""
    with services.door.reading(code) as m:
        join = joining(m, services.url())
        organiser, (name, _, password) = m.facts.organiser, m.settings.wifi.partition("\n")
        office = Office(*m.settings.office.split("\n"))
    network = Wifi(name, password) if name else None
    return Links(
        join=join["url"],
        address=join["address"],
        code=code,
        card=join["url"],
        organiser=organiser,
        wifi=network,
        office=office,
    )


def with_photos(services: Services, record: Record, links: Links) -> Links:
    """The same with the pictures that may be printed, for the papers that show them."""
    digests = [photo.digest for photo in printed(record.photos)]
    return replace(links, photos=services.in_writer(lambda: services.store.pictures(record.meeting.code, digests)))


@pages.get("/m/<code>/papers/<name>.<ext>")
def paper(code: str, name: str, ext: str) -> Response:
    """One paper in one form, or everything as `pack.zip` (`print-pack.zip` before the meeting)."""
    code = tidy(code)
    if not exists(code):
        abort(wrong())
    who = identity(code)
    staff = is_organiser() or _keeps_record(who)
    if not staff and who is None:
        abort(401)
    if not staff and (name in ("pack", "print-pack") or name not in NAMES or NAMES[name].private):
        abort(404 if name not in NAMES and name not in ("pack", "print-pack") else 403)
    try:
        return _sent(_made(code, name, ext, _language()), ext)
    except NoSuch as none:
        return told(404, none.zh, none.en)
    except PdfFailed as fault:
        return told(503, fault.zh, fault.en)


def _language() -> Choice:
    """`?lang=both`, or the reader's own language."""
    if request.args.get("lang") == "both":
        return "both"
    return "en" if lang() == "en" else "zh"


def _keeps_record(who: Identity | None) -> bool:
    """Host and recorder: whoever may advance the meeting or write its record."""
    if who is None or not who.person:
        return False
    with context().door.reading(who.code) as m:
        return bool({"advance", "record"} & set(m.rule.roles[who.role].may))


def _made(code: str, name: str, ext: str, language: Choice) -> Paper:
    services: Services = context()
    made, links = record_of(services, code), links_of(services, code)
    if name in ("pack", *PICTURED):
        links = with_photos(services, made, links)
    if name in ("pack", "print-pack"):
        one = "zh" if language == "both" else language
        return pack(made, one, links, "after" if name == "pack" else "before", maker=workshop)
    if ext == "html":
        sheets = (*SHEETS, "css/print-en.css") if language == "en" else SHEETS
        links = replace(links, styles=tuple(assets().url(sheet) for sheet in sheets))
    return workshop(name, ext, made, language, links)


def _sent(made: Paper, ext: str) -> Response:
    answer = Response(made.data, content_type=made.mime)
    kind = "inline" if ext in SHOWN or (ext == "pdf" and "download" not in request.args) else "attachment"
    if made.missing:
        answer.headers["X-Missing-Characters"] = " ".join(numbers(made.missing))
    answer.headers["Content-Disposition"] = f"{kind}; filename*=UTF-8''{quote(made.filename)}"
    return answer
