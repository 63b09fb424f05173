"""The host says afterwards what heads the official form of the minutes; nobody else is asked, and nobody else may."""

import re

import pytest

from facilitate.web.papers import links_of
from tests.web.evening import Evening, play
from tests.web.pages_app import House, make_house, token_in


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return make_house(tmp_path_factory.mktemp("house"))


def phone(house: House, evening: Evening, name: str):
    return house.browser(**{f"facilitate_{evening.code}": evening.tokens[name]})


def test_what_the_host_gives_stands_on_the_official_minutes(house: House) -> None:
    evening = play(house)
    host = phone(house, evening, "主持人")
    page = host.get(f"/m/{evening.code}/after").text
    op = re.search(r'name="op" value="([^"]+)"', page)
    given = {"mark": "社区协商纪要", "number": "7", "copies": "街道办事处"}
    sent = host.post(
        f"/m/{evening.code}/after",
        data={"csrf_token": token_in(page), "op": op[1] if op else "", "verb": "set", **given},
    )
    office = links_of(house.services, evening.code).office

    assert sent.status_code == 303
    assert 'value="社区协商纪要"' in host.get(f"/m/{evening.code}/after").text
    assert (office.mark, office.number, office.copies, office.signer) == ("社区协商纪要", "7", "街道办事处", "")


def test_a_resident_neither_sees_the_form_nor_may_send_it(house: House) -> None:
    evening = play(house)
    resident = phone(house, evening, "二单元楼门长")
    page = resident.get(f"/m/{evening.code}/after").text
    sent = resident.post(
        f"/m/{evening.code}/after", data={"csrf_token": token_in(page), "op": "x1", "verb": "set", "mark": "假的"}
    )

    assert 'name="mark"' not in page
    assert sent.status_code >= 400
