"""The organiser's own rules: copied, changed with comments kept, checked while typing, saved, and met by."""

import re
from pathlib import Path

import pytest

from facilitate.resources import resource
from facilitate.service.access import NewMeeting
from facilitate.service.rulefiles import library, shipped
from tests.web.pages_app import House, make_house, token_in

NANTANG = (resource("rules") / "nantang.yaml").read_text(encoding="utf-8")
MINE = NANTANG.replace("id: nantang\n", "id: nantang_2\n", 1)


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


@pytest.fixture
def desk(house: House):
    """The organiser with a copy of the Nantang rules, and her token for scripts."""
    browser = house.organiser()
    token = token_in(browser.get("/rules").text)
    answer = browser.post("/rules", data={"csrf_token": token, "copy_of": "nantang"})
    assert (answer.status_code, answer.location) == (303, "/rules/nantang_2/edit")
    page = browser.get("/rules/nantang_2/edit").text
    return browser, {"X-CSRF-Token": re.search(r'"csrf": "([^"]+)"', page)[1]}


def asked(desk, door: str = "/look", **given):
    browser, headers = desk
    answer = browser.post(f"/rules/nantang_2{door}", json={"text": MINE, **given}, headers=headers)
    assert answer.status_code == 200
    return answer.json


def test_a_copy_differs_from_its_original_by_name_and_title_alone(desk) -> None:
    browser, _ = desk
    text = browser.get("/rules/nantang_2/file.yaml").text

    changed = [new for old, new in zip(NANTANG.splitlines(), text.splitlines(), strict=True) if old != new]
    assert changed == ["id: nantang_2", 'title: {zh: 南塘十三条议事会（我们的）, en: "Nantang debate (ours)"}']


def test_every_rule_stands_on_the_shelf_with_its_poster_and_its_words(house: House) -> None:
    page = house.organiser().get("/rules").text

    assert all(f'href="/rules/{file.rule.id}"' in page and file.rule.title.zh in page for file in library())


def test_only_the_organiser_sees_the_shelf(house: House) -> None:
    stranger = house.browser()

    assert stranger.get("/rules").status_code == 403
    assert stranger.post("/rules/x", json={"text": "a: b"}).status_code == 403


def test_a_rule_is_told_aloud_with_its_version_and_mark(house: House) -> None:
    page = house.organiser().get("/rules/nantang_twelve").text

    assert "议事规则十二条" in page
    assert "在“南塘十三条议事会”（nantang）上改来的" in page
    assert shipped("nantang_twelve").sha256[:8] in page


def test_a_text_is_looked_through_with_its_course_its_form_and_its_words(desk) -> None:
    seen = asked(desk, at=["stages", 2, "stages", 0])

    assert (seen["faults"], seen["minutes"]) == ([], 71)
    assert [one["id"] for one in seen["course"]] == ["opening", "motions", "each_motion", "debate", "vote", "closing"]
    assert seen["starts"]["debate"] == {"start": 15, "passes": 3, "life": "during"}
    assert seen["told"][0] == "3.1. 辩论（15 分钟）"
    floor = next(one for one in seen["form"] if one["key"] == "floor")
    turn = next(one for one in floor["fields"] if one["key"] == "turn")
    assert (turn["value"], turn["label"]["zh"], turn["line"]) == ("120", "一次几秒", 59)


def test_one_field_changed_changes_one_word_of_the_text(desk) -> None:
    seen = asked(desk, do="put", path=["stages", 2, "stages", 0, "floor", "turn"], value=90)

    assert seen["text"] == MINE.replace("turn: 120", "turn: 90")


def test_what_does_not_fit_is_said_on_its_line_and_changes_nothing_else(desk) -> None:
    seen = asked(desk, do="put", path=["stages", 2, "stages", 0, "floor", "turn"], value=1500)

    (fault,) = seen["faults"]
    assert (fault["line"], fault["en"]) == (59, "turn takes 1500 s, but the whole stage has 900 s")
    assert seen["told"] == []


def test_a_text_that_is_no_yaml_still_gets_its_faults(desk) -> None:
    seen = asked(desk, text="{a: b", at=["stages", 0])

    assert seen["form"] is None
    assert seen["faults"][0]["zh"]


def test_a_place_that_is_not_there_changes_nothing(desk) -> None:
    seen = asked(desk, do="cut", path=["stages", 99])

    assert (seen["ok"], seen["text"]) == (False, MINE)


