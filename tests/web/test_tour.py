"""The finished meeting that one looks at first: its papers tell the day and the hours at which it was held."""

from pathlib import Path

from facilitate.web import playback
from facilitate.web.papers import record_of
from facilitate.web.playback import held, shipped
from tests.web.pages_app import make_house, token_in

A_WEEK = 7 * 86_400_000
AN_HOUR = 3_600


def test_the_example_was_held_at_its_own_hours_whenever_one_looks(tmp_path: Path) -> None:
    house = make_house(tmp_path)
    house.clock.at += A_WEEK
    looked = house.clock.at
    record = record_of(house.services, held(house.services, shipped("courtyard123")).code)
    first, last = (stage.from_ or 0 for stage in (record.stages[0], record.stages[-1]))

    assert AN_HOUR < last - first < 2 * AN_HOUR
    assert min(turn.seconds for turn in record.turns) > 0
    assert house.services.clock.now() == looked


def test_whoever_looks_sits_in_the_seat_of_the_host_and_finds_the_desk_and_the_photos(tmp_path: Path) -> None:
    house = make_house(tmp_path)
    house.app.register_blueprint(playback.pages)
    browser = house.organiser()
    token = token_in(browser.get("/tour").get_data(as_text=True))
    page = browser.post("/tour", data={"how": "papers", "csrf_token": token})
    after = browser.get(page.location).get_data(as_text=True)
    desk, photos = (str(page.location).replace("/after", where) for where in ("/desk", "/photos"))

    assert f'href="{desk}"' in after
    assert f'href="{photos}"' in after
    assert "抬头和落款" in after
