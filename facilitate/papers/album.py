"""The charts of one paper: numbered as they come, each with the table of its figures for the annex."""

from __future__ import annotations

from facilitate.papers.blocks import Block, Drawing, Heading, Para, Table, text
from facilitate.papers.kit import Desk


class Album:
    """Gathers charts while a paper is written."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tables: list[tuple[str, Table]] = []

    def title(self, name: str) -> str:
        """`图1　要紧与满意`: what the next chart is called."""
        return self._desk.t("图{n}　{name}", n=len(self._tables) + 1, name=name)

    def put(self, title: str, svg: str, told: str, table: Table) -> list[Block]:
        """The chart, its name and what is to be seen in it; its table is kept for the annex."""
        self._tables.append((title, table))
        said = told + self._desk.t("数字见后面的表。")
        elsewhere = self._desk.t("（图在网页版、PDF 和 DOCX 里。）")
        return [Drawing(svg, title, told, elsewhere), Para((*text(title, "b"), *text("　" + said)), "cap")]

    def tables(self) -> list[Block]:
        """Every chart in figures, under its own name."""
        return [block for title, table in self._tables for block in (Heading(text(title), 3), table)]
