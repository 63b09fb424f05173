"""A character without a typeface is told to whoever reads the paper, asks for it, or unpacks it."""

from __future__ import annotations

import io
import zipfile

import msgspec
import pypdfium2
import pytest

from facilitate.papers import Paper, make, pack
from facilitate.papers.pdf import press
from facilitate.reports.record import Record
from tests.papers.sample import courtyard
from tests.papers.world import LINKS

RARE = "\U0010abcd"


@pytest.fixture(autouse=True, scope="module")
def _the_worker_ends_with_its_tests():
    yield
    press.close()


def rare() -> Record:
    """Courtyard 123 with one name in a character for private use, which no typeface has."""
    first, *others = courtyard().people
    return msgspec.structs.replace(
        courtyard(), people=(msgspec.structs.replace(first, name=f"{first.name}{RARE}"), *others)
    )


def read(paper: Paper) -> str:
    return "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(paper.data))


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "有1个字符这台电脑没有字体"), ("en", "1 character has no typeface")]
)
def test_the_paper_itself_says_what_it_could_not_print(lang, words):
    made = make("record", "pdf", rare(), lang, LINKS)
    said = read(made)

    assert made.missing == (RARE,)
    assert words.replace(" ", "") in "".join(said.split())
    assert "U+10ABCD" in said


def test_a_paper_with_every_character_says_nothing_of_the_kind():
    made = make("notice", "pdf", courtyard(), "zh", LINKS)

    assert made.missing == ()
    assert "U+" not in read(made)


def test_the_list_of_contents_names_the_characters_missing_in_its_papers():
    def maker(name, ext, record, lang, links):
        return Paper(b"x", "application/pdf", f"{name}.{ext}", (RARE,) if name == "poster" else ())

    bag = zipfile.ZipFile(io.BytesIO(pack(courtyard(), "zh", LINKS, "before", maker=maker).data))

    assert "U+10ABCD" in bag.read("index.html").decode()
    assert "poster_a3.pdf" in bag.namelist()
