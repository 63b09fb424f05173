"""The look of a DOCX: A4 with room for binding, Chinese and Latin typefaces named apart, black headings."""

from __future__ import annotations

from typing import Any

from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

BODY, HEADING, LATIN = "宋体", "黑体", "Times New Roman"
SIZES = {"Normal": 12, "Title": 22, "Heading 1": 14, "Heading 2": 12, "Header": 9, "Footer": 9}
BEFORE = {"Heading 1": 14, "Heading 2": 8}
INK = RGBColor(0, 0, 0)


def dress(file: Docx, language: str) -> None:
    """Set page, typefaces and sizes of a new document."""
    section = file.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
        Mm(28),
        Mm(26),
        Mm(28),
        Mm(24),
    )
    file.styles.add_style("Cell", WD_STYLE_TYPE.PARAGRAPH)
    for name, size in {**SIZES, "Cell": 10.5}.items():
        _style(file, name, size, language)
    file.styles["Title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _without_line(file.styles["Title"])


def _style(file: Docx, name: str, size: float, language: str) -> None:
    style: Any = file.styles[name]
    head = name == "Title" or name.startswith("Heading")
    style.font.name, style.font.size, style.font.color.rgb, style.font.bold = LATIN, Pt(size), INK, head
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for part in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{part}"), None)
    fonts.set(qn("w:eastAsia"), HEADING if head else BODY)
    said = OxmlElement("w:lang")
    said.set(qn("w:val"), "en-GB")
    said.set(qn("w:eastAsia"), "zh-CN" if language.startswith("zh") else "en-GB")
    style.element.get_or_add_rPr().append(said)
    style.paragraph_format.space_after = Pt(2 if name in ("Normal", "Cell") else 4)
    style.paragraph_format.space_before = Pt(BEFORE.get(name, 0))
    style.paragraph_format.line_spacing = 1.0 if name in ("Cell", "Header", "Footer") else 1.15 if head else 1.35


def _without_line(style: Any) -> None:
    """The blue line that Word draws under a title goes."""
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def outlined(paragraph: Paragraph) -> None:
    """A title that stands in the outline beside the headings of the first level."""
    level = OxmlElement("w:outlineLvl")
    level.set(qn("w:val"), "0")
    paragraph._p.get_or_add_pPr().append(level)


def shade(cell: Any) -> None:
    """A light grey ground, which a copier keeps."""
    ground = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "F2F1EC")):
        ground.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(ground)


def field_run(paragraph: Paragraph, name: str) -> None:
    """A field that the office program fills in: PAGE or NUMPAGES."""
    run = paragraph.add_run()._r
    for kind, words in (("begin", ""), ("", name), ("end", "")):
        if kind:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        else:
            part = OxmlElement("w:instrText")
            part.text = words
        run.append(part)
