"""The plain page of old browsers, and the page afterwards."""

import re
from typing import Any

import pytest

from tests.web.evening import Evening, play
from tests.web.pages_app import House, make_house, token_in

LEADER, ENGINEER, BUILDER = "二单元楼门长", "退休管道工程师", "施工方项目经理"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return make_house(tmp_path_factory.mktemp("house"))


def phone(house: House, evening: Evening, name: str):
    return house.browser(**{f"facilitate_{evening.code}": evening.tokens[name]})


def send(house: House, evening: Evening, name: str, page: str = "plain", **given: object):
    browser = phone(house, evening, name)
    shown = browser.get(f"/m/{evening.code}/{page}").text
    op = re.search(r'name="op" value="([^"]+)"', shown)
    return browser.post(
        f"/m/{evening.code}/{page}", data={"csrf_token": token_in(shown), "op": op[1] if op else "x", **given}
    )


# -- plain ---------------------------------------------------------------------------------------------------------


def test_a_card_is_written_without_scripts(house: House) -> None:
    evening = play(house, "gather")
    answer = send(
        house, evening, LEADER, verb="write", kind="need", text="院门口的灯不亮", category="safety", place="院门"
    )
    page = phone(house, evening, LEADER).get(answer.location).text

    assert answer.status_code == 303
    assert "院门口的灯不亮" in page
    assert "还能写 1 张" in page


def test_sending_the_same_form_twice_writes_one_card(house: House) -> None:
    evening = play(house, "gather")
    browser = phone(house, evening, LEADER)
    shown = browser.get(f"/m/{evening.code}/plain").text
    form = {
        "csrf_token": token_in(shown),
        "op": "same",
        "verb": "write",
        "kind": "need",
        "text": "灯不亮",
        "category": "safety",
    }
    answers = [browser.post(f"/m/{evening.code}/plain", data=form).status_code for _ in range(2)]

    assert answers == [303, 303]
    assert browser.get(f"/m/{evening.code}/plain").text.count("灯不亮") == 1


def test_a_refusal_is_told_in_words_and_the_text_is_kept(house: House) -> None:
    evening = play(house, "gather")
    long = "很长的一张卡" * 20
    answer = send(house, evening, LEADER, verb="write", kind="need", text=long, category="safety")

    assert answer.status_code == 422
    assert "最多 60 个字" in answer.text
    assert long in answer.text


def test_dots_are_given_without_scripts_and_may_be_changed(house: House) -> None:
    evening = play(house, "dots")
    ballot = next(
        key.partition("/")[2] for key in house.services.sight(evening.code, "room", "")[0] if key.startswith("ballot/")
    )
    items = [evening.cards["管"], evening.cards["外墙和防盗门先不做"]]
    answer = send(house, evening, LEADER, verb="vote", ballot=ballot, dot=items)
    again = send(house, evening, LEADER, verb="vote", ballot=ballot, dot=items[:1])

    assert (answer.status_code, again.status_code) == (303, 303)
    assert house.services.sight(evening.code, "room", "")[0][f"ballot/{ballot}"]["voted"] == 2


@pytest.mark.parametrize(
    "odd", [{"grade/1": "1"}, {"grade/": "1"}, {"grade/1/importance": "²"}, {"grade/1/importance": "9" * 5000}, {"grade//": "1"}]
)  # fmt: skip
def test_grades_that_no_form_of_ours_sends_are_refused_in_words(house: House, odd: dict[str, str]) -> None:
    evening = play(house, "dots")
    answer = send(house, evening, LEADER, verb="vote", ballot="1", **odd)

    assert 400 <= answer.status_code < 500
    assert token_in(answer.text)


def test_a_hand_goes_up_and_comes_down_without_scripts(house: House) -> None:
    evening = play(house, "dialogue")
    up = send(house, evening, LEADER, verb="hand")
    page = phone(house, evening, LEADER).get(f"/m/{evening.code}/plain").text
    down = send(house, evening, LEADER, verb="unhand")

    assert (up.status_code, down.status_code) == (303, 303)
    assert "您排第 1 位" in page


def test_the_plain_page_looks_again_by_itself_only_while_nobody_is_writing(house: House) -> None:
    writing, voting, over = play(house, "gather"), play(house, "dots"), play(house)

    assert 'http-equiv="refresh"' not in phone(house, writing, LEADER).get(f"/m/{writing.code}/plain").text
    assert 'http-equiv="refresh"' not in phone(house, voting, LEADER).get(f"/m/{voting.code}/plain").text
    assert 'http-equiv="refresh"' in phone(house, over, LEADER).get(f"/m/{over.code}/plain").text


def test_a_stranger_is_sent_to_the_door_and_learns_nothing(house: House) -> None:
    evening = play(house, "gather")

    for code in (evening.code, "WRNGCDE2"):
        answer = house.browser().get(f"/m/{code}/plain")
        assert (answer.status_code, answer.location) == (303, f"/J/{code}")


