"""The PDF worker: a process of its own that reads pages from stdin and writes PDFs to stdout, or their pages as PNG.

It is started by its path, imports nothing of this program, opens nothing but the shipped fonts, and ends after
some papers. Frames both ways: four bytes of length, then JSON; what was made follows its answer as a second frame.
Before the answer come frames that say how far it is: `{"doing": page}`, 0 when all pages are laid out.
A request with `families` asks which of these typefaces this computer has.
"""

from __future__ import annotations

import contextlib
import gc
import json
import logging
import os
import re
import struct
import sys
from base64 import b64decode
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

MEGABYTES = 1500
CPU_SECONDS = 180
"""So much work may one paper cost; the longest of three hundred people costs a tenth."""
PAPERS = 40
COLOURS, COVERAGE = 256, 1  # a median cut browned a red that stands on few pixels; an octree greyed the white
LENGTH = struct.Struct(">I")
PHOTO = "data:image/jpeg;base64,"
STYLES = re.compile(r"<style>\n(.*?)</style>", re.DOTALL)
SHEETS = 4
SELDOM = (50_000, 20, 100)
"""How often memory is looked through for rings: a layout has few, and looking cost a seventh of the time."""


def main() -> None:
    """Serve until stdin closes or PAPERS are made."""
    be_modest()
    static = Path(sys.argv[1])
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    press = _press(static, lambda page: write(out, json.dumps({"doing": page}).encode()))
    gc.freeze()
    gc.set_threshold(*SELDOM)
    for left in reversed(range(PAPERS)):
        request = read(sys.stdin.buffer)
        if request is None:
            break
        be_quick()
        _answer(out, press, json.loads(request), last=left == 0)
        gc.collect()


def _press(static: Path, say: Callable[[int], None]) -> Any:
    """WeasyPrint loaded and its fonts read: the slow part, done once; `say` hears at which page it is."""
    from weasyprint import CSS, HTML, urls
    from weasyprint.text.fonts import FontConfiguration

    class Shipped(urls.URLFetcher):
        """Gives the two shipped fonts, and the photos that stand in the page itself; refuses every other address."""

        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002 the name is WeasyPrint's
            if url.startswith(PHOTO):
                body = b64decode(url.removeprefix(PHOTO), validate=True)
                return urls.URLFetcherResponse(url, body=body, headers={"Content-Type": "image/jpeg"})
            name = url.removeprefix("paper:fonts/")
            path = static / "fonts" / name
            if url.startswith("paper:fonts/") and name in {font.name for font in (static / "fonts").glob("*.ttf")}:
                return urls.URLFetcherResponse(url, body=path.read_bytes(), headers={"Content-Type": "font/ttf"})
            raise ValueError(f"a paper may not open {url}")

    fonts = FontConfiguration()
    fetcher = Shipped()
    faces = CSS(string=(static / "css" / "print-fonts.css").read_text("utf-8"), url_fetcher=fetcher, font_config=fonts)
    missing = Missing()
    logging.getLogger("weasyprint").handlers = [missing]
    course = logging.getLogger("weasyprint.progress")
    course.handlers, course.propagate = [Course(say)], False
    course.setLevel(logging.INFO)
    parsed: dict[str, Any] = {}

    def styles(text: str) -> Any:
        """The style rules that all papers share are read once, not for each: a tenth of a second."""
        if text not in parsed:
            while len(parsed) >= SHEETS:
                parsed.pop(next(iter(parsed)))
            parsed[text] = CSS(string=text, url_fetcher=fetcher, font_config=fonts, base_url="paper:")
        return parsed[text]

    def press(page: str, zoom: float) -> tuple[bytes, dict[str, Any]]:
        missing.glyphs.clear()
        shared = [styles(found[1]) for found in STYLES.finditer(page)]
        made = HTML(string=STYLES.sub("", page), url_fetcher=fetcher, base_url="paper:")
        laid_out = made.render(stylesheets=[faces, *shared], font_config=fonts, pdf_variant="pdf/ua-1")
        pdf = laid_out.write_pdf(zoom=zoom, pdf_variant="pdf/ua-1")
        return pdf, {"missing": sorted(missing.glyphs), "pages": len(laid_out.pages)}

    return press


