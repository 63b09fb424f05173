"""How much of a workbook is ever opened: a small file may unpack to millions of tags, each of which costs memory and time."""

from __future__ import annotations

import re
import zipfile
from itertools import pairwise
from typing import Any

from openpyxl.packaging.manifest import Manifest
from openpyxl.xml.constants import XLSM, XLSX, XLTM, XLTX
from openpyxl.xml.functions import fromstring

from facilitate.register.declined import Declined
from facilitate.register.sheets.reading import MOST_COLUMNS, MOST_ROWS

MOST_UNPACKED = 24 * 1024 * 1024
MOST_PARTS = 2000
MOST_TAGS = 2_000_000
"""In all; what a sheet may hold fills it."""
MOST_TEXTS = MOST_ROWS * MOST_COLUMNS
"""In the part where the texts of all cells stand."""
MOST_BESIDE = 80_000
"""In a part that holds no cells and is read as one tree: styles, names, the list of the parts."""
MOST_IN_A_ROW = 40_000
"""A spreadsheet has 16,384 columns."""
LONG = re.compile(rb"<[^<]{524288}")
"""Half a megabyte that is one tag, text or remark; a cell holds 32,767 characters. Parsers go over it again with each piece they read."""
CELLS = re.compile(r"xl/(worksheets/[^/]+|sharedStrings)\.xml", re.IGNORECASE)
ROW = re.compile(rb"<(?:\w+:)?row\b")
TEXT = re.compile(rb"<(?:\w+:)?si\b")
MARKED = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<")
ENCODED = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([^\"'>]*)")
PLAIN = (b"utf-8", b"us-ascii", b"ascii")
"""In another way of writing a tag would not be seen here."""
LIST = "[Content_Types].xml"
BOOKS = (XLSX, XLSM, XLTX, XLTM)


def bounded(parts: zipfile.ZipFile) -> None:
    """The sizes that a zip tells of its parts are the most that is ever unpacked of them. Raises Declined: too_big, not_a_sheet,
    damaged where it holds more tags than any list."""
    every = parts.infolist()
    if len(every) > MOST_PARTS or sum(part.file_size for part in every) > MOST_UNPACKED:
        raise Declined("too_big", megabytes=MOST_UNPACKED // 1024**2)
    if "xl/workbook.xml" not in {part.filename for part in every}:
        raise Declined("not_a_sheet")
    if sum(_tags(parts, part.filename) for part in every) > MOST_TAGS or _book_among_cells(parts.read(LIST)):
        raise Declined("damaged")


def _tags(parts: zipfile.ZipFile, name: str) -> int:
    """How many it holds. Raises Declined: damaged."""
    body = parts.read(name)
    if not MARKED.match(body):  # a picture
        return 0
    if b"\0" in body or ((said := ENCODED.match(body)) and said[1].lower() not in PLAIN):
        raise Declined("damaged")
    tags = body.count(b"<")
    if tags > (MOST_TAGS if CELLS.fullmatch(name) else MOST_BESIDE) or LONG.search(body) or _wide(body):
        raise Declined("damaged")
    if tags > MOST_TEXTS and sum(1 for _ in TEXT.finditer(body)) > MOST_TEXTS:
        raise Declined("damaged")
    return tags


def _wide(body: bytes) -> bool:
    """Whether one row holds more than any."""
    edges = [*(found.start() for found in ROW.finditer(body)), len(body)]
    return any(body.count(b"<", begin, end) > MOST_IN_A_ROW for begin, end in pairwise(edges))


def _book_among_cells(types: bytes) -> bool:
    """Whether a part that may be large says that it is the list of the sheets, which is read as one tree."""
    tree: Any = fromstring(types)
    listed: Any = Manifest.from_tree(tree)
    return any(part.ContentType in BOOKS and CELLS.fullmatch(part.PartName.lstrip("/")) for part in listed.Override)
