"""The official form of the minutes, measured on the page: GB/T 9704-2012 as documents.yaml has it."""

from __future__ import annotations

import io
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

import docx
import pypdfium2
import pytest

from facilitate.papers import make
from facilitate.papers.links import Office
from facilitate.papers.pdf import press
from tests.papers.sample import courtyard
from tests.papers.world import LINKS

MM = 72 / 25.4
GIVEN = Office(
    mark="社区协商纪要", number="7", issuer="幸福社区", signer="李主任", copies="街道办事处，城建局", prints="30"
)


@pytest.fixture(scope="module")
def paper():
    yield pypdfium2.PdfDocument(make("minutes_official", "pdf", courtyard(), "zh", LINKS).data)
    press.close()


def lines(page):
    """The lines of a page from the top: (origin of the baseline in points from the top, its characters, left edge)."""
    text, found = page.get_textpage(), defaultdict(list)
    for n in range(text.count_chars()):
        left, bottom, right, _ = text.get_charbox(n, loose=True)
        sign = text.get_text_range(n, 1)
        if sign.strip():
            found[round(page.get_height() - bottom)].append((left, right, sign))
    return [(at, "".join(sign for *_, sign in sorted(row)), min(row)[0]) for at, row in sorted(found.items())]


def test_a_full_page_has_twenty_two_lines_at_one_distance(paper):
    page = [row for row in lines(paper[1]) if not row[1].startswith("—")]
    apart = [after[0] - before[0] for before, after in pairwise(page)]

    assert len(page) == 22
    assert all(28 <= each <= 30 for each in apart)


def test_a_full_line_has_twenty_eight_characters(paper):
    chinese = [row[1] for row in lines(paper[1]) if not any(sign.isascii() for sign in row[1])]

    assert max(map(len, chinese)) == 28


def test_the_type_area_begins_37_mm_from_the_top_and_28_mm_from_the_left(paper):
    page = [row for row in lines(paper[1]) if not row[1].startswith("—")]

    assert min(left for *_, left in page) == pytest.approx(28 * MM, abs=1.5)
    assert page[0][0] - 28.98 == pytest.approx(37 * MM, abs=8)
    assert page[-1][0] < (297 - 35) * MM


def test_page_numbers_stand_between_dashes_right_on_odd_and_left_on_even_pages(paper):
    numbers = [next(row for row in lines(page) if row[1].startswith("—")) for page in paper]

    assert [row[1] for row in numbers] == [f"—{n}—" for n in range(1, len(paper) + 1)]
    assert [row[2] > 105 * MM for row in numbers] == [n % 2 == 1 for n in range(1, len(paper) + 1)]


def test_heads_are_numbered_as_the_standard_has_them_and_who_came_stands_after_the_body(paper):
    text = "".join(row[1] for page in paper for row in lines(page))

    assert text.index("一、情况与主要意见") < text.index("（一）地下管线") < text.index("二、各方承诺1．")
    assert text.index("下一步工作") < text.index("出席：") < text.rindex("未到") < text.rindex("列席")
    assert "〔" not in text


def test_what_the_organiser_gives_stands_at_head_and_foot_and_what_she_does_not_stays_open():
    given = make("minutes_official", "html", courtyard(), "zh", replace(LINKS, office=GIVEN)).data.decode()
    bare = make("minutes_official", "html", courtyard(), "zh", LINKS).data.decode()

    for words in ("社区协商纪要", "第 7 期", "签发人：李主任", "抄送：街道办事处，城建局。", "共印30份"):
        assert words in given
    assert "抄送" not in bare
    assert "第　　期" in bare


def test_the_docx_names_the_typefaces_of_offices_and_numbers_pages_on_the_outside():
    file = docx.Document(io.BytesIO(make("minutes_official", "docx", courtyard(), "zh", LINKS).data))
    section = file.sections[0]

    assert (round(section.top_margin.mm), round(section.left_margin.mm)) == (37, 28)
    assert file.settings.odd_and_even_pages_header_footer
    assert all(f'w:eastAsia="{face}"' in file.element.xml for face in ("仿宋", "楷体", "黑体", "方正小标宋简体"))
