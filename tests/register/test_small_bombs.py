"""Small files that unpack, or make a pattern go back, until a house stands: they are declined, or read, in no time."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from yaml import MarkedYAMLError, YAMLError, safe_load

from facilitate.register.declined import Declined
from facilitate.register.sheets.guess import guess
from facilitate.register.sheets.reading import Page, Row, read
from facilitate.service.yamlhints import scanner_fault
from tests.register.sheets import xlsx

SOON = 5.0
"""Seconds on a busy machine; each of these took minutes or hours."""
SHEET, BOOK, STYLES, TYPES, TEXTS = (
    "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml", "xl/sharedStrings.xml"
)  # fmt: skip
MEGA = 1_000_000


def changed(part: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook of one sheet, one part of which is changed."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(xlsx([["需求"], ["路灯"]]))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            body = old.read(name)
            new.writestr(name, change(body) if name == part else body)
    return out.getvalue()


def before(tag: bytes, more: bytes) -> Callable[[bytes], bytes]:
    return lambda body: body.replace(tag, more + tag)


@pytest.mark.parametrize(
    ("part", "change"),
    [
        (SHEET, before(b"<sheetData>", b"<!--" + b"<row " * (4 * MEGA) + b"-->")),
        (SHEET, before(b"<sheetData>", b"<!--</f>" + b" " * (20 * MEGA) + b"-->")),
        (SHEET, before(b"</sheetData>", b"<row>" + b"<c/>" * (5 * MEGA) + b"</row>")),
        (SHEET, before(b"</sheetData>", b'<x:row xmlns:x="urn:x">' + b"<x:c/>" * MEGA + b"</x:row>")),
        (SHEET, before(b"</sheetData>", b"<row/>" * (3 * MEGA + 1))),
        (TEXTS, before(b"</sst>", b"<si/>" * MEGA)),
        (STYLES, before(b"</cellXfs>", b"<xf/>" * (4 * MEGA))),
        (BOOK, before(b"</sheets>", b'<sheet name="a" sheetId="1"/>' * (MEGA // 2))),
        (TYPES, before(b"</Types>", b'<Default Extension="a" ContentType="b"/>' * (MEGA // 2))),
        (SHEET, lambda body: body.replace(b'encoding="UTF-8"', b'encoding="UTF-16"').decode().encode("utf-16")),
        (SHEET, lambda body: body.replace(b'encoding="UTF-8"', b'encoding="cp037"')),
        (TYPES, lambda body: body.replace(b"/xl/workbook.xml", b"/xl/worksheets/book.xml")),
    ],
    ids=["rows in a remark", "blanks", "one row", "one row of another name", "rows", "texts", "styles", "sheets", "types",
         "sixteen bits", "another tongue", "a book where cells stand"],
)  # fmt: skip
def test_a_small_file_that_unpacks_to_millions_of_tags_is_declined_at_once(
    part: str, change: Callable[[bytes], bytes]
) -> None:
    data = changed(part, change)
    assert len(data) < 200_000
    began = time.monotonic()

    with pytest.raises(Declined) as told:
        read(data)

    print(f"{len(data)} bytes, {time.monotonic() - began:.2f} s")
    assert told.value.reason == "damaged"
    assert time.monotonic() - began < SOON


@pytest.mark.parametrize("remark", [b"<row " * 20_000, b"</f>" + b" " * 400_000], ids=["rows", "blanks"])
def test_what_is_below_the_bounds_is_read_without_going_back(remark: bytes) -> None:
    data = changed(SHEET, before(b"<sheetData>", b"<!--" + remark + b"-->"))
    began = time.monotonic()

    assert [row.cells for row in read(data).pages[0].rows] == [("需求",), ("路灯",)]
    assert time.monotonic() - began < SOON


def test_a_formula_that_was_never_counted_is_still_noticed() -> None:
    for left in (b"<f>1+1</f></c>", b"<f>1+1</f> <v></v> </c>", b"<f>1+1</f>\n<v/></c>"):
        data = changed(SHEET, before(b"</sheetData>", b'<row r="3"><c r="A3">' + left + b"</row>"))

        assert "formulas" in read(data).notes


def test_a_head_of_open_brackets_is_guessed_at_once() -> None:
    head = "需求（" + "（" * 30_000
    began = time.monotonic()

    found = guess(Page("CSV", tuple(Row(number, (head,) * 60) for number in range(1, 11))), "needs")

    assert found.sure
    assert time.monotonic() - began < SOON


def test_a_line_of_colons_in_a_rule_is_complained_about_at_once() -> None:
    text = "title: [" + ": " * 30_000
    began = time.monotonic()

    with pytest.raises(YAMLError) as told:
        safe_load(text)
    assert isinstance(told.value, MarkedYAMLError)
    fault = scanner_fault(told.value, text, "rule.yaml")

    assert fault.line == 1
    assert time.monotonic() - began < SOON


def test_a_picture_in_a_workbook_is_no_bomb() -> None:
    out = BytesIO(changed(SHEET, bytes))
    with zipfile.ZipFile(out, "a") as book:
        book.writestr("xl/media/image1.bmp", b"BM" + b"<" * 100_000 + bytes(MEGA))

    assert read(out.getvalue()).pages[0].rows[1].cells == ("路灯",)
