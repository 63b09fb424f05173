"""What pages of promises tell to whom: faults in words, first dates, names on paper, nothing sensitive, both languages, little weight."""

import re
from pathlib import Path

import pytest

from tests.web.pages_app import House, make_house, token_in
from tests.web.promised import after, made, promise, send
from tests.web.staff import clerk, unit


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"checker": ""}, "请写由谁督办。"), ({"checker": "张工"}, "督办的人不能就是办的人"), ({"text": ""}, "请先写几个字。"),
        ({"due": "2020-01-01"}, "这个日期已经过了"), ({"text": "长" * 201}, "太长了"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_and_nothing_typed_is_lost(house: House, values: dict[str, str], words: str) -> None:
    asked = {
        "unit": "",
        "person": "张工",
        "due": after(house, 20),
        "text": "装路灯",
        "checker": "王阿姨",
        "approver": "区住建委",
    }

    answer = send(
        house.organiser(),
        f"/registers/promises/new?person=张工&due={after(house, 20)}",
        "/registers/promises/new",
        **asked | values,
    )

    assert answer.status_code == 422
    assert words in answer.text
    assert 'value="区住建委"' in answer.text or values.get("due")


def test_a_date_that_has_passed_is_told_where_it_is_entered(house: House) -> None:
    page = house.organiser().get("/registers/promises/new?person=张工&due=2020-01-01").text

    assert "这个日期已经过了" in page
    assert 'value="张工"' in page


def test_the_organiser_is_a_resident_like_any_other_at_the_residents_door_and_enters_paper_at_her_own(
    house: House,
) -> None:
    id, browser = promise(house, state="done"), house.organiser()

    answer = send(
        browser,
        f"/registers/promises/{id}",
        f"/registers/promises/{id}/names",
        how="yes",
        names="王阿姨、李叔",
        text="亮了",
    )

    page = browser.get(answer.location).text
    assert ("2 人认可" in page, "写在纸上：王阿姨" in page) == (True, True)
    assert "王阿姨" not in house.browser().get(f"/c/promises/{id}").text
    assert browser.post(f"/registers/promises/{id}/voice", data={"how": "yes"}).status_code in {404, 405}


def test_more_time_is_asked_with_a_reason_and_the_first_date_stays_public(house: House) -> None:
    office = unit(house)
    id = promise(house, unit=office, due="2026-12-01")
    browser = clerk(house, office)

    refused = send(browser, f"/unit/promises/{id}", f"/unit/promises/{id}/later", due="2026-11-30", text="等批复")
    assert (refused.status_code, "新的期限要比原来的晚" in refused.text, "等批复" in refused.text) == (422, True, True)
    send(browser, f"/unit/promises/{id}", f"/unit/promises/{id}/later", due="2026-12-20", text="等批复")

    page = house.browser().get(f"/c/promises/{id}").text
    assert ("原定 12月1日，改期 1 次" in page, page.count("等批复"), "日期改了" in page) == (True, 1, False)
    organiser = house.organiser()
    sheet = organiser.get(f"/registers/promises/{id}").text
    deed = re.search(r'name="deed" value="(\d+)">不同意改期', sheet)
    assert deed
    organiser.post("/registers/undo", data={"csrf_token": token_in(sheet), "deed": deed[1]})
    assert "原定" not in house.browser().get(f"/c/promises/{id}").text


def test_nothing_sensitive_and_no_neighbours_name_is_public(house: House) -> None:
    secret = made(house, "needs", kind="need", state="open", title="求助", category="women", danger=False, at=0)
    hidden = promise(house, need=secret, text="单独上门")
    promise(house, kind="task", person="李阿姨", text="建联系群")

    page = house.browser().get("/c/promises").text

    assert ("单独上门" in page, "李阿姨" in page, "建联系群" in page) == (False, False, True)
    assert house.browser().get(f"/c/promises/{hidden}").status_code == 404
    assert house.browser().post(f"/c/promises/{hidden}/voice").status_code in {404, 422}


def test_each_door_opens_only_to_its_own(house: House) -> None:
    mine, theirs = unit(house), unit(house, "物业")
    id = promise(house, unit=mine)
    stranger, other = house.browser(), clerk(house, theirs)

    for path in ("/registers/promises", "/registers/results", "/unit/promises", f"/unit/promises/{id}"):
        assert stranger.get(path).status_code == 303
    assert other.get(f"/unit/promises/{id}").status_code == 404
    token = token_in(other.get(f"/c/promises/{promise(house, state='done')}").text)
    tried = other.post(f"/unit/promises/{id}/report", data={"csrf_token": token, "how": "done"})
    assert (tried.status_code, "这是别的单位的" in tried.text) == (403, True)
    assert other.get(f"/registers/promises/{id}").status_code == 303


@pytest.mark.parametrize("path", ["/c/promises", "/c/promises/1", "/c/results"])
def test_the_residents_pages_are_light(house: House, path: str) -> None:
    office = unit(house)
    for n in range(40):
        promise(house, unit=office, text=f"第{n}件事，写得长一些好看看重不重", state="done")
    phone = house.browser()
    page = phone.get(path)
    parts = re.findall(r'(?:href|src)="(/s/[^"]+)"', page.text)

    weight = len(page.data) + sum(len(phone.get(each, headers={"Accept-Encoding": "gzip"}).data) for each in parts)

    assert weight < 60_000


OURS = ("装六盏灯", "区城建局", "张工", "王阿姨", "六盏都装了", "中文", "繁體", "王干事")


def test_the_pages_speak_english_at_each_door(house: House) -> None:
    office = unit(house)
    id = promise(house, unit=office, state="done")
    send(house.browser(), f"/c/promises/{id}", f"/c/promises/{id}/voice", how="yes", text="六盏都装了")
    pages = {
        house.browser(): ("/c/promises", f"/c/promises/{id}", "/c/results"),
        clerk(house, office): ("/unit/promises", f"/unit/promises/{id}"),
        house.organiser(): (
            "/registers/promises", f"/registers/promises/{id}", f"/registers/promises/{promise(house, unit=office)}", "/registers/results",
            "/registers/promises/new", f"/registers/promises/new?unit={office}&due={after(house, 9)}",
        ),
    }  # fmt: skip

    for browser, paths in pages.items():
        for path in paths:
            browser.set_cookie("lang", "en")
            main = browser.get(path).text.split("<main")[1].split("</main>")[0]
            for word in OURS:
                main = main.replace(word, "")
            assert re.findall(r"[\u4e00-\u9fff]+", main) == [], path
