"""The words in a file of any of the forms in which papers are kept, each read and written as its form asks."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from html import escape, unescape

TEXTS = (".html", ".md", ".json", ".csv", ".txt", ".xml")
PACKED = (".docx", ".xlsx")
Change = Callable[[str], str]

NODE = re.compile(r"(<(?:style|script)\b.*?</(?:style|script)\s*>)|(<[^>]*>)|([^<]+)", re.DOTALL | re.IGNORECASE)
ATTRIBUTE = re.compile(r"""(\s(?:alt|title|aria-label|content|value|placeholder|datetime)=)("[^"]*"|'[^']*')""")
STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
ESCAPED = re.compile(r"\\([\\`*_\[\]<>|#&~])")
SPECIAL = re.compile(r"([\\`*_\[\]<>|#&~])")
PARAGRAPH = re.compile(r"<(w:p|si|is)(?:\s[^>]*)?>.*?</\1>", re.DOTALL)
RUN = re.compile(r"(<(?:w:t|t)(?:\s[^>]*)?>)([^<]*)(</(?:w:t|t)>)")


def rewritten(data: bytes, suffix: str, change: Change) -> bytes:
    """The file with every word changed; the very same bytes where nothing is to be changed. Raises ValueError where it cannot be read."""
    if suffix in PACKED:
        return _packed(data, change)
    text = data.decode("utf-8")
    return _texts(text, suffix, change).encode()


def _texts(text: str, suffix: str, change: Change) -> str:
    if suffix in (".html", ".xml"):
        return NODE.sub(
            lambda found: found[1] or (_tag(found[2], change) if found[2] else _node(found[3], change)), text
        )
    if suffix == ".json":
        return STRING.sub(lambda found: _string(found[0], change), text)
    if suffix == ".csv":
        return _cells(text, change)
    return "".join(_line(line, change) for line in text.splitlines(keepends=True))


def _tag(tag: str, change: Change) -> str:
    if tag.startswith("<!--"):
        return f"<!--{_node(tag[4:-3], change)}-->" if tag.endswith("-->") else tag
    return ATTRIBUTE.sub(lambda found: found[1] + found[2][0] + _node(found[2][1:-1], change) + found[2][0], tag)


def _node(raw: str, change: Change) -> str:
    """Entities are read before and written after; what is not changed keeps those it had."""
    text = unescape(raw)
    core = text.strip()
    after = change(core) if core else core
    return raw if after == core else escape(text.replace(core, after, 1))


def _string(raw: str, change: Change) -> str:
    text = json.loads(raw)
    after = change(text)
    return raw if after == text else json.dumps(after, ensure_ascii=not any(ord(letter) > 127 for letter in raw))


def _cells(text: str, change: Change) -> str:
    """Rows whose cells stay as they are keep their quotes."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    rows = list(csv.reader(io.StringIO(text.removeprefix(mark), newline="")))
    fresh = [[_cell(cell, change) for cell in row] for row in rows]
    if fresh == rows:
        return text
    found = io.StringIO(newline="")
    csv.writer(found, lineterminator="\r\n" if "\r\n" in text else "\n").writerows(fresh)
    return mark + found.getvalue()


def _cell(cell: str, change: Change) -> str:
    """A sign that keeps a spreadsheet from reckoning stands before the word."""
    guard = "'" if cell[:2] in ("'=", "'+", "'-", "'@") else ""
    return guard + change(cell.removeprefix(guard)) if cell else cell


def _line(line: str, change: Change) -> str:
    """Of a Markdown table each cell by itself."""
    parts = re.split(r"(?<!\\)(\||\*\*)", line.rstrip("\r\n"))
    return "".join(_marked(part, change) for part in parts) + line[len(line.rstrip("\r\n")) :]


def _marked(raw: str, change: Change) -> str:
    text = ESCAPED.sub(r"\1", raw)
    core = text.strip()
    after = change(core) if core else core
    if after == core:
        return raw
    begun, _, rest = raw.partition(raw.strip())
    return begun + SPECIAL.sub(r"\\\1", after) + rest


def _packed(data: bytes, change: Change) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as box:
            parts = [(one, box.read(one)) for one in box.infolist()]
    except (zipfile.BadZipFile, EOFError) as fault:
        raise ValueError(str(fault)) from fault
    fresh = [_xml(part.decode(), change).encode() if one.filename.endswith(".xml") else part for one, part in parts]
    if fresh == [part for _, part in parts]:
        return data
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as box:
        for (one, _), part in zip(parts, fresh, strict=True):
            box.writestr(one, part)
    return found.getvalue()


def _xml(text: str, change: Change) -> str:
    """A word processor may part a name among several runs: they are read as one, and the first takes what comes out."""
    found, at = [], 0
    for part in PARAGRAPH.finditer(text):
        found += [_texts(text[at : part.start()], ".xml", change), _runs(part[0], change)]
        at = part.end()
    return "".join([*found, _texts(text[at:], ".xml", change)])


def _runs(paragraph: str, change: Change) -> str:
    whole = unescape("".join(found[2] for found in RUN.finditer(paragraph)))
    core = whole.strip()
    after = change(core) if core else core
    if after == core:
        return paragraph
    said = iter([escape(whole.replace(core, after, 1), quote=False)])
    return RUN.sub(lambda found: found[1] + next(said, "") + found[3], paragraph)
