"""What a colleague reads who opens a meeting that is not hers."""

from pathlib import Path

import pytest

from tests.web.colleagues import Office, full_house, open_office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return open_office(full_house(tmp_path))


def test_a_colleague_is_told_whose_it_is_and_led_home_rather_than_asked_for_a_key(office: Office) -> None:
    page = office.people["other"].get(f"/meetings/{office.code}/holders")

    assert page.status_code == 403
    assert "<h1>这是同事的会</h1>" in page.text
    assert 'href="/">去首页' in page.text
    assert "会议码" not in page.text
