"""What is offered at the three doors: published by a unit, suggested with reasons, confirmed by a person, shown to everybody."""

import re
from pathlib import Path

import pytest

from tests.web.pages_app import make_house
from tests.web.staff import clerk, unit
from tests.web.town import LAW, Town, send, undone


@pytest.fixture
def town(tmp_path: Path) -> Town:
    house = make_house(tmp_path)
    firm = unit(house, "曙光律师事务所")
    town = Town(house, firm, clerk(house, firm), house.organiser(), 0)
    town.need = town.another_need("签合同没人看得懂", hours="周六上午")
    return town


def test_a_unit_publishes_and_everybody_sees_it_at_once(town: Town) -> None:
    id = town.published(amount="每次两户", project="法律明白人")

    for browser, page in (
        (town.lawyer, "/unit/offers"),
        (town.officer, "/registers/offers"),
        (town.house.browser(), "/c/offers"),
    ):
        told = browser.get(page).text
        assert all(word in told for word in ("一元法律咨询，看合同", "收费：一元", "周六 9:00—11:00", "法律明白人")), (
            page
        )
    assert "曙光律师事务所" in town.house.browser().get("/c/offers").text
    assert town.lawyer.get(f"/unit/offers/{id}").status_code == 200


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"text": " "}, "请写能出什么。"),
        ({"resource": ""}, "请点一下是哪一类。"),
        ({"resource": "chairs"}, "请选一类"),
        ({"until": "2026-11-20"}, "这个日期已经过了"),
        ({"until": "以后"}, "请选一个日期"),
        ({"price": "长" * 41}, "请在 40 个字以内"),
    ],
)
def test_what_does_not_fit_is_told_and_nothing_typed_is_lost(town: Town, values: dict[str, str], words: str) -> None:
    answer = send(town.lawyer, "/unit/offers/new", "/unit/offers/new", **LAW | {"place": "树下那间"} | values)

    assert answer.status_code == 422
    assert words in answer.text
    assert 'value="树下那间"' in answer.text
    assert "还没有" in town.house.browser().get("/c/offers").text


def test_the_seven_kinds_stand_in_their_order(town: Town) -> None:
    page = town.lawyer.get("/unit/offers/new").text

    assert re.findall(r'name="resource" id="resource-(\w+)"', page) == [
        "money", "planning", "project", "place", "goods", "expertise", "volunteer",
    ]  # fmt: skip


def test_the_organiser_confirms_a_suggestion_with_its_reasons_and_takes_it_back(town: Town) -> None:
    id = town.published()
    page = town.officer.get(f"/registers/needs/{town.need}").text
    assert "可能对得上的资源" in page
    assert "时间对得上" in page

    answer = send(
        town.officer, f"/registers/needs/{town.need}", "/registers/matches/confirm", need=town.need, offer=id, at="need"
    )

    assert answer.location.startswith(f"/registers/needs/{town.need}")
    assert "已对接" in town.officer.get(f"/registers/offers/{id}").text
    assert "有回音的" in town.lawyer.get("/unit/").text
    undone(town.officer, answer.location)
    assert "可能对得上的资源" in town.officer.get(f"/registers/needs/{town.need}").text
    assert "有回音的" not in town.lawyer.get("/unit/").text


def test_a_clash_of_hours_or_place_is_pointed_out_both_ways(town: Town) -> None:
    id = town.published(hours="周一 9:00—11:00")

    for browser, page in (
        (town.officer, f"/registers/needs/{town.need}"),
        (town.officer, f"/registers/offers/{id}"),
        (town.lawyer, f"/unit/offers/{id}"),
        (town.lawyer, f"/unit/needs/{town.need}"),
    ):
        assert "时间对不上：要的是" in browser.get(page).text, page


def test_what_was_declined_is_not_suggested_again(town: Town) -> None:
    id = town.published()

    send(town.officer, f"/registers/offers/{id}", "/registers/matches/decline", need=town.need, offer=id, at="offer")

    page = town.officer.get(f"/registers/offers/{id}").text
    assert "不合适" in page
    assert f'href="/registers/needs/{town.need}"' not in page.partition("可能用得上的需求")[2]


def test_a_unit_says_we_can_and_the_organiser_is_asked(town: Town) -> None:
    id = town.published()
    answer = send(town.lawyer, f"/unit/needs/{town.need}", "/unit/matches/propose", need=town.need, offer=id, at="need")
    assert "等确认" in town.lawyer.get(answer.location).text

    assert "等您点头的" in town.officer.get("/registers/offers").text
    refused = send(
        town.lawyer, f"/unit/needs/{town.need}", "/unit/matches/confirm", need=town.need, offer=id, at="need"
    )
    assert (refused.status_code, "要由主办方或需求的负责单位来确认" in refused.text) == (403, True)
    send(
        town.officer, f"/registers/needs/{town.need}", "/registers/matches/confirm", need=town.need, offer=id, at="need"
    )

    assert "等您点头的" not in town.officer.get("/registers/offers").text


def test_a_unit_answers_a_need_with_something_new(town: Town) -> None:
    page = f"/unit/needs/{town.need}"
    bad = send(town.lawyer, page, f"{page}/answer", resource="expertise", text="", place="三楼")
    assert (bad.status_code, 'value="三楼"' in bad.text) == (422, True)

    answer = send(town.lawyer, page, f"{page}/answer", **LAW)

    assert "等确认" in town.lawyer.get(answer.location).text
    assert "一元法律咨询" in town.house.browser().get("/c/offers").text


