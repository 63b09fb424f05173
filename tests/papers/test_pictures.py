"""Pictures where people need pictures: the long picture as a PNG, and the charts of a DOCX with words for whoever cannot see them."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
import zxingcpp
from PIL import Image

from facilitate.papers import NAMES, Paper, PdfFailed, chart_pictures, make, pack
from tests.papers.sample import courtyard
from tests.papers.world import LINKS, empty

WIDE = 158 * 36000  # millimetres in the units of a DOCX


def written(name, lang, record=None):
    return docx.Document(io.BytesIO(make(name, "docx", record or courtyard(), lang, LINKS).data))


def words(file):
    return "\n".join(paragraph.text for paragraph in file.paragraphs)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_long_picture_is_a_png_that_a_chat_group_takes(lang):
    data = make("long_picture", "png", courtyard(), lang, LINKS).data
    picture = Image.open(io.BytesIO(data))

    assert picture.format == "PNG"
    assert picture.width == 1080
    assert picture.height > 3000
    assert len(data) < 2_000_000
    assert [code.text for code in zxingcpp.read_barcodes(picture.convert("RGB"))] == [LINKS.join.upper()]


def test_its_colours_are_the_drawn_ones_though_it_has_a_palette():
    picture = Image.open(io.BytesIO(make("long_picture", "png", courtyard(), "zh", LINKS).data))
    colours = {colour for _, colour in picture.convert("RGB").getcolors(256)}

    assert picture.mode == "P"
    assert {(0xB3, 0x26, 0x1E), (0x17, 0x4F, 0x3D), (0xA8, 0xC6, 0xA1)} <= colours


def test_the_png_comes_first_and_goes_into_the_pack():
    made = pack(courtyard(), "zh", LINKS, maker=lambda name, ext, *_: Paper(b"", "", f"{name}.{ext}"))

    assert NAMES["long_picture"].exts[0] == "png"
    assert "long_picture.png" in zipfile.ZipFile(io.BytesIO(made.data)).namelist()


def test_a_png_that_cannot_be_drawn_says_why(monkeypatch):
    monkeypatch.setattr("facilitate.papers.pdf.press", _out_of_order)

    with pytest.raises(PdfFailed, match="no Pango"):
        make("long_picture", "png", courtyard(), "zh", LINKS)


@pytest.mark.parametrize(
    ("name", "lang", "many"), [("needs", "zh", 8), ("needs", "both", 16), ("participation", "en", 3)]
)
def test_the_charts_of_a_docx_are_pictures_with_their_words(name, lang, many):
    drawn = written(name, lang).inline_shapes

    assert len(drawn) == many
    assert {shape.width for shape in drawn} == {WIDE}
    assert all(len(shape._inline.docPr.get("descr")) > 20 for shape in drawn)


def test_the_pictures_have_two_hundred_dots_an_inch():
    file = written("participation", "zh")
    parts = [part for part in file.part.package.iter_parts() if part.content_type == "image/png"]

    assert [part.image.horz_dpi for part in parts] == [200] * 3
    assert all(1240 <= part.image.px_width <= 1250 for part in parts)


def test_where_no_picture_can_be_made_the_tables_stand_with_the_reason(monkeypatch):
    whole = len(written("needs", "zh").tables)
    monkeypatch.setattr(chart_pictures, "press", _out_of_order)
    file = written("needs", "en")

    assert len(file.inline_shapes) == 0
    assert words(file).count("The chart could not be drawn: no Pango") == 8
    assert len(file.tables) == whole


def test_a_docx_without_charts_does_not_start_the_worker(monkeypatch):
    monkeypatch.setattr(chart_pictures, "press", _out_of_order)

    assert "could not be drawn" not in words(written("participation", "en", empty()))


def _out_of_order(*_args, **_options):
    raise PdfFailed("缺 Pango", "no Pango")
