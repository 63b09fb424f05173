"""R35 the bundle of a meeting: notice, photos, a picture of the paper sheets, the record, one sentence at the exit."""

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from tests.practices.world import opened, restarted, send
from tests.web.evening import Evening, play
from tests.web.pages_app import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    return opened(tmp_path)


def browser(house: House, evening: Evening, name: str):
    return house.browser(**{f"facilitate_{evening.code}": evening.tokens[name]})


def picture(colour: str) -> tuple[io.BytesIO, str]:
    made = io.BytesIO()
    Image.new("RGB", (400, 300), colour).save(made, "JPEG")
    made.seek(0)
    return made, f"{colour}.jpg"


def test_everybody_may_leave_one_sentence_and_it_stands_in_the_record_without_a_name(house: House) -> None:
    evening = play(house)
    resident, leads = browser(house, evening, "二单元楼门长"), browser(house, evening, "主持人")
    page = f"/m/{evening.code}/after"
    send(resident, page, verb="feel", text="今天好长")
    said = send(resident, page, verb="feel", text="这回总算听我说完了")
    send(leads, page, verb="feel", text="纸上写的：还想再来", paper="y")
    house = restarted(house)
    record = browser(house, evening, "主持人").get(f"/m/{evening.code}/papers/record.html").text
    told = record.partition("散会时的一句话（不记名）")[2]

    assert 'value="这回总算听我说完了"' in said.text
    assert "这回总算听我说完了" in told
    assert "今天好长" not in told
    assert "纸上写的：还想再来" in told
    assert "二单元楼门长" not in told.partition("纸上写的")[0]
    assert "这回总算听我说完了" not in browser(house, evening, "城建局技术员").get(page).text


def test_before_the_end_it_is_too_early_and_a_long_sentence_is_not_lost(house: House) -> None:
    early, late = play(house, "gather"), play(house)
    asked = house.app.extensions["acts"].carry_out(
        early.code, early.people["主持人"], {"verb": "feel", "op": "e1", "args": {"text": "好"}}
    )
    answer = send(browser(house, late, "二单元楼门长"), f"/m/{late.code}/after", verb="feel", text="长" * 61)

    assert asked.refusal is not None
    assert asked.refusal.rule == "not_over_yet"
    assert answer.status_code == 422
    assert "长" * 61 in answer.text


def test_the_bundle_holds_notice_photos_paper_sheets_record_and_feelings(house: House) -> None:
    evening = play(house)
    leads, page = browser(house, evening, "主持人"), f"/m/{evening.code}/photos"
    send(leads, page, verb="add_photo", photo=picture("green"), consent="given", caption="二单元门口")
    send(leads, page, verb="add_photo", photo=picture("white"), consent="nobody", caption="签到表", sheet="y")
    send(leads, f"/m/{evening.code}/after", verb="feel", text="散得早，事也定了")
    house = restarted(house)
    leads = browser(house, evening, "主持人")
    photos = leads.get(f"/m/{evening.code}/papers/photos.html").text
    scenes, _, papers = photos.partition("只存档，不外传")
    names = listed(leads.get(f"/m/{evening.code}/papers/pack.zip?in=zh").data)

    assert "二单元门口" in scenes
    assert "签到表" in papers
    assert "签到表" not in scenes.rpartition("二单元门口")[2].partition("<h")[0]
    assert photos.count("data:image/jpeg") == 2
    for paper in ("会议通知", "照片页", "会议记录", "签到表", "会议纪要"):
        assert any(paper in name for name in names), paper


def listed(pack: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(pack)) as bag:
        return bag.namelist()


def test_what_people_need_to_take_part_is_seen_by_the_desk_and_stands_in_no_record(house: House) -> None:
    evening = play(house, "gather")
    newcomer = house.browser()
    send(
        newcomer,
        f"/J/{evening.code}",
        name="三单元周奶奶",
        group="residents",
        consent="yes",
        comforts=["large", "front"],
    )
    seen = browser(house, evening, "主持人").get(f"/m/{evening.code}/guests").text
    record = browser(house, evening, "主持人").get(f"/m/{evening.code}/papers/record.json").text

    assert "三单元周奶奶" in seen
    assert "大字的材料" in seen
    assert "坐前面，听得清、看得清" in seen
    assert "三单元周奶奶" in record
    assert "大字" not in record
    assert browser(house, evening, "二单元楼门长").get(f"/m/{evening.code}/guests").status_code == 303
