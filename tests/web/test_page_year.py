"""Every screen is told the year of its meeting, beside which other years stand out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.web.pages_app import make_house


@pytest.mark.parametrize("screen", ["", "/board", "/desk"])
def test_the_page_of_a_screen_holds_the_year_in_which_its_meeting_starts(tmp_path: Path, screen: str) -> None:
    house = make_house(tmp_path)
    code = house.open()
    _person, token = house.join(code, "记录人", "social_org", "recorder")
    shown = house.browser(**{f"facilitate_{code}": token}).get(f"/m/{code}{screen}").text
    with house.services.door.reading(code) as m:
        year = m.facts.starts[:4]

    assert re.findall(r'"year": ?(\d+)', shown) == [year]
