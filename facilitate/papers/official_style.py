"""The look of the official form as DOCX (GB/T 9704-2012): margins, 22 lines, page numbers outside, typefaces, rules."""

from __future__ import annotations

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from facilitate.papers.docx_style import field_run

FANG, KAI, HEI, SONG, MARK = "仿宋", "楷体", "黑体", "宋体", "方正小标宋简体"
LATIN = "Times New Roman"
LINE, BODY = 28.98, 16.0
CENTRE, RIGHT, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT


def page(file: Any) -> None:
    """Margins, 22 lines, page numbers outside: odd right, even left."""
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
        Mm(37), Mm(35), Mm(28), Mm(26)
    )  # fmt: skip
    section.footer_distance = Mm(24)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    for name, value in (("type", "lines"), ("linePitch", "579")):
        grid.set(qn(f"w:{name}"), value)
    file.settings.odd_and_even_pages_header_footer = True
    for foot, align in ((section.footer, RIGHT), (section.even_page_footer, LEFT)):
        _number(foot.paragraphs[0], align)


def tight(run: Any) -> None:
    """28 characters of 16 pt in 156 mm: a quarter of a point closer. A character grid would say it too, but not every office
    program reads it alike."""
    closer = OxmlElement("w:spacing")
    closer.set(qn("w:val"), "-5")
    form = run._r.get_or_add_rPr()
    form.insert_element_before(closer, "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:lang")


def _number(paragraph: Paragraph, align: Any) -> None:
    paragraph.alignment = align
    edge = Pt(14)
    paragraph.paragraph_format.right_indent, paragraph.paragraph_format.left_indent = edge, edge
    paragraph.add_run("— ")
    field_run(paragraph, "PAGE")
    paragraph.add_run(" —")
    for run in paragraph.runs:
        run.font.name, run.font.size = SONG, Pt(14)
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), SONG)


def plain(style: Any) -> None:
    """Nothing before or after, black, no rule below a title, no themed typeface."""
    style.font.name, style.font.size, style.font.bold = LATIN, Pt(BODY), False
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for part in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{part}"), None)
    fonts.set(qn("w:eastAsia"), FANG)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    for line in style.element.findall(f".//{qn('w:pBdr')}"):
        line.getparent().remove(line)


def border(paragraph: Paragraph, side: str, colour: str, eighths: int) -> None:
    """A rule so many eighths of a point thick above or below a paragraph."""
    form = paragraph._p.get_or_add_pPr()
    box = form.find(qn("w:pBdr"))
    if box is None:
        box = OxmlElement("w:pBdr")
        form.insert_element_before(box, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")
    rule = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", str(eighths)), ("space", "1"), ("color", colour)):
        rule.set(qn(f"w:{name}"), value)
    box.append(rule)
