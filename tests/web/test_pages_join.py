"""Joining: three taps, wrong codes, names in words, coming back, roles by key."""

from itertools import product

import pytest

from facilitate.web.notice import on_votes
from tests.web.evening import play
from tests.web.pages_app import House, make_house, token_in


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return make_house(tmp_path_factory.mktemp("house"))


def fill_in(house: House, code: str, **given: str):
    browser = house.browser()
    token = token_in(browser.get(f"/J/{code}").text)
    return browser, browser.post(f"/J/{code}", data={"csrf_token": token, **given})


def test_a_name_a_group_and_a_yes_lead_into_the_meeting(house: House) -> None:
    code = house.open()
    browser, answer = fill_in(house, code, name="二单元老李", group="residents", consent="yes")

    assert (answer.status_code, answer.location) == (303, f"/m/{code}")
    assert "HttpOnly" in answer.headers["Set-Cookie"]
    assert "SameSite=Lax" in answer.headers["Set-Cookie"]
    assert browser.get(f"/m/{code}").status_code == 200


@pytest.mark.parametrize("typed", ["{code}", "{lower}", "{spaced}", "{dashed}"])
def test_a_code_may_be_typed_as_people_type(house: House, typed: str) -> None:
    code = house.open()
    forms = {
        "code": code,
        "lower": code.lower(),
        "spaced": f" {code[:4]} {code[4:]} ",
        "dashed": f"{code[:4]}-{code[4:]}",
    }
    answer = house.browser().get("/J", query_string={"code": typed.format(**forms)})

    assert (answer.status_code, answer.location) == (303, f"/J/{code}")


def test_a_wrong_code_an_old_one_and_a_closed_door_answer_alike(house: House) -> None:
    ended, closed = play(house), house.open()
    host, _token = house.join(closed, "主持人", "social_org", "host")
    house.act(closed, host, "set", name="door", value="closed")
    answers = [house.browser().get(f"/J/{code}") for code in ("WRNGCDE2", "hello", ended.code, closed)]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.text for answer in answers}) == 1
    assert "没有找到" in answers[0].text


def test_too_many_wrong_codes_are_asked_to_wait_while_the_right_one_passes(house: House) -> None:
    code, browser = house.open(), house.browser()
    wrong = [browser.get(f"/J/WRNGCDE{n % 8 + 2}").status_code for n in range(60)]

    assert wrong[:40] == [404] * 40
    assert set(wrong[40:]) == {429}
    assert browser.get(f"/J/{code}").status_code == 200
    house.clock.at += 60_000
    assert browser.get("/J/WRNGCDE2").status_code == 404


@pytest.mark.parametrize("path", ["/m/{}", "/m/{}/board", "/m/{}/state"])
def test_the_rooms_own_addresses_answer_a_guesser_as_the_door_does(house: House, path: str) -> None:
    browser = house.browser()
    guesses = [path.format("22222" + "".join(letters)) for letters in product("ABCD", repeat=3)]

    told = [browser.get(guess).status_code for guess in guesses[:60]]

    assert told[0] == 404
    assert 429 in told


@pytest.mark.parametrize("name", ["", "   ", "\u200b\u200b", "长" * 200])
def test_a_name_that_will_not_do_is_told_beside_the_field_and_nothing_is_lost(house: House, name: str) -> None:
    _browser, answer = fill_in(house, house.open(), name=name, group="agency", consent="yes")

    assert answer.status_code == 422
    assert 'id="name-fault"' in answer.text
    assert 'value="agency" checked' in answer.text.replace("\n  ", " ")
    assert 'data-step-now="1"' in answer.text


def test_without_consent_nobody_joins(house: House) -> None:
    code = house.open()
    _browser, answer = fill_in(house, code, name="老李", group="residents")

    assert answer.status_code == 422
    assert house.services.sight(code, "desk", "")[0]["people"]["present"] == 0


def test_without_scripts_each_step_is_a_page(house: House) -> None:
    code = house.open()
    _browser, answer = fill_in(house, code, name="老李", step="1")

    assert answer.status_code == 200
    assert 'data-step-now="2"' in answer.text
    assert 'value="老李"' in answer.text
    assert "请先看一下三件事" not in answer.text


def test_an_old_form_is_asked_again_and_keeps_what_was_typed(house: House) -> None:
    code = house.open()
    answer = house.browser(lang="zh").post(
        f"/J/{code}", data={"name": "老李", "group": "residents", "consent": "yes", "csrf_token": "old"}
    )

    assert answer.status_code == 422
    assert "这一页放得太久了" in answer.text
    assert 'value="老李"' in answer.text


