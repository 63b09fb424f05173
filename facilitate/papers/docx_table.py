"""Tables of a DOCX: widths that every office program keeps, rows that stay whole, room to sign, figures side by side."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx.document import Document as Docx
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Row
from docx.text.paragraph import Paragraph

from facilitate.papers.qr import png, shouted

EDGE = 0.9  # millimetres between a rule and the words beside it
SIGNED, BESIDE = 12.0, 26.0  # millimetres: how high a line to sign is, how wide a code
LONG = 16  # a name of more letters, a Chinese character counting as two, leaves room for two in a row only


def table(file: Docx, rows: int, widths: Sequence[float], *, ruled: bool = True) -> Any:
    """An empty table in the middle of the type area, its columns so many millimetres wide."""
    made = file.add_table(rows=rows, cols=len(widths), style="Table Grid" if ruled else "Normal Table")
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    edges = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(round(EDGE * 56.7)))
        edge.set(qn("w:type"), "dxa")
        edges.append(edge)
    made._tblPr.append(edges)
    return made


def settle(made: Any, widths: Sequence[float]) -> None:
    """Once all rows are there: LibreOffice and WPS go by the columns, Word by the cells; no row breaks across pages."""
    for width, column in zip(widths, made.columns, strict=True):
        column.width = Mm(width)
        for one in column.cells:
            one.width = Mm(width)
    for row in made.rows:
        _marked(row, "w:cantSplit")


def repeat(row: _Row) -> None:
    """This row stands again at the top of every page of its table, and never alone at the foot of one."""
    _marked(row, "w:tblHeader")
    for one in row.cells:
        for paragraph in one.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def _marked(row: _Row, name: str) -> None:
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def signatures(file: Docx, names: Sequence[str], wide: float) -> None:
    """Each name with a line to its right, two or three in a row, far enough apart to write."""
    longest = max(len(name.encode("gb18030", "replace")) for name in names)
    across = min(2 if longest > LONG else 3, len(names))
    widths = [wide / across] * across
    made = table(file, -(-len(names) // across), widths, ruled=False)
    for place, name in enumerate(names):
        cell = made.cell(place // across, place % across)
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
        _line(cell.paragraphs[0], name, wide / across - 6)
    for row in made.rows:
        row.height, row.height_rule = Mm(SIGNED), WD_ROW_HEIGHT_RULE.AT_LEAST
    settle(made, widths)


def _line(paragraph: Paragraph, name: str, end: float) -> None:
    """The name, then a line up to so many millimetres from the left."""
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(end), WD_TAB_ALIGNMENT.LEFT, WD_TAB_LEADER.LINES)
    paragraph.add_run(f"{name} \t")


def code(file: Docx, url: str, words: str, wide: float) -> None:
    """An address as a code to scan, its words and the address itself beside it."""
    widths = [BESIDE, wide - BESIDE]
    made = table(file, 1, widths, ruled=False)
    left, right = made.rows[0].cells
    about = (
        left.paragraphs[0].add_run().add_picture(BytesIO(png(shouted(url))), width=Mm(BESIDE - 2 * EDGE))._inline.docPr
    )
    about.set("descr", f"{words} {url}")
    right.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    right.paragraphs[0].add_run(words)
    right.add_paragraph().add_run(url).font.size = Pt(9)
    settle(made, widths)


def figures(file: Docx, told: Sequence[tuple[str, str]], wide: float) -> None:
    """Large numbers side by side, what each counts below it."""
    widths = [wide / len(told)] * len(told)
    made = table(file, 1, widths)
    for cell, (number, below) in zip(made.rows[0].cells, told, strict=True):
        run = cell.paragraphs[0].add_run(number)
        run.bold, run.font.size = True, Pt(15)
        under = cell.add_paragraph()
        under.add_run(below).font.size = Pt(9)
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.line_spacing = 1.0
            paragraph.paragraph_format.space_after = Pt(1)
    settle(made, widths)
