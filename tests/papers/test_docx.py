"""A DOCX as a clerk edits it: real headings, rows that stay whole, tables that stay apart, codes to scan, room to sign."""

from __future__ import annotations

import io
import itertools
from functools import cache

import docx
import pytest
import zxingcpp
from docx.oxml.ns import qn
from PIL import Image

from facilitate.papers import NAMES, make, offered
from tests.papers.sample import courtyard
from tests.papers.world import LINKS
from tests.replay.shipped import shipped

PAPERS = [
    name
    for name, kind in NAMES.items()
    if "docx" in kind.exts and name not in ("minutes_official", "photos", "invitations")
]
BEFORE_LOOK = ["tblStyle", "tblW", "jc", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook"]


@cache
def data(name, lang):
    record = courtyard() if offered(name, courtyard()) else shipped(ELSEWHERE[name])[1]
    return make(name, "docx", record, lang, LINKS).data


def file(name, lang="zh"):
    """Read anew each time: some thirty documents held open would be 300 MB, and each program started from here counts them as its own."""
    return docx.Document(io.BytesIO(data(name, lang)))


ELSEWHERE = {"group_reports": "open_space", "harvest": "teahouse", "idea_book": "idea_contest"}


def body(name):
    return list(file(name).element.body)


@pytest.mark.parametrize("name", PAPERS)
def test_no_row_breaks_across_pages_and_no_two_tables_touch(name):
    kinds = [each.tag.split("}")[1] for each in body(name)]

    assert ("tbl", "tbl") not in itertools.pairwise(kinds)
    for table in file(name).tables:
        assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


@pytest.mark.parametrize("name", PAPERS)
def test_tables_are_as_wide_as_the_type_area_and_their_marks_stand_in_the_order_of_the_format(name):
    section = file(name).sections[0]
    area = section.page_width - section.left_margin - section.right_margin

    for table in file(name).tables:
        marks = [each.tag.split("}")[1] for each in table._tblPr]
        assert abs(sum(column.width for column in table.columns) - area) < 36_000 * len(table.columns)
        assert marks == sorted(marks, key=BEFORE_LOOK.index)


@pytest.mark.parametrize("name", PAPERS)
def test_no_page_begins_with_an_empty_line_and_none_is_empty(name):
    xml = file(name).element.xml

    assert 'w:br w:type="page"' not in xml
    assert [p.text for p in file(name).paragraphs if p.style.name.startswith("Heading") and not p.text.strip()] == []


def test_what_is_to_be_signed_has_a_line_of_its_own_to_sign_on():
    last = file("commitments").tables[-1]

    assert [cell.text for cell in last.rows[0].cells] == ["主持人", "", "记录人", "", "日期", ""]
    assert all(row.height.mm > 11 for row in last.rows)
    assert last._tbl.xml.count("<w:tcBorders>") == 3
    assert min(column.width.mm for column in list(last.columns)[1::2]) >= 20


def test_a_form_has_no_empty_head_over_the_lines_to_write_on():
    heads = [row for table in file("feedback").tables for row in table._tbl.xml.split("<w:tr ") if "w:tblHeader" in row]

    assert len(heads) == 1


def test_a_code_to_scan_is_a_picture_that_reads_as_the_address():
    pictures = [part.blob for part in file("handover").part.package.iter_parts() if part.content_type == "image/png"]
    read = [zxingcpp.read_barcodes(Image.open(io.BytesIO(each)).convert("L")) for each in pictures]

    assert {code.text.lower() for codes in read for code in codes} == {LINKS.join.lower()}


def test_each_sheet_of_its_own_stands_in_the_outline_on_a_new_page():
    titles = [p for p in file("handover").paragraphs if p.style.name == "Title"]

    assert len(titles) == 5
    assert [p.paragraph_format.page_break_before for p in titles] == [None] + [True] * 4
    assert [p._p.xml.count("w:outlineLvl") for p in titles] == [0, 1, 1, 1, 1]


def test_the_figures_at_the_head_stand_side_by_side():
    first = file("needs").tables[0]

    assert len(first.rows) == 1
    assert [cell.paragraphs[0].text.split()[0] for cell in first.rows[0].cells][:3] == ["24", "32", "10"]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", PAPERS)
def test_every_style_names_a_chinese_and_a_latin_typeface(name, lang):
    read = file(name, lang)
    for style in {p.style.name for p in read.paragraphs} | {"Cell", "Header", "Footer"}:
        fonts = read.styles[style].element.rPr.rFonts
        assert fonts.get(qn("w:eastAsia")) in ("宋体", "黑体")
        assert fonts.get(qn("w:ascii")) == "Times New Roman"
