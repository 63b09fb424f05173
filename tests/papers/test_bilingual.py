"""Papers in both languages, section by section: lines to sign stand once, and no language where there is none."""

from __future__ import annotations

import io
import re

import docx
import pytest

from facilitate.papers import NoSuch, bilingual, make
from facilitate.papers.blocks import Heading, PageBreak, Para, text
from tests.papers.sample import courtyard
from tests.papers.world import LINKS, empty

QUICK = [(name, ext) for name in sorted(bilingual.PAPERS) for ext in bilingual.forms(name) if ext != "pdf"]


@pytest.mark.parametrize("world", [courtyard, empty])
@pytest.mark.parametrize(("name", "ext"), QUICK)
def test_every_bilingual_paper_comes_in_every_form(name, ext, world):
    assert len(make(name, ext, world(), "both", LINKS).data) > 100


def test_the_minutes_have_each_section_in_chinese_and_then_in_english():
    page = make("minutes", "md", courtyard(), "both", LINKS).data.decode()
    heads = re.findall(r"^## (.+)$", page, re.M)

    assert heads[:2] == ["一、会议经过", "1. What happened"]
    assert [bool(re.search(r"^\d+\.", head)) for head in heads] == [False, True] * (len(heads) // 2)


def test_the_minutes_are_signed_once():
    page = make("minutes", "html", courtyard(), "both", LINKS).data.decode()

    assert page.count('class="sign"') == 1
    assert "主持人 Facilitator" in page


def test_what_is_said_in_both_papers_is_said_in_the_bilingual_one():
    both = make("public_notice", "md", courtyard(), "both", LINKS).data.decode()
    rows = [
        line
        for lang in ("zh", "en")
        for line in make("public_notice", "md", courtyard(), lang, LINKS).data.decode().splitlines()
        if line.startswith("|")
    ]

    assert rows
    assert [line for line in rows if line not in both] == []


def test_the_english_sections_are_marked_as_english():
    page = make("bulletin", "html", courtyard(), "both", LINKS).data.decode()

    assert page.count('<section lang="zh-Hans">') == page.count('<section lang="en">') > 1


def test_the_docx_holds_both_heads():
    file = docx.Document(io.BytesIO(make("minutes", "docx", courtyard(), "both", LINKS).data))

    assert {"一、会议经过", "1. What happened"} <= {paragraph.text for paragraph in file.paragraphs}


def test_where_the_sections_differ_each_language_stands_as_a_whole():
    ours, theirs = (Para(text("一")), Heading(text("二")), Para(text("三"))), (Para(text("one")),)

    assert bilingual.interleaved(ours, theirs) == [(bilingual.ZH, ours), (bilingual.EN, (PageBreak(), *theirs))]


@pytest.mark.parametrize(("name", "ext"), [("record", "json"), ("long_picture", "png"), ("poster", "docx")])
def test_what_does_not_come_in_both_languages_says_so(name, ext):
    with pytest.raises(NoSuch) as refused:
        make(name, ext, courtyard(), "both", LINKS)

    assert "中英对照" in refused.value.zh or "没有 docx" in refused.value.zh