# -- afterwards ----------------------------------------------------------------------------------------------------


def test_each_person_finds_what_became_of_her_own_words(house: House) -> None:
    evening = play(house)
    page = phone(house, evening, ENGINEER).get(f"/m/{evening.code}/after").text
    own = page.split('class="own"')[1].split("</section>")[0]

    assert "下水一年堵四回，趁挖开换管" in own
    assert "和另外 1 张卡并成一件：地下管线先修好，再恢复路面" in own
    assert "需要报批（12月5日）" in own


@pytest.mark.parametrize(("due", "words"), [("2026-12-05", "12月5日"), ("2027-03-20", "2027年3月20日")])
def test_a_date_afterwards_stands_with_its_year_where_that_is_not_the_meetings(
    house: House, due: str, words: str
) -> None:
    with house.app.test_request_context("/"):
        bits: Any = house.app.jinja_env.get_template("_matter.html").module

        assert bits.dated(due, {"starts": "2026-11-21T14:30:00+08:00"}) == words


def test_what_was_decided_stands_in_the_order_of_the_dots_with_who_and_when(house: House) -> None:
    evening = play(house)
    page = phone(house, evening, ENGINEER).get(f"/m/{evening.code}/after").text

    assert page.index("地下管线先修好") < page.index("沟槽没有护栏")
    assert "三天内装好，留轮椅口" in page
    assert "沟槽护栏和夜间照明" in page
    assert "另有 1 件没有谈到" in page


def test_a_unit_reports_and_a_resident_says_it_is_not_done(house: House) -> None:
    evening = play(house)
    done = send(
        house, evening, BUILDER, "after", verb="report", about=evening.tasks["护栏"], state="done", note="昨晚装好了"
    )
    seen = phone(house, evening, LEADER).get(f"/m/{evening.code}/after").text
    back = send(
        house, evening, LEADER, "after", verb="report", about=evening.tasks["护栏"], state="contested", note="少一盏灯"
    )
    page = phone(house, evening, BUILDER).get(f"/m/{evening.code}/after").text

    assert (done.status_code, back.status_code) == (303, 303)
    assert "办好了吗？请您看一眼" in seen
    assert "昨晚装好了" in seen
    assert "少一盏灯" in page
    assert 'data-state="contested"' in page


def test_who_did_the_work_cannot_confirm_it_and_is_told_so(house: House) -> None:
    evening = play(house)
    answer = send(house, evening, BUILDER, "after", verb="report", about=evening.tasks["护栏"], state="confirmed")

    assert answer.status_code == 409
    assert "办结要由居民确认" in answer.text


def test_papers_with_real_names_are_offered_to_the_organiser_alone(house: House) -> None:
    evening = play(house)
    hers = phone(house, evening, LEADER).get(f"/m/{evening.code}/after").text
    organisers = house.organiser().get(f"/m/{evening.code}/after").text

    assert "papers/minutes.pdf" in hers
    assert "papers/sign_in.pdf" not in hers
    assert "papers/sign_in.pdf" in organisers
    assert "papers/pack.zip" in organisers


def test_before_the_end_the_page_says_that_the_meeting_goes_on(house: House) -> None:
    evening = play(house, "dialogue")

    assert "会还在开" in phone(house, evening, LEADER).get(f"/m/{evening.code}/after").text


def test_strangers_see_neither_that_page_nor_whether_the_meeting_is_there(house: House) -> None:
    evening = play(house)

    for code in (evening.code, "WRNGCDE2"):
        answer = house.browser().get(f"/m/{code}/after")
        assert (answer.status_code, answer.location) == (303, f"/J/{code}")


def test_each_person_finds_her_own_time_on_the_floor_and_nobody_elses(house: House) -> None:
    evening = play(house, "say")
    with house.services.door.reading(evening.code) as m:
        speaker = next(turn.person for turn in m.floor.turns.values() if turn.seconds < 0)
    name = next(name for name, person in evening.people.items() if person == speaker)
    house.clock.at += 64_000
    house.act(evening.code, speaker, "done")
    own = phone(house, evening, name).get(f"/m/{evening.code}/after").text
    others = [
        phone(house, evening, other).get(f"/m/{evening.code}/after").text
        for other in (BUILDER, "城建局技术员")
        if other != name
    ]

    assert "您发言 1 次，共 1 分 1 秒" in own
    assert [page for page in others if "您发言" in page] == []


def test_whoever_holds_the_walls_key_alone_reads_the_page_and_has_no_staffs_papers(house: House) -> None:
    evening = play(house)
    key = house.services.access.keys(evening.code)["board"]
    answer = house.browser(**{f"facilitate_{evening.code}": key}).get(f"/m/{evening.code}/after")

    assert answer.status_code == 200
    assert "papers/minutes." in answer.text
    assert "papers/record." not in answer.text
