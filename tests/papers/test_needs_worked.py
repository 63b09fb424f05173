"""How a need came to its place: opened on demand in a browser, a word and a link to the annex on paper."""

from __future__ import annotations

import io
import re

import pypdf
import pytest

from facilitate.papers import make
from facilitate.papers.page import styles
from tests.papers.printed import printed
from tests.papers.sample import courtyard
from tests.papers.world import LINKS

FOLD = re.compile(r'<details class="unfold">(.*?)</details>', re.DOTALL)


def told(ext, lang="zh"):
    return make("needs", ext, courtyard(), lang, LINKS).data.decode()


def test_a_browser_opens_the_arithmetic_at_each_priority_need_on_demand():
    folds = FOLD.findall(told("html"))

    assert len(folds) == told("html").count('class="needhead"') == 6
    assert all(fold.startswith("<summary>怎么算的</summary>") for fold in folds)
    assert "得7点，比它多的有1件，排第2。" in folds[0]


@pytest.mark.parametrize("lang", ["zh", "en", "both"])
def test_each_link_leads_to_one_place_in_the_annex(lang):
    page = told("html", lang)
    anchors, links = re.findall(r' id="([^"]*)"', page), re.findall(r'href="#([^"]*)"', page)

    assert links
    assert len(set(anchors)) == len(anchors)
    assert set(links) <= set(anchors)


def test_nothing_unfolds_on_paper_and_no_reference_stands_beside_the_fold():
    assert "@media print { .unfold { display: none } }" in styles("zh")
    assert "@media screen { .elsewhere { display: none } }" in styles("zh")


def test_markdown_names_the_number_in_the_annex():
    body, annex = told("md").split("附件：排序的算法")

    assert "怎么算的，见附件“排序的算法”，编号2。" in body
    assert "得7点，比它多的有1件，排第2。" in annex
    assert "得7点，比它多的有1件，排第2。" not in body


def test_in_the_pdf_the_word_is_a_link_and_the_arithmetic_stands_once():
    read = pypdf.PdfReader(io.BytesIO(printed("needs")))
    words = "".join(page.extract_text() for page in read.pages).replace("\n", "")

    assert len(read.named_destinations) == 6
    assert sum(len(page.get("/Annots", [])) for page in read.pages) == 6
    assert words.count("得7点，比它多的有1件，排第2。") == 1
