"""All pages that are not live, hung on the app: files, words, headers, faults, and the doors."""

from pathlib import Path

from flask import Flask

from facilitate.web import (
    after,
    assets,
    doorkeeping,
    errors,
    files,
    guests,
    headers,
    holders,
    home,
    i18n,
    join,
    meetings,
    plain,
    proven,
    renewal,
    rule_editor,
    rule_howto,
    tags,
    unseen,
    wirejson,
    wordlist,
)
from facilitate.web.holding import leads, opens
from facilitate.web.privacy import mine as privacy_mine
from facilitate.web.privacy import pages as privacy_pages
from facilitate.web.registers.areas import AREAS
from facilitate.web.registers.sections import sections
from facilitate.web.staff import signed_in


def init_app(app: Flask, static: Path) -> None:
    """Hang every page that is not live on the app; `static` is the folder of static files."""
    app.json = wirejson.PageJson(app)
    assets.init_app(app, static)
    app.wsgi_app = files.Files(app.wsgi_app, lambda: app.extensions["assets"])  # type: ignore[method-assign]
    for part in (unseen, i18n, tags, headers, errors, proven):
        part.init_app(app)
    for door in (
        home,
        meetings,
        holders,
        join,
        guests,
        renewal,
        doorkeeping,
        plain,
        after,
        rule_editor,
        rule_howto,
        wordlist,
    ):
        app.register_blueprint(door.pages)
    for part in (privacy_pages, privacy_mine):
        app.register_blueprint(part.pages)
    for area in AREAS:
        app.register_blueprint(area)
    app.jinja_env.globals.update(with_lang=home.with_lang, sections=sections, staff=signed_in, opens=opens, leads=leads)
    app.config.setdefault("WTF_CSRF_TIME_LIMIT", None)
