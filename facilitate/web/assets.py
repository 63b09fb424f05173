"""Static files under one hash for the whole tree, kept in memory, compressed once, and cached by browsers for a year."""

import gzip
import hashlib
import mimetypes
from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from flask import Blueprint, Flask, Response, abort, current_app, request
from markupsafe import Markup

from .bundle import join

YEAR = "public, max-age=31536000, immutable"
COMPRESSED = (".js", ".css", ".svg", ".json", ".webmanifest", ".txt")
BASE = ("css/tokens.css", "css/base.css", "css/components.css")
ALSO = {"pages": ("desk",), "join": ("phone",), "plain": ("phone",), "remote": ("desk",)}
files = Blueprint("files", __name__)


class Assets:
    """The tree of static files as it stood at the start, and the joined files made of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bodies = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and "fonts" not in path.relative_to(folder).parts
        }

    @cached_property
    def mark(self) -> str:
        """Twelve characters that change when any file changes."""
        whole = hashlib.sha256()
        for path, body in self.bodies.items():
            whole.update(f"{path}\0{len(body)}\0".encode() + body)
        return whole.hexdigest()[:12]

    def url(self, path: str) -> str:
        """The address of a static file; relative imports inside it stay under the same hash."""
        return f"{request.script_root if request else ''}/s/{self.mark}/{path}"

    def text(self, path: str) -> str:
        return self.bodies[path].decode()

    def scripts(self) -> list[str]:
        """The text of every module of our own."""
        return [body.decode() for path, body in self.bodies.items() if path.startswith("js/")]

    def styles(self, screen: str) -> list[str]:
        """The stylesheets of a screen in the order of their layers: the common ones, those it shares, its own."""
        names = [*ALSO.get(screen, ()), screen]
        own = [path for name in names for path in (f"css/{name}.css", *sorted(p for p in self.bodies if p.startswith(f"css/{name}/")))]
        shared = sorted(path for path in self.bodies if path.startswith("css/components/"))
        return [path for path in (*BASE, *shared, *own) if path in self.bodies]

    def body(self, path: str) -> bytes | None:
        """A file as it stands, or one joined now: `joined/phone.js`, `joined/phone.css`."""
        if path not in self.bodies and path.startswith("joined/"):
            self.bodies[path] = self._joined(path.removeprefix("joined/"))
        return self.bodies.get(path)

    def _joined(self, name: str) -> bytes:
        screen, _, kind = name.rpartition(".")
        if kind == "css" and self.styles(screen):
            return "\n".join(self.text(path) for path in self.styles(screen)).encode()
        elif kind == "js" and f"js/{screen}.js" in self.bodies:
            return join(f"js/{screen}.js", self.text, self.url).encode()
        else:
            abort(404)

    @cache  # noqa: B019  one Assets lives as long as the program
    def packed(self, path: str) -> bytes:
        return gzip.compress(self.body(path) or b"", 9, mtime=0)

    def head(self, screen: str) -> Markup:
        """The tags that load a screen: two joined files, or each file by itself when the address carries `?debug`."""
        if "debug" in request.args:
            return self._tags(self.styles(screen), [f"js/{screen}.js"], [])
        else:
            vendor = [p for p in self.bodies if p.startswith("vendor/") and self.url(p).encode() in (self.body(f"joined/{screen}.js") or b"")]
            return self._tags([f"joined/{screen}.css"], [f"joined/{screen}.js"], vendor)

    def _tags(self, styles: Iterable[str], scripts: Iterable[str], early: Iterable[str]) -> Markup:
        tags = [Markup('<link rel="stylesheet" href="{}">').format(self.url(path)) for path in styles]
        tags += [Markup('<link rel="modulepreload" href="{}">').format(self.url(path)) for path in early]
        tags += [Markup('<script type="module" src="{}"></script>').format(self.url(path)) for path in scripts]
        return Markup("\n").join(tags)


def init_app(app: Flask, folder: Path) -> None:
    """Give templates `static(path)` and `bundle(screen)`, and serve /s/HASH/…; in debug mode files are read again for each page."""
    app.extensions["assets"] = Assets(folder)
    app.register_blueprint(files)
    if app.debug:
        app.before_request(lambda: app.extensions.update(assets=Assets(folder)))
    app.jinja_env.globals.update(static=lambda path: assets().url(path), bundle=lambda screen: assets().head(screen))


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
    kept = YEAR if mark == assets().mark else "no-cache"
    headers = {"Cache-Control": kept, "Vary": "Accept-Encoding"}
    if path.endswith(COMPRESSED) and "gzip" in request.headers.get("Accept-Encoding", ""):
        return Response(assets().packed(path), mimetype=kind, headers=headers | {"Content-Encoding": "gzip"})
    else:
        return Response(body, mimetype=kind, headers=headers)
