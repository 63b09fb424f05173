"""Papers as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable

from facilitate.papers.blocks import (
    Block,
    Code,
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
)
from facilitate.papers.tongue import Tongue
from facilitate.papers.widen import widen

SPECIAL = re.compile(r"([\\`*_\[\]<>|#&~])")
BREAKS = re.compile(r"[\r\n\v\f\x85\u2028\u2029]+")
LISTED = re.compile(r"^([-+=])")


def markdown(paper: Document, tongue: Tongue) -> bytes:
    """The paper as UTF-8 Markdown; charts are told in words."""
    chinese = tongue.code == "zh"
    parts = [f"# {_plain(' '.join(paper.title))}", *(_block(block) for block in paper.blocks)]
    return (widen("\n\n".join(part for part in parts if part), chinese=chinese) + "\n").encode()


def in_parts(title: Iterable[str], parts: Iterable[tuple[Tongue, tuple[Block, ...]]]) -> bytes:
    """A paper under one head whose parts are each in their own language."""
    told = [f"# {_plain(' '.join(title))}"]
    for tongue, blocks in parts:
        lines = "\n\n".join(line for line in map(_block, blocks) if line)
        told.append(widen(lines, chinese=tongue.code == "zh"))
    return ("\n\n".join(part for part in told if part) + "\n").encode()


def _block(block: Block) -> str:
    match block:
        case Heading(runs=runs, level=level):
            return f"{'#' * level} {_runs(runs)}"
        case Para(runs=runs, kind=kind):
            return ("> " if kind in ("quote", "note", "lead") else "") + _begun(_runs(runs).strip())
        case Table(columns=columns, rows=rows, caption=caption):
            head = [_plain(column.title) for column in columns]
            body = [[" ".join(_runs(line) for line in cell.lines) for cell in row] for row in rows]
            return _grid(head, body) + (f"\n\n{_plain(caption)}" if caption else "")
        case Facts(pairs=pairs):
            return "\n".join(f"- **{_plain(name)}** {_runs(value)}" for name, value in pairs)
        case Figures(figures=figures):
            return "\n".join(f"- {_plain(below)} **{number}** {unit}" for number, unit, below, _ in figures)
        case Plate():
            return _plate(block)
        case Pictures(rows=pictures):
            return "\n".join(f"- {_runs(picture.runs)}" for picture in pictures)
        case Drawing(words=words) | Unfold(elsewhere=words):
            return _plain(words)
        case _:
            return _simple(block)


def _simple(block: Signatures | Cut | Code | PageBreak) -> str:
    match block:
        case Signatures(names=names):
            return "\n".join(f"- {_plain(name)} ________" for name in names)
        case Cut(words=words):
            return f"---\n\n{_plain(words)}"
        case Code(url=url, words=words):
            return f"{_plain(words)} {_plain(url)}"
        case PageBreak():
            return ""


def _plate(plate: Plate) -> str:
    figures = " · ".join(f"{below} {number}" for number, below in plate.figures)
    danger = f" **{plate.danger}**" if plate.danger else ""
    lines = (
        f"### {plate.number} {_plain(plate.title)}{danger}",
        *(_begun(_plain(line)) for line in plate.below),
        figures,
    )
    return "\n\n".join(line for line in lines if line)


def _grid(head: list[str], body: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *body]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _runs(runs: Runs) -> str:
    return "".join(_run(run.kind, _plain(run.text)) for run in runs)


def _run(kind: str, words: str) -> str:
    if kind in ("b", "alert"):
        return f"**{words}**"
    elif kind in ("flag", "danger"):
        return f" **{words}**"
    elif kind == "src":
        return f"〔{words}〕"
    else:
        return words


def _begun(line: str) -> str:
    """A line that begins like an item of a list or the rule below a heading, and is neither."""
    return LISTED.sub(r"\\\1", line)


def _plain(words: str) -> str:
    """Text in which no character of a person's words turns into a mark, a link or a tag."""
    return SPECIAL.sub(r"\\\1", BREAKS.sub(" ", words))
