"""R24 R46 R48 R49 R65 R66 R67 R68 R73 R89: whole meetings from the form at the door to the papers, over a restart."""

import re
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from facilitate.replay.player import play
from facilitate.web.playback import shipped
from tests.practices.world import act, by, go, heads, opened, opened_by_form, paper, restarted, stage
from tests.web.evening import play as evening
from tests.web.pages_app import House, token_in


@pytest.fixture
def house(tmp_path: Path) -> House:
    return opened(tmp_path)


HELD = {
    "roundtable_needs": ("courtyard123", "needs", "地下管线先修好"),
    "teahouse": ("teahouse", "harvest", "收获"),
    "open_space": ("open_space", "group_reports", "召集人"),
    "open_space_short": ("open_space_short", "group_reports", "小组"),
    "idea_contest": ("idea_contest", "idea_book", "点子"),
    "budget": ("budget", "public_notice", "入选的项目"),
}


@pytest.mark.parametrize("rule", HELD)
def test_a_method_is_chosen_at_the_door_held_and_its_paper_stands_after_a_restart(house: House, rule: str) -> None:
    scenario, name, words = HELD[rule]
    needed = {"budget": {"budget": "100000"}, "teahouse": {"setting.questions": "什么让这儿像个家？"}}
    _browser, chosen = opened_by_form(house, rule=rule, **needed.get(rule, {}))
    code = play(shipped(scenario), house.services, house.clock, lambda _seconds: None).code
    before, record = (
        paper(house, code, name),
        house.organiser().get(f"/m/{code}/papers/record.json").get_json(force=True),
    )
    house = restarted(house)

    assert house.services.sight(chosen, "desk", "")[0]["meeting"]["rule"]["id"] == rule
    assert words in before
    assert paper(house, code, name) == before
    assert house.organiser().get(f"/m/{code}/papers/record.json").get_json(force=True) == record
    assert house.organiser().get(f"/m/{code}/after").status_code == 200


def test_ideas_that_were_not_chosen_stay_in_the_book_of_ideas(house: House) -> None:
    code = play(shipped("idea_contest"), house.services, house.clock, lambda _seconds: None).code
    book = paper(restarted(house), code, "idea_book")
    record = house.organiser().get(f"/m/{code}/papers/record.json").get_json(force=True)
    chosen = record["selections"][-1]["items"]
    others = [
        one["fields"]["title"]
        for one in record["items"]
        if one["kind"] == "idea" and one["id"] not in chosen and one["state"] == "shown"
    ]

    assert others
    assert all(words in book for words in others)


def test_a_whole_meeting_runs_with_nobody_in_one_room(house: House) -> None:
    where = "腾讯会议 123 456 789"
    browser, code = opened_by_form(house, call=where)
    host = browser.get_cookie(f"facilitate_{code}")
    assert host
    phones = []
    for name in ("在家的王阿姨", "出差的李师傅", "带孩子的陈老师"):
        phone = house.browser()
        page = phone.get(f"/J/{code}").text
        phone.post(
            f"/J/{code}", data={"csrf_token": token_in(page), "name": name, "group": "residents", "consent": "yes"}
        )
        phones.append(phone)
    told = phones[0].get(f"/m/{code}/plain").text
    act(browser, code, "advance", override="都上线了")
    card = act(phones[1], code, "write", kind="need", text="路灯不亮", fields={"category": "safety"})
    while stage(house, code) != "dots":
        act(browser, code, "advance", override="往下走")
    for phone in phones:
        act(phone, code, "vote", choice={card: 1})
    while house.services.sight(code, "desk", "")[0]["meeting"]["state"] != "ended":
        if stage(house, code) == "discuss":
            act(phones[2], code, "hand")
            act(browser, code, "grant")
            act(phones[2], code, "done")
        act(browser, code, "advance", override="往下走")
    house = restarted(house)
    minutes, notice = paper(house, code, "minutes"), paper(house, code, "notice")

    assert f"在这里说话：{where}" in told
    assert where in notice
    assert "路灯不亮" in minutes
    assert "带孩子的陈老师" in minutes