class Missing(logging.Handler):
    """Gathers the characters for which no font on this computer has a glyph."""

    def __init__(self) -> None:
        super().__init__()
        self.glyphs: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        if "glyph" in str(record.msg) and isinstance(record.args, tuple):
            self.glyphs.add(str(record.args[0]))


class Course(logging.Handler):
    """Hears from WeasyPrint's progress at which page the layout is, and that it is over (page 0)."""

    def __init__(self, say: Callable[[int], None]) -> None:
        super().__init__()
        self._say = say

    def emit(self, record: logging.LogRecord) -> None:
        said = str(record.msg)
        if said.startswith("Step 5 - Creating layout - Page") and isinstance(record.args, tuple):
            self._say(int(str(record.args[0])))
        elif said.startswith("Step 6"):
            self._say(0)


def _answer(out: BinaryIO, press: Any, request: dict[str, Any], *, last: bool) -> None:
    """The paper, or its pages as pictures one after another, or what went wrong; `last` says that this process ends now
    and takes no further request."""
    try:
        if "families" in request:
            write(out, json.dumps({"known": _known(request["families"]), "last": last}).encode())
            return write(out, b"")
        made, told = press(request["page"], request["zoom"])
        if request["dpi"]:
            drawn = _pictures(made, request["dpi"])
            made, told = b"".join(drawn), told | {"sizes": [len(one) for one in drawn]}
    except Exception as fault:
        write(out, json.dumps({"fault": f"{type(fault).__name__}: {fault}", "last": last}).encode())
    else:
        write(out, json.dumps(told | {"last": last}).encode())
        write(out, made)


def _pictures(pdf: bytes, dpi: float) -> list[bytes]:
    """Every page as a PNG with a palette: a third of the size, and nothing drawn here needs more colours."""
    from pypdfium2 import PdfDocument

    drawn = []
    for page in PdfDocument(pdf):
        out = BytesIO()
        image = page.render(scale=dpi / 72).to_pil().convert("RGB")
        image.quantize(COLOURS, COVERAGE, dither=0).save(out, "PNG", dpi=(dpi, dpi))
        drawn.append(out.getvalue())
    return drawn


def _known(families: list[str]) -> list[str]:
    """Those that fontconfig finds under this very name, and not another in their place."""
    from weasyprint.text.ffi import ffi, fontconfig

    config = ffi.gc(fontconfig.FcInitLoadConfigAndFonts(), fontconfig.FcConfigDestroy)
    found, said = [], ffi.new("FcChar8 **")
    for family in families:
        pattern = ffi.gc(fontconfig.FcPatternCreate(), fontconfig.FcPatternDestroy)
        fontconfig.FcPatternAddString(pattern, b"family", family.encode())
        fontconfig.FcConfigSubstitute(config, pattern, fontconfig.FcMatchPattern)
        fontconfig.FcDefaultSubstitute(pattern)
        match = ffi.gc(fontconfig.FcFontMatch(config, pattern, ffi.new("FcResult *")), fontconfig.FcPatternDestroy)
        names, number = set(), 0
        while match != ffi.NULL and not fontconfig.FcPatternGetString(match, b"family", number, said):
            names.add(ffi.string(ffi.cast("char *", said[0])).decode("utf-8", "replace").casefold())
            number += 1
        if family.casefold() in names:
            found.append(family)
    return found


def be_modest() -> None:
    """Lowest priority and a memory limit, where the system knows them (not on Windows)."""
    with contextlib.suppress(AttributeError, OSError):
        os.nice(10)
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        limit = MEGABYTES * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def be_quick() -> None:
    """From now on so many seconds of work, then the system ends this process; where it can (not on Windows)."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        resource.setrlimit(
            resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + CPU_SECONDS, resource.RLIM_INFINITY)
        )


def read(stream: BinaryIO) -> bytes | None:
    """The next frame, or None at the end."""
    head = stream.read(LENGTH.size)
    return stream.read(LENGTH.unpack(head)[0]) if len(head) == LENGTH.size else None


def write(stream: BinaryIO, data: bytes) -> None:
    """One frame."""
    stream.write(LENGTH.pack(len(data)) + data)
    stream.flush()


if __name__ == "__main__":
    main()
