"""A whole roundtable by fingers only: from the form to the follow-up page, in real windows, in Chinese and in English."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.evening import Evening
from tests.browser.story_begin import gather, say, sign_in
from tests.browser.story_choose import dots, shortlist, sort
from tests.browser.story_end import close, commit, follow, papers
from tests.browser.story_talk import dialogue, grade

STAGES = (gather, say, sort, dots, shortlist, dialogue, grade, commit, close, papers, follow)


@pytest.fixture(params=["zh", "en"])
def evening(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[Evening]:
    held = Evening(browser, tmp_path, request.param)
    yield held
    held.close()
    assert held.complaints == []


@pytest.mark.timeout(900)  # taking the pictures of every stage is slower than the stage
@pytest.mark.tells_twice
def test_from_the_code_on_the_wall_to_the_printed_minutes(evening: Evening) -> None:
    cast = sign_in(evening)
    for stage in STAGES:
        stage(cast)
