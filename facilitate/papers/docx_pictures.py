"""Photos in a DOCX: side by side in a table without lines, each with its caption below it and in words for screen readers."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.image.image import Image
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from facilitate.papers.blocks import Picture, Pictures, Runs, text

CELL = "Cell"
GAP, HIGH = 6.0, 0.75
Write = Callable[[Any, Runs], None]


def write_pictures(file: Docx, pictures: Pictures, wide: float, write: Write) -> None:
    """`wide` millimetres for all columns together; `write` puts runs into a paragraph."""
    columns = 1 if pictures.alone else 2
    table = file.add_table(rows=0, cols=columns)
    table.autofit = False
    for start in range(0, len(pictures.rows), columns):
        row = table.add_row()
        _whole(row)
        for cell, picture in zip(row.cells, pictures.rows[start : start + columns], strict=False):
            cell.width = Mm(wide / columns)
            _put(cell, picture, wide / columns - GAP, write)
            if pictures.alone:
                for paragraph in cell.paragraphs:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _put(cell: Any, picture: Picture, wide: float, write: Write) -> None:
    first, below = cell.paragraphs[0], cell.add_paragraph()
    first._p.style = below._p.style = CELL
    below.paragraph_format.space_after = Mm(4)
    if picture.data:
        width, height = fitted(picture.data, wide, wide * HIGH)
        inline = first.add_run().add_picture(BytesIO(picture.data), Mm(width), Mm(height))._inline
        inline.docPr.set("title", picture.name)
        inline.docPr.set("descr", picture.words)
        for side in "TBLR":
            inline.set(f"dist{side}", "0")  # LibreOffice puts three millimetres there if nothing is said
    else:
        write(first, text(picture.without, "soft"))
    write(below, picture.runs)


def fitted(jpeg: bytes, wide: float, high: float) -> tuple[float, float]:
    """Width and height in millimetres of a picture that fills the box as far as its shape lets it."""
    found = Image.from_blob(jpeg)
    scale = min(wide / found.px_width, high / found.px_height)
    return found.px_width * scale, found.px_height * scale


def _whole(row: Any) -> None:
    """A photo stays with its caption: the row does not break."""
    mark = OxmlElement("w:cantSplit")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
