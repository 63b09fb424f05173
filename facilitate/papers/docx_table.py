"""Tables of a DOCX: widths that every office program keeps, rows that stay whole, room to sign, figures side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from docx.document import Document as Docx
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Row

from facilitate.papers.blocks import Column, Runs, text
from facilitate.papers.qr import png, shouted

EDGE = 0.9  # millimetres between a rule and the words beside it
SIGNED, BESIDE = 12.0, 26.0  # millimetres: how high a line to sign is, how wide a code
LETTER = 2.25  # millimetres that half a Chinese character takes, or one letter
AFTER, SIGNATURE = 2.5, 20.0  # millimetres before the next name, and the least room to sign
SHORT = 6  # rows, the head among them, that are not parted
LONG = 13  # a name of more letters, a Chinese character counting as two, leaves room for two in a row only

Write = Callable[[Any, Runs], None]
"""Puts runs into a paragraph."""


def table(file: Docx, rows: int, sizes: Sequence[float], *, ruled: bool = True) -> Any:
    """An empty table in the middle of the type area, its columns so many millimetres wide."""
    made = file.add_table(rows=rows, cols=len(sizes), style="Table Grid" if ruled else "Normal Table")
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    edges = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(round(EDGE * 56.7)))
        edge.set(qn("w:type"), "dxa")
        edges.append(edge)
    made._tblPr.insert_element_before(edges, "w:tblLook", "w:tblCaption", "w:tblDescription")
    return made


def settle(made: Any, sizes: Sequence[float]) -> None:
    """Once all rows are there: LibreOffice and WPS go by the columns, Word by the cells; no row breaks across pages, and a short
    table stays on one."""
    for width, column in zip(sizes, made.columns, strict=True):
        column.width = Mm(width)
        for one in column.cells:
            one.width = Mm(width)
    for row in made.rows:
        _marked(row, "w:cantSplit")
    if len(made.rows) <= SHORT:
        for row in list(made.rows)[:-1]:
            _with_next(row)


def repeat(row: _Row) -> None:
    """This row stands again at the top of every page of its table, and never alone at the foot of one."""
    _marked(row, "w:tblHeader")
    _with_next(row)


def _with_next(row: _Row) -> None:
    for one in row.cells:
        for paragraph in one.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def _marked(row: _Row, name: str) -> None:
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def widths(columns: Sequence[Column], wide: float) -> list[float]:
    """Millimetres of each column, those that ask for none sharing what is left of `wide`."""
    free = sum(not column.width for column in columns)
    rest = (wide - sum(column.width for column in columns)) / free if free else 0
    return [column.width or rest for column in columns]


def signatures(file: Docx, names: Sequence[str], wide: float, write: Write) -> None:
    """Each name with a line to its right, two or three in a row, far enough apart to write."""
    longest = max(len(name.encode("gb18030", "replace")) for name in names)
    across = min(2 if longest > LONG else 3, len(names))
    named = min(longest * LETTER + 2 * EDGE + AFTER, wide / across - SIGNATURE)
    sizes = [named, wide / across - named] * across
    made = table(file, -(-len(names) // across), sizes, ruled=False)
    for place, name in enumerate(names):
        row, left = made.rows[place // across], place % across * 2
        paragraph = row.cells[left].paragraphs[0]
        paragraph.paragraph_format.left_indent = Mm(AFTER if left else 0)
        write(paragraph, text(name))
        row.cells[left].vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
        _underlined(row.cells[left + 1])
    for row in made.rows:
        row.height, row.height_rule = Mm(SIGNED), WD_ROW_HEIGHT_RULE.AT_LEAST
    settle(made, sizes)


def _underlined(cell: Any) -> None:
    """A rule below the cell, on which somebody signs."""
    rules, below = OxmlElement("w:tcBorders"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "auto")):
        below.set(qn(f"w:{name}"), value)
    rules.append(below)
    cell._tc.get_or_add_tcPr().append(rules)


def code(file: Docx, url: str, words: str, wide: float, write: Write) -> None:
    """An address as a code to scan, its words and the address itself beside it."""
    sizes = [BESIDE, wide - BESIDE]
    made = table(file, 1, sizes, ruled=False)
    left, right = made.rows[0].cells
    about = (
        left.paragraphs[0].add_run().add_picture(BytesIO(png(shouted(url))), width=Mm(BESIDE - 2 * EDGE))._inline.docPr
    )
    about.set("descr", url)
    right.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    write(right.paragraphs[0], text(words))
    right.add_paragraph().add_run(url).font.size = Pt(9)
    settle(made, sizes)


def figures(file: Docx, told: Sequence[tuple[Runs, Runs]], wide: float, write: Write) -> None:
    """Large numbers side by side, what each counts below it."""
    sizes = [wide / len(told)] * len(told)
    made = table(file, 1, sizes)
    for cell, (number, below) in zip(made.rows[0].cells, told, strict=True):
        for paragraph, runs, size in ((cell.paragraphs[0], number, 15), (cell.add_paragraph(), below, 9)):
            write(paragraph, runs)
            paragraph.paragraph_format.line_spacing, paragraph.paragraph_format.space_after = 1.0, Pt(1)
            for run in paragraph.runs:
                run.font.size, run.bold = Pt(size), size > 9
    settle(made, sizes)
