"""Static files under one hash for the whole tree and its words, kept in memory, compressed once, and cached by browsers for a year."""

import gzip
import hashlib
import mimetypes
from functools import cache
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, abort, current_app, request

from facilitate.web import squeeze
from facilitate.web.bundle import LATER, join, join_later
from facilitate.web.words import catalogue, offered, translated

YEAR = "public, max-age=31536000, immutable"
COMPRESSED = (".js", ".css", ".svg", ".json", ".webmanifest", ".txt")
BASE = ("css/tokens.css", "css/base.css", "css/components.css")
SHARED = {
    "pages": ("desk",),
    "rules": ("desk", "pages"),
    "registers": ("desk", "pages"),
    "scribe": ("desk",),
    "photos": ("desk", "pages"),
    "join": ("phone",),
    "plain": ("phone", "join"),
    "after": ("phone", "join"),
}
files = Blueprint("files", __name__)


class Assets:
    """The tree of static files as it stood at the start, and the joined files made of it."""

    def __init__(self, folder: Path) -> None:
        self.bodies = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if _served(path, folder)
        }
        self.mark = _hash(self.bodies)

    def url(self, path: str) -> str:
        """The address of a static file; relative imports inside it stay under the same hash."""
        return f"/s/{self.mark}/{path}"

    def text(self, path: str) -> str:
        return self.bodies[path].decode()

    def scripts(self) -> list[str]:
        """The text of every module of our own."""
        return [body.decode() for path, body in self.bodies.items() if path.startswith("js/")]

    def styles(self, screen: str) -> list[str]:
        """The stylesheets of a screen in the order of their layers: the common ones, those it shares, its own."""
        names = ["components", *SHARED.get(screen, ()), screen]
        parts = [path for name in names for path in (f"css/{name}.css", *self._within(f"css/{name}/"))]
        return [path for path in dict.fromkeys((*BASE, *parts)) if path in self.bodies]

    def _within(self, folder: str) -> list[str]:
        return [path for path in self.bodies if path.startswith(folder)]

    def has(self, path: str) -> bool:
        return self.body(path) is not None

    def body(self, path: str) -> bytes | None:
        """A file as it stands, or one joined now (`joined/phone.en.js`, `joined/phone.css`); None where there is no such file."""
        if path not in self.bodies and path.startswith("joined/"):
            self._join(path)
        return self.bodies.get(path)

    def _join(self, path: str) -> None:
        screen, _, kind = path.removeprefix("joined/").rpartition(".")
        if kind == "css" and f"css/{screen}.css" in self.bodies:
            sheets = "\n".join(self.text(each) for each in self.styles(screen))
            self.bodies[path] = squeeze.style(sheets).encode()
        name, _, language = screen.partition(".")
        known = language in {each.code for each in offered()}  # each one made is kept: nobody may ask for ever more
        if kind == "js" and known and f"js/{name}.js" in self.bodies:
            self.bodies[path] = self._script(name, language).encode()

    def _script(self, screen: str, language: str) -> str:
        """A screen's modules, or its part that is fetched when first needed, as one script that speaks that language."""
        first, later, _ = screen.partition("-later")
        text = (
            join_later(f"js/{screen}.js", f"js/{first}.js", self.text, f"./{first}.{language}.js")
            if later
            else join(f"js/{screen}.js", self.text, self.url)
        )
        parted = LATER.sub(lambda found: f"./{found['part']}.{language}.js", text)
        return translated(squeeze.script(parted), catalogue(language))

    @cache  # noqa: B019  one Assets lives as long as the program
    def packed(self, path: str) -> bytes:
        """The body of a file that is there, gzipped."""
        return gzip.compress(self.bodies[path], 9, mtime=0)


def _served(path: Path, folder: Path) -> bool:
    return path.is_file() and path.relative_to(folder).parts[0] != "fonts"  # those are for papers


def _hash(bodies: dict[str, bytes]) -> str:
    whole = hashlib.sha256()
    for path, body in bodies.items():
        whole.update(f"{path}\0{len(body)}\0".encode() + body)
    for language in offered():
        whole.update(repr(sorted(catalogue(language.code).items())).encode())
    return whole.hexdigest()[:12]


def init_app(app: Flask, folder: Path) -> None:
    """Give templates `static(path)` and serve /s/HASH/…; in debug mode files are read again for each page."""
    app.extensions["assets"] = Assets(folder)
    app.register_blueprint(files)
    if app.debug:
        app.before_request(lambda: app.extensions.update(assets=Assets(folder)))
    app.jinja_env.globals.update(static=lambda path: assets().url(path))


def assets() -> Assets:
    """The assets of the app at work."""
    found: Any = current_app.extensions["assets"]
    assert isinstance(found, Assets)
    return found


@files.get("/s/<mark>/<path:path>")
def serve(mark: str, path: str) -> Response:
    """A file of the tree. An address with an old hash (a page opened before an upgrade) gets today's file, uncached."""
    body = assets().body(path)
    if body is None:
        abort(404)
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    headers = {"Cache-Control": YEAR if mark == assets().mark else "no-cache", "Vary": "Accept-Encoding"}
    if path.endswith(COMPRESSED) and "gzip" in request.headers.get("Accept-Encoding", ""):
        return Response(assets().packed(path), mimetype=kind, headers=headers | {"Content-Encoding": "gzip"})
    else:
        return Response(body, mimetype=kind, headers=headers)
