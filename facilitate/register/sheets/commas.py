"""A .csv as people's programs write it: UTF-8 with or without its mark, UTF-16 or GB18030; commas, semicolons or tabs."""

from __future__ import annotations

import csv
import re
from io import StringIO

from facilitate.register.declined import Declined
from facilitate.register.sheets.reading import ABOVE, LONGEST, MOST_ROWS, Cell, Read, Row, checked, trimmed

BETWEEN = "\t,;|"
"""What may part the cells; of two that fit equally well the first."""
ALONE = "\x1f"
"""Parts the cells of a file that has one column: it stands in no text."""
QUOTED = re.compile(r'(?<![^,;\t|\r\n])"[^"]*(?:""[^"]*)*(?:"|\Z)')
LINE = re.compile(r"\r\n|\r|\n")
LOOKED_AT = 100_000
"""Characters, of the beginning, by which it is told what parts the cells."""
GUARD = re.compile(r"'(?=[\t\r\n]|[\s\x00-\x1f\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠])")
"""The apostrophe that our own exports put before what a spreadsheet would run."""


def commas(data: bytes) -> Read:
    """Its one sheet. Raises Declined: not_a_sheet, open_quote, too_many_rows, too_many_columns."""
    text, notes = _decoded(data)
    if "\0" in text:
        raise Declined("not_a_sheet")
    rows: list[Row] = []
    lines = csv.reader(StringIO(text, newline=""), delimiter=_between(text), strict=True)
    try:
        for number, cells in enumerate(lines, 1):
            if row := trimmed([_cell(cell) for cell in cells]):
                rows.append(Row(number, row))
            if len(rows) > MOST_ROWS + ABOVE:
                break
    except csv.Error as fault:
        raise Declined("open_quote", row=number_after(rows)) from fault
    return Read((checked("CSV", rows),), notes)


def number_after(rows: list[Row]) -> int:
    """The row that comes after these."""
    return rows[-1].number + 1 if rows else 1


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    marked = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}.get(data[:2])
    for encoding in [marked] if marked else ["utf-8-sig", "gb18030"]:
        try:
            return data.decode(encoding), ("guessed",) if encoding == "gb18030" else ()
        except UnicodeDecodeError:
            continue
    raise Declined("not_a_sheet")


def _between(text: str) -> str:
    """The sign that parts the first lines into cells: one that stands, outside quotes, in the most of them, and there leaves the most of
    them equally many cells. ALONE where none stands in at least half of the lines that follow the first that has it."""
    lines = [line for line in LINE.split(QUOTED.sub("", text[:LOOKED_AT])) if line.strip()][: 2 * ABOVE]
    best = max(BETWEEN, key=lambda sign: _fits([line.count(sign) for line in lines]))
    parted = [best in line for line in lines]
    from_first = parted[parted.index(True) :] if True in parted else []
    return best if 2 * sum(from_first) >= len(from_first) > 0 else ALONE


def _fits(counts: list[int]) -> tuple[int, int]:
    """How many of the lines a sign stands in, and how many of these have equally many of it."""
    there = [count for count in counts if count]
    return len(there), max(map(there.count, there), default=0)


def _cell(text: str) -> Cell:
    return GUARD.sub("", text, count=1).strip()[:LONGEST] if GUARD.match(text) else text.strip()[:LONGEST]