def test_who_comes_back_goes_straight_on(house: House) -> None:
    code = house.open()
    browser, _answer = fill_in(house, code, name="二单元老李", group="residents", consent="yes")
    page = browser.get(f"/J/{code}").text

    assert "二单元老李，继续" in page
    assert browser.get(f"/J/{code}?new=1").text.count("请问怎么称呼您？") == 1


def test_two_neighbours_share_a_phone_and_change_places(house: House) -> None:
    code = house.open()
    browser, _answer = fill_in(house, code, name="老李", group="residents", consent="yes")
    first = browser.get_cookie(f"facilitate_{code}").value
    token = token_in(browser.get(f"/J/{code}?new=1").text)
    browser.post(f"/J/{code}", data={"csrf_token": token, "name": "老王", "group": "residents", "consent": "yes"})
    page = browser.get(f"/J/{code}").text
    person = house.services.access.who(code, first).person
    answer = browser.post(f"/J/{code}/again", data={"person": person})

    assert "老李，继续" in page
    assert "老王，继续" in page
    assert answer.location == f"/m/{code}"
    assert browser.get_cookie(f"facilitate_{code}").value == first


def test_a_role_is_given_by_its_link_and_by_nothing_else(house: House) -> None:
    code = house.open()
    key = house.services.access.keys(code)["rep"]
    _browser, right = fill_in(house, code, name="城建局", group="agency", consent="yes", role="rep", key=key)
    _browser, wrong = fill_in(house, code, name="城建局", group="agency", consent="yes", role="rep", key=key[:-1] + "x")

    assert right.status_code == 303
    assert wrong.status_code == 403
    assert "单位代表" in house.browser().get(f"/J/{code}?role=rep&key={key}").text


def test_inside_wechat_one_is_told_how_to_get_out(house: House) -> None:
    code = house.open()
    inside = house.browser().get(f"/J/{code}", headers={"User-Agent": "Mozilla/5.0 MicroMessenger/8.0.50"})

    assert "在浏览器打开" in inside.text
    assert "您正在微信里" not in house.browser().get(f"/J/{code}").text


def test_a_program_joins_by_json(house: House) -> None:
    code = house.open()
    browser = house.browser()
    answer = browser.post(f"/m/{code}/join", json={"name": "老李", "group": "residents", "consent": True})

    assert answer.status_code == 200
    assert set(answer.json) == {"participant", "token"}
    assert browser.get_cookie(f"facilitate_{code}").http_only


@pytest.mark.parametrize(
    ("sent", "status", "rule"),
    [
        ({"name": "老李", "group": "residents"}, 422, "needs_consent"),
        ({"name": "老李", "group": "residents", "consent": "yes"}, 422, "needs_consent"),
        ({"name": "", "group": "residents", "consent": True}, 422, "name_empty"),
        ({"name": ["老李"], "group": "residents", "consent": True}, 400, "bad_shape"),
        ([], 400, "bad_shape"),
        ({"name": "老李", "group": "residents", "consent": True, "role": "host"}, 403, "needs_key"),
        ({"name": "老李", "group": "residents", "consent": True, "role": "host", "key": "\ud800"}, 403, "needs_key"),
    ],
)
def test_a_program_is_refused_in_both_languages(house: House, sent: object, status: int, rule: str) -> None:
    answer = house.browser().post(f"/m/{house.open()}/join", json=sent)

    assert answer.status_code == status
    assert answer.json["refusal"]["rule"] == rule
    assert answer.json["refusal"]["zh"] != answer.json["refusal"]["en"]


def test_the_notice_names_who_collects_and_whom_to_ask(house: House) -> None:
    code = house.open()
    zh, en = house.browser().get(f"/J/{code}").text, house.browser(lang="en").get(f"/J/{code}").text

    assert "谁收集：槐荫社区居委会，联系人010-0000。" in zh
    assert "Who collects: 槐荫社区居委会, contact 010-0000." in en
    assert "【" not in zh.split("</main>")[0]


@pytest.mark.parametrize(
    ("secrecy", "title"),
    [
        (["secret"], "不记什么。"),
        (["open"], "表决是公开的。"),
        (["named", "secret"], "投票记不记名。"),
        ([], "投票记不记名。"),
    ],
)
def test_the_door_says_how_secret_the_votes_of_this_method_are(house: House, secrecy: list[str], title: str) -> None:
    with house.app.test_request_context():
        assert on_votes(secrecy).title == title
