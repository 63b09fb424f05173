"""Words that Markdown, a browser, an office file or a program that reads JSON would obey stay words in every paper."""

from __future__ import annotations

import io
import json
import re
from html.parser import HTMLParser
from zipfile import ZipFile

import pytest

from facilitate.papers import NAMES, make, offered
from facilitate.reports.record import from_json, to_json
from tests.papers.sample import courtyard
from tests.papers.wicked import links, wicked

MARKS = (
    "[x](javascript:alert(1))",
    "![](http://evil.example/a.png)",
    "<img src=x onerror=go()>",
    "<http://evil.example>",
    "\r# head\r",
    "\n\n- item\n",
    "\u2028# head",
    "&lt;script&gt;",
    "~~x~~",
    "- item ",
    "= ",
    "| cell |",
    "`code`",
    "***",
)
OBEYED = re.compile(
    r"(?<!\\)(?:\\\\)*(?:\[x\]|!\[|<img|<http|~~x|&lt;|`code|\*\*\*x|\| cell)|[\r\u2028]|^(?:# head|- item|= )", re.M
)
TAGS = (
    "</script><script>go()</script>",
    '"><svg onload=go()>',
    "'--><style>*{display:none}</style>",
    "javascript:go()",
)
FIELDS = ('<w:fldSimple w:instr="DDEAUTO cmd"/>', "{ DDEAUTO c:\\\\cmd }", "]]><w:p/>", "\\x01", "_x0041_")


def of(ext):
    return [name for name, kind in NAMES.items() if ext in kind.exts and offered(name, courtyard())]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("name", of("md"))
def test_in_markdown_no_mark_of_people_is_obeyed(name, mark):
    text = make(name, "md", wicked(mark), "zh", links(mark)).data.decode()

    assert OBEYED.findall(text) == []


class Tags(HTMLParser):
    """Every tag with its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag, attrs):
        self.found += [(tag, "")] + [(tag, f"{name}={value}") for name, value in attrs]


@pytest.mark.parametrize("words", TAGS)
@pytest.mark.parametrize("name", of("html"))
def test_in_a_page_no_tag_and_no_address_of_people_is_obeyed(name, words):
    page = Tags()
    page.feed(make(name, "html", wicked(words), "zh", links(words)).data.decode())

    assert [tag for tag, _ in page.found if tag in ("script", "iframe", "object", "embed", "form", "base")] == []
    assert [said for _, said in page.found if re.match(r"on\w+=|(?:href|src|action)=\s*javascript", said)] == []


@pytest.mark.parametrize("words", FIELDS)
@pytest.mark.parametrize("name", ["minutes", "minutes_official", "record", "sign_in", "handover"])
def test_in_a_docx_no_field_of_people_is_run(name, words):
    bag = ZipFile(io.BytesIO(make(name, "docx", wicked(words), "zh", links(words)).data))
    text = "".join(bag.read(part).decode() for part in bag.namelist() if part.endswith(".xml"))

    assert set(re.findall(r"<w:instrText[^>]*>([^<]*)<", text)) <= {"PAGE", "NUMPAGES"}
    assert "<w:fldSimple" not in text
    assert "w:hyperlink" not in "".join(bag.read(part).decode() for part in ("word/document.xml",))


@pytest.mark.parametrize("words", [*TAGS, *FIELDS, "\u2028", "\x00\x07", "\ud7ff", '"},{"', "\\u0022"])
def test_the_record_as_json_says_the_words_and_nothing_else(words):
    record = wicked(words)

    assert from_json(to_json(record)) == record
    assert set(json.loads(to_json(record))) == set(json.loads(to_json(courtyard())))
