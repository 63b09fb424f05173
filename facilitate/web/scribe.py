"""The scribe's desk: the page, the draft beside its sources, and the words that were sealed."""

from __future__ import annotations

from typing import Any, NamedTuple

from flask import Blueprint, Response, abort, redirect, render_template

from facilitate import __version__
from facilitate.core.paper.sealing import fingerprint, sealed_text
from facilitate.papers.tongue import Tongue
from facilitate.reports.draft import Draft, draft
from facilitate.reports.lines import Line, moment
from facilitate.reports.record import Record
from facilitate.reports.sections import Section, lines_of
from facilitate.reports.sources import sources
from facilitate.service.access import Identity
from facilitate.web import wirejson
from facilitate.web.i18n import lang, words_url
from facilitate.web.join import tidy, wrong
from facilitate.web.papers import record_of
from facilitate.web.room import identity
from facilitate.web.sight import context, exists, meeting_of

pages = Blueprint("scribe", __name__)
KEEPERS = frozenset({"record", "advance"})


@pages.get("/m/<code>/scribe")
def scribe(code: str) -> Any:
    """The editor of the minutes; whoever does not keep them is led where she belongs."""
    code = _known(code)
    who = identity(code)
    if who is None or not _keeps(who):
        return redirect(f"/J/{code}" if who is None else f"/m/{code}", 303)
    meeting = meeting_of(code, "desk")
    page = {
        "code": code, "as": "desk", "lang": lang(), "person": who.person, "version": __version__, "words": words_url(),
        "year": int(meeting["starts"][:4]),
        "urls": {"desk": f"/m/{code}/desk", "draft": f"/m/{code}/scribe/draft", "papers": f"/m/{code}/papers"},
    }  # fmt: skip
    return render_template("scribe.html", meeting=meeting, page=page)


@pages.get("/m/<code>/scribe/draft")
def told(code: str) -> Response:
    """The draft in the reader's language, with the sources of its sentences."""
    code = _known(code)
    who = identity(code)
    if who is None or not _keeps(who):
        abort(403)
    tongue = Tongue("en" if lang() == "en" else "zh")
    answer = Response(wirejson.dumps(shown(record_of(context(), code), tongue)), mimetype="application/json")
    answer.headers["Cache-Control"] = "no-store"
    return answer


@pages.get("/m/<code>/minutes/sealed.txt")
def sealed(code: str) -> Response:
    """The words that the seal was taken of: their SHA-256 is the one printed on the minutes."""
    code = _known(code)
    if identity(code) is None:
        abort(401)
    with context().door.reading(code) as m:
        seal = m.paper.seal
    if seal is None:
        abort(404)
    answer = Response(sealed_text(seal.said.lines), content_type="text/plain; charset=utf-8")
    answer.headers["X-SHA256"] = fingerprint(seal.said.lines)
    return answer


def shown(record: Record, tongue: Tongue) -> dict[str, Any]:
    """The draft as JSON: `seq`, `sections`, `sources` by name, `gone`."""
    held, times = draft(record), record.meeting.times
    tongue = tongue.in_year_of(times.started or times.planned)
    named = {tongue.refs([ref]): source for ref, source in sources(record).items()}
    say = Saying(record, tongue)
    used = {tongue.refs([ref]) for said in lines_of(held.sections) for ref in said.refs}
    return {
        "seq": record.chain.length,
        "state": record.meeting.minutes_state,
        "sections": [_section(held, section, say) for section in held.sections],
        "sources": {
            name: {"kind": one.ref.kind, "words": _words(one.words, tongue), "who": one.who, "at": moment(record, one.at).clock}
            for name, one in named.items() if name in used
        },
        "gone": [{"key": edit.key, "text": edit.text, "version": edit.version} for edit in held.gone],
    }  # fmt: skip


class Saying(NamedTuple):
    """In which language, and when the meeting began."""

    record: Record
    tongue: Tongue


def _section(held: Draft, section: Section, say: Saying) -> dict[str, Any]:
    return {
        "key": section.key,
        "title": _sentence(held, section.title, say),
        "lines": [_sentence(held, said, say) for said in section.lines],
        "parts": [_section(held, part, say) for part in section.parts],
    }


def _sentence(held: Draft, said: Line, say: Saying) -> dict[str, Any]:
    made, edit, tongue = held.made.get(said.key), held.edits.get(said.key), say.tongue
    return {
        "key": said.key,
        "text": tongue.line(said),
        "made": tongue.line(made) if made else None,
        "mark": held.marks.get(said.key, ""),
        "heading": said.hand == "heading",
        "hand": bool(said.hand),
        "out": bool(edit and edit.out),
        "version": edit.version if edit else 0,
        "by": edit.by if edit else None,
        "at": moment(say.record, edit.at).clock if edit else "",
        "was": edit.was if edit else "",
        "moved_on": held.moved_on(said.key),
        "refs": [tongue.refs([ref]) for ref in dict.fromkeys(said.refs)],
    }


def _words(words: Any, tongue: Tongue) -> str:
    return words if isinstance(words, str) else tongue.pick(words)


def _known(code: str) -> str:
    clean = tidy(code)
    if not exists(clean):
        abort(wrong())
    return clean


def _keeps(who: Identity) -> bool:
    """Host and recorder: whoever may advance the meeting or write its record."""
    if not who.person:
        return False
    with context().door.reading(who.code) as m:
        return bool(KEEPERS & set(m.rule.roles[who.role].may))
