"""While papers are made: how far they are, in words; for whom no more is made; in which language."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from facilitate.papers.doing import Abandoned, Doing
from facilitate.web.making import GONE, Making
from tests.web.evening import Evening, play
from tests.web.maker import Maker, paper_house
from tests.web.pages_app import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    return paper_house(tmp_path)


@pytest.fixture
def evening(house: House) -> Evening:
    return play(house)


def test_a_wish_is_given_up_when_its_page_asks_no_longer_and_never_where_it_has_not_asked() -> None:
    now = [0.0]
    making = Making(lambda: now[0])
    asked, plain = making.begin("A", "x", 2), making.begin("A", "", 2)
    making.look("A", "x")
    now[0] = GONE - 1
    making.hear(asked, "minutes", "pdf", Doing())
    now[0] = GONE + 1

    making.hear(plain, "minutes", "pdf", Doing())
    with pytest.raises(Abandoned):
        making.hear(asked, "minutes", "docx", Doing())


@pytest.mark.parametrize(
    ("lang", "words"),
    [("zh", "第 1 份，共 58 份：会议纪要 PDF · 第 3 页……"), ("en", "1 of 58: Minutes PDF · page 3…")],
)
def test_a_page_is_told_which_paper_of_how_many_and_its_page(
    house: House, evening: Evening, maker: Maker, lang: str, words: str
) -> None:
    browser, said = house.organiser(), []
    maker.during = lambda: said.append(browser.get(f"/m/{evening.code}/papers/making?job=j1&lang={lang}").json)
    browser.head(f"/m/{evening.code}/papers/pack.zip?job=j1")
    told = browser.get(f"/m/{evening.code}/papers/making?job=j1&lang={lang}").json

    assert said[0] == {"says": words.replace("58", str(len(maker.made))), "over": False, "failed": False}
    assert (told["over"], told["failed"]) == (True, False)


def test_one_paper_says_its_page_alone_and_why_it_failed(house: House, evening: Evening, maker: Maker) -> None:
    browser, said = house.organiser(), []
    maker.during = lambda: said.append(browser.get(f"/m/{evening.code}/papers/making?job=j2&lang=zh").json["says"])
    answer = browser.head(f"/m/{evening.code}/papers/needs.pdf?job=j2")

    assert said == ["第 3 页……"]
    assert answer.status_code == 503
    assert browser.get(f"/m/{evening.code}/papers/making?job=j2&lang=en").json == {
        "says": "not made",
        "over": True,
        "failed": True,
    }


@pytest.mark.parametrize(("lang", "page"), [("zh", "网页版"), ("en", "As a web page")])
def test_where_no_pdf_can_be_made_the_page_and_the_docx_stand_beside_the_reason(
    house: House, evening: Evening, maker: Maker, lang: str, page: str
) -> None:
    told = house.organiser().get(f"/m/{evening.code}/papers/needs.pdf?lang={lang}").get_data(as_text=True)

    assert {"zh": "没有做成", "en": "not made"}[lang] in told
    assert f'href="needs.html">{page}</a>' in told
    assert 'href="needs.docx">DOCX</a>' in told


def test_whoever_says_stop_is_made_nothing_more(house: House, evening: Evening, maker: Maker) -> None:
    browser = house.organiser()
    maker.during = lambda: browser.get(f"/m/{evening.code}/papers/making?job=j3&stop=1")
    answer = browser.head(f"/m/{evening.code}/papers/pack.zip?job=j3")

    assert answer.status_code == 410
    assert len(maker.made) == 1


def test_nobody_asks_after_a_wish_that_is_not_there_or_in_a_strangers_meeting(house: House, evening: Evening) -> None:
    assert house.organiser().get(f"/m/{evening.code}/papers/making?job=none").status_code == 404
    assert house.browser().get(f"/m/{evening.code}/papers/making?job=none").status_code == 401


@pytest.mark.parametrize("wish", ["zh", "en", "both"])
@pytest.mark.parametrize("name", ["pack", "print-pack"])
def test_both_packs_come_in_the_language_asked_for(
    house: House, evening: Evening, maker: Maker, name: str, wish: str
) -> None:
    answer = house.organiser().get(f"/m/{evening.code}/papers/{name}.zip?in={wish}")
    found = {lang for _name, _ext, lang in maker.made}

    assert "SHA256SUMS" in zipfile.ZipFile(io.BytesIO(answer.data)).namelist()
    assert wish in found
    assert len(found) == 1 or wish == "both"


def test_the_language_of_a_pack_is_not_the_language_of_the_pages(house: House, evening: Evening, maker: Maker) -> None:
    answer = house.organiser().get(f"/m/{evening.code}/papers/minutes.pdf?in=en")

    assert "lang=en" not in answer.headers.get("Set-Cookie", "")
