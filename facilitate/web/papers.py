"""The papers of a meeting: made from its record, for whoever may have them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from urllib.parse import quote

from flask import Blueprint, Response, abort, request

from facilitate.papers import NAMES, Links, NoSuch, Paper, PdfFailed, Wifi, pack
from facilitate.papers.doing import Abandoned, Doing
from facilitate.papers.links import PICTURED, Office
from facilitate.papers.packs import PROVED, When, papers_of
from facilitate.papers.tongue import Choice
from facilitate.papers.unprinted import numbers
from facilitate.papers.workshop import workshop
from facilitate.reports.fold import record
from facilitate.reports.photo_rows import printed, sheets
from facilitate.reports.proof import proven
from facilitate.reports.record import Record
from facilitate.service.access import Identity
from facilitate.service.lists import lists
from facilitate.web.assets import assets
from facilitate.web.errors import told
from facilitate.web.guests import replies
from facilitate.web.holding import holds, may_open
from facilitate.web.i18n import _, lang
from facilitate.web.join import tidy, wrong
from facilitate.web.making import Job, making
from facilitate.web.room import identity
from facilitate.web.services import Services
from facilitate.web.sight import context, exists
from facilitate.web.unprintable import unprintable
from facilitate.web.views.facts import joining

pages = Blueprint("papers", __name__)
PACKS: dict[str, When] = {"pack": "after", "print-pack": "before"}
SHEETS = (
    "css/print.css",
    "css/print-file.css",
    "css/print-hall.css",
    "css/print-office.css",
    "css/print-wall.css",
    "css/print-twin.css",
    "css/print-screen.css",
)
SHOWN = ("html", "png", "svg")


def record_of(services: Services, code: str) -> Record:
    """The record as it stands now. Raises KeyError."""
    with services.door.reading(code) as m:
        kept = services.in_writer(lambda: services.store.read(code))
        return record(m, kept.entries, lists(), services.door.chain(code))


def proof_of(services: Services, code: str) -> Record:
    """The same with the log that it was folded from, for record.json. Raises KeyError."""
    with services.door.reading(code):
        return proven(services.in_writer(lambda: services.store.rows(code)), lists())


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
        replies=replies(services, code),
    )


def with_photos(services: Services, record: Record, links: Links) -> Links:
    """The same with the pictures that may be printed, for the papers that show them."""
    digests = [photo.digest for photo in (*printed(record.photos), *sheets(record.photos))]
    return replace(links, photos=services.in_writer(lambda: services.store.pictures(record.meeting.code, digests)))


@pages.get("/m/<code>/papers/<name>.<ext>")
def paper(code: str, name: str, ext: str) -> Response:
    """One paper in one form, or everything as `pack.zip` (`print-pack.zip` before the meeting).

    `?in=zh|en|both` is its language; `?job=` names the wish, of which `/papers/making` tells how far it is. HEAD makes the
    paper and keeps it, so that the page may say how far it is before it follows the link.
    """
    code, staff = reader(code)
    if not staff and (name in PACKS or name not in NAMES or NAMES[name].private):
        abort(404 if name not in NAMES and name not in PACKS else 403)
    job = making.begin(code, request.args.get("job", ""), 1)
    try:
        return _sent(_made(code, name, ext, _language(), job), ext)
    except NoSuch as none:
        job.fault = (none.zh, none.en)
        return told(404, none.zh, none.en)
    except PdfFailed as fault:
        job.fault = (fault.zh, fault.en)
        return told(503, fault.zh, fault.en, _instead(name, ext))
    except Abandoned:
        job.fault = ("没有做完：已经不要了。", "Not finished: it was no longer wanted.")
        abort(410)
    finally:
        job.over = True


def _instead(name: str, ext: str) -> dict[str, str]:
    """Forms of a paper that come without a PDF, by what they are called."""
    there = NAMES[name].exts if name in NAMES and ext == "pdf" else ()
    called = {"html": _("网页版"), "docx": "DOCX"}
    wished = f"?in={request.args['in']}" if request.args.get("in") in ("zh", "en", "both") else ""
    return {called[each]: f"{name}.{each}{wished}" for each in ("html", "docx") if each in there}


def reader(code: str) -> tuple[str, bool]:
    """(the code as it is written, whether the reader may have all papers); whoever may have none is turned away."""
    code = tidy(code)
    if not exists(code):
        abort(wrong())
    who = identity(code)
    staff = may_open(code) or keeps_record(who)
    if not staff and who is None:
        abort(401)
    return code, staff


def _language() -> Choice:
    """`?in=zh|en|both`, or the reader's own language; `?lang=both` is an older way of asking."""
    match request.args.get("in") or request.args.get("lang"):
        case "both":
            return "both"
        case "en":
            return "en"
        case "zh":
            return "zh"
        case _:
            return "en" if lang() == "en" else "zh"


def keeps_record(who: Identity | None) -> bool:
    """Host and recorder: whoever may advance the meeting or write its record."""
    if who is None or not who.person:
        return False
    with context().door.reading(who.code) as m:
        return bool({"advance", "record"} & set(m.rule.roles[who.role].may))


def _made(code: str, name: str, ext: str, language: Choice, job: Job) -> Paper:
    services: Services = context()
    made = proof_of(services, code) if (name, ext) == PROVED else record_of(services, code)
    links = links_of(services, code)
    if not (holds(code) or keeps_record(identity(code))):  # guests' own ways to answer are not for who only reads
        links = replace(links, replies={})
    if name in (*PACKS, *PICTURED):
        links = with_photos(services, made, links)
    if name in PACKS:
        if ext != "zip":
            raise NoSuch("整包只有 zip。", "The pack comes as zip.")
        job.of = len(papers_of(made, language, links, PACKS[name]))
        maker, proof = partial(_one, code, job), proof_of(services, code)
        return pack(made, language, links, PACKS[name], maker=maker, hands=workshop.hands, proof=proof)
    if ext == "html":
        sheets = (*SHEETS, "css/print-en.css") if language == "en" else SHEETS
        links = replace(links, styles=tuple(assets().url(sheet) for sheet in sheets))
    return _one(code, job, name, ext, made, language, links)


def _one(code: str, job: Job, name: str, ext: str, made: Record, language: Choice, links: Links) -> Paper:
    """One paper, with word how far it is, and of what it could not print. Raises Abandoned."""
    making.hear(job, name, ext, Doing())
    found = workshop(name, ext, made, language, links, lambda doing: making.hear(job, name, ext, doing))
    unprintable.note(code, name, ext, found)
    job.done += 1
    return found


def _sent(made: Paper, ext: str) -> Response:
    answer = Response(made.data, content_type=made.mime)
    kind = "inline" if ext in SHOWN or (ext == "pdf" and "download" not in request.args) else "attachment"
    if made.missing:
        answer.headers["X-Missing-Characters"] = " ".join(numbers(made.missing))
    answer.headers["Content-Disposition"] = f"{kind}; filename*=UTF-8''{quote(made.filename)}"
    return answer
