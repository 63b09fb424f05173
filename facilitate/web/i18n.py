"""Which language a person reads, and the words of pages in it."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache, lru_cache

from babel.core import Locale
from babel.dates import format_date
from flask import Blueprint, Flask, Response, abort, g, request
from flask_babel import Babel
from markupsafe import Markup, escape
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from facilitate.core.language.rules import Text
from facilitate.core.meeting import Words
from facilitate.core.refusals.refusal import Refused
from facilitate.register.declined import Declined
from facilitate.web.assets import assets
from facilitate.web.words import LANGUAGES, Language, catalogue, offered, say, spoken_in

COOKIE = "lang"
DAYS = {"zh": ("M月d日", "y年M月d日"), "zh_Hant": ("M月d日", "y年M月d日"), "en": ("d MMMM", "d MMMM y")}
MONTHS = {"zh": "y年M月", "zh_Hant": "y年M月", "en": "MMMM y"}
speech = Blueprint("speech", __name__)


def init_app(app: Flask) -> None:
    """Give pages `_`, `pick`, `lang`, dates and hours in words, and the scripts their words at /words/."""
    Babel(app, locale_selector=_locale, default_locale="zh_Hans_CN")
    app.register_blueprint(speech)
    app.after_request(_remember)
    app.jinja_env.globals.update(_=_, pick=pick, lang=lang, language=language, languages=offered, words_url=words_url)
    app.jinja_env.filters.update(day=day, month=month, hour=hour, filled=filled, since_epoch=since_epoch)


def _(sentence: str, **holes: object) -> str:
    """The Chinese sentence in this person's language, its `{holes}` filled."""
    return say(lang(), sentence, **holes)


def pick(text: Mapping[str, str] | Text | Words | str | None) -> str:
    """This person's side of a text in two languages; a plain string stays as it was written."""
    if isinstance(text, Text | Words):
        return text.en if lang() == "en" else text.zh
    elif isinstance(text, Mapping):
        return text.get(lang()) or text.get("zh") or next(iter(text.values()), "")
    else:
        return text or ""


def reason(refused: Refused | Declined) -> str:
    """Why an act was refused, in a meeting or by the register, in this person's language."""
    words = refused.wire()
    return str(words["en"] if lang() == "en" else words["zh"])


def lang() -> str:
    """This person's language: `?lang=`, then her cookie, then what her browser asks for, then the meeting's."""
    if "lang" not in g:
        g.lang = _chosen() or _asked_for(request.headers.get("Accept-Language", "")) or g.get("meeting_lang") or "zh"
    return str(g.lang)


def hall_speaks(code: str) -> None:
    """What hangs in the hall speaks the meeting's language `code`, whoever opened it; `?lang=` says otherwise for this page alone."""
    g.lang = next((each.code for each in offered() if each.code == request.args.get("lang")), code)
    g.in_hall = True


def language() -> Language:
    """This person's language with its HTML tag and its name."""
    return next(each for each in LANGUAGES if each.code == lang())


def filled(sentence: str, **holes: str) -> Markup:
    """A sentence whose `{holes}` are pieces of a page."""
    return escape(sentence).format(**holes)


def day(when: str | date | None, year: bool = False) -> str:
    """An ISO instant or date as people say it: 11月21日, 21 November; with the year if wished."""
    if not when:
        return ""
    pattern = DAYS.get(lang(), DAYS["en"])[year]
    return format_date(_instant(when), pattern, locale=_locale())


def month(when: str) -> str:
    """A month (2026-11) as people say it: 2026年11月, November 2026."""
    return format_date(date.fromisoformat(f"{when}-01"), MONTHS.get(lang(), MONTHS["en"]), locale=_locale())


def since_epoch(ms: int) -> datetime:
    """Server milliseconds as an instant on this computer's clock."""
    return datetime.fromtimestamp(ms / 1000).astimezone()


def hour(when: str | datetime) -> str:
    """The hour of an ISO instant on the clock of the place where it was set: 14:30."""
    instant = _instant(when)
    return instant.strftime("%H:%M") if isinstance(instant, datetime) else ""


def _instant(when: str | date) -> date:
    return datetime.fromisoformat(when) if isinstance(when, str) else when


def _chosen() -> str | None:
    wished = request.args.get("lang") or request.cookies.get(COOKIE)
    return wished if wished and wished in {each.code for each in offered()} else None


@lru_cache(256)
def _asked_for(accepted: str) -> str | None:
    """For the value of an Accept-Language: thousands of phones send the same few."""
    known = {each.code for each in offered()}
    wishes = parse_accept_header(accepted, LanguageAccept)
    return next((code for wished, _weight in wishes for code in _meant(wished) if code in known), None)


def _meant(wished: str) -> tuple[str, ...]:
    tag = wished.lower().replace("_", "-").split("-")
    if tag[0] != "zh":
        return (tag[0],)
    else:
        return ("zh_Hant", "zh") if {"tw", "hk", "mo", "hant"} & set(tag) else ("zh",)


def _locale() -> Locale:
    return _locale_of(lang())


@cache
def _locale_of(code: str) -> Locale:
    """Reading one takes 0.1 ms, and a page may show a thousand dates."""
    return Locale.parse({"zh": "zh_Hans_CN", "zh_Hant": "zh_Hant_TW"}.get(code, code))


def _remember(response: Response) -> Response:
    wished = request.args.get("lang")
    if wished and not g.get("in_hall") and wished == _chosen():
        response.set_cookie(COOKIE, wished, max_age=31_536_000, httponly=True, samesite="Lax", secure=request.is_secure)
    return response


def words_url() -> str | None:
    """Where modules that are loaded one by one (`?debug`) find their sentences; None where the joined script speaks the language itself."""
    return f"/words/{lang()}.js" if lang() != "zh" and "debug" in request.args else None


@speech.get("/words/<code>.js")
def words(code: str) -> Response:
    """An ES module `words`: every sentence the screens speak, in that language."""
    if code not in {each.code for each in offered()}:
        abort(404)
    known = catalogue(code)
    spoken = {text: known[text] for text in sorted(spoken_in(assets().scripts())) if text in known}
    return Response(f"export const words = {json.dumps(spoken, ensure_ascii=False)};\n", mimetype="text/javascript")
