"""What a paper consists of, before it becomes a page, a DOCX or Markdown."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["", "b", "soft", "alert", "src", "flag", "danger"]


@dataclass(frozen=True)
class Run:
    """A piece of text in one style; `src` are source numbers, `flag` a boxed word, `alert` is red."""

    text: str
    kind: Kind = ""


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Heading:
    """Level 1 is the title of a further sheet in the same file."""

    runs: Runs
    level: Literal[1, 2, 3] = 2


@dataclass(frozen=True)
class Para:
    runs: Runs
    kind: Literal["", "flat", "note", "lead", "quote", "cap"] = ""


@dataclass(frozen=True)
class Cell:
    """The lines of one cell, one above the other; `anchor` names it for a link within the paper."""

    lines: tuple[Runs, ...] = ()
    align: Literal["", "mid", "num"] = ""
    anchor: str = ""


@dataclass(frozen=True)
class Column:
    """`width` in millimetres; 0 shares what is left."""

    title: str
    width: float = 0
    align: Literal["", "mid", "num"] = ""


@dataclass(frozen=True)
class Table:
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""


@dataclass(frozen=True)
class Facts:
    """Names and values at the head of a paper; two pairs stand side by side where both are short."""

    pairs: tuple[tuple[str, Runs], ...]


@dataclass(frozen=True)
class Figures:
    """A strip of large numbers, each with its unit and what it counts."""

    figures: tuple[tuple[str, str, str, bool], ...]


@dataclass(frozen=True)
class Plate:
    """A need's head: its number, title, a line below, and figures at the side."""

    number: str
    title: str
    below: tuple[str, ...]
    figures: tuple[tuple[str, str], ...]
    danger: str = ""


@dataclass(frozen=True)
class Unfold:
    """Lines that a page in a browser opens on demand; on paper stands where they are instead, with a link to that cell."""

    title: str
    lines: tuple[Runs, ...]
    elsewhere: str
    anchor: str


@dataclass(frozen=True)
class Drawing:
    """A chart as SVG made by this program: its `title`, what it shows in words, what stands where it cannot be drawn, and its
    picture once that is made."""

    svg: str
    title: str
    told: str
    words: str
    png: bytes = b""


@dataclass(frozen=True)
class Picture:
    """A photo as JPEG with its name (`照片1`) and caption; `without` stands where its `data` is not there."""

    name: str
    caption: str
    data: bytes
    without: str

    @property
    def words(self) -> str:
        """What a screen reader says of it."""
        return f"{self.name}　{self.caption}" if self.caption else self.name

    @property
    def runs(self) -> Runs:
        return (Run(self.name, "b"), *text(f"　{self.caption}" if self.caption else ""))

    @property
    def source(self) -> str:
        return f"data:image/jpeg;base64,{b64encode(self.data).decode()}" if self.data else ""


@dataclass(frozen=True)
class Pictures:
    """Photos two abreast; one alone is large."""

    rows: tuple[Picture, ...]

    @property
    def alone(self) -> bool:
        return len(self.rows) == 1


@dataclass(frozen=True)
class Signatures:
    names: tuple[str, ...]


@dataclass(frozen=True)
class Cut:
    """A dashed line to cut along, with a word on it."""

    words: str


@dataclass(frozen=True)
class Code:
    """An address as a QR code, with words beside it."""

    url: str
    words: str


@dataclass(frozen=True)
class PageBreak:
    pass


Block = (
    Heading | Para | Table | Facts | Figures | Plate | Unfold | Drawing | Pictures | Signatures | Cut | Code | PageBreak
)


@dataclass(frozen=True)
class Document:
    """A paper: `title` lines in large type, `head` and `state` run along the top, `foot` along the bottom."""

    kind: str
    title: tuple[str, ...]
    head: str
    state: str
    foot: str
    plate: tuple[str, str]
    blocks: tuple[Block, ...] = field(default=())
    author: str = ""


def text(words: str, kind: Kind = "") -> Runs:
    return (Run(words, kind),) if words else ()


def cell(*lines: str | Runs, align: Literal["", "mid", "num"] = "") -> Cell:
    """A cell of plain lines or runs; empty lines are left out."""
    return Cell(tuple(text(line) if isinstance(line, str) else line for line in lines if line), align)