def test_everything_a_phone_does_is_done_on_paper_at_the_one_computer(house: House) -> None:
    browser, code = opened_by_form(house, by="desk")
    host = browser.get_cookie(f"facilitate_{code}")
    assert host
    elder = act(browser, code, "check_in", name="孙爷爷", group="residents")
    unit = act(browser, code, "check_in", name="赵科长", group="agency", role="rep")
    act(browser, code, "advance", override="人齐了")
    card = by(
        browser, code, elder, "write", kind="need", text="单元门口要坡道", fields={"category": "care", "paper": 1}
    )
    unsigned = by(
        browser, code, "", "write", kind="need", text="楼道堆物", fields={"category": "neighbours", "paper": 2}
    )
    go(house, browser, code, "say")
    by(browser, code, elder, "done")
    go(house, browser, code, "sort")
    act(browser, code, "merge", items=[card, unsigned], title="楼道走得通")
    go(house, browser, code, "dots")
    head = heads(house, code)[0]
    ballot = next(
        key.partition("/")[2] for key in house.services.sight(code, "desk", "")[0] if key.startswith("ballot/")
    )
    act(browser, code, "count", ballot=ballot, source="sheet", counts={head: 1}, people=1, witness="赵科长")
    go(house, browser, code, "discuss")
    by(browser, code, unit, "answer", about=head, kind="do_by", text="下月装好", due="2026-12-20")
    by(browser, code, elder, "comment", about=head, text="扶手也要")
    go(house, browser, code, "commit")
    by(browser, code, unit, "action", about=head, what="装坡道", due="2026-12-20", check_by=elder)
    while stage(house, code) != "close":
        act(browser, code, "advance", override="往下走")
    by(browser, code, elder, "confirm")
    by(browser, code, "", "feel", text="写在纸条上：踏实了")
    while house.services.sight(code, "desk", "")[0]["meeting"]["state"] != "ended":
        act(browser, code, "advance", override="往下走")
    house = restarted(house)
    minutes, record = paper(house, code, "minutes"), paper(house, code, "record")

    for words in ("楼道走得通", "下月装好", "装坡道"):
        assert words in minutes
    for words in ("单元门口要坡道", "楼道堆物", "扶手也要", "写在纸条上：踏实了", "代填"):
        assert words in record
    for sheet in ("cards", "slips", "sign_in", "rules", "notice", "feedback", "tents"):
        assert house.organiser().get(f"/m/{code}/papers/{sheet}.html").status_code == 200


@pytest.mark.parametrize("size", ["A3", "A4"])
def test_the_articles_of_a_rule_hang_on_the_wall(house: House, size: str) -> None:
    answer = house.organiser().get(f"/rules/roundtable_needs/poster.pdf?paper={size}")
    [page] = list(pypdfium2.PdfDocument(BytesIO(answer.data)))
    words = re.sub(r"\s", "", page.get_textpage().get_text_range())

    assert round(max(page.get_size()) / 72 * 25.4) == {"A3": 420, "A4": 297}[size]
    assert len([one for one in "一二三四五" if one in words]) == 5
    assert "规则" in words


def test_the_minutes_say_draft_then_read_back_then_confirmed_and_by_whom(house: House) -> None:
    held = evening(house, "dialogue")
    draft = paper(house, held.code, "minutes")
    host = house.browser(**{f"facilitate_{held.code}": held.tokens["主持人"]})
    while stage(house, held.code) != "close":
        act(host, held.code, "advance", override="往下走")
    act(host, held.code, "set", name="read_back", value=0)
    reading = paper(house, held.code, "minutes")
    resident = house.browser(**{f"facilitate_{held.code}": held.tokens["二单元楼门长"]})
    act(resident, held.code, "confirm")
    while house.services.sight(held.code, "desk", "")[0]["meeting"]["state"] != "ended":
        act(host, held.code, "advance", override="往下走")
    house = restarted(house)
    confirmed = paper(house, held.code, "minutes")

    assert "这是草稿，还没有宣读" in draft
    assert "这是宣读稿" in reading
    assert "已经宣读，1人确认。" in confirmed
    assert "二单元楼门长" in confirmed.partition("签字")[2]
