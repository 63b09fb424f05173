"""A page that is the same for everybody is drawn once, and again when what it shows has changed."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask, template_rendered
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import URLSafeTimedSerializer

from facilitate.web import views
from facilitate.web.cookies import Sealing
from facilitate.web.drawn import HOLE, MOST, Drawn
from facilitate.web.encodings import chosen
from tests.web.pages_app import House, make_house, token_in


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return make_house(tmp_path_factory.mktemp("house"))


@contextmanager
def drawings(house: House) -> Iterator[list[str]]:
    """The templates that were drawn meanwhile."""
    drawn: list[str] = []

    def note(_app: object, template: object, **_more: object) -> None:
        drawn.append(str(template.name))  # type: ignore[attr-defined]

    with template_rendered.connected_to(note, house.app):
        yield drawn


def test_many_phones_at_one_door_are_shown_one_drawing_with_a_number_of_their_own(house: House) -> None:
    code = house.open()
    with drawings(house) as drawn:
        pages = [house.browser(lang="zh").get(f"/J/{code}").text for _ in range(5)]

    numbers = [token_in(page) for page in pages]
    assert drawn.count("join.html") == 1
    assert len(set(numbers)) == 5
    assert len({page.replace(number, "") for page, number in zip(pages, numbers, strict=True)}) == 1


def test_who_joins_is_known_by_her_own_page_though_it_was_drawn_for_another(house: House) -> None:
    code = house.open()
    people = [house.join(code, name) for name in ("老李", "老王", "小赵")]
    with drawings(house) as drawn:
        pages = [house.browser(**{f"facilitate_{code}": token}).get(f"/m/{code}").text for _, token in people]

    assert drawn.count("room.html") == 1
    assert [f'"person":"{person}"' in page for (person, _), page in zip(people, pages, strict=True)] == [True] * 3


def test_a_phones_page_comes_without_a_look_at_the_whole_meeting(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    code = house.open()
    _, token = house.join(code, "老李")
    looked: list[str] = []
    real = views.ONE["meeting"]

    def noting(look: views.Look) -> Any:
        looked.append(look.audience)
        return real(look)

    monkeypatch.setitem(views.ONE, "meeting", noting)
    browser = house.browser(**{f"facilitate_{code}": token})

    assert browser.get(f"/m/{code}").status_code == 200
    assert looked == []
    browser.get(f"/m/{code}/after")
    assert looked


def test_languages_wechat_and_a_group_that_came_are_drawings_of_their_own(house: House) -> None:
    code = house.open()
    zh, en = (house.browser(lang=lang).get(f"/J/{code}").text for lang in ("zh", "en"))
    wechat = house.browser(lang="zh").get(f"/J/{code}", headers={"User-Agent": "MicroMessenger/8"}).text
    house.join(code, "城管", "property")
    later = house.browser(lang="zh").get(f"/J/{code}").text

    assert "请问怎么称呼您？" in zh
    assert "请问怎么称呼您？" not in en
    assert ("您正在微信里" in wechat, "您正在微信里" in zh) == (True, False)
    assert ('value="property"' in zh, 'value="property"' in later) == (False, True)


def test_what_is_unpacked_is_the_page(house: House) -> None:
    code = house.open()
    packed = house.browser(lang="zh").get(f"/J/{code}", headers={"Accept-Encoding": "gzip"})
    plain = house.browser(lang="zh").get(f"/J/{code}", headers={"Accept-Encoding": "gzip;q=0"})
    unpacked = gzip.decompress(packed.data).decode()

    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert unpacked.replace(token_in(unpacked), "") == plain.text.replace(token_in(plain.text), "")


def test_the_word_stands_in_the_last_hole_whatever_people_wrote_before() -> None:
    page = Drawn().page("it", 1, lambda: f"<h1>{HOLE}</h1><p>{HOLE}</p>")

    assert page.whole("词") == f"<h1>{HOLE}</h1><p>词</p>".encode()
    assert gzip.decompress(page.packed("词")) == page.whole("词")


def test_of_very_many_pages_those_asked_for_last_are_kept() -> None:
    drawn, made = Drawn(), []

    def ask(which: int) -> None:
        drawn.page(which, "", lambda: f"{made.append(which) or ''}{HOLE}")

    for which in range(MOST):
        ask(which)
    ask(0)
    ask(MOST)
    ask(0)
    ask(1)

    assert made == [*range(MOST), MOST, 1]


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("", ""),
        ("gzip", "gzip"),
        ("gzip, deflate, br", "br"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("gzip;q=0, br;q=0", ""),
        ("*", "br"),
        ("br;q=0, *", "gzip"),
        ("identity;q=1, gzip;q=0.5", ""),
        ("gzip;q=abc", ""),
        ("GZIP", "gzip"),
        ("zstd", ""),
    ],
)
def test_the_browser_says_which_packing_it_takes(accepted: str, expected: str) -> None:
    assert chosen(accepted, ("br", "gzip")) == expected


def test_the_seal_of_what_a_browser_keeps_is_made_once_and_holds(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    real = SecureCookieSessionInterface.get_signing_serializer

    def making(sealing: SecureCookieSessionInterface, app: Flask) -> URLSafeTimedSerializer | None:
        made.append(app)
        return real(sealing, app)

    monkeypatch.setattr(SecureCookieSessionInterface, "get_signing_serializer", making)
    monkeypatch.setattr(house.app, "session_interface", Sealing())
    code, browser = house.open(), house.browser(lang="zh")
    first, second = (token_in(browser.get(f"/J/{code}?step=1").text) for _ in range(2))

    assert len(made) == 1
    assert browser.post(f"/J/{code}", data={"step": "1", "name": "老李", "csrf_token": first}).status_code == 200
    assert second
    assert len(made) == 1
