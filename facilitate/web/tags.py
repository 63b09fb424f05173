"""The tags by which a page loads its screen: one stylesheet, one script, and what others wrote, asked for early."""

from collections.abc import Iterable

from flask import Flask, request
from markupsafe import Markup

from facilitate.web.assets import assets
from facilitate.web.i18n import lang

STYLE = Markup('<link rel="stylesheet" href="{}">')
EARLY = Markup('<link rel="modulepreload" href="{}">')
SCRIPT = Markup('<script type="module" src="{}"></script>')


def init_app(app: Flask) -> None:
    """Give templates `bundle(screen)`."""
    app.jinja_env.globals.update(bundle=bundle)


def bundle(screen: str) -> Markup:
    """The tags of a screen: joined files, or each file by itself when the address carries `?debug`."""
    if "debug" in request.args:
        return _tags(assets().styles(screen), (), _script(f"js/{screen}.js"))
    else:
        script = f"joined/{screen}.{lang()}.js"
        return _tags([f"joined/{screen}.css"], assets().vendor(script), _script(script))


def _script(path: str) -> list[str]:
    return [path] if assets().has(path) else []


def _tags(styles: Iterable[str], early: Iterable[str], scripts: Iterable[str]) -> Markup:
    url = assets().url
    tags = [STYLE.format(url(path)) for path in styles] + [EARLY.format(url(path)) for path in early]
    return Markup("\n").join(tags + [SCRIPT.format(url(path)) for path in scripts])