@pytest.mark.parametrize(
    ("do", "path"),
    [("put", []), ("cut", []), ("insert", ["stages", "x"]), ("insert", ["id", 0]), ("move", ["stages", -1]), ("put", ["stages", "x", 1])],
)  # fmt: skip
@pytest.mark.parametrize("at", [["stages"], ["stages", -1], ["id", 0, 3], ["stages", 0, "floor"], [5]])
def test_no_odd_path_makes_a_trace(desk, do: str, path: list, at: list) -> None:
    seen = asked(desk, do=do, path=path, at=at, value={"id": "x"})

    assert seen["text"] == MINE


def test_an_id_that_is_not_the_name_of_the_file_is_told(desk) -> None:
    seen = asked(desk, text=NANTANG)

    assert "nantang_2" in seen["faults"][0]["zh"]


def test_a_saved_rule_is_met_by_and_the_meeting_keeps_its_copy(desk, house: House) -> None:
    browser, _ = desk
    asked(desk, door="", text=MINE.replace("turn: 120", "turn: 90"))

    answer = browser.post(
        "/meetings",
        json={"rule": "nantang_2", "title": {"zh": "试", "en": "Try"}, "place": {"zh": "院", "en": "Yard"},
              "starts": "2026-11-21T14:30:00+08:00", "language": "zh"},
    )  # fmt: skip
    asked(desk, door="", text=MINE.replace("turn: 120", "turn: 60"))

    assert answer.status_code == 201
    with house.services.door.reading(answer.json["code"]) as m:
        assert m.rule.stages[2].stages[0].floor.turn == 90
    assert "nantang_2" in browser.get("/meetings/new").text


def test_an_unfinished_rule_is_kept_and_cannot_be_met_by(desk) -> None:
    browser, _ = desk
    asked(desk, door="", text=MINE.replace("turn: 120", "turn: 1500"))

    assert "还有 1 处要改" in browser.get("/rules").text
    assert browser.get("/rules/nantang_2").status_code == 404
    assert "turn: 1500" in browser.get("/rules/nantang_2/file.yaml").text


@pytest.mark.parametrize("name", ["nantang", "..", "A", "a" * 60])
def test_shipped_files_and_odd_names_are_never_written(desk, name: str) -> None:
    browser, headers = desk
    before = NANTANG

    answer = browser.post(f"/rules/{name}", json={"text": "id: x"}, headers=headers)

    assert answer.status_code in (404, 308, 405)
    assert (resource("rules") / "nantang.yaml").read_text(encoding="utf-8") == before


def test_a_change_without_the_token_of_the_page_is_refused(desk) -> None:
    browser, _ = desk

    assert browser.post("/rules/nantang_2", json={"text": "id: x"}).status_code == 400


def test_an_own_rule_is_deleted_and_brought_back(desk) -> None:
    browser, _ = desk
    token = token_in(browser.get("/rules").text)
    gone = browser.post("/rules/nantang_2/away", data={"csrf_token": token})

    assert (gone.status_code, gone.location) == (303, "/rules?away=nantang_2")
    page = browser.get(gone.location).text
    assert "nantang_2/edit" not in page
    assert "拿回来" in page
    assert browser.get("/rules/nantang_2").status_code == 404
    browser.post("/rules", data={"csrf_token": token, "copy_of": "nantang"})
    assert "nantang_3/edit" in browser.get("/rules").text, "the name is kept for what may come back"
    assert browser.post("/rules/nantang_2/back", data={"csrf_token": token}).status_code == 303
    assert "nantang_2/edit" in browser.get("/rules").text


def test_a_meeting_keeps_the_rule_that_was_deleted(house: House, desk) -> None:
    browser, _ = desk
    code = house.services.access.open_meeting(NewMeeting("nantang_2", "院里的会")).code
    browser.post("/rules/nantang_2/away", data={"csrf_token": token_in(browser.get("/rules").text)})

    with house.services.door.reading(code) as m:
        assert m.rule.id == "nantang_2"
    assert browser.get(f"/meetings/{code}").status_code == 200


@pytest.mark.parametrize(
    "path", ["/rules/nantang/away", "/rules/none/back", "/rules/..%2Fx/back", "/rules/nantang_2/back"]
)
def test_nothing_else_can_be_deleted_or_brought_back(desk, path: str) -> None:
    browser, _ = desk
    token = token_in(browser.get("/rules").text)

    assert browser.post(path, data={"csrf_token": token}).status_code == 404
    assert browser.post("/rules/nantang_2/away").status_code == 400


def test_the_editor_is_headed_by_the_rules_title(desk) -> None:
    assert "<h1>南塘十三条议事会（我们的）</h1>" in desk[0].get("/rules/nantang_2/edit").text
