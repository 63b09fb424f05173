"""Cards left at any hour, at the organiser's door and on their way into a meeting."""

import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.web.evening import play as evening
from tests.web.pages_app import House, make_house, token_in
from tests.web.test_register_rooms import post
from tests.web.test_residents_door import left


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


@pytest.fixture
def desk(house: House) -> FlaskClient:
    return house.organiser()


def test_a_card_becomes_a_need_and_its_receipt_and_the_list_say_so(house: House, desk: FlaskClient) -> None:
    slip = left(house.browser(), "三单元路灯坏了，老人不敢下楼", asked="请物业换灯")
    assert "三单元路灯坏了" in desk.get("/registers/cards").text
    assert "请物业换灯" in desk.get("/registers/cards/1").text

    answer = post(desk, "/registers/cards/1/register", "/registers/cards/1", title="三单元路灯", category="safety")

    assert "已记进需求册，还没有人负责。" in house.browser().get(slip).text
    assert "三单元路灯" in house.browser().get("/c/needs").text
    deed = re.search(r"did=(\d+)", answer.location)
    assert deed
    post(desk, "/registers/undo", deed=deed[1])
    assert "等下一次会" in house.browser().get(slip).text


def test_a_card_goes_beneath_the_need_that_it_resembles(house: House, desk: FlaskClient) -> None:
    left(house.browser(), "三单元路灯坏了，老人不敢下楼")
    post(desk, "/registers/cards/1/register", "/registers/cards/1", title="三单元路灯坏了，老人不敢下楼")
    slip = left(house.browser(), "三单元的路灯坏了两个月")
    assert 'name="need" value="1"' in desk.get("/registers/cards/2").text

    post(desk, "/registers/cards/2/beneath", "/registers/cards/2", need="1")

    assert "三单元路灯坏了，老人不敢下楼" in house.browser().get(slip).text
    assert "三单元的路灯坏了两个月" in house.browser().get("/c/needs/1").text


def test_a_refusal_needs_a_reason_and_keeps_what_was_typed(house: House, desk: FlaskClient) -> None:
    slip = left(house.browser(), "卖保健品，微信联系")
    empty = post(desk, "/registers/cards/1/refuse", "/registers/cards/1", reason=" ")
    assert empty.status_code == 422
    long = post(desk, "/registers/cards/1/refuse", "/registers/cards/1", reason="长" * 121)
    assert "长" * 121 in long.text

    post(desk, "/registers/cards/1/refuse", "/registers/cards/1", reason="这是广告")

    assert "主办方没有收下：这是广告" in house.browser().get(slip).text


def test_what_is_hidden_is_public_only_after_the_organiser_has_looked(house: House, desk: FlaskClient) -> None:
    left(house.browser(), "楼上家暴，孩子一直哭")
    assert "家暴" not in desk.get("/registers/cards").text
    assert "家暴" in desk.get("/registers/cards?only=hidden").text

    post(desk, "/registers/cards/1/register", "/registers/cards/1", title="有一家需要调解", category="")

    public = house.browser().get("/c/needs/1").text
    assert "有一家需要调解" in public
    assert "家暴" not in public
    assert "有一家需要调解" not in house.browser().get("/c/needs?q=家暴").text


def test_a_card_that_has_moved_on_is_not_moved_twice(house: House, desk: FlaskClient) -> None:
    left(house.browser())
    page = desk.get("/registers/cards/1").text
    form = {"csrf_token": token_in(page), "title": "路灯"}
    desk.post("/registers/cards/1/register", data=form)

    answer = desk.post("/registers/cards/1/register", data=form)

    assert answer.status_code == 409
    assert "已经办到下一步了" in answer.text


# -- to a meeting --------------------------------------------------------------------------------------------------


def wall(house: House, code: str) -> list[dict[str, Any]]:
    return [card for card in house.services.sight(code, "desk", "")[0].values() if card.get("media") == "hall"]


def test_cards_chosen_beforehand_come_in_when_cards_are_written_and_are_followed_to_their_need(
    house: House, desk: FlaskClient
) -> None:
    slip = left(house.browser(), "下水老堵，" + "院里一下雨就返味，一楼最厉害，" * 5, place="一单元")
    other = left(house.browser(), "想有个地方下棋")
    held = evening(house, "sign_in")
    into = f"/registers/cards/into/{held.code}"
    assert "会上还没到写卡的时候" in desk.get(into).text

    post(desk, into, into, id="1")
    assert wall(house, held.code) == []
    assert "已经带到" in house.browser().get(slip).text or "已经选上" in house.browser().get(slip).text
    house.act(held.code, held.people["主持人"], "advance", override="往下走")

    card = wall(house, held.code)[0]
    assert card["text"].startswith("下水老堵，")
    assert card["text"].endswith("…")
    assert len(card["text"]) <= 60
    assert (card["fields"]["place"], card["category"], card["by"]) == ("一单元", "utilities", None)
    while house.services.sight(held.code, "desk", "")[0]["meeting"]["state"] != "ended":
        house.act(held.code, held.people["主持人"], "advance", override="往下走")
    desk.get("/registers/needs")
    assert "已记进需求册" in house.browser().get(slip).text
    need = re.search(r'href="(/c/needs/\d+)"', house.browser().get(slip).text)
    assert need
    assert "院里一下雨就返味，一楼最厉害，" * 5 in house.browser().get(need[1]).text
    assert "等下一次会" in house.browser().get(other).text


def test_a_card_comes_in_at_once_while_cards_are_written_and_only_once(house: House, desk: FlaskClient) -> None:
    left(house.browser(), "想有个地方下棋")
    held = evening(house, "gather")
    house.act(held.code, held.people["主持人"], "back", to="gather")
    into = f"/registers/cards/into/{held.code}"

    answer = post(desk, into, into, id="1")
    post(desk, into, into, id="1")

    assert "1 张卡已经在会上了" in desk.get(answer.location).text
    assert [card["text"] for card in wall(house, held.code)] == ["想有个地方下棋"]


def test_a_card_comes_in_though_the_stage_began_with_a_commit_whose_answer_was_lost(
    house: House, desk: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    left(house.browser(), "想有个地方下棋")
    held = evening(house, "sign_in")
    into = f"/registers/cards/into/{held.code}"
    post(desk, into, into, id="1")
    onward = {"verb": "advance", "op": "onward", "args": {"override": "往下走"}}
    append = house.services.store.append

    def at_the_worst_moment(*told: Any) -> str:
        append(*told)
        raise OSError("the line broke after the commit")

    with monkeypatch.context() as patched:
        patched.setattr(house.services.store, "append", at_the_worst_moment)
        first = house.app.extensions["acts"].carry_out(held.code, held.people["主持人"], onward)
    again = house.app.extensions["acts"].carry_out(held.code, held.people["主持人"], onward)

    assert (first.refusal.rule, again.refusal) == ("busy", None)
    assert [card["text"] for card in wall(house, held.code)] == ["想有个地方下棋"]


def test_cards_go_to_no_meeting_that_is_over(house: House, desk: FlaskClient) -> None:
    left(house.browser())
    ended = evening(house).code

    assert desk.get(f"/registers/cards/into/{ended}").status_code == 404


def test_the_needs_sheet_leads_to_the_card_and_tells_what_was_asked(house: House, desk: FlaskClient) -> None:
    left(house.browser(), "三单元路灯坏了", asked="请物业换灯")
    post(desk, "/registers/cards/1/register", "/registers/cards/1", title="路灯")

    page = desk.get("/registers/needs/1").text

    assert "请：请物业换灯" in page
    assert 'href="/registers/cards/1"' in page
