"""The page of news and the table tents."""

from __future__ import annotations

import io

import pypdf
import pypdfium2
import pytest
import zxingcpp

from facilitate.papers import make
from tests.papers.printed import printed
from tests.papers.sample import courtyard
from tests.papers.world import JOIN, LINKS, crowd


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_news_is_one_page(lang):
    made = make("bulletin", "pdf", crowd(200, 30), lang, LINKS).data

    assert len(pypdf.PdfReader(io.BytesIO(made)).pages) == 1


def test_the_news_names_no_resident_and_counts_what_it_leaves_out():
    page = make("bulletin", "md", courtyard(), "zh", LINKS).data.decode()
    residents = [person.name for person in courtyard().people if person.role == "resident"]

    assert [name for name in residents if name in page] == []
    assert "另有9项，见会议纪要。" in page
    assert "至散会无人答复的3件" in page


def test_both_sides_of_a_tent_carry_the_name_and_a_code_that_can_be_read_at_100_dpi():
    sheet = pypdfium2.PdfDocument(printed("tents"))[0]
    read = zxingcpp.read_barcodes(sheet.render(scale=100 / 72).to_pil())

    assert [code.text for code in read] == [JOIN.upper()] * 2
    assert sheet.get_textpage().get_text_range().count("居民") == 2


def test_the_code_on_a_handover_slip_can_be_read_at_100_dpi():
    sheet = pypdfium2.PdfDocument(printed("handover"))[0]

    assert [code.text for code in zxingcpp.read_barcodes(sheet.render(scale=100 / 72).to_pil())] == [JOIN.upper()]
