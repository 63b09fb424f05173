"""Charts: no two labels meet, none leaves the picture, and whoever cannot see them has title, words and a table."""

from __future__ import annotations

from functools import cache
from itertools import combinations
from xml.etree import ElementTree

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitate.papers import make, needs
from facilitate.papers.blocks import Drawing, Heading, Table
from facilitate.papers.chart_grades import Agreed, Graded, agreement, grades
from facilitate.papers.chart_matrix import Mark, Matrix
from facilitate.papers.chart_network import Node, network
from facilitate.papers.chart_timeline import Stay, every, timeline
from facilitate.papers.charts import Bar, stacked
from facilitate.papers.kit import Desk
from facilitate.papers.links import Links
from facilitate.papers.tongue import Tongue
from facilitate.resources import resource
from tests.papers.sample import courtyard
from tests.papers.world import LINKS

SVG = "{http://www.w3.org/2000/svg}"
GRADES = st.sampled_from([1.0, 1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0])
NAMES = st.sampled_from(
    ["修路", "地下管线先修好，再恢复路面", "WWWWWWWWWWWW MMMM", "mmmmmmmmmmmm", "Ramps", "<b>&\"'", "坡道 ramp 2026"]
)
MARKS = st.lists(st.tuples(GRADES, GRADES, NAMES, st.booleans()), min_size=1, max_size=40)


@cache
def font() -> tuple[dict[int, str], dict[str, tuple[int, int]], int]:
    """Glyph names by character, advance widths by glyph, units of the em: of the bold face, the wider one."""
    [path] = [path for path in (resource("static") / "fonts").glob("*.ttf") if "old" in path.name]
    face = TTFont(path)
    return face.getBestCmap(), face["hmtx"].metrics, face["head"].unitsPerEm


def wide(text: str, size: float) -> float:
    glyphs, advances, em = font()
    return sum(advances[glyphs.get(ord(sign), ".notdef")][0] for sign in text) * size / em


def labels(svg: str) -> tuple[list[tuple[str, float, float, float, float]], float, float]:
    """(text, left, top, right, bottom) of every upright line of text, and the size of the picture."""
    root = ElementTree.fromstring(svg)
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    found = []
    for one in root.iter(f"{SVG}text"):
        if "transform" in one.attrib:
            continue
        size, x, y = (float(one.attrib[name]) for name in ("font-size", "x", "y"))
        said = one.text or ""
        span = wide(said, size)
        left = x - {"": 0.0, "middle": span / 2, "end": span}[one.attrib.get("text-anchor", "")]
        found.append((said, left, y - 0.8 * size, left + span, y + 0.1 * size))
    return found, width, height


def collisions(svg: str) -> list[str]:
    found, width, height = labels(svg)
    met = [
        f"{a[0]} × {b[0]}"
        for a, b in combinations(found, 2)
        if a[1] < b[3] and b[1] < a[3] and a[2] < b[4] and b[2] < a[4]
    ]
    out = [one[0] for one in found if one[1] < -0.5 or one[2] < -0.5 or one[3] > width + 0.5 or one[4] > height + 0.5]
    return [*met, *out]


@settings(max_examples=60, deadline=None)
@given(MARKS)
def test_no_two_labels_of_the_matrix_meet_and_none_leaves_it(some):
    marks = [Mark(s, i, n, name, solid) for n, (s, i, name, solid) in enumerate(some, 1)]

    assert collisions(Matrix(marks).svg("满意", "要紧", "图", "说明")) == []


def test_forty_needs_on_one_spot_all_stand_in_the_matrix():
    marks = [Mark(1, 5, n, f"需求{n}", True) for n in range(1, 41)]
    svg = Matrix(marks).svg("满意", "要紧", "图", "说明")

    assert collisions(svg) == []
    assert {said for said, *_ in labels(svg)[0]} >= {str(n) for n in range(6, 41)}


