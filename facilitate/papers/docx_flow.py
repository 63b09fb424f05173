"""How the paragraphs and tables of a DOCX follow each other: on a new page, apart from a table above, together with one below."""

from __future__ import annotations

from docx.document import Document as Docx
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from facilitate.papers.docx_style import outlined


class Flow:
    """The end of a file that is being written; `fresh` once the next thing is to begin a page."""

    def __init__(self, file: Docx) -> None:
        self.file, self.fresh = file, False

    def new(self, style: str = "Normal") -> Paragraph:
        """The next paragraph: on a new page where one was asked for, a little lower below a table."""
        below = self._last("tbl")
        made = self.file.add_paragraph(style=style)
        if self.fresh:
            made.paragraph_format.page_break_before, self.fresh = True, False
        if below and style == "Normal":
            made.paragraph_format.space_before = Pt(5)
        return made

    def heading(self, level: int) -> Paragraph:
        """A heading of its level; the title of a further sheet stands in the outline too."""
        made = self.new(f"Heading {level - 1}" if level > 1 else "Title")
        if level == 1:
            outlined(made)
        return made

    def apart(self) -> None:
        """Before a table: two that touched would become one; what stands before it goes with it to the next page."""
        if self.fresh or self._last("tbl"):
            self.new("Cell").paragraph_format.line_spacing = Pt(6)
        elif self._last("p"):
            Paragraph(self.file.element.body[-2], self.file).paragraph_format.keep_with_next = True

    def _last(self, name: str) -> bool:
        """Whether this is what the file ends in at present, before its settings of the page."""
        body = self.file.element.body
        return len(body) > 1 and body[-2].tag == qn(f"w:{name}")
