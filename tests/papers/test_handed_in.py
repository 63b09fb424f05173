"""What the street office and the neighbours would have sent back: read by whoever has to hand the papers in."""

import re
from dataclasses import replace

from facilitate.papers import make
from facilitate.papers.links import Office
from tests.papers.test_put_up import page
from tests.papers.world import LINKS
from tests.replay.shipped import shipped

COURTYARD = shipped("courtyard123")[1]


def test_the_public_notice_names_the_unit_of_each_answer() -> None:
    told = page("public_notice", COURTYARD)

    assert re.search(r"报追加管线经费[^|]*（城建局项目负责人）", told)
    assert re.search(r"路灯报修[^|]*（网格员）", told)


def test_what_a_unit_took_on_is_put_up_though_it_was_not_among_the_chosen() -> None:
    assert re.search(
        r"放学后到六点[^|]*\|[^|]*\|[^|]*妇女儿童之家四点半开放试行（街道妇联干事）", page("public_notice", COURTYARD)
    )


def test_the_numbers_of_the_public_notice_add_up() -> None:
    counted = r"到会(\d+)人，其中居民(\d+)人、单位代表(\d+)人，主持、记录等(\d+)人"
    found = re.findall(counted, page("public_notice", COURTYARD))
    whole, *parts = map(int, found[0])

    assert whole == sum(parts)


def test_who_is_level_with_the_fifth_is_not_left_out() -> None:
    for paper in ("bulletin", "needs"):
        front = page(paper, COURTYARD).split("一、评估背景与目的")[0]
        assert "外墙和防盗门先不做，钱用到地下" in front
        assert "补齐楼门长，建起联络小组" in front
        assert "另有1件" not in front


def test_a_lamp_reported_three_times_was_asked_for() -> None:
    told = page("needs", COURTYARD)
    lamps = told.split("夜里照明坏了两盏，报了三次")[1].split("会上怎么说")[0]

    assert "会上没有人说起申请、报修或投诉" not in lamps


def test_the_report_says_when_it_was_and_the_sheet_of_promises_too() -> None:
    alone = make("needs", "md", COURTYARD, "zh", replace(LINKS, organiser="")).data.decode()

    assert "2026年11月21日（星期六），在社区议事厅（原居委会办公室）召开“123号院改造圆桌需求评估会”。" in alone
    assert "2026年11月21日（星期六） 14:30—16:00" in page("commitments", COURTYARD)


def test_nothing_is_told_as_done_before_residents_have_said_so() -> None:
    assert "居民已确认办到的0项" in page("needs", COURTYARD)


def test_the_slips_come_from_the_office_that_was_written_down_for_the_head() -> None:
    links = replace(LINKS, organiser="", office=Office(issuer="幸福街道办事处"))

    assert "幸福街道办事处" in make("handover", "md", COURTYARD, "zh", links).data.decode()
