"""Papers as HTML: the print view in a browser, and what the PDF worker is given."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from facilitate.papers.blocks import Block, Document, Runs
from facilitate.papers.qr import qr, shouted, wifi
from facilitate.papers.tongue import Tongue
from facilitate.papers.twin import Two, above, beneath
from facilitate.papers.twin import chinese as chinese_of
from facilitate.papers.widen import widen
from facilitate.papers.wrapping import halves
from facilitate.resources import resource

SHEETS = (
    "print.css",
    "print-file.css",
    "print-hall.css",
    "print-office.css",
    "print-wall.css",
    "print-twin.css",
    "print-screen.css",
)


def document(paper: Document, tongue: Tongue) -> str:
    """A paper of blocks as a page; no stylesheet yet (see `dressed`)."""
    return page("document.html", tongue, paper=paper, author=paper.author)


def part(blocks: tuple[Block, ...], tongue: Tongue) -> Markup:
    """Some blocks of a paper in their own language, to be put into a page."""
    return Markup(page("part.html", tongue, blocks=blocks))


def page(template: str, tongue: Tongue, **values: Any) -> str:
    """One template of templates/print filled in, its stylesheet links left as a mark for `dressed`."""
    made = _templates(tongue.code).get_template(template)
    given = {"author": "", "written": (), "sheets": ("paper:styles",), **values}
    return made.render(tongue=tongue, t=tongue.say, **given)


def dressed(html: str, addresses: tuple[str, ...] = (), language: str = "zh") -> str:
    """The page with stylesheets at these addresses, or with the styles written into it where there are none."""
    mark = '<link rel="stylesheet" href="paper:styles">'
    if addresses:
        return html.replace(mark, "\n".join(f'<link rel="stylesheet" href="{url}">' for url in addresses))
    return html.replace(mark, f"<style>\n{styles(language)}</style>")


def styles(language: str) -> str:
    """All style rules of the papers in one text."""
    names = (*SHEETS, "print-en.css") if language == "en" else SHEETS
    return "".join((resource("static") / "css" / name).read_text("utf-8") for name in names)


@cache
def _templates(language: str) -> Environment:
    loader = FileSystemLoader(resource("templates") / "print")
    return _environment(loader, chinese=language == "zh")


def _environment(loader: FileSystemLoader, *, chinese: bool) -> Environment:
    made = Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: _on_paper(value, chinese=chinese),
    )
    made.globals.update(
        qr=qr,
        shouted=shouted,
        wifi=wifi,
        above=above,
        beneath=_beneath,
        titled=_titled if chinese else _titled_in_english,
    )
    made.filters.update(flat=str, zh=chinese_of)
    return made


def _titled(title: str) -> list[str]:
    """The lines of a heading of 22 pt on A4; of both languages it stays one."""
    return [title] if isinstance(title, Two) else halves(title, 20)


def _titled_in_english(title: str) -> list[str]:
    return halves(title, 23, 0.5)


def _beneath(runs: Runs) -> Runs:
    """The English beneath, its punctuation as English has it whatever stands above."""
    return tuple(replace(run, text=Markup("{}").format(widen(run.text, chinese=False))) for run in beneath(runs))


def _on_paper(value: object, *, chinese: bool) -> object:
    """Text as it is printed: punctuation widened, unless it is markup already made; of both languages the English beneath."""
    if isinstance(value, Two):
        zh, en = widen(value.zh, chinese=True), widen(value.en, chinese=False)
        return Markup('{}<bdi lang="en">{}</bdi>').format(zh, en)
    return widen(value, chinese=chinese) if isinstance(value, str) and not isinstance(value, Markup) else value
