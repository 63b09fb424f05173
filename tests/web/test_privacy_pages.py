"""What is stored and until when, for the organiser; one's own data on one's own phone; erasing in one press."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine

from facilitate.store.scrubbing import scrub
from facilitate.web.privacy import cleaning, files
from tests.web.evening import Evening, play
from tests.web.pages_app import House, make_house, token_in

WHO = "退休管道工程师"
DAY = 86_400_000


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


def phone(house: House, held: Evening, who: str = WHO) -> FlaskClient:
    return house.browser(**{f"facilitate_{held.code}": held.tokens[who]})


def press(browser: FlaskClient, page: str, address: str = "", **form: object):
    form = {"csrf_token": token_in(browser.get(page).text), "op": "abc", **form}
    return browser.post(address or page, data=form, follow_redirects=True)


def test_she_sees_all_that_is_kept_of_her_and_takes_it_along(house: House) -> None:
    held = play(house)
    her = phone(house, held)

    page = her.get(f"/m/{held.code}/mine").text
    told = json.loads(her.get(f"/m/{held.code}/mine.json").text)
    paper = her.get(f"/m/{held.code}/mine.html")

    for word in (WHO, "下水一年堵四回", "管线走向图", "投过 1 次票"):
        assert word in page
    assert told["name"] == WHO
    assert {text for one in told["written"] for text in one["texts"]} >= {
        "下水一年堵四回，趁挖开换管",
        "管线走向图，免费",
    }
    assert "choice" not in json.dumps([one for one in told["entries"] if one["type"] == "VoteCast"])
    assert "attachment" in paper.headers["Content-Disposition"]
    assert "管线走向图" in paper.text
    assert "沟槽没有护栏，老人夜里摔过" not in json.dumps(told, ensure_ascii=False), "nothing of others"


def test_nobody_else_sees_it(house: House) -> None:
    held = play(house)

    assert house.browser().get(f"/m/{held.code}/mine.json").status_code == 303
    assert WHO not in phone(house, held, "居委会主任").get(f"/m/{held.code}/mine").text
    assert phone(house, held).get(f"/m/{held.code}/privacy").status_code == 403
    assert house.browser().get("/privacy").status_code == 403


def test_she_corrects_her_name_and_withdraws_a_card_while_that_may_be(house: House) -> None:
    held = play(house, until="gather")
    her = phone(house, held)

    named = press(her, f"/m/{held.code}/mine", verb="rename", name="老工程师").text
    card = held.cards["铸铁管是六几年的，一层返水"]
    gone = press(her, f"/m/{held.code}/mine", verb="withdraw", item=card, op="abd").text

    assert "老工程师" in named
    assert "撤回了" in gone
    assert "请用" not in press(her, f"/m/{held.code}/mine", verb="rename", name="　", op="abe").text


def test_after_the_end_no_button_promises_that_a_card_can_be_taken_back(house: House) -> None:
    writing, over = play(house, until="gather"), play(house)

    assert "撤回这张卡" in phone(house, writing).get(f"/m/{writing.code}/mine").text
    told = phone(house, over).get(f"/m/{over.code}/mine").text
    assert "撤回这张卡" not in told
    assert "散会了，卡不能再撤" in told


def test_her_wish_to_be_erased_is_done_by_the_organiser_in_one_press(house: House) -> None:
    held = play(house)
    her, organiser = phone(house, held), house.organiser()

    assert "要求删除" in press(her, f"/m/{held.code}/mine", verb="erase", words="1").text
    assert "不删了" in her.get(f"/m/{held.code}/mine").text
    assert WHO in organiser.get("/privacy").text
    look = f"/m/{held.code}/privacy/erase?person={held.people[WHO]}&words=1"
    assert "找不回来" in organiser.get(look).text
    said = press(
        organiser, look, f"/m/{held.code}/privacy/erase", person=held.people[WHO], words="1", register="y"
    ).text

    assert "抹掉了" in said
    assert WHO not in organiser.get("/privacy").text
    assert WHO not in organiser.get(f"/m/{held.code}/privacy").text
    assert her.get(f"/m/{held.code}/mine").status_code == 303, "her phone is nobody's"


def test_a_wish_in_a_meeting_that_goes_on_is_shown_and_waits_for_its_end(house: House) -> None:
    held = play(house, until="gather")
    press(phone(house, held), f"/m/{held.code}/mine", verb="erase", words="1")

    for page in ("/privacy", f"/m/{held.code}/privacy"):
        told = house.organiser().get(page).text
        assert "散会以后再办" in told
        assert "看一眼，办掉" not in told


def test_a_wish_is_taken_back(house: House) -> None:
    held = play(house)
    her = phone(house, held)
    press(her, f"/m/{held.code}/mine", verb="erase", words="0")

    press(her, f"/m/{held.code}/mine", verb="keep")

    assert WHO not in house.organiser().get("/privacy").text


def test_the_organiser_sees_what_is_kept_and_sets_until_when(house: House) -> None:
    held = play(house)
    organiser = house.organiser()

    told = press(organiser, f"/m/{held.code}/privacy", days="30", minors="y").text

    assert "2026年12月21日" in told
    assert "2026年12月21日" in organiser.get("/privacy").text
    assert organiser.get("/?lang=en").status_code == 200
    assert press(organiser, f"/m/{held.code}/privacy", days="31").status_code == 422
    assert "Dec" in organiser.get("/privacy?lang=en").text


def test_two_weeks_before_the_organiser_is_told_at_the_door(house: House) -> None:
    held = play(house)
    organiser = house.organiser()
    assert f"/m/{held.code}/privacy" not in organiser.get("/").text

    house.clock.at += 167 * DAY

    assert f"/m/{held.code}/privacy" in organiser.get("/").text


def test_nobody_is_erased_while_it_goes_on_and_strangers_are_told_so(house: House) -> None:
    held = play(house, until="gather")
    organiser = house.organiser()

    look = organiser.get(f"/m/{held.code}/privacy/erase?person={held.people[WHO]}&words=1")

    assert look.status_code == 409
    assert "散会以后" in look.text


def test_raw_data_go_at_once_where_the_organiser_is_sure(house: House) -> None:
    held = play(house)
    organiser = house.organiser()
    page = f"/m/{held.code}/privacy"

    assert press(organiser, page, f"{page}/now").status_code == 400
    told = press(organiser, page, f"{page}/now", sure="y").text

    assert "minutes.html" in told
    assert "沟槽" in organiser.get(f"{page}/kept/minutes.html").text
    assert organiser.get(f"{page}/kept/secret").status_code == 404
    assert WHO not in organiser.get(page).text


def test_the_answer_comes_before_the_cleaning_and_the_page_tells_when_all_is_clean(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, organiser = play(house), house.organiser()
    later: list[Callable[[], None]] = []
    steps: list[str] = []

    def noting(engine: Engine, tables: Sequence[str]) -> list[str]:
        steps.append("cleaned")
        return scrub(engine, tables)

    monkeypatch.setattr(cleaning, "scrub", noting)
    house.app.extensions["cleaner"] = cleaning.Cleaner(house.services, lambda _seconds, work: later.append(work))
    look = f"/m/{held.code}/privacy/erase?person={held.people[WHO]}&words=1"

    told = press(organiser, look, f"/m/{held.code}/privacy/erase", person=held.people[WHO], words="1", register="y")
    here = f"{told.request.path}?{told.request.query_string.decode()}"
    again = organiser.get(here).text
    before = list(steps)
    while later:
        later.pop(0)()
    done = organiser.get(here).text

    assert before == [], "nobody waits for it"
    for page in (told.text, again):
        assert "抹掉了" in page
        assert "正在清" in page
        assert "清干净了：" not in page
        assert 'http-equiv="refresh"' in page, "it looks by itself"
    assert steps == ["cleaned"]
    assert "抹掉了" in done
    assert "清干净了：" in done
    assert 'http-equiv="refresh"' not in done
    assert WHO.encode() not in (house.services.config.data / "house.db").read_bytes()


def test_what_was_pressed_is_cleaned_though_somebody_meets(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    held, organiser = play(house), house.organiser()
    later: list[Callable[[], None]] = []
    monkeypatch.setattr(type(house.services.crowd), "connected", lambda _self: 3)
    cleaner = cleaning.Cleaner(house.services, lambda _seconds, work: later.append(work))
    house.app.extensions["cleaner"] = cleaner
    page = f"/m/{held.code}/privacy"

    press(organiser, page, f"{page}/now", sure="y")
    cleaner.look()
    waits = organiser.get(f"{page}?erased=all").text
    later.pop(0)()

    assert "散了就清" in waits
    assert "清干净了：" in organiser.get(f"{page}?erased=all").text


def test_a_stick_that_is_away_stops_the_looking_and_is_told(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    held, organiser = play(house), house.organiser()
    monkeypatch.setattr(files, "copies", lambda _services: ["backups: NoPlace"])
    look = f"/m/{held.code}/privacy/erase?person={held.people[WHO]}&words=1"

    told = press(organiser, look, f"/m/{held.code}/privacy/erase", person=held.people[WHO], words="1").text

    assert "插上 U 盘就好" in told
    assert "清干净了：" not in told
    assert 'http-equiv="refresh"' not in told


@pytest.mark.parametrize("said", ["1.2.3", "x", "1.2.3.4.5", "١.١.١.١"])
def test_an_address_that_tells_something_else_tells_no_counts(house: House, said: str) -> None:
    held = play(house)

    assert "抹掉了：" not in house.organiser().get(f"/m/{held.code}/privacy", query_string={"erased": said}).text