def test_the_unit_responsible_for_a_need_says_yes_on_its_own_page(town: Town) -> None:
    bureau = unit(town.house, "区司法局")
    town.make("promises", need=town.need, unit=bureau, kind="do_by", state="open", said={}, at=0, text="办讲座")
    id = town.published()
    send(town.lawyer, f"/unit/needs/{town.need}", "/unit/matches/propose", need=town.need, offer=id, at="need")
    desk = clerk(town.house, bureau)
    assert "等您点头" in desk.get("/unit/").text

    send(desk, "/unit/", "/unit/matches/confirm", need=town.need, offer=id, at="need")

    assert "等您点头" not in desk.get("/unit/").text
    assert "已对接" in town.lawyer.get(f"/unit/offers/{id}").text


def test_an_offer_withdrawn_after_its_match_is_told_to_both_and_comes_back_by_undo(town: Town) -> None:
    id = town.published()
    send(
        town.officer, f"/registers/needs/{town.need}", "/registers/matches/confirm", need=town.need, offer=id, at="need"
    )

    answer = send(town.lawyer, f"/unit/offers/{id}", f"/unit/offers/{id}/withdraw", reason="律师调走了")

    for page in ("/registers/offers", f"/registers/needs/{town.need}"):
        assert "律师调走了" in town.officer.get(page).text
    assert "一元法律咨询" not in town.house.browser().get("/c/offers").text
    undone(town.lawyer, answer.location)
    assert "已对接" in town.officer.get(f"/registers/needs/{town.need}").text
    assert "律师调走了" not in town.officer.get("/registers/offers").text


def test_the_life_of_an_offer_is_walked_step_by_step_and_shown_to_residents(town: Town) -> None:
    id = town.published()
    page = f"/registers/offers/{id}"
    send(town.officer, page, f"{page}/take_up")
    assert "正用在" not in town.house.browser().get("/c/offers").text
    send(town.officer, page, "/registers/matches/confirm", need=town.need, offer=id, at="offer")
    assert "正用在" in town.house.browser().get("/c/offers").text
    send(town.officer, page, f"{page}/show")

    send(town.lawyer, f"/unit/offers/{id}", f"/unit/offers/{id}/fulfil")

    steps = re.findall(r"<li( data-done)?[^>]*>\s*<b>(\S+)</b>", town.officer.get(page).text)
    assert steps == [(" data-done", word) for word in ("已发布", "有人接手", "已对接", "已展示", "已兑现")]
    assert "一元法律咨询" not in town.house.browser().get("/c/offers").text


def test_sensitive_needs_are_on_no_page_of_units_and_residents(town: Town) -> None:
    secret = town.another_need("家里打人，想离婚，签合同没人看得懂", category="women")
    id = town.published()
    send(town.officer, f"/registers/offers/{id}", "/registers/matches/confirm", need=secret, offer=id, at="offer")
    send(town.officer, f"/registers/offers/{id}", f"/registers/offers/{id}/show")

    pages = ["/unit/", "/unit/needs", "/unit/offers", f"/unit/offers/{id}", "/unit/needs?q=离婚"]
    assert not [page for page in pages if "家里打人" in town.lawyer.get(page).text]
    assert "家里打人" not in town.house.browser().get("/c/offers").text
    assert "家里打人" not in town.officer.get("/registers/wall").text
    assert town.lawyer.get(f"/unit/needs/{secret}").status_code == 404
    assert "家里打人" in town.officer.get(f"/registers/offers/{id}").text


def test_what_is_another_units_is_not_opened(town: Town) -> None:
    id = town.published()
    other = clerk(town.house, unit(town.house, "区城建局"))

    assert other.get(f"/unit/offers/{id}").status_code == 403
    assert send(other, "/unit/offers/new", f"/unit/offers/{id}/withdraw").status_code == 403
    assert town.house.browser().get("/unit/offers").status_code == 303
    assert town.lawyer.get("/registers/offers").status_code == 303


def test_the_organiser_enters_one_for_a_unit_and_the_list_is_narrowed(town: Town) -> None:
    page = "/registers/offers/new"
    send(town.officer, page, page, resource="place", text="活动室借用", unit=str(town.firm))
    send(town.officer, page, page, resource="goods", text="长椅八把")

    def told(query: str) -> list[str]:
        return re.findall(
            r'<a href="/registers/offers/\d+">(.*?)</a>', town.officer.get(f"/registers/offers?{query}").text
        )

    assert told("") == ["长椅八把", "活动室借用"]
    assert told("kind=place") == told("q=活动室") == told(f"unit={town.firm}") == ["活动室借用"]
    assert told("state=withdrawn") == told("q=没有的词") == []


def test_a_button_from_elsewhere_does_nothing(town: Town) -> None:
    id = town.published()

    for path in (f"/unit/offers/{id}/withdraw", f"/unit/offers/{id}/fulfil", "/unit/matches/propose"):
        assert town.lawyer.post(path, data={"need": town.need, "offer": id}).status_code == 400
    assert "已发布" in town.lawyer.get("/unit/offers").text
