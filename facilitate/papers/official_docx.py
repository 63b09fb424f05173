"""The official form of the minutes as DOCX: the type area of 22 lines of 28 characters by line height and spacing, the office's own typefaces."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document as new_document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from facilitate.papers.docx_style import field_run
from facilitate.papers.official import TRANSLATED, Passage, Sheet
from facilitate.papers.tongue import Tongue
from facilitate.papers.twin import EN
from facilitate.papers.widen import widen

FANG, KAI, HEI, SONG, MARK = "仿宋", "楷体", "黑体", "宋体", "方正小标宋简体"
LATIN, RED = "Times New Roman", RGBColor(0xD0, 0x02, 0x1B)
LINE, BODY = 28.98, 16.0
CENTRE, RIGHT, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT


def docx(sheet: Sheet, english: Sheet | None, tongue: Tongue) -> bytes:
    """The form as a DOCX file, with its translation on pages of its own where there is one."""
    made = Form(tongue)
    made.head(sheet)
    made.body(sheet)
    made.imprint(sheet)
    if english:
        made.translation(english)
    out = BytesIO()
    made.file.save(out)
    return out.getvalue()


class Form:
    """Writes one form line by line."""

    def __init__(self, tongue: Tongue) -> None:
        self.chinese = tongue.code == "zh"
        self.file = new_document()
        _page(self.file)
        for name in ("Normal", "Title", "Heading 1"):
            _plain(self.file.styles[name])

    def head(self, sheet: Sheet) -> None:
        """Mark, number, office and date over the red line."""
        self.file.core_properties.title, self.file.core_properties.author = sheet.title, sheet.office or "facilitate"
        self.line("", FANG)
        self.line(sheet.mark, MARK, size=34, align=CENTRE, height=LINE * 2).runs[0].font.color.rgb = RED
        self.line(sheet.number, FANG, align=CENTRE)
        under = self.line(
            "　".join(part for part in (sheet.office, sheet.signer, sheet.day) if part), FANG, align=CENTRE
        )
        _border(under, "bottom", "D0021B", 12)
        self.line("", FANG)

    def translation(self, sheet: Sheet) -> None:
        """The same in English from the next page on."""
        self.chinese = False
        self.line(EN.say(TRANSLATED), FANG, align=CENTRE).paragraph_format.page_break_before = True
        self.body(sheet)

    def body(self, sheet: Sheet) -> None:
        """Title, what was said, and who came."""
        self.line(sheet.title, MARK, size=22, align=CENTRE, style="Title")
        self.line(sheet.state, FANG, align=CENTRE)
        for each in sheet.opening:
            self.passage(each)
        for chapter in sheet.chapters:
            self.line(chapter.title, HEI, indent=True, style="Heading 1")
            for each in chapter.passages:
                self.passage(each)
        self.line("", FANG)
        for name, people in sheet.attended:
            made = self.line(f"{name}：" if self.chinese else f"{name}: ", HEI)
            made.paragraph_format.left_indent, made.paragraph_format.first_line_indent = Pt(5 * BODY), Pt(-3 * BODY)
            self._run(made, people, FANG, BODY)

    def passage(self, each: Passage) -> None:
        made = self.line(each.head + ("" if self.chinese or not each.head else " "), KAI, indent=True)
        self._run(made, each.text, FANG, BODY)

    def imprint(self, sheet: Sheet) -> None:
        """Copies and imprint between two rules."""
        if sheet.copies or sheet.printed[0]:
            self.line("", FANG)
            rows = [row for row in (sheet.copies, "　".join(part for part in sheet.printed if part)) if row]
            for row in rows:
                made = self.line(row, FANG, size=14)
                _border(made, "top", "161816", 8)
            _border(made, "bottom", "161816", 8)

    def line(self, words: str, face: str, *, size: float = BODY, align: Any = LEFT, height: float = LINE,
             indent: bool = False, style: str = "Normal") -> Paragraph:  # fmt: skip
        """One paragraph of exactly so high lines, in points."""
        made = self.file.add_paragraph(style=style)
        form = made.paragraph_format
        form.alignment, form.line_spacing_rule, form.line_spacing = align, WD_LINE_SPACING.EXACTLY, Pt(height)
        form.first_line_indent = Pt(2 * size) if indent else None
        self._run(made, words, face, size)
        return made

    def _run(self, paragraph: Paragraph, words: str, face: str, size: float) -> None:
        run = paragraph.add_run(widen(words, chinese=self.chinese))
        run.font.name, run.font.size, run.font.bold = LATIN, Pt(size), False
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
        if size == BODY:
            _tight(run)


def _page(file: Any) -> None:
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


def _tight(run: Any) -> None:
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


def _plain(style: Any) -> None:
    """Nothing before or after, black, no rule below a title, no themed typeface."""
    style.font.name, style.font.size, style.font.bold = LATIN, Pt(BODY), False
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for part in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{part}"), None)
    fonts.set(qn("w:eastAsia"), FANG)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def _border(paragraph: Paragraph, side: str, colour: str, eighths: int) -> None:
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
