"""Who holds but one meeting erases in that meeting alone: the rest of the house is neither shown to her nor changed."""

from pathlib import Path

import pytest

from facilitate.web.privacy import files
from tests.web.evening import Evening, play
from tests.web.pages_app import House, make_house, token_in
from tests.web.test_privacy_pages import phone, press

WHO = "退休管道工程师"
THEIRS = f"和{WHO}约好的圆桌"


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


def beside(house: House) -> Evening:
    """An evening that was held, and in the register something of somebody else, with the same name in it."""
    held, organiser = play(house), house.organiser()
    form = {"csrf_token": token_in(organiser.get("/registers/series").text), "name": THEIRS}
    organiser.post("/registers/series", data=form)
    assert THEIRS in organiser.get("/registers/series").text
    paper = house.services.config.data / files.KEPT / held.code / "minutes.md"
    paper.parent.mkdir(parents=True)
    paper.write_text(f"{WHO} 说话\n")
    return held


@pytest.mark.parametrize("whom", [{"name": WHO}, {"name": "约好的圆桌"}, {"person": "p3"}])
def test_the_host_of_one_meeting_neither_reads_nor_blots_the_register_of_all(
    house: House, whom: dict[str, str]
) -> None:
    held = beside(house)
    whom = {"person": held.people[WHO]} if "person" in whom else whom
    host, look = phone(house, held, "主持人"), f"/m/{held.code}/privacy/erase"

    seen = host.get(look, query_string=whom)
    page = f"{look}?person={held.people[WHO]}"
    done = press(host, page, look, **whom, words="1", register="y")

    assert THEIRS not in seen.text
    assert ("只办这场会里的" in seen.text) == (seen.status_code == 200)
    assert done.status_code == 200
    assert "抹掉了" in done.text
    assert THEIRS in house.organiser().get("/registers/series").text


def test_what_is_of_her_meeting_goes_for_the_host_too(house: House) -> None:
    held = beside(house)
    host, look = phone(house, held, "主持人"), f"/m/{held.code}/privacy/erase"

    assert "minutes.md" in host.get(look, query_string={"name": WHO}).text
    press(host, f"{look}?name={WHO}", look, name=WHO, words="1")

    assert all(WHO not in path.read_text() for path in files.kept(house.services.config.data, held.code))


def test_whoever_holds_the_houses_key_sees_and_blots_them_all(house: House) -> None:
    held = beside(house)
    organiser, look = house.organiser(), f"/m/{held.code}/privacy/erase"

    seen = organiser.get(look, query_string={"name": WHO}).text
    press(organiser, f"{look}?name={WHO}", look, name=WHO, words="1", register="y")

    assert THEIRS in seen
    assert "只办这场会里的" not in seen
    assert THEIRS not in organiser.get("/registers/series").text
