"""Workbooks as a clerk opens them: dates are dates, kinds are words, pages are printed whole, a chart stands beside the needs."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from zipfile import ZipFile

import openpyxl
import pytest

from facilitate.papers import make
from facilitate.papers.catalogue import SHEETS
from facilitate.papers.sheet import Sheet
from facilitate.papers.spreadsheet import xlsx
from tests.papers.sample import courtyard
from tests.papers.world import LINKS


def book(name, lang="zh"):
    return openpyxl.load_workbook(io.BytesIO(make(name, "xlsx", courtyard(), lang, LINKS).data))


@pytest.mark.parametrize("name", list(SHEETS))
def test_a_page_lies_down_with_its_heads_its_meeting_and_its_number(name):
    page = book(name).active

    assert (page.page_setup.orientation, page.page_setup.paperSize, page.page_setup.fitToHeight) == ("landscape", 9, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert (page.print_title_rows, page.print_title_cols) == ("$1:$1", "$A:$B")
    assert courtyard().meeting.title.zh in page.oddHeader.left.text
    assert page.oddFooter.center.text == "&P / &N"


@pytest.mark.parametrize("name", list(SHEETS))
def test_no_row_cuts_its_text_off(name):
    page = book(name).active
    wide = {n: size.width for size in page.column_dimensions.values() for n in range(size.min, size.max + 1)}

    for row in page.iter_rows(min_row=2):
        for cell in row:
            signs = len(str(cell.value or "").split("\n")[0].encode("gb18030"))
            lines = -(-signs // wide[cell.column])
            assert page.row_dimensions[cell.row].height >= min(lines, 25) * 15, cell.value


def test_a_due_day_is_a_date_to_sort_and_reckon_by():
    head, *rows = book("commitments").active.iter_rows()
    due = [title.value for title in head].index("期限")
    found = [row[due] for row in rows]

    assert len(rows) == len(courtyard().answers) + len(courtyard().actions)
    assert {type(cell.value) for cell in found} == {datetime}
    assert {cell.number_format for cell in found} == {"yyyy-mm-dd"}
    told = sorted(row.due for row in (*courtyard().answers, *courtyard().actions))
    assert sorted(str(cell.value.date()) for cell in found) == told


def test_a_due_day_in_a_csv_is_written_as_iso_has_it():
    text = make("commitments", "csv", courtyard(), "en", LINKS).data.decode("utf-8-sig")
    _, *rows = csv.reader(io.StringIO(text, newline=""))

    assert len([date.fromisoformat(row[4]) for row in rows]) == len(courtyard().answers) + len(courtyard().actions)


@pytest.mark.parametrize(("lang", "words"), [("zh", {"贴点", "打分"}), ("en", {"Dots", "Grades"})])
def test_kinds_of_votes_are_words(lang, words):
    _, *rows = book("votes", lang).active.iter_rows(values_only=True)

    assert {row[1] for row in rows} == words


def test_the_needs_bring_a_chart_of_their_dots_with_those_of_units_beside_not_on_top():
    data = make("needs", "xlsx", courtyard(), "zh", LINKS).data
    chart = ZipFile(io.BytesIO(data)).read("xl/charts/chart1.xml").decode()

    assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames == ["需求总表", "贴点图"]
    assert chart.count("<c:ser>") == 2
    assert '<c:grouping val="clustered"/>' in chart


def test_a_workbook_carries_the_day_of_its_meeting_and_not_that_of_its_making():
    assert book("votes").properties.created == datetime(2026, 11, 21, 14, 30)


def test_an_ampersand_in_a_title_is_no_mark_of_a_running_head():
    page = openpyxl.load_workbook(
        io.BytesIO(xlsx([Sheet("表", (("甲", 8), ("乙", 8)), (), "A&B &P" + "长" * 300)]))
    ).active

    assert page.oddHeader.left.text.startswith("A&&B &&P长")
    assert len(page.oddHeader.left.text) < 100
