"""Static files under one hash for the whole tree and its words, joined into one script and one stylesheet a screen."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from flask import Flask, current_app

from facilitate.web import squeeze
from facilitate.web.bundle import LATER, join, join_later
from facilitate.web.packing import Packed
from facilitate.web.words import catalogue, catalogues, offered, translated

COMPRESSED = (".js", ".css", ".svg", ".json", ".webmanifest", ".txt")
BASE = ("css/tokens.css", "css/base.css", "css/components.css")
FIRST = ("phone", "join", "phone-later")
"""What hundreds fetch; walls and desks are few, and their scripts are as long again."""
SHARED = {
    "board": ("wall",),
    "opening": ("wall",),
    "pages": ("desk",),
    "rules": ("desk", "pages"),
    "registers": ("desk", "pages"),
    "scribe": ("desk",),
    "photos": ("desk", "pages"),
    "guests": ("desk", "pages"),
    "join": ("phone",),
    "resident": ("phone", "join"),
    "plain": ("phone", "join"),
    "after": ("phone", "join"),
}


class Assets:
    """The tree of static files as it stood at the start, and the joined files made of it."""

    def __init__(self, folder: Path) -> None:
        files = [path for path in sorted(folder.rglob("*")) if _served(path, folder)]
        # Looked through by several threads at once: what is joined later stands apart.
        self.bodies = MappingProxyType({path.relative_to(folder).as_posix(): path.read_bytes() for path in files})
        self.mark = _hash(self.bodies)
        self._joined: dict[str, bytes] = {}
        self._imports: dict[str, list[str]] = {}
        self._packed: dict[str, Packed] = {}

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
        if path in self.bodies or not path.startswith("joined/"):
            return self.bodies.get(path)
        if path not in self._joined and (joined := self._join(path)) is not None:
            self._joined[path] = joined
        return self._joined.get(path)

    def _join(self, path: str) -> bytes | None:
        """Each one made is kept: only for what there is, or anybody could ask for ever more."""
        screen, _, kind = path.removeprefix("joined/").rpartition(".")
        name, _, language = screen.partition(".")
        if kind == "css" and f"css/{screen}.css" in self.bodies:
            return squeeze.style("\n".join(self.text(each) for each in self.styles(screen))).encode()
        elif kind == "js" and f"js/{name}.js" in self.bodies and language in {each.code for each in offered()}:
            return self._script(name, language).encode()
        else:
            return None

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

    def packed(self, path: str) -> Packed | None:
        """A file, or one joined now, as browsers take it; None where there is no such file."""
        body = self.body(path)
        return None if body is None else self._packed.setdefault(path, Packed(body))

    def vendor(self, path: str) -> list[str]:
        """The vendored files that a script imports."""
        if path not in self._imports:
            text = self.body(path) or b""
            there = [each for each in self.bodies if each.startswith("vendor/")]
            self._imports[path] = [each for each in there if self.url(each).encode() in text]
        return self._imports[path]

    def press(self) -> None:
        """Join and pack as small as can be what phones ask for first, in every language: about two seconds of CPU."""
        languages = [each.code for each in offered()]
        scripts = [f"joined/{screen}.{code}.js" for screen in FIRST for code in languages]
        styles = [f"joined/{screen}.css" for screen in FIRST]
        for path in (*(each for each in self.bodies if each.startswith("vendor/")), *styles, *scripts):
            if packed := self.packed(path):
                packed.press()


def _served(path: Path, folder: Path) -> bool:
    return path.is_file() and path.relative_to(folder).parts[0] != "fonts"  # those are for papers


def _hash(bodies: Mapping[str, bytes]) -> str:
    whole = hashlib.sha256()
    for path, body in bodies.items():
        whole.update(f"{path}\0{len(body)}\0".encode() + body)
    for language in offered():
        for words in catalogues(language.code):
            whole.update(words.read_bytes())
    return whole.hexdigest()[:12]


def init_app(app: Flask, folder: Path) -> None:
    """Give templates `static(path)`; in debug mode files are read again for each page."""
    app.extensions["assets"] = Assets(folder)
    if app.debug:
        app.before_request(lambda: app.extensions.update(assets=Assets(folder)))
    app.jinja_env.globals.update(static=lambda path: assets().url(path))


def assets() -> Assets:
    """The assets of the app at work."""
    found: Any = current_app.extensions["assets"]
    assert isinstance(found, Assets)
    return found