def test_a_median_between_two_grades_stands_between_them():
    grid = Matrix([Mark(2.5, 4, 1, "甲", True)])
    at = {said: left for said, left, top, *_ in labels(grid.svg("满意", "要紧", "图", "说明"))[0] if top > grid.bottom}

    assert at["2"] < at["2.5"] < at["3"]


def test_labels_that_meet_would_be_found():
    svg = Matrix([Mark(1, 5, 1, "甲", True)]).svg("满意", "要紧", "图", "说明")
    twice = svg.replace("</svg>", '<text x="60" y="24" font-size="10">压在上面</text></svg>')

    assert collisions(twice) != []


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(NAMES, st.integers(1, 30)), min_size=2, max_size=16), st.data())
def test_the_ring_of_groups_keeps_its_names_apart(groups, data):
    nodes = [Node(str(n), name, people) for n, (name, people) in enumerate(groups)]
    pairs = data.draw(
        st.dictionaries(st.tuples(st.sampled_from(nodes), st.sampled_from(nodes)), st.integers(1, 9), max_size=9)
    )
    svg = network(nodes, {(a.code, b.code): n for (a, b), n in pairs.items()}, "图", "说明")

    assert collisions(svg) == []


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(NAMES, st.integers(0, 40_000), st.integers(1, 9_000)), min_size=1, max_size=30))
def test_the_timeline_keeps_its_words_apart(some):
    stays = [Stay(name, ((start, start + held),), f"{held // 60}/{held // 60}分") for name, start, held in some]
    clock = ["14:30"] * (max(start + held for _, start, held in some) // (every(stays) * 60) + 1)

    assert collisions(timeline(stays, clock, "图", "说明")) == []


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(NAMES, st.lists(st.integers(0, 300), min_size=5, max_size=5)), min_size=1, max_size=20))
def test_grades_and_agreement_keep_their_words_apart(some):
    rows = [Graded(name, tuple(counts), 0.5) for name, counts in some]
    levels = [f"{n}分" for n in range(1, 6)]

    assert collisions(grades(rows, levels, ("打分人数（300人）", "一致程度"), "图", "说明")) == []
    assert (
        collisions(agreement([Agreed(name, (0.1, None, 0.9)) for name, _ in some], ["要紧程度"] * 3, "图", "说明"))
        == []
    )


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(NAMES, st.integers(1, 300)), min_size=1, max_size=17))
def test_shares_keep_their_words_apart(some):
    total = sum(n for _, n in some)
    bar = Bar("人数", tuple((n / total, str(n)) for _, n in some))

    assert collisions(stacked((bar, bar), [name for name, _ in some], "图", "说明")) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_chart_has_a_name_words_and_a_table_of_its_figures(lang):
    blocks = needs.document(Desk(courtyard(), Tongue(lang), Links())).blocks
    drawings = [block for block in blocks if isinstance(block, Drawing)]
    titles = [ElementTree.fromstring(one.svg).attrib["aria-label"] for one in drawings]
    heads = {"".join(run.text for run in one.runs): n for n, one in enumerate(blocks) if isinstance(one, Heading)}

    assert len(drawings) == 8
    assert all(ElementTree.fromstring(one.svg).findtext(f"{SVG}desc") for one in drawings)
    assert [title for title in titles if not isinstance(blocks[heads[title] + 1], Table)] == []


def test_the_chart_of_the_browser_is_the_chart_of_the_pdf():
    page = make("needs", "html", courtyard(), "zh", LINKS).data.decode()
    drawn = [
        block.svg
        for block in needs.document(Desk(courtyard(), Tongue("zh"), LINKS)).blocks
        if isinstance(block, Drawing)
    ]

    assert [svg for svg in drawn if svg not in page] == []
    assert max(len(svg) for svg in drawn) < 12_000


def test_no_persons_name_stands_in_a_chart():
    drawn = "".join(
        b.svg for b in needs.document(Desk(courtyard(), Tongue("zh"), Links())).blocks if isinstance(b, Drawing)
    )

    assert [person.name for person in courtyard().people if person.name in drawn] == []
    assert drawn.count("<svg") == 8
