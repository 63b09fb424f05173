"""A browser that never says from where a form comes: ours is taken by its token, nobody else's is."""

import re
from collections.abc import Iterator

import pytest

from tests.web.gated import addresses, browser, gated, organiser
from tests.web.pages_app import House, token_in


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """All pages behind the gate."""
    house = gated(tmp_path_factory.mktemp("house"))
    yield house
    house.services.engine.dispose()


@pytest.fixture(scope="module")
def code(app: House) -> str:
    return app.open()


NOWHERE = {"Origin": "null"}
"""What a browser says from our own form where an add-on, or its owner, has told it never to say from where it comes."""


def test_a_form_of_ours_is_taken_from_a_browser_that_hides_where_it_comes_from(app: House, code: str) -> None:
    client, hidden = browser(app), {**NOWHERE, "Sec-Fetch-Site": "same-origin"}
    page = client.get(f"/J/{code}").text
    wish = {"name": "王阿姨", "group": "residents", "consent": "yes", "csrf_token": token_in(page)}
    assert client.post(f"/J/{code}", data=wish, headers=hidden).status_code == 303
    back = client.get(f"/J/{code}").text
    person = re.search(r'name="person" value="([^"]+)"', back)
    assert person is not None

    again = {"person": person[1], "csrf_token": token_in(back)}

    assert client.post(f"/J/{code}/again", data=again, headers=NOWHERE).location == f"/m/{code}"


@pytest.mark.parametrize(
    ("head", "token", "status"),
    [
        ({}, "right", 303), ({}, "forged", 400), ({}, "", 400), ({"Sec-Fetch-Site": "cross-site"}, "right", 403),
        ({"Sec-Fetch-Site": "same-site"}, "right", 403), ({"Content-Type": "text/plain"}, "right", 403),
    ],
)  # fmt: skip
def test_a_form_that_hides_where_it_comes_from_shows_the_token_of_our_page(
    app: House, code: str, head: dict[str, str], token: str, status: int
) -> None:
    client = browser(app)
    right = token_in(client.get(f"/J/{code}").text)
    shown = right if token == "right" else token
    wish = {"name": "王阿姨", "group": "residents", "consent": "yes", "csrf_token": shown}

    assert client.post(f"/J/{code}", data=wish, headers=NOWHERE | head).status_code == status


def test_a_form_from_nowhere_by_somebody_without_cookies_is_somebody_elses(app: House, code: str) -> None:
    wish = {"name": "王阿姨", "group": "residents", "consent": "yes", "csrf_token": "forged"}

    assert browser(app).post(f"/J/{code}", data=wish, headers=NOWHERE).status_code == 403


def test_every_deed_from_nowhere_needs_the_token_of_a_form(app: House, code: str) -> None:
    client, tried = organiser(app), 0

    for path, methods in addresses(app.app, code):
        for method in methods & {"POST"}:
            answer = client.post(path, data={"csrf_token": "forged"}, headers=NOWHERE)
            tried += 1
            assert answer.status_code in (400, 404), (method, path, answer.status_code)

    assert tried > 30
