"""Behind a proxy with https the cookies are for https alone; in the room's own network they work as before."""

from pathlib import Path

import pytest
from flask import Flask, make_response

from facilitate.config import Config
from facilitate.web import cookies


class Held:
    """As much of the services as a cookie asks for."""

    def __init__(self, public_url: str, folder: Path) -> None:
        self.config = Config(data=folder, db="sqlite://", public_url=public_url)


@pytest.mark.parametrize(
    ("public_url", "host", "secure"),
    [
        ("https://hui.example.org", "hui.example.org", True),
        ("https://hui.example.org", "192.168.8.10:8000", False),
        ("http://hui.example.org", "hui.example.org", False),
        ("", "192.168.8.10:8000", False),
    ],
)
def test_a_cookie_is_for_https_alone_where_the_public_address_is(
    tmp_path: Path, public_url: str, host: str, secure: bool
) -> None:
    app = Flask(__name__)
    app.extensions["facilitate"] = Held(public_url, tmp_path)

    with app.test_request_context("/", base_url=f"http://{host}"):
        answer = make_response("")
        cookies.keep_organiser(answer, "key")

    assert ("Secure" in answer.headers["Set-Cookie"]) is secure
