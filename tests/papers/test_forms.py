"""Every paper in every form and language: there, right, and nobody's formula."""

from __future__ import annotations

import io
import json
import re
import zipfile

import docx
import openpyxl
import pytest

from facilitate.papers import NAMES, NoSuch, make, pack
from facilitate.papers.catalogue import forms
from facilitate.papers.sheets import Sheet
from facilitate.papers.spreadsheet import csv_bytes, guarded, xlsx
from facilitate.reports.record import from_json
from tests.papers.sample import courtyard
from tests.papers.world import LINKS, crowd, empty
from tests.replay.shipped import shipped

QUICK = [(name, ext) for name, ext in forms(list(NAMES)) if ext != "pdf"]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("name", "ext"), QUICK)
def test_every_form_of_every_paper_is_made_in_both_languages(name, ext, lang):
    record = shipped("nantang")[1] if name == "votes_by_name" else courtyard()
    paper = make(name, ext, record, lang, LINKS)

    assert len(paper.data) > 100
    assert paper.filename.endswith(f".{ext}")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("name", "ext"), QUICK)
def test_a_meeting_to_which_nobody_came_breaks_no_paper(name, ext, lang):
    paper = make(name, ext, empty(), lang, LINKS)

    assert paper.data


@pytest.mark.parametrize("name", ["minutes", "record", "needs", "sign_in", "participation"])
def test_two_hundred_people_with_long_names_break_no_paper(name):
    page = make(name, "html", crowd(200, 40), "zh", LINKS).data.decode()

    assert "王" * 40 + "199" in page or name in ("needs", "participation")


def test_a_form_that_does_not_exist_is_refused_with_a_word_why():
    with pytest.raises(NoSuch) as refused:
        make("poster", "docx", courtyard(), "zh", LINKS)

    assert "扫码海报没有 docx 这种格式" in refused.value.zh
    assert "comes as pdf html" in refused.value.en


def test_a_paper_that_does_not_exist_is_refused_with_the_list_of_those_that_do():
    with pytest.raises(NoSuch) as refused:
        make("novel", "pdf", courtyard(), "en", LINKS)

    assert "minutes" in refused.value.en


def test_an_english_paper_has_no_chinese_of_ours():
    page = make("minutes", "html", empty(), "en", LINKS).data.decode()
    body = page[page.index("<body") :]

    assert re.findall(r"[\u4e00-\u9fff]+", body.replace(LINKS.organiser, "")) == []


def test_no_page_carries_an_inline_style_or_a_script():
    for name in NAMES:
        if "html" in NAMES[name].exts:
            page = make(name, "html", courtyard(), "zh", LINKS).data.decode()
            body = page[page.index("<body") :]

            assert " style=" not in body
            assert "<script" not in body


def test_words_of_people_cannot_become_markup():
    record = crowd(1, 3)
    person = record.people[-1]
    import msgspec

    wicked = msgspec.structs.replace(person, name="<b onclick=x>王</b>")
    record = msgspec.structs.replace(record, people=(*record.people[:-1], wicked))

    assert "<b onclick" not in make("record", "html", record, "zh", LINKS).data.decode()


def test_stylesheets_are_linked_where_the_server_gives_their_addresses():
    import dataclasses

    page = make(
        "minutes", "html", courtyard(), "zh", dataclasses.replace(LINKS, styles=("/s/1/css/print.css",))
    ).data.decode()

    assert '<link rel="stylesheet" href="/s/1/css/print.css">' in page
    assert "<style>" not in page


def test_docx_has_real_headings_repeated_table_heads_and_page_fields():
    file = docx.Document(io.BytesIO(make("minutes", "docx", courtyard(), "zh", LINKS).data))
    xml = file.element.xml

    assert [p.text for p in file.paragraphs if p.style.name == "Heading 1"][:2] == ["一、会议经过", "二、主要意见"]
    assert xml.count("w:tblHeader") == 2
    assert "NUMPAGES" in file.sections[0].footer._element.xml
    assert 'w:eastAsia="宋体"' in file.styles.element.xml


def test_xlsx_holds_text_as_text_with_filters_and_frozen_heads():
    sheet = Sheet("表", (("甲", 8), ("乙", 8)), (("=1+1", 2), ("http://x.y", None)))
    page = openpyxl.load_workbook(io.BytesIO(xlsx([sheet]))).active

    assert page["A2"].data_type == "s"
    assert page["A3"].hyperlink is None
    assert page.freeze_panes == "C2"
    assert page.auto_filter.ref == "A1:B3"


def test_csv_carries_a_mark_for_excel_and_no_formula():
    sheet = Sheet("表", (("甲", 8),), (("=cmd|' /C calc'!A0",), (" @SUM(1)",), ("王阿姨",), (-3,)))
    lines = csv_bytes(sheet).decode("utf-8").splitlines()

    assert lines[0] == "\ufeff甲"
    assert lines[1].startswith("'=") or lines[1].startswith("\"'=")
    assert lines[2].startswith("' @")
    assert lines[3:] == ["王阿姨", "-3"]


def test_a_formula_in_full_width_letters_is_guarded_too():
    assert guarded("＝1+1") == "'＝1+1"


def test_the_record_as_json_is_the_record():
    data = make("record", "json", courtyard(), "zh", LINKS).data

    assert from_json(data) == courtyard()
    assert json.loads(data)["turns"][0]["from"] == courtyard().turns[0].from_


def test_only_the_sign_in_sheet_knows_real_names_and_masks_telephones():
    pages = {
        name: make(name, "html", courtyard(), "zh", LINKS).data.decode()
        for name, kind in NAMES.items()
        if "html" in kind.exts
    }

    assert [name for name, page in pages.items() if "王秀英" in page] == ["sign_in"]
    assert "138****1234" in pages["sign_in"]
    assert "13812341234" not in pages["sign_in"]


def test_the_public_notice_names_no_resident():
    page = make("public_notice", "html", courtyard(), "zh", LINKS).data.decode()
    residents = [person.name for person in courtyard().people if person.role == "resident"]

    assert [name for name in residents if name in page] == []
    assert "报追加管线经费" in page
    assert "四单元推选楼门长" in page


def test_the_paper_pack_lists_every_file_with_its_checksum():
    bag = zipfile.ZipFile(io.BytesIO(pack(courtyard(), "zh", LINKS, without=("pdf",)).data))
    sums = dict(reversed(line.split("  ", 1)) for line in bag.read("SHA256SUMS").decode().splitlines())

    assert set(bag.namelist()) == {*sums, "index.html", "SHA256SUMS"}
    assert all(name in bag.read("index.html").decode() for name in sums)


def test_the_same_record_gives_the_same_pack_to_the_byte():
    quick = ("pdf", "docx", "xlsx")

    assert pack(courtyard(), "zh", LINKS, without=quick).data == pack(courtyard(), "zh", LINKS, without=quick).data


def test_the_print_pack_holds_what_is_needed_before_and_nothing_of_after():
    names = zipfile.ZipFile(io.BytesIO(pack(empty(), "zh", LINKS, "before", without=("pdf",)).data)).namelist()

    assert any("扫码海报" in name for name in names)
    assert not any("会议纪要" in name for name in names)


def test_the_lines_of_a_table_are_set_smaller_than_the_text():
    file = docx.Document(io.BytesIO(make("minutes", "docx", courtyard(), "zh", LINKS).data))
    ruled = [table for table in file.tables if table.style.name == "Table Grid"]
    lines = {line.style.name for table in ruled for cell in table._cells for line in cell.paragraphs}

    assert lines == {"Cell"}
