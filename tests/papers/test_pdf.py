"""PDFs: tagged, with bookmarks, on the right number of pages, with codes that phones can read."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdf
import pypdfium2
import pytest
import zxingcpp

from facilitate.papers import PdfFailed, make
from facilitate.papers.page import styles
from facilitate.papers.pdf import Press, press
from facilitate.papers.qr import qr, shouted, wifi
from tests.papers.printed import printed
from tests.papers.sample import courtyard
from tests.papers.world import JOIN, LINKS, crowd, empty


def read(name, lang="zh", record=None):
    made = make(name, "pdf", record, lang, LINKS).data if record else printed(name, lang)
    return pypdf.PdfReader(io.BytesIO(made))


def codes(name):
    page = pypdfium2.PdfDocument(printed(name))[0]
    return sorted(code.text for code in zxingcpp.read_barcodes(page.render(scale=3).to_pil()))


def test_the_minutes_are_a_tagged_pdf_with_bookmarks_and_its_language():
    pdf = read("minutes")

    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert pdf.trailer["/Root"]["/Lang"] == "zh-Hans"
    assert "pdfuaid:part" in pdf.trailer["/Root"]["/Metadata"].get_data().decode()
    assert "一、会议经过" in [entry.title for entry in _flat(pdf.outline)]
    assert pdf.metadata.title == "123号院改造圆桌需求评估会 会议纪要"


def test_every_page_of_the_record_says_which_of_how_many_it_is():
    pdf = read("record")
    count = len(pdf.pages)

    assert 8 <= count <= 14
    assert f"第 {count} 页 共 {count} 页" in " ".join(pdf.pages[-1].extract_text().split())


@pytest.mark.parametrize(
    ("name", "lang", "pages"),
    [("poster", "zh", 1), ("poster", "en", 1), ("rules", "zh", 1), ("rules", "en", 1), ("cards", "zh", 1)],
)
def test_what_hangs_on_the_wall_is_one_sheet(name, lang, pages):
    assert len(read(name, lang).pages) == pages


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_poster_is_one_sheet_where_there_is_no_network_to_name(lang):
    links = replace(
        LINKS, wifi=None, join="http://192.168.8.10:8000/J/K7MQ4HXE", address="192.168.8.10:8000", code="K7MQ4HXE"
    )
    poster = make("poster", "pdf", courtyard(), lang, links)

    assert len(pypdf.PdfReader(io.BytesIO(poster.data)).pages) == 1


def test_a_table_longer_than_a_page_repeats_its_head():
    pages = [page.extract_text() for page in read("record").pages]

    assert sum("为什么轮到" in page for page in pages) >= 3


def test_the_poster_opens_the_door_and_the_network():
    assert codes("poster") == ["HTTP://192.168.8.20:8000/J/K7MQ4HXE", "WIFI:T:WPA;S:YISHITING;P:huanying123;;"]


def test_every_paper_card_carries_its_own_number():
    assert codes("cards") == [f"HTTP://192.168.8.20:8000/J/K7MQ4HXE/{n}" for n in range(1, 5)]


@pytest.mark.parametrize("name", ["minutes", "sign_in"])
def test_nobody_and_two_hundred_people_both_print(name):
    assert len(read(name, record=empty()).pages) >= 1
    assert len(read(name, record=crowd(200, 30)).pages) >= 1


def test_a_character_that_no_font_has_is_told():
    assert press("<html><body>\U0010ff12</body></html>").missing == ("\U0010ff12",)


def test_a_page_may_open_no_address_and_no_file():
    secret = press('<html><body><img src="file:///etc/hostname"><img src="http://127.0.0.1:1/x">好</body></html>')

    assert b"/Image" not in secret.data
    assert "好" in pypdf.PdfReader(io.BytesIO(secret.data)).pages[0].extract_text()


def test_a_page_that_takes_too_long_is_given_up_with_a_word_why():
    slow = Press(seconds=0.3)

    with pytest.raises(PdfFailed) as failed:
        slow("<html><body>" + "<table><tr><td>好" * 3000 + "</body></html>")

    assert "网页版和 DOCX 照常可用" in failed.value.zh
    slow.close()


def test_after_a_failure_the_next_paper_is_made():
    once = Press(seconds=60)
    worker = once._child.start()
    worker.kill()
    worker.wait()

    assert once("<html><body>好</body></html>").data.startswith(b"%PDF")
    once.close()


def test_capitals_make_a_smaller_code():
    assert qr(shouted(JOIN)).size < qr(JOIN + "?a=b").size
    assert shouted(JOIN) == JOIN.upper()
    assert shouted("http://a.cn/x?y=z") == "http://a.cn/x?y=z"


def test_a_network_name_with_a_semicolon_is_escaped():
    assert wifi("a;b", "") == qr("WIFI:T:nopass;S:a\\;b;P:;;")


def test_the_print_styles_name_no_address():
    assert "http" not in styles("en")


def _flat(outline):
    for entry in outline:
        yield from _flat(entry) if isinstance(entry, list) else [entry]
