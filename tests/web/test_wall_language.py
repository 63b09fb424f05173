"""The wall hangs in the hall: it speaks the meeting's language, not that of the computer which opened it."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from facilitate.core.meeting import Words
from facilitate.service.access import NewMeeting
from tests.web.pages_app import House, make_house

CHINESE = {"Accept-Language": "zh-CN,zh;q=0.9"}
ENGLISH = {"Accept-Language": "en-GB,en;q=0.9"}


@pytest.fixture
def house(tmp_path: Path) -> House:
    return make_house(tmp_path)


def opened(house: House, language: str, trial: bool = False) -> str:
    wish = NewMeeting(
        "roundtable_needs", Words("院子", "Courtyard"), Words("议事厅", "Hall"), "2026-11-21T14:30:00+08:00",
        language=language, trial=trial,
    )  # fmt: skip
    return house.services.access.open_meeting(wish).code


def wall(browser: FlaskClient, house: House, code: str, asked: dict[str, str], query: str = "") -> str:
    """The tag of the language in which the wall was drawn."""
    key = house.services.access.keys(code)["board"]
    inside = browser.get(f"/m/{code}/board?key={key}{query}", headers=asked).location
    page = browser.get(inside, headers=asked).text
    return page.split('<html lang="')[1].split('"')[0]


@pytest.mark.parametrize(
    ("language", "asked", "tag"), [("en", CHINESE, "en"), ("zh", ENGLISH, "zh-Hans"), ("en", {}, "en")]
)
def test_the_wall_speaks_the_meetings_language(house: House, language: str, asked: dict[str, str], tag: str) -> None:
    code = opened(house, language)

    assert wall(house.browser(), house, code, asked) == tag
    assert wall(house.browser(lang="zh_Hant"), house, code, asked) == tag


def test_another_language_may_be_chosen_for_the_wall_alone(house: House) -> None:
    code, browser = opened(house, "en"), house.browser(lang="en")

    assert wall(browser, house, code, CHINESE, "&lang=zh") == "zh-Hans"
    assert wall(browser, house, code, CHINESE, "&lang=xx") == "en"

    cookie = browser.get_cookie("lang")
    assert cookie is not None
    assert cookie.value == "en"


def test_the_choice_stays_in_the_address(house: House) -> None:
    code = opened(house, "zh")
    key = house.services.access.keys(code)["board"]

    answer = house.browser().get(f"/m/{code}/board?key={key}&lang=en")

    assert urlsplit(str(answer.location)).query == "lang=en"


def test_a_meeting_to_look_at_speaks_to_whoever_looks(house: House) -> None:
    code = opened(house, "zh", trial=True)

    assert wall(house.browser(), house, code, ENGLISH) == "en"
    assert wall(house.browser(), house, code, CHINESE) == "zh-Hans"


def test_phones_and_desks_speak_to_whoever_holds_them(house: House) -> None:
    code = opened(house, "en")
    _person, token = house.join(code, "主持人", "social_org", "host")
    headers = CHINESE | {"Authorization": f"Bearer {token}"}

    for where in ("", "/desk"):
        assert '<html lang="zh-Hans"' in house.browser().get(f"/m/{code}{where}", headers=headers).text
