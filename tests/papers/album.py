"""Photos for the tests of papers: pictures that Pillow draws, and courtyard 123 with them."""

from __future__ import annotations

import hashlib
from functools import cache
from io import BytesIO

from msgspec.structs import replace
from PIL import Image, ImageDraw

from facilitate.papers.links import Links
from facilitate.reports.photo_rows import Photo
from facilitate.reports.record import Record
from tests.papers.sample import courtyard
from tests.papers.world import LINKS

LONG = "这是二单元门口的台阶，" * 18 + "下雨很滑"
CAPTIONS = (
    "二单元门口的路灯，坏了三个月",
    "",
    "<b>台阶</b> & “扶手” {n}",
    LONG,
    "围着图看管线走向",
    "签字以后",
    "茶歇",
)


@cache
def drawn(wide: int, high: int, colour: str, form: str = "JPEG") -> bytes:
    """A house with a lamp, in that shape and colour."""
    image = Image.new("RGB", (wide, high), "#dfe6ea")
    pen = ImageDraw.Draw(image)
    pen.rectangle((wide * 0.1, high * 0.35, wide * 0.7, high * 0.95), fill=colour)
    pen.ellipse((wide * 0.75, high * 0.1, wide * 0.95, high * 0.1 + wide * 0.2), fill="#f5c542")
    out = BytesIO()
    image.save(out, form)
    return out.getvalue()


@cache
def photos(many: int = 7) -> tuple[tuple[Photo, ...], dict[str, bytes]]:
    """Rows and pictures, upright, wide and in between by turns."""
    shapes = ((1600, 1200), (900, 1600), (1600, 900), (1200, 1200))
    colours = ("#a24b3a", "#4b6ea2", "#5b8a4a", "#8a6d4a")
    pictures = [drawn(*shapes[n % 4], f"{colours[n % 4][:-1]}{n % 10}") for n in range(many)]
    digests = [hashlib.sha256(data).hexdigest() for data in pictures]
    rows = tuple(
        Photo(id=f"{n + 1}", at=60 * n, by="r01", caption=CAPTIONS[n % 7], consent="given", digest=digest)
        for n, digest in enumerate(digests)
    )
    return rows, dict(zip(digests, pictures, strict=True))


def album(many: int = 7) -> tuple[Record, Links]:
    """Courtyard 123 with so many photos that may be printed and four that may not, and what papers are told beside it."""
    rows, pictures = photos(many)
    more = (
        Photo(id="91", at=1, by="r01", caption="没问过的人", consent="unasked", digest="aa" * 32, state="kept"),
        Photo(id="92", at=2, by="r01", caption="又一张没问过", consent="unasked", digest="bb" * 32, state="kept"),
        Photo(
            id="93", at=3, by="r01", caption="放学的孩子", consent="given", minors=True, digest="cc" * 32, state="kept"
        ),
        Photo(id="94", at=4, by="r01", consent="given", state="withdrawn"),
    )
    return replace(courtyard(), photos=(*rows, *more)), Links(**{**LINKS.__dict__, "photos": pictures})
