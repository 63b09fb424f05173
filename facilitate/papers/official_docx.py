"""The official form of the minutes as DOCX: the type area of 22 lines of 28 characters by line height and spacing, the office's own typefaces."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document as new_document
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from facilitate.papers.official import TRANSLATED
from facilitate.papers.official_sheet import Passage, Sheet
from facilitate.papers.official_style import (
    BODY,
    CENTRE,
    FANG,
    HEI,
    KAI,
    LATIN,
    LEFT,
    LINE,
    MARK,
    border,
    page,
    plain,
    tight,
)
from facilitate.papers.tongue import Tongue
from facilitate.papers.twin import EN
from facilitate.papers.widen import widen

RED = RGBColor(0xD0, 0x02, 0x1B)
ABOVE = 3  # lines above the mark, so that its upper edge stands 35 mm below that of the type area


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
        page(self.file)
        for name in ("Normal", "Title", "Heading 1"):
            plain(self.file.styles[name])

    def head(self, sheet: Sheet) -> None:
        """Mark, number, office and date over the red line."""
        self.file.core_properties.title, self.file.core_properties.author = sheet.title, sheet.office or "facilitate"
        for _ in range(ABOVE):
            self.line("", FANG)
        self.line(sheet.mark, MARK, size=34, align=CENTRE, height=LINE * 2).runs[0].font.color.rgb = RED
        self.line(sheet.number, FANG, align=CENTRE)
        under = self.line(
            "　".join(part for part in (sheet.office, sheet.signer, sheet.day) if part), FANG, align=CENTRE
        )
        border(under, "bottom", "D0021B", 12)
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
                border(made, "top", "161816", 8)
            border(made, "bottom", "161816", 8)

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
            tight(run)
