"""The official form of the minutes, measured on the page: GB/T 9704-2012 as documents.yaml has it."""

from __future__ import annotations

import ctypes
import io
import re
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise

import docx
import pypdfium2
import pypdfium2.raw as raw
import pytest

from facilitate.papers import make
from facilitate.papers.links import Office
from tests.papers.printed import printed
from tests.papers.sample import courtyard
from tests.papers.world import LINKS

MM = 72 / 25.4
GIVEN = Office(
    mark="社区协商纪要", number="7", issuer="幸福社区", signer="李主任", copies="街道办事处，城建局", prints="30"
)


@pytest.fixture(scope="module")
def paper():
    return pypdfium2.PdfDocument(printed("minutes_official"))


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


def signs(page):
    """Every character of a page: (sign, left and right edge, top and bottom of its body from the page's top in mm, size in points,
    typeface)."""
    text, found = page.get_textpage(), []
    for n in range(text.count_chars()):
        sign = text.get_text_range(n, 1)
        if sign.strip():
            left, bottom, right, top = text.get_charbox(n)
            name, flags = ctypes.create_string_buffer(100), ctypes.c_int()
            raw.FPDFText_GetFontInfo(text, n, name, 100, flags)
            size = raw.FPDFText_GetFontSize(text, n) * 0.75  # WeasyPrint counts in 96ths of an inch
            high = page.get_height()
            found.append(
                (sign, left / MM, right / MM, (high - top) / MM, (high - bottom) / MM, size, name.value.decode())
            )
    return found


def said(page, words):
    """The characters of these words where they first stand on the page."""
    every = signs(page)
    start = "".join(one[0] for one in every).index(words)
    return every[start : start + len(words)]


def test_there_are_pages_enough_to_measure_and_each_is_a4(paper):
    assert len(paper) >= 3
    for page in paper:
        assert (page.get_width() / MM, page.get_height() / MM) == (
            pytest.approx(210, abs=0.1),
            pytest.approx(297, abs=0.1),
        )


def test_nothing_leaves_the_type_area_of_156_by_225_mm_but_the_page_number(paper):
    for page in paper:
        body = [one for one in signs(page) if one[3] < 265]
        assert min(one[1] for one in body) >= 28 - 0.3
        assert max(one[2] for one in body) <= 28 + 156 + 0.3
        assert min(one[3] for one in body) >= 37
        assert max(one[4] for one in body) <= 37 + 225


def test_every_full_page_has_twenty_two_lines(paper):
    full = [[row for row in lines(page) if not row[1].startswith("—")] for page in list(paper)[1:-2]]

    assert [len(page) for page in full] == [22] * len(full)


def test_sizes_are_those_of_the_standard(paper):
    first, second = paper[0], paper[1]

    assert {round(one[5], 1) for one in said(second, "居民反映")} == {16}
    assert {round(one[5], 1) for one in said(first, "圆桌需求评估会纪要")} == {22}
    assert {round(one[5], 1) for one in said(second, "—2—")} == {14}


def test_heads_body_and_title_are_set_in_faces_of_their_own(paper):
    faces = {
        words: {one[6].split("+")[1] for one in said(paper[page], words)}
        for page, words in ((1, "一、情况与主要意见"), (1, "居民反映"), (0, "圆桌需求评估会纪要"))
    }

    assert len({frozenset(face) for face in faces.values()}) == 3
    assert "Sans" in min(faces["一、情况与主要意见"])


def test_the_mark_is_red_in_the_middle_its_upper_edge_35_mm_below_that_of_the_type_area(paper):
    mark = said(paper[0], "会议纪要")

    assert min(one[3] for one in mark) == pytest.approx(37 + 35, abs=1.5)
    assert (mark[0][1] + mark[-1][2]) / 2 == pytest.approx(28 + 78, abs=1.5)


def test_a_paragraph_begins_two_characters_in_and_who_came_hangs_after_the_colon(paper):
    last = list(paper)[-2:]
    came = next(page for page in last if "出席：" in "".join(one[0] for one in signs(page)))
    head, rows = said(came, "出席："), [row for row in lines(came) if row[0] > said(came, "出席：")[0][3] * MM]

    assert said(paper[1], "一、情况")[0][1] == pytest.approx(28 + 2 * 16 / MM, abs=0.8)
    assert head[0][1] == pytest.approx(28 + 2 * 16 / MM, abs=0.8)
    assert rows[1][2] / MM == pytest.approx(28 + 5 * 16 / MM, abs=0.5)


def test_the_page_number_stands_one_character_from_the_edge(paper):
    odd, even = said(paper[0], "—1—"), said(paper[1], "—2—")

    assert odd[-1][2] == pytest.approx(28 + 156 - 14 / MM, abs=1)
    assert even[0][1] == pytest.approx(28 + 14 / MM, abs=1)


def test_in_the_docx_too_three_lines_stand_above_the_mark_and_all_are_of_one_height():
    file = docx.Document(io.BytesIO(make("minutes_official", "docx", courtyard(), "zh", LINKS).data))
    mark = next(n for n, line in enumerate(file.paragraphs) if line.text == "会议纪要")
    body = [line for line in file.paragraphs if re.match("（[一二三四五六]）", line.text)]

    assert [line.text for line in file.paragraphs[:mark]] == ["", "", ""]
    assert [line.paragraph_format.line_spacing.pt for line in body] == pytest.approx([28.98] * len(body), abs=0.03)
    assert {line.paragraph_format.first_line_indent.pt for line in body} == {32}
