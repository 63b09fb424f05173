"""The gap table, the wall with two sides, and a unit's own page, as the people at those doors see them."""

import re
from pathlib import Path

import pytest

from tests.web.evening import play as evening
from tests.web.pages_app import House, make_house
from tests.web.staff import clerk, unit
from tests.web.town import Town, send


@pytest.fixture
def town(tmp_path: Path) -> Town:
    """Three needs and three offers; the first of each belong together, and the second offer is proposed for the second need."""
    house: House = make_house(tmp_path)
    firm = unit(house, "曙光律师事务所")
    town = Town(house, firm, clerk(house, firm), house.organiser(), 0)
    town.need = town.another_need("签合同没人看得懂", category="legal", at=house.clock.now() - 40 * 86_400_000)
    other, _ = (
        town.another_need("遗嘱怎么写", category="legal"),
        town.another_need("沟没有围", category="safety", danger=True),
    )
    first, second, _ = (
        town.published(),
        town.published(text="写遗嘱"),
        town.published(text="长椅八把", resource="goods"),
    )
    send(
        town.officer,
        f"/registers/needs/{town.need}",
        "/registers/matches/confirm",
        need=town.need,
        offer=first,
        at="need",
    )
    send(town.lawyer, f"/unit/needs/{other}", "/unit/matches/propose", need=other, offer=second, at="need")
    return town


def cells(page: str, title: str) -> list[str]:
    """What stands in a row of a table, words alone."""
    row = next(row for row in re.findall(r"<tr.*?</tr>", page, re.S) if title in row)
    return [re.sub(r"<[^>]+>|\s+", "", cell) for cell in re.findall(r"<td.*?</td>", row, re.S)]


def test_the_gap_table_has_the_seven_kinds_and_what_is_missing(town: Town) -> None:
    page = town.officer.get("/registers/gaps?only=").text

    assert cells(page, "签合同没人看得懂") == ["", "", "", "", "", "1", "", "1"]
    assert cells(page, "沟没有围") == ["", "", "", "", "", "", "", "没有"]
    assert cells(page, "闲着的资源") == ["", "", "", "", "1", "1", "", "2"]
    assert "签合同没人看得懂" not in town.officer.get("/registers/gaps").text


def test_the_match_rate_stands_whole_by_category_and_by_month(town: Town) -> None:
    page = town.officer.get("/registers/gaps").text

    assert re.search(r'<p class="gap-rate"><b>33%</b> <span>1 件对接上了，一共 3 件需求', page)
    assert cells(page, ">法律服务</a>") == ["2", "1", "50%"]
    assert cells(page, ">2026年10月<") == ["1", "0", "0%"]
    assert cells(page, ">2026年11月<") == ["3", "1", "33%"]


def test_the_table_is_narrowed_to_a_category_and_to_where_too_much_is(town: Town) -> None:
    assert "没有哪一件给多了。" in town.officer.get("/registers/gaps?only=many").text
    assert "沟没有围" not in town.officer.get("/registers/gaps?category=legal").text
    assert town.officer.get("/registers/gaps?only=nonsense&page=999&category=nonsense").status_code == 200


def test_the_wall_draws_a_line_for_each_pair_and_says_so_to_those_who_do_not_see_it(town: Town) -> None:
    answer = town.officer.get("/registers/wall")

    assert re.findall(r'class="tie" data-state="(\w+)"', answer.text) == ["proposed", "confirmed"]
    assert "对应右边第 1 项" in answer.text
    assert answer.headers["Refresh"] == "20"
    assert "<script" not in answer.text


def test_the_page_of_a_unit_names_what_waits_and_where_its_offers_may_fit(town: Town) -> None:
    page = town.lawyer.get("/unit/").text
    assert "有回音的" in page
    assert "现在没有由您负责的需求" in page

    town.make(
        "promises",
        need=town.need,
        unit=town.firm,
        kind="do_by",
        state="open",
        due="2026-11-20",
        said={},
        at=0,
        text="办",
    )

    page = town.lawyer.get("/unit/").text
    assert re.search(r"由您负责的需求 1</h2>", page)
    assert "有 1 件承诺过了期限" in page


def test_the_wall_of_a_meeting_that_is_on_shows_what_is_offered_for_what(tmp_path: Path) -> None:
    house = make_house(tmp_path)
    code = evening(house, "dialogue").code
    browser = house.organiser()
    assert f"?meeting={code}" in browser.get("/registers/wall").text

    page = browser.get(f"/registers/wall?meeting={code}").text

    rows = re.findall(r"<b>(.*?)</b>", page)
    assert set(rows) == {
        "沟槽没有护栏，老人夜里摔过",
        "地下管线先修好，再恢复路面",
        "外墙和防盗门先不做",
        "管线走向图，免费",
    }
    assert re.findall(r'class="tie" data-state="(\w+)" d="M0 (\d+)', page) == [
        ("proposed", str(rows.index("地下管线先修好，再恢复路面") * 10 + 5))
    ]
    assert browser.get("/registers/wall?meeting=NONE").status_code == 404


def test_what_was_offered_for_a_need_at_a_meeting_waits_for_the_organisers_yes(tmp_path: Path) -> None:
    house = make_house(tmp_path)
    evening(house)

    page = house.organiser().get("/registers/offers").text

    assert re.search(
        r"愿意出“管线走向图，免费”，给<a href=\"/registers/needs/\d+\">地下管线先修好，再恢复路面</a>", page
    )


@pytest.mark.parametrize("path", ["/registers/gaps", "/registers/wall", "/registers/offers/new"])
def test_strangers_and_clerks_are_asked_to_sign_in(town: Town, path: str) -> None:
    assert town.house.browser().get(path).status_code == 303
    assert town.lawyer.get(path).status_code == 303


def test_what_residents_open_is_light_and_needs_no_account(town: Town) -> None:
    page = town.house.browser().get("/c/offers").text
    style = re.findall(r'href="(/s/[^"]+\.css)"', page)
    packed = [town.house.browser().get(each, headers={"Accept-Encoding": "gzip"}).data for each in style]

    assert len(page.encode()) + sum(map(len, packed)) < 60_000
    assert "<script" not in page


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/registers/offers", "Waiting for your yes"), ("/registers/offers/1", "Needs that it may fit"), ("/registers/gaps", "By category"),
        ("/registers/wall", "What people need"), ("/registers/needs/2", "Offers for it"),
    ],
)  # fmt: skip
def test_the_organisers_pages_speak_english(town: Town, path: str, words: str) -> None:
    page = town.officer.get(f"{path}?lang=en").text

    assert words in page
    assert not re.search(r"<h2>[^<]*[一-鿿]", page)


@pytest.mark.parametrize(
    "path", ["/unit/", "/unit/offers", "/unit/offers/1", "/unit/offers/new", "/unit/needs", "/unit/needs/3"]
)
def test_the_units_pages_speak_english(town: Town, path: str) -> None:
    page = town.lawyer.get(f"{path}?lang=en").text

    assert not re.search(r"<(?:h2|summary|label|legend)[^>]*>[^<“]*[一-鿿]", page)
