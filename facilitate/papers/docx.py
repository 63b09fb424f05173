"""Papers as DOCX for offices that edit them in WPS or Word: real headings, repeated table heads, page fields."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO
from typing import Any

from docx import Document as new_document
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from facilitate.papers import docx_table
from facilitate.papers.blocks import (
    Block,
    Code,
    Column,
    Cut,
    Document,
    Drawing,
    Facts,
    Figures,
    Heading,
    PageBreak,
    Para,
    Pictures,
    Plate,
    Runs,
    Signatures,
    Table,
    Unfold,
    text,
)
from facilitate.papers.chart_pictures import MILLIMETRES, Part, with_pictures
from facilitate.papers.docx_flow import Flow
from facilitate.papers.docx_pictures import write_pictures
from facilitate.papers.docx_style import dress, field_run, shade
from facilitate.papers.tongue import Tongue
from facilitate.papers.twin import above, beneath, chinese, english
from facilitate.papers.widen import widen

WIDE = MILLIMETRES
CELL = "Cell"
NAMED = (26.0, WIDE - 26.0)
ALIGN = {"mid": WD_ALIGN_PARAGRAPH.CENTER, "num": WD_ALIGN_PARAGRAPH.RIGHT}
RED, GREY = RGBColor(0xB3, 0x26, 0x1E), RGBColor(0x55, 0x58, 0x53)


def docx(paper: Document, tongue: Tongue) -> bytes:
    """The paper as a DOCX file."""
    return docx_in_parts(replace(paper, blocks=()), [(tongue, paper.blocks)], tongue)


def docx_in_parts(paper: Document, parts: Iterable[Part], tongue: Tongue) -> bytes:
    """A paper under one head whose parts are each in their own language, as a DOCX file."""
    writer = Writer(paper, tongue)
    writer.write()
    for tongue, blocks in with_pictures(parts):
        writer.continued(tongue, blocks)
    out = BytesIO()
    writer.file.save(out)
    return out.getvalue()


class Writer:
    """Writes one paper block by block."""

    def __init__(self, paper: Document, tongue: Tongue) -> None:
        self.paper, self.tongue = paper, tongue
        self.file: Docx = new_document()
        self.flow = Flow(self.file)
        dress(self.file, tongue.tag)

    def write(self) -> None:
        self._about()
        for line in self.paper.title:
            self._runs(self.file.add_paragraph(style="Title"), text(line))
        self.continued(self.tongue, self.paper.blocks)

    def continued(self, tongue: Tongue, blocks: Iterable[Block]) -> None:
        """Further blocks, in this language."""
        self.tongue = tongue
        for block in blocks:
            self._block(block)

    def _about(self) -> None:
        about = self.file.core_properties
        about.title, about.author = " ".join(self.paper.title), self.paper.author or "facilitate"
        about.language, about.comments = self.tongue.tag, ""
        section = self.file.sections[0]
        section.header.paragraphs[0].text = self._wide(f"{self.paper.head}　{self.paper.state}")
        foot = section.footer.paragraphs[0]
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        words = self.tongue.say("第|PAGE|页　共|NUMPAGES|页")
        for piece in " · ".join(dict.fromkeys((chinese(words), english(words)))).split("|"):
            field_run(foot, piece) if piece in ("PAGE", "NUMPAGES") else foot.add_run(piece)

    def _block(self, block: Block) -> None:
        if self.flow.fresh and not isinstance(block, Heading | Para | Plate):
            self.flow.apart()
        match block:
            case Heading(runs=runs, level=level):
                self._runs(self.flow.heading(level), runs)
            case Para(runs=runs, kind=kind):
                self._paragraph(runs, kind)
            case Table():
                self._table(block.columns, block.rows)
                self._paragraph(text(block.caption, "soft"), "note")
            case Facts(pairs=pairs):
                self._pairs(pairs)
            case Plate():
                self._plate(block)
            case Pictures():
                write_pictures(self.file, block, WIDE, self._runs)
            case _:
                self._simple(block)

    def _simple(self, block: Figures | Drawing | Signatures | Cut | Code | PageBreak | Unfold) -> None:
        match block:
            case Figures(figures=figures) if figures:
                self.flow.apart()
                told = [(text(f"{number} {unit}"), text(below)) for number, unit, below, _ in figures]
                docx_table.figures(self.file, told, WIDE, self._runs)
            case Drawing():
                self._drawing(block)
            case Unfold(elsewhere=elsewhere):
                self._paragraph(text(elsewhere, "soft"), "flat")
            case Signatures(names=names) if names:
                self.flow.apart()
                docx_table.signatures(self.file, names, WIDE, self._runs)
            case Cut(words=words):
                made = self.flow.new()
                made.alignment, made.paragraph_format.keep_with_next = WD_ALIGN_PARAGRAPH.CENTER, True
                self._runs(made, text(f"- - - - - - - - - -　{words}　- - - - - - - - - -", "soft"))
            case Code(url=url, words=words):
                self.flow.apart()
                docx_table.code(self.file, url, words, WIDE, self._runs)
            case PageBreak():
                self.flow.fresh = True

    def _drawing(self, chart: Drawing) -> None:
        """The picture, with what it shows in words for whoever cannot see it; without one, the reason."""
        if not chart.png:
            self._paragraph(text(chart.words, "soft"), "flat")
            return
        paragraph = self.file.add_paragraph()
        paragraph.paragraph_format.keep_with_next, paragraph.paragraph_format.space_before = True, Pt(8)
        about = paragraph.add_run().add_picture(BytesIO(chart.png), width=Mm(WIDE))._inline.docPr
        about.set("title", chart.title)
        about.set("descr", f"{chart.title}　{chart.told}")

    def _plate(self, plate: Plate) -> None:
        danger = f"　[{plate.danger}]" if plate.danger else ""
        self.flow.new("Heading 2").add_run(self._wide(f"{plate.number}　{plate.title}{danger}"))
        figures = "　".join(f"{below} {number}" for number, below in plate.figures)
        for line in (*plate.below, figures):
            self._paragraph(text(line), "flat")

    def _paragraph(self, runs: Runs, kind: str) -> None:
        if not runs:
            return
        paragraph = self.flow.new(CELL if kind == "cap" else "Normal")
        if kind == "" and self.tongue.code == "zh":
            paragraph.paragraph_format.first_line_indent = Pt(24)
        if kind == "cap":
            paragraph.paragraph_format.space_after = Pt(8)
        if kind == "quote":
            paragraph.paragraph_format.left_indent = Mm(6)
        self._runs(paragraph, runs)

    def _runs(self, paragraph: Paragraph, runs: Runs) -> None:
        self._spoken(paragraph, above(runs))
        if said := beneath(runs):
            paragraph.add_run().add_break()
            self._spoken(paragraph, said)
            for run in paragraph.runs[-len(said) :]:
                run.font.size = run.font.size or Pt(max(8, 0.8 * self._size(paragraph)))

    def _size(self, paragraph: Paragraph) -> float:
        """The size of its style in points."""
        size = paragraph.style.font.size if paragraph.style else None
        return float(size.pt) if size else 12.0

    def _spoken(self, paragraph: Paragraph, runs: Runs) -> None:
        for run in runs:
            words = (
                f"〔{run.text}〕"
                if run.kind == "src"
                else f" [{run.text}]"
                if run.kind in ("flag", "danger")
                else run.text
            )
            made = paragraph.add_run(self._wide(words))
            made.bold = run.kind in ("b", "alert", "flag", "danger") or None
            if run.kind == "src":
                made.font.size, made.font.color.rgb = Pt(7.5), GREY
            elif run.kind == "soft":
                made.font.color.rgb = GREY
            elif run.kind in ("alert", "flag"):
                made.font.color.rgb = RED

    def _table(self, columns: tuple[Column, ...], rows: Iterable[Any]) -> None:
        self.flow.apart()
        headed = any(column.title.strip() for column in columns)
        table = docx_table.table(self.file, 1 if headed else 0, docx_table.widths(columns, WIDE))
        if headed:
            for cell, column in zip(table.rows[0].cells, columns, strict=True):
                self._lines(cell, (text(column.title, "b"),), column.align)
                shade(cell)
            docx_table.repeat(table.rows[0])
        for row in rows:
            cells = table.add_row().cells
            for place, one in enumerate(row):
                self._lines(cells[place], one.lines, one.align or columns[place].align)
        docx_table.settle(table, docx_table.widths(columns, WIDE))

    def _pairs(self, pairs: tuple[tuple[str, Runs], ...]) -> None:
        if not pairs:
            return
        self.flow.apart()
        table = docx_table.table(self.file, 0, NAMED)
        for name, value in pairs:
            cells = table.add_row().cells
            self._lines(cells[0], (text(name, "b"),), "")
            self._lines(cells[1], (value,), "")
        docx_table.settle(table, NAMED)

    def _lines(self, cell: Any, lines: tuple[Runs, ...], align: str) -> None:
        for place, line in enumerate(lines or ((),)):
            paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
            paragraph._p.style = CELL  # by name python-docx looks through all styles, 5 ms for each line of a table
            paragraph.alignment = ALIGN.get(align)
            self._runs(paragraph, line)

    def _wide(self, words: str) -> str:
        return widen(words, chinese=self.tongue.code == "zh")
