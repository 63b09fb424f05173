"""The long picture: well-formed, within its width, with a code that phones read, and no resident in it."""

from __future__ import annotations

from xml.etree import ElementTree

import msgspec
import pypdfium2
import pytest
import zxingcpp

from facilitate.papers import make
from facilitate.papers.charts import room
from facilitate.papers.wrapping import wrapped
from tests.papers.printed import printed
from tests.papers.sample import courtyard
from tests.papers.world import LINKS, empty

TEXT = "{http://www.w3.org/2000/svg}text"


def picture(record, lang="zh"):
    return ElementTree.fromstring(make("long_picture", "svg", record, lang, LINKS).data)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_line_stands_within_the_picture(lang):
    drawn = picture(courtyard(), lang)
    lines = [
        (float(line.get("x")), float(line.get("y")), float(line.get("font-size")), line.text)
        for line in drawn.iter(TEXT)
    ]

    assert len(lines) > 20
    assert [text for x, _, size, text in lines if x + 0.88 * room(text, size) > 750 - 20] == []
    assert max(y for _, y, _, _ in lines) < float(drawn.get("height"))


def test_it_says_what_the_news_says_and_names_no_resident():
    said = "".join(line.text for line in picture(courtyard()).iter(TEXT))

    assert "地下管线先修好" in said
    assert "扫码看纪要" in said
    assert [p.name for p in courtyard().people if p.role == "resident" and p.name in said] == []


def test_a_meeting_to_which_nobody_came_makes_a_short_picture():
    assert float(picture(empty()).get("height")) < 700


def test_words_of_people_cannot_become_markup():
    item = next(each for each in courtyard().items if each.originals)
    wicked = msgspec.structs.replace(item, text="</text><script>1</script><&")
    record = msgspec.structs.replace(
        courtyard(), items=tuple(wicked if each is item else each for each in courtyard().items)
    )

    assert "<script" not in make("long_picture", "svg", record, "zh", LINKS).data.decode()
    assert picture(record) is not None


def test_the_pdf_is_one_page_of_the_same_shape_with_a_code_to_scan():
    pdf = pypdfium2.PdfDocument(printed("long_picture"))
    wide, high = pdf[0].get_size()
    drawn = picture(courtyard())

    assert len(pdf) == 1
    assert high / wide == pytest.approx(float(drawn.get("height")) / 750, rel=0.01)
    assert [code.text for code in zxingcpp.read_barcodes(pdf[0].render(scale=2).to_pil())] == [LINKS.join.upper()]


def test_words_stay_whole_no_line_begins_with_a_stop_and_what_is_too_long_is_cut():
    assert wrapped("one two three", 100, 20) == ["one two", "three"]
    assert all(not line.startswith(("，", "。")) for line in wrapped("大家说，好。" * 9, 130, 20))
    assert "".join(wrapped("x" * 500, 200, 20)) == "x" * 500
    assert wrapped("  ", 100, 20) == []
