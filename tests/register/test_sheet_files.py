"""Files of all sorts are read as they stand, or refused with a word that helps; nothing breaks the house."""

import csv as commas
import io
import zipfile
from itertools import islice

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from facilitate.papers.sheet import Sheet
from facilitate.papers.spreadsheet import csv_bytes
from facilitate.register.declined import WORDS, Declined
from facilitate.register.sheets import workbook
from facilitate.register.sheets.cells import cell
from facilitate.register.sheets.faults import Fault
from facilitate.register.sheets.fields import FIELDS, Field
from facilitate.register.sheets.guess import guess
from facilitate.register.sheets.reading import ABOVE, MOST_BYTES, MOST_ROWS, Cell, read
from facilitate.register.sheets.words import CELLS
from tests.register.sheets import TODAY, cells, csv, xlsx

HEADS = ["需求", "类别", "户数"]
LAMP = ["路灯不亮", "公共安全与消防", "24"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_a_csv_is_read_in_every_encoding_and_with_every_sign_that_offices_use(encoding: str, between: str) -> None:
    assert cells(read(csv(HEADS, LAMP, encoding=encoding, between=between))) == [HEADS, LAMP]


def test_a_csv_that_was_guessed_says_so() -> None:
    assert read(csv(HEADS, LAMP, encoding="gb18030")).notes == ("guessed",)
    assert read(csv(HEADS, LAMP)).notes == ()


def test_a_cell_over_several_rows_stands_in_each_and_is_told() -> None:
    found = read(xlsx([["需求", "户数"], ["路灯", 1], ["", 2], ["坡道", 3]], merged="A2:A3"))

    assert cells(found) == [["需求", "户数"], ["路灯", 1], ["路灯", 2], ["坡道", 3]]
    assert found.notes == ("merged",)


def test_a_formula_that_was_never_worked_out_is_told() -> None:
    book = Workbook()
    book.active.append(["需求", "户数"])
    book.active.append(["路灯", "=1+1"])
    out = io.BytesIO()
    book.save(out)

    assert read(out.getvalue()).notes == ("formulas",)


def test_hidden_sheets_and_empty_ones_are_left_out() -> None:
    book = Workbook()
    book.active.append(["需求"])
    book.create_sheet("藏着").append(["选项"])
    book["藏着"].sheet_state = "hidden"
    book.create_sheet("空的")
    out = io.BytesIO()
    book.save(out)

    assert [page.name for page in read(out.getvalue()).pages] == ["Sheet"]


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\r\n,,\r\n", "empty"),
        (b"\xd0\xcf\x11\xe0" + b"0" * 600, "old_excel"),
        (b"  <html><table><tr><td>x", "old_excel"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not_a_sheet"),
        (zipped(**{"word/document.xml": b"<x/>"}), "not_a_sheet"),
        (zipped(**{"xl/workbook.xml": b"<x/>"}), "damaged"),
        (xlsx([HEADS, LAMP])[:-200], "damaged"),
        (zipped(**{"xl/workbook.xml": b"<x/>", "bomb": b"0" * (workbook.MOST_UNPACKED + 1)}), "too_big"),
        (b"x" * (MOST_BYTES + 1), "too_big"),
        ("需求,户数\r\n\"路灯,3\r\n坡道,4".encode(), "open_quote"),
        (csv(["需求"], *[["路灯"]] * (MOST_ROWS + ABOVE)), "too_many_rows"),
        (csv([str(n) for n in range(61)]), "too_many_columns"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_word(data: bytes, reason: str) -> None:
    with pytest.raises(Declined) as declined:
        read(data)

    assert declined.value.reason == reason
    assert declined.value.wire()["zh"]


def outcome(data: bytes) -> str:
    try:
        found = read(data)
    except Declined as declined:
        return declined.reason
    return "read" if all(guess(page, "needs").head for page in found.pages) else ""


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.binary(max_size=300) | st.text(max_size=200).map(str.encode) | st.binary(max_size=200).map(b"PK\x03\x04".__add__)
)
def test_whatever_bytes_come_they_are_read_or_refused(data: bytes) -> None:
    assert outcome(data) in {"read", *WORDS}


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 4000), st.binary(min_size=1, max_size=8))
def test_a_workbook_with_a_hole_in_it_is_read_or_refused(at: int, hole: bytes) -> None:
    whole = xlsx([HEADS, LAMP])
    at %= len(whole)

    assert outcome(whole[:at] + hole + whole[at + len(hole) :]) in {"read", *WORDS}


FIELD = st.sampled_from([field for fields in FIELDS.values() for field in fields])


@settings(max_examples=300)
@given(FIELD, st.text(max_size=60) | st.integers() | st.floats())
def test_whatever_stands_in_a_cell_it_is_a_value_or_told(field: Field, told: Cell) -> None:
    words = {"zh": "", "en": ""}
    try:
        cell(field, told, TODAY)
    except Fault as fault:
        words = fault.words()
        told = fault.reason

    assert bool(words["zh"]) == bool(words["en"]) == (told in CELLS)


PLAIN = st.characters(exclude_categories=["Cs", "Cc"])
WORD = st.text(PLAIN, min_size=1, max_size=20).map(str.strip).filter(lambda word: word and word[0] != "'")


@settings(max_examples=300)
@given(st.lists(WORD, min_size=3, max_size=3))
@example(["=1+1", "@SUM(A1)", "-2"])
def test_what_our_own_csv_has_made_harmless_is_read_as_it_was(words: list[str]) -> None:
    data = csv_bytes(Sheet("需求册", tuple((word, 10) for word in HEADS), (tuple(words),)))
    assert not any(
        each[0] in "=+-@" for each in next(islice(commas.reader(io.StringIO(data.decode("utf-8-sig"))), 1, None))
    )

    assert cells(read(data))[1] == words


def test_a_small_file_that_says_it_has_a_million_rows_is_refused_at_once() -> None:
    book = Workbook()
    book.active["A1"] = "需求"
    book.active["A1048576"] = "路灯"
    out = io.BytesIO()
    book.save(out)

    with pytest.raises(Declined, match="too_many_rows"):
        read(out.getvalue())


def test_empty_rows_far_below_take_nothing_away() -> None:
    book = Workbook()
    book.active["A1"] = "需求"
    book.active.row_dimensions[1_000_000].height = 20
    out = io.BytesIO()
    book.save(out)

    assert cells(read(out.getvalue())) == [["需求"]]


def test_many_sheets_and_many_merged_cells_are_bounded() -> None:
    many = Workbook()
    for _ in range(workbook.MOST_SHEETS):
        many.create_sheet()
    out = io.BytesIO()
    many.save(out)
    with pytest.raises(Declined, match="too_big"):
        read(out.getvalue())

    rows = Looked({number: ["", ""] for number in range(1, 5000)})
    workbook._taken_apart(rows, [b"B1:B1048576"] * workbook.MOST_MERGED)

    assert rows.looks <= workbook.MOST_FILLED + workbook.MOST_MERGED


class Looked(dict[int, list[Cell]]):
    """Rows that count how often one is looked for."""

    looks = 0

    def __contains__(self, number: object) -> bool:
        self.looks += 1
        return super().__contains__(number)
