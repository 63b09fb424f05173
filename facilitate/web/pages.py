"""All pages that are not live, hung on the app: files, words, headers, faults, and the doors."""

from pathlib import Path

from flask import Flask

from facilitate.web import (
    after,
    assets,
    errors,
    headers,
    home,
    i18n,
    join,
    meetings,
    plain,
    rule_editor,
    tags,
    wirejson,
    wordlist,
)
from facilitate.web.registers import needs as register_needs


def init_app(app: Flask, static: Path) -> None:
    """Hang every page that is not live on the app; `static` is the folder of static files."""
    app.json = wirejson.PageJson(app)
    assets.init_app(app, static)
    for part in (i18n, tags, headers, errors):
        part.init_app(app)
    for door in (home, meetings, join, plain, after, rule_editor, wordlist, register_needs):
        app.register_blueprint(door.pages)
    app.jinja_env.globals.update(with_lang=home.with_lang)
    app.config.setdefault("WTF_CSRF_TIME_LIMIT", None)
