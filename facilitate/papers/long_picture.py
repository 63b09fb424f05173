"""The news as one long picture for a chat group: 750 units wide, as high as it needs, drawn by hand; chat groups take the PNG."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from xml.sax.saxutils import escape

from markupsafe import Markup

from facilitate.papers import bulletin, page
from facilitate.papers.blocks import Block, Cell, Code, Column, Figures, Heading, Para, Runs, Table
from facilitate.papers.charts import FONT, box, room, rule, words
from facilitate.papers.kit import Desk
from facilitate.papers.qr import qr, shouted
from facilitate.papers.widen import widen
from facilitate.papers.wrapping import wrapped

WIDE, EDGE = 750, 48
INNER = WIDE - 2 * EDGE
PIXELS = 1080
WALL, DADO, GREEN, INK, SOFT, LINE, RED = "#f4f3ec", "#a8c6a1", "#174f3d", "#161816", "#4a4d48", "#cfcec6", "#b3261e"


def svg(desk: Desk) -> str:
    """The picture as SVG, 750 units wide; no resident is named in it."""
    told = bulletin.document(desk)
    drawing = Drawing(chinese=desk.tongue.code == "zh")
    drawing.head(told.plate[0], desk.title, " ".join(part for part in (desk.day(), desk.place) if part))
    for block in told.blocks:
        drawing.block(block)
    drawing.foot([each for each in told.blocks if isinstance(each, Code)], told.author)
    return drawing.whole(desk.title)


def html(desk: Desk) -> str:
    """The same picture on one page of its own size."""
    drawn = svg(desk)
    high = int(drawn.split('viewBox="0 0 750 ', 1)[1].split('"', 1)[0])
    size = f"@page long {{ size: {WIDE}px {high}px; margin: 0 }}"
    return page.page(
        "long.html", desk.tongue, title=desk.title, drawn=Markup(drawn), written=(size,), author=desk.links.organiser
    )


def png(desk: Desk) -> tuple[bytes, tuple[str, ...]]:
    """The picture 1080 pixels wide, and the characters that could not be drawn. Raises PdfFailed."""
    from facilitate.papers.pdf import press

    drawn = press(page.dressed(html(desk), (), desk.tongue.code), dpi=96 * PIXELS / WIDE)
    return drawn.pictures[0], drawn.missing


class Drawing:
    """Draws downwards from `y`, block by block."""

    def __init__(self, *, chinese: bool) -> None:
        self.y, self.parts = 0.0, list[str]()
        self._gap = "" if chinese else " "
        self._wide: Callable[[str], str] = lambda said: widen(said, chinese=chinese)

    def whole(self, title: str) -> str:
        high = round(self.y)
        ground = box(0, 0, WIDE, high, WALL)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {high}" width="{WIDE}" height="{high}" '
            f'role="img" font-family="{FONT}">{_named(title)}{ground}{"".join(self.parts)}</svg>'
        )

    def head(self, plate: str, title: str, when: str) -> None:
        self.parts.append(
            box(EDGE, 52, room(plate, 30) + 36, 56, GREEN) + words(EDGE + 18, 90, plate, 30, ink="#fff", bold=True)
        )
        self.y = 128
        self.lines(
            title, next((size for size in (54, 48, 44) if room(title, size) <= INNER), 48), EDGE, INNER, bold=True
        )
        self.y += 8
        self.lines(when, 26, EDGE, INNER, ink=SOFT)
        self.y += 30
        self.parts.append(box(0, self.y, WIDE, 14, GREEN))
        self.y += 14

    def lines(self, said: str, size: float, x: float, wide: float, *, ink: str = INK, bold: bool = False) -> None:
        """A text in as many lines as it takes."""
        for line in wrapped(self._wide(said), wide, size):
            self.y += size * 1.45
            self.parts.append(words(x, self.y - size * 0.3, line, size, ink=ink, bold=bold))

    def block(self, block: Block) -> None:
        match block:
            case Figures(figures=figures) if figures:
                self._figures(figures)
            case Para(runs=runs) if runs:
                self.y += 26
                self.lines(_plain(runs), 31, EDGE, INNER)
            case Heading(runs=runs):
                self.y += 40
                self.lines(_plain(runs), 38, EDGE, INNER, bold=True)
                self.y += 10
            case Table(columns=columns, rows=rows, caption=caption):
                for row in rows:
                    self._row(columns, row)
                self.lines(caption, 26, EDGE, INNER, ink=SOFT)
            case _:
                pass

    def _figures(self, figures: Sequence[tuple[str, str, str, bool]]) -> None:
        step, top, at = INNER / len(figures), self.y, len(self.parts)
        for place, (number, unit, below, _) in enumerate(figures):
            self.y = top + 80
            self.parts.append(words(EDGE + place * step, self.y, number, 64, bold=True))
            self.y += 8
            self.lines(" ".join((unit, below)), 21, EDGE + place * step, step - 8)
        high = 112 + 31 * max(len(wrapped(" ".join(each[1:3]), step - 8, 21)) for each in figures)
        self.parts.insert(at, box(0, top, WIDE, high, DADO))
        self.y = top + high

    def _row(self, columns: Sequence[Column], row: tuple[Cell, ...]) -> None:
        """The first cell at the side or above, the second large, the others and what is soft below it; numbers with their name."""
        first, second, *others = row
        heads = [f"{column.title}{self._gap}" if column.align == "num" else "" for column in columns[2:]]
        mark = " ".join(map(_plain, first.lines))
        left = EDGE + (66 if room(mark, 40) < 62 else 0)
        self.parts.append(rule(EDGE, self.y, WIDE - EDGE, self.y, LINE, 2))
        self.y += 16
        if left > EDGE:
            self.parts.append(words(EDGE, self.y + 44, mark, 40, bold=True))
        else:
            self.lines(mark, 32, left, INNER, ink=GREEN, bold=True)
        room_left, runs = WIDE - EDGE - left, tuple(run for line in second.lines for run in line)
        self.lines(_kept(runs, "", "b"), 34, left, room_left, bold=True)
        self.lines(_kept(runs, "danger", "flag", "alert"), 28, left, room_left, ink=RED, bold=True)
        told = (
            f"{head}{_plain(line)}"
            for head, one in zip(heads, others, strict=True)
            for line in one.lines
            if _plain(line)
        )
        below = [_kept(runs, "soft"), *told]
        self.lines(" · ".join(each for each in below if each), 28, left, room_left, ink=SOFT)
        self.y += 20

    def foot(self, codes: Sequence[Code], author: str) -> None:
        """The code to scan, with what it is for; who made the picture."""
        self.y += 44
        top, self.y = self.y, self.y + 24
        at = len(self.parts)
        for code in codes[:1]:
            made = qr(shouted(code.url))
            self.parts.append(
                f'<g transform="translate({EDGE} {top + 34:.0f}) scale({214 / made.size:.4f})">'
                f'<path fill="#fff" d="M0 0h{made.size}v{made.size}H0z"/><path fill="#000" d="{made.d}"/></g>'
            )
            self.y += 20
            self.lines(code.words, 34, EDGE + 246, INNER - 246, bold=True)
            self.lines(code.url, 18, EDGE + 246, INNER - 246, ink=SOFT)
        self.lines(author, 26, EDGE + (246 if codes else 0), INNER - (246 if codes else 0))
        self.y = max(self.y, top + (248 if codes else 0)) + 36
        self.parts.insert(at, box(0, top, WIDE, self.y - top, DADO))


def _plain(runs: Runs) -> str:
    """The words without the numbers of their sources."""
    return "".join(run.text for run in runs if run.kind != "src").strip()


def _kept(runs: Runs, *kinds: str) -> str:
    return "".join(run.text for run in runs if run.kind in kinds).strip()


def _named(title: str) -> str:
    return f"<title>{escape(title)}</title>"
