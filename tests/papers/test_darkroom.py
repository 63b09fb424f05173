"""What is kept of a photo: upright, small, nothing that the camera wrote; what is no photo is told why."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from facilitate.papers.darkroom import MOST_BYTES, SIDE, Spoilt, develop

GPS, ORIENTATION, MAKE = 0x8825, 0x0112, 0x010F


def written(image: Image.Image, form: str = "JPEG", **more: Any) -> bytes:
    out = BytesIO()
    image.save(out, form, **more)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def left_red(wide: int, high: int, mode: str = "RGB") -> Image.Image:
    """Red on its left half, white on its right."""
    image = Image.new("RGB", (wide, high), "white")
    image.paste("#d02020", (0, 0, wide // 2, high))
    return image.convert(mode)


def told_by_the_camera() -> Image.Exif:
    told = Image.Exif()
    told[ORIENTATION], told[MAKE] = 6, "SECRETCAMERA"
    told.get_ifd(GPS).update({1: "N", 2: (31.0, 12.0, 5.0), 3: "E", 4: (121.0, 26.0, 1.0)})
    return told


def why(data: bytes) -> str:
    with pytest.raises(Spoilt) as spoilt:
        develop(data)
    return spoilt.value.why


def test_it_is_turned_upright_and_made_small() -> None:
    made = opened(develop(written(left_red(4000, 3000), exif=told_by_the_camera())))

    assert (made.format, made.mode, made.size) == ("JPEG", "RGB", (1200, SIDE))
    top, bottom = made.getpixel((600, 200)), made.getpixel((600, 1400))
    assert top[1] < 80 < 200 < bottom[1], "what was left is on top now"


def test_nothing_that_the_camera_wrote_is_kept() -> None:
    data = written(
        left_red(800, 600), exif=told_by_the_camera(), comment=b"SECRETCOMMENT", icc_profile=b"SECRETPROFILE"
    )
    made = develop(data)

    assert data.count(b"SECRET") == 3
    assert b"SECRET" not in made
    assert b"Exif" not in made
    assert dict(opened(made).getexif()) == {}
    assert set(opened(made).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_small_photo_stays_as_large_as_it_is_and_the_same_makes_the_same() -> None:
    data = written(left_red(640, 480))

    assert opened(develop(data)).size == (640, 480)
    assert develop(data) == develop(data)


@pytest.mark.parametrize(("form", "mode"), [
    ("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "P"), ("PNG", "L"), ("PNG", "LA"), ("PNG", "1"), ("WEBP", "RGBA"), ("JPEG", "CMYK"), ("JPEG", "L"),
])  # fmt: skip
def test_every_sort_of_jpeg_png_and_webp_becomes_a_jpeg(form: str, mode: str) -> None:
    made = opened(develop(written(left_red(300, 200, mode), form)))

    assert (made.format, made.mode, made.size) == ("JPEG", "RGB", (300, 200))


def test_what_can_be_seen_through_stands_on_white() -> None:
    made = opened(develop(written(Image.new("RGBA", (40, 40), (0, 0, 0, 0)), "PNG")))

    assert min(made.getpixel((20, 20))) > 250


@pytest.mark.parametrize(("data", "reason"), [
    (written(left_red(60, 40, "P"), "GIF"), "kind"),
    (written(left_red(60, 40), "BMP"), "kind"),
    (b"<html><script>alert(1)</script></html>", "kind"),
    (b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd'/></svg>", "kind"),
    (b"%PDF-1.7", "kind"),
    (b"", "kind"),
    (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "heic"),
    (written(Image.effect_noise((900, 900), 60))[:20_000], "broken"),
    (b"\xff\xd8\xff\xe0" + b"x" * 500, "broken"),
    (b"\xff\xd8\xff" + bytes(12 * 1024 * 1024), "bytes"),
], ids=["gif", "bmp", "html", "svg", "pdf", "empty", "heic", "cut short", "only the first bytes", "12 MB"])  # fmt: skip
def test_what_is_no_photo_is_told_why(data: bytes, reason: str) -> None:
    assert why(data) == reason


@pytest.mark.parametrize("side", [8_000, 11_000, 14_000])
def test_a_bomb_is_refused_before_it_is_opened(side: int) -> None:
    bomb = written(Image.new("1", (side, side)), "PNG", optimize=True)

    assert len(bomb) < MOST_BYTES / 20
    assert why(bomb) == "pixels"
