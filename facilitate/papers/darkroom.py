"""A photo made ready to be kept: upright, small enough, and without anything that the camera wrote into the file."""

from __future__ import annotations

from io import BytesIO
from typing import Literal

from PIL import Image, ImageOps, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 50_000_000
SIDE = 1600
"""Pixels of the longer side: printed half a page wide that is more than 300 a inch."""
QUALITY = 82
HEIC = (b"ftypheic", b"ftypheix", b"ftyphevc", b"ftypmif1", b"ftypmsf1", b"ftypheim", b"ftypavif")
Why = Literal["bytes", "pixels", "heic", "kind", "broken"]


class Spoilt(Exception):
    """No photo can be made of it."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why: Why = why


def develop(data: bytes) -> bytes:
    """A JPEG of SIDE pixels at most that holds the picture and nothing else. Raises Spoilt.

    How large it is stands in its head: a bomb is refused before it is opened."""
    if len(data) > MOST_BYTES:
        raise Spoilt("bytes")
    try:
        with Image.open(BytesIO(data), formats=FORMATS) as found:
            if found.width * found.height > MOST_PIXELS:
                raise Spoilt("pixels")
            return _written(_bare(found))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as fault:
        raise Spoilt("pixels") from fault
    except UnidentifiedImageError as fault:
        raise Spoilt(_kind(data)) from fault
    except (OSError, ValueError, SyntaxError, MemoryError) as fault:
        raise Spoilt("broken") from fault


def _kind(data: bytes) -> Why:
    """Why a file that Pillow does not know is none."""
    return "heic" if data[4:12] in HEIC else "kind"


def _bare(found: Image.Image) -> Image.Image:
    """Its pixels alone, upright, on white where it could be seen through."""
    found.draft("RGB", (SIDE, SIDE))
    found.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS, reducing_gap=3.0)
    upright = ImageOps.exif_transpose(found).convert("RGBA")
    bare = Image.new("RGB", upright.size, "white")
    bare.paste(upright, mask=upright)
    return bare


def _written(bare: Image.Image) -> bytes:
    out = BytesIO()
    bare.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
