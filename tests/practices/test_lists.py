"""R11 R23 R29 R64 R84 R85: the lists of needs, resources and groups in the forms, and what is listed under them, over a restart."""

import re
from pathlib import Path

import pytest

from facilitate.service.lists import lists
from tests.practices.world import opened, restarted, send
from tests.web.evening import play
from tests.web.pages_app import House
from tests.web.staff import clerk, unit


@pytest.fixture
def house(tmp_path: Path) -> House:
    return opened(tmp_path)


def values(page: str, name: str) -> list[str]:
    """What may be chosen under that name, in its order."""
    found = re.search(rf'<select[^>]*name="{name}".*?</select>', page, re.S)
    boxes = re.findall(rf'<input[^>]*name="{name}"[^>]*value="([^"]*)"', page)
    return re.findall(r'<option[^>]*value="([^"]+)"', found[0]) if found else boxes


def test_nineteen_kinds_of_need_and_seven_of_resources_stand_in_the_forms_in_their_order(house: House) -> None:
    play(house)
    house.organiser().get("/registers/needs")
    house = restarted(house)
    need = house.organiser().get("/registers/needs/1").text
    offer = house.organiser().get("/registers/offers/new").text

    assert [one for one in values(need, "category") if one] == [one.code for one in lists().needs]
    assert len(lists().needs) == 19
    assert values(offer, "resource") == [one.code for one in lists().resources]
    assert [one.zh[:2] for one in lists().resources] == ["资金", "策划", "项目", "场地", "物资", "专业", "志愿"]


def test_the_groups_are_offered_and_three_of_them_are_community_social_organisations_and_social_workers(
    house: House,
) -> None:
    offered = values(house.organiser().get("/meetings/new").text, "groups")

    assert offered == [one.code for one in lists().groups]
    assert {"committee", "social_org", "social_work"} <= set(offered)


SCHOOL = {
    "resource": "project", "text": "四点半学校：放学到六点有人看", "project": "四点半工程", "place": "社区二楼", "hours": "放学后",
}  # fmt: skip
LAWYER = {"resource": "expertise", "text": "法律咨询", "price": "一元钱一次", "hours": "周三下午"}


def test_a_programme_that_runs_already_is_listed_as_a_project_that_can_be_joined(house: House) -> None:
    works = clerk(house, unit(house, "街道司法所"))
    for offer in (SCHOOL, LAWYER):
        assert send(works, "/unit/offers/new", **offer).status_code == 200
    page = restarted(house).browser().get("/c/offers").text

    for words in ("四点半工程", "四点半学校", "法律咨询", "一元钱一次"):
        assert words in page
