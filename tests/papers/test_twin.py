"""Papers to sign, cut out and hang up in both languages: one sheet, the English beneath each Chinese line."""

from __future__ import annotations

import io
import re

import docx
import openpyxl
import pypdf
import pytest

from facilitate.papers import make
from facilitate.papers.bilingual import TWINS, forms
from facilitate.papers.kinds import NAMES
from facilitate.papers.twin import EN, ZH, Twin, Two, english, once, two
from facilitate.reports.rows import Words
from tests.papers.printed import printed
from tests.papers.sample import courtyard
from tests.papers.world import LINKS, empty

BENEATH = re.compile(r">([^<>]+)<bdi lang=\"en\">([^<]+)</bdi>")
SHEETS = sorted(name for name in NAMES if "xlsx" in forms(name))


def html(name, world=courtyard):
    return make(name, "html", world(), "both", LINKS).data.decode()


def pages(name):
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(printed(name, "both"))).pages]


def office(name):
    return docx.Document(io.BytesIO(make(name, "docx", courtyard(), "both", LINKS).data))


@pytest.mark.parametrize("world", [courtyard, empty])
@pytest.mark.parametrize(
    ("name", "ext"), [(name, ext) for name in sorted(TWINS) for ext in forms(name) if ext != "pdf"]
)
def test_each_comes_in_all_its_forms(name, ext, world):
    assert len(make(name, ext, world(), "both", LINKS).data) > 30


def test_a_sentence_is_said_twice_and_what_it_is_given_goes_into_its_half():
    tongue = Twin()
    said = tongue.say("地点：{place}　　签到员签字 ____________", place=tongue.pick(Words(zh="议事厅", en="Hall")))

    assert said.zh == ZH.say("地点：{place}　　签到员签字 ____________", place="议事厅")
    assert said.en == EN.say("地点：{place}　　签到员签字 ____________", place="Hall")
    assert str(said) == f"{said.zh} / {said.en}"


def test_what_is_the_same_in_both_is_said_once():
    assert two("14:30", "14:30") == "14:30"
    assert not isinstance(Twin().join(["王秀英"]), Two)


def test_two_texts_one_after_another_stay_two():
    both = two("甲", "a") + "：" + two("乙", "b")

    assert (both.zh, both.en) == ("甲：乙", "a：b")
    assert english("序 " + two("甲", "a")) == "序 a"


def test_a_blank_to_write_on_stands_once():
    assert once(two("第 ____ 号", "No. ____")).en == "No."
    assert once("No. ____") == "No. ____"


def test_the_sheet_of_commitments_is_one_table_to_be_signed_once():
    page = html("commitments")

    assert page.count("<thead>") == 1
    assert page.count('class="sign"') == 1
    assert ("本人签字", "Signature") in BENEATH.findall(page)


def test_a_handover_slip_has_one_receipt_for_each_unit():
    page = html("handover")
    alone = make("handover", "html", courtyard(), "zh", LINKS).data.decode()

    assert page.count('class="cut"') == alone.count('class="cut"') > 1
    assert ("回执", "Receipt") in BENEATH.findall(page)


def test_peoples_own_words_stand_once():
    said = courtyard().actions[0].what
    page = html("commitments")

    assert page.count(said) == make("commitments", "html", courtyard(), "zh", LINKS).data.decode().count(said)


@pytest.mark.parametrize("name", sorted(TWINS - {"poster_a3"}))
def test_no_attribute_holds_markup(name):
    tags = re.findall(r"<[a-z][^>]*>", html(name))

    assert [tag for tag in tags if tag.count('"') % 2] == []
    assert [tag for tag in tags if "&lt;bdi" in tag] == []


@pytest.mark.parametrize("name", ["notice", "poster", "poster_a3", "rules", "feedback"])
def test_what_fits_one_page_in_chinese_fits_it_in_both(name):
    assert len(pages(name)) == 1


@pytest.mark.parametrize(
    ("name", "zh", "en"), [("slips", "我选的编号", "The numbers I choose"), ("cards", "什么事", "What is it")]
)
def test_slips_and_cards_are_as_many_as_in_chinese(name, zh, en):
    alone = pypdf.PdfReader(io.BytesIO(printed(name)))
    made = pages(name)

    assert len(made) == len(alone.pages)
    assert all(zh in page and en in page for page in made)


def test_the_official_form_is_chinese_and_its_translation_follows():
    page = html("minutes_official")
    first, second = page.split('<section lang="en"')

    assert first.count('class="mark') == 1
    assert 'class="mark' not in second
    assert "(English translation)" in second
    assert "imprint" not in second
    assert [p.text for p in office("minutes_official").paragraphs].count("(English translation)") == 1


@pytest.mark.parametrize("name", ["minutes", "needs", "commitments", "sign_in", "feedback", "handover"])
def test_a_docx_counts_its_pages_in_both_languages(name):
    foot = office(name).sections[0].footer.paragraphs[0].text

    assert foot == "第页　共页 · Page  of "


def test_a_docx_has_the_english_beneath_in_the_same_cell():
    heads = [cell.text for table in office("commitments").tables for cell in table.rows[0].cells]

    assert "本人签字\nSignature" in heads


@pytest.mark.parametrize("name", SHEETS)
def test_the_heads_of_a_list_are_in_both_languages(name):
    book = openpyxl.load_workbook(io.BytesIO(make(name, "xlsx", courtyard(), "both", LINKS).data))
    heads = [cell.value for cell in book.worksheets[0][1]]

    assert len(heads) > 3
    assert [head for head in heads if "\n" not in head] == []
