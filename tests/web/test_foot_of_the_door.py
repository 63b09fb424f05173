"""The foot of the organiser's door tells the whole address that other machines type."""

from pathlib import Path

from tests.web.pages_app import make_house


def test_the_address_stands_with_its_port(tmp_path: Path) -> None:
    house = make_house(tmp_path)
    browser = house.organiser()

    with_port = browser.get("/", base_url="http://localhost:8123").text
    without = browser.get("/", base_url="http://localhost").text

    assert "192.168.8.20:8123" in with_port
    assert "192.168.8.20</i>" in without
