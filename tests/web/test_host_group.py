"""Whoever opens a meeting is counted to the side that the inviting office names."""

from __future__ import annotations

import pytest

from facilitate.service.lists import lists
from facilitate.web.host_group import ELSE, SIGNS, host_group
from tests.web.pages_app import House, make_house, token_in


@pytest.mark.parametrize(
    ("organiser", "group"),
    [
        ("幸福社区居民委员会", "committee"),
        ("和平街道幸福里居委会，王主任 13800000000", "committee"),
        ("Xingfu Residents’ Committee", "committee"),
        ("幸福里小区业主委员会", "owners"),
        ("和平街道办事处", "street"),
        ("XX物业公司", "property"),
        ("和平街道社工站", "social_work"),
        ("参与式发展中心", "social_org"),
        ("", "social_org"),
    ],
)
def test_the_side_is_read_from_the_name_of_the_office(organiser: str, group: str) -> None:
    assert host_group(organiser) == group


def test_every_side_that_can_be_read_is_one_of_the_lists() -> None:
    assert {*(group for group, _ in SIGNS), ELSE} <= set(lists().codes().groups)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return make_house(tmp_path_factory.mktemp("house"))


def test_the_host_of_a_new_meeting_is_counted_to_the_office_that_invites(house: House) -> None:
    browser = house.organiser()
    form = {"rule": "nantang", "place": "院里", "host": "王秀兰", "organiser": "幸福社区居委会", "csrf_token": ""}
    form["csrf_token"] = token_in(browser.get("/meetings/new").text)
    desk = browser.post("/meetings", data=form).location

    with house.services.door.reading(desk.rsplit("/", 1)[-1].partition("?")[0]) as m:
        assert [(one.name, one.group) for one in m.people.all.values()] == [("王秀兰", "committee")]
