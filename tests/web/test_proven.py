"""No other site's page acts with our cookies, by any name; every answer says to browsers what they may not do."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask import Flask

from facilitate.web import proven
from facilitate.web.headers import HEADERS
from tests.web.gated import addresses, browser, gated, organiser
from tests.web.pages_app import House
from tests.web.programs import program


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """All pages behind the gate."""
    house = gated(tmp_path_factory.mktemp("house"))
    yield house
    house.services.engine.dispose()


@pytest.fixture(scope="module")
def code(app: House) -> str:
    return app.open()


def said(answer: Any) -> dict[str, str]:
    return {name: answer.headers.get(name, "") for name in HEADERS if name != "Cache-Control"}


EXPECTED = {name: value for name, value in HEADERS.items() if name != "Cache-Control"}


def test_every_address_by_every_method_says_what_every_answer_says(app: House, code: str) -> None:
    stranger, host, seen = browser(app), organiser(app), set()

    for path, methods in addresses(app.app, code):
        for client in (stranger, host):
            for method in sorted(methods | {"PUT"}):
                if path.endswith("pack.zip") or (client is host and method == "POST"):
                    continue
                answer = client.open(path, method=method)
                seen.add(answer.status_code)
                assert said(answer) == EXPECTED, (method, path)
                assert "no-store" in answer.headers["Cache-Control"] or "Cache-Control" in answer.headers, path
                answer.close()

    assert {200, 303, 400, 403, 404, 405} <= seen


def test_what_is_private_is_kept_by_no_cache(app: House, code: str) -> None:
    for path in ("/", f"/m/{code}/desk", f"/m/{code}/state", f"/m/{code}/papers/record.json", "/health", f"/J/{code}"):
        assert organiser(app).get(path).headers["Cache-Control"] == "no-store", path


@pytest.mark.parametrize(
    ("path", "method", "status"),
    [
        ("/s/abc/../../../etc/passwd", "GET", 404), ("/s/abc/%2e%2e/%2e%2e/etc/passwd", "GET", 404), ("/s/abc/%00", "GET", 404),
        ("/s/abc//etc/passwd", "GET", 404), ("/s/abc/js\\..\\..\\x", "GET", 404), ("/s/", "GET", 404), ("/", "TRACE", 405),
        ("/m/%00/desk", "GET", 404), ("/J/" + "A" * 5000, "GET", 404), ("/socket.io/", "GET", 401), ("/socket.io/?EIO=4", "POST", 401),
    ],
)  # fmt: skip
def test_odd_paths_are_answered_shortly(app: House, path: str, method: str, status: int) -> None:
    answer = browser(app).open(path, method=method)

    assert answer.status_code == status
    assert said(answer) == EXPECTED
    assert b"Traceback" not in answer.data
    assert b"root:" not in answer.data


def test_a_part_of_a_file_is_answered_with_the_whole(app: House) -> None:
    mark = app.app.extensions["assets"].mark

    answer = browser(app).get(f"/s/{mark}/js/phone.js", headers={"Range": "bytes=0-0,1-1,2-2"})

    assert answer.status_code == 200
    assert said(answer) == EXPECTED


FOREIGN = [
    {"Origin": "http://evil.example"},
    {"Origin": "null"},
    {"Referer": "http://evil.example/http://localhost/"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
]


@pytest.mark.parametrize("head", FOREIGN)
def test_no_deed_is_done_for_a_page_of_somebody_elses(app: House, code: str, head: dict[str, str]) -> None:
    client, tried = organiser(app), 0

    for path, methods in addresses(app.app, code):
        for method in methods & {"POST", "PUT", "DELETE", "PATCH"}:
            answer = client.open(path, method=method, headers=head, json={})
            tried += 1
            assert answer.status_code == 403, (method, path)

    assert tried > 30


def test_an_act_for_a_page_of_somebody_elses_is_refused_in_words(app: House, code: str) -> None:
    answer = organiser(app).post(f"/m/{code}/act", headers={"Origin": "http://evil.example"}, json={})

    assert (answer.status_code, set(answer.json["refusal"]) >= {"rule", "zh", "en"}) == (403, True)
    assert "site" in answer.json["refusal"]["en"]


def test_a_script_that_keeps_its_cookies_lets_another_person_in(app: House, code: str) -> None:
    script, wish = app.browser(), {"group": "resident", "consent": True}

    told = [script.post(f"/m/{code}/join", json={"name": name, **wish}) for name in ("甲", "乙")]

    assert [answer.status_code for answer in told] == [200, 200]
    assert script.post(f"/m/{code}/join", data={"name": "丙", **wish}).status_code == 400


def test_a_deed_with_cookies_from_nowhere_needs_the_token_of_a_form(app: House, code: str) -> None:
    client, tried = organiser(app), 0

    for path, methods in addresses(app.app, code):
        for method in methods & {"POST"}:
            answer = client.post(path, data={"csrf_token": "forged"})
            tried += 1
            assert answer.status_code in (400, 404), (method, path, answer.status_code)

    assert tried > 30


def test_a_script_with_its_own_key_needs_no_page(app: House) -> None:
    wish = {
        "rule": "roundtable_needs",
        "title": "会",
        "place": "厅",
        "starts": "2030-01-01T19:00:00+08:00",
        "language": "zh",
    }

    answer = browser(app).post("/meetings", json=wish, headers={"Authorization": f"Bearer {app.key}"})

    assert answer.status_code == 201


HOSTS: list[tuple[str, int]] = [
    ("evil.example", 421), ("127.0.0.1.evil.example:8000", 421), ("[::1", 421), ("192.168.8.20:8000", 200), ("[::1]:8000", 200),
    ("localhost", 200), ("laptop.local:8000", 200), ("facilitate:8000", 200), ("..", 421), ("laptop.local.", 200),
    ("192.168.8.20.", 200), ("laptop.lan:8000", 200), ("laptop.home.arpa", 200), ("Laptop.LAN.:8000", 200), ("evil.example.", 421),
    ("lan.evil.example", 421), ("laptop.lan.evil.example", 421), ("evillan", 200), ("home.arpa.evil.example:80", 421),
    ("evil.example:80@192.168.8.20", 421), ("192.168.8.20/evil", 421), ("192.168.8.20:8000:evil", 421), ("meet.example", 421),
    ("192.168.8.20.nip.io", 421), ("0x7f.1", 421), ("２.example", 421),
]  # fmt: skip


@pytest.mark.parametrize(("host", "status"), HOSTS)
def test_a_name_that_was_bound_to_us_behind_our_back_opens_nothing(app: House, host: str, status: int) -> None:
    for path in ("/healthz", "/J"):
        answer = browser(app).get(path, headers={"Host": host})
        assert answer.status_code == status
        assert said(answer) == EXPECTED


def test_a_stranger_sends_little_and_who_is_known_more(app: House, code: str) -> None:
    large = {"name": "x" * 100_000}
    token = app.services.access.join(code, "王阿姨", "residents").token
    known = {"Authorization": f"Bearer {token}"}

    assert browser(app).post(f"/J/{code}", data=large).status_code == 413
    assert browser(app).post(f"/m/{code}/join", json=large).status_code in (400, 413)
    assert browser(app).post(f"/m/{code}/act", json=large, headers=known).status_code == 400
    assert browser(app).post("/meetings", data=large, headers=known).status_code != 413


def test_nobody_is_a_stranger_because_she_has_another_role_meanwhile(app: House, code: str) -> None:
    host, _ = app.join(code, "主持人", "residents", "host")
    person, token = app.join(code, "王阿姨")
    app.act(code, host, "set_role", person_=person, role="recorder")

    def answered(token: str) -> int:
        client, from_us = app.browser(**{f"facilitate_{code}": token}), {"Origin": "http://localhost"}
        return client.post(f"/J/{code}", data={"name": "x" * 100_000}, headers=from_us).status_code

    assert app.services.access.who(code, token) is None
    assert (answered(token), answered("0" * 32)) == (422, 413)


def test_a_program_may_send_as_much_as_whoever_is_known(app: House, code: str) -> None:
    key = program(app, "write").token

    def answered(token: str) -> int:
        head = {"Authorization": f"Bearer {token}"}
        return browser(app).post(f"/J/{code}", data={"name": "x" * 100_000}, headers=head).status_code

    assert (answered(key), answered(key + "0")) == (422, 413)


def test_a_stranger_who_invents_cookies_has_few_of_them_looked_up(
    app: House, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    whose = app.services.access.whose

    def noted(code: str, token: str) -> Any:
        asked.append(token)
        return whose(code, token)

    monkeypatch.setattr(app.services.access, "whose", noted)
    invented = {f"facilitate_ABCD{n:04d}": f"{n:032x}" for n in range(300)}
    large, ours = {"x": "x" * 100_000}, {"Origin": "http://localhost"}

    assert app.browser(**invented).post(f"/J/{code}", data=large, headers=ours).status_code == 413
    assert 0 < len(asked) <= proven.COOKIES_ASKED
    _, token = app.join(code, "王阿姨")
    known = app.browser(**invented, **{f"facilitate_{code}": token})
    assert known.post(f"/m/{code}/photos", data=large, headers=ours).status_code != 413


def without(check: Callable[..., Any]) -> None:
    """The bad twin: a house without its gate is caught by the same questions."""
    with pytest.raises(AssertionError):
        check()


def test_a_house_without_its_gate_would_be_caught(app: House, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.app, "wsgi_app", lambda *more: Flask.wsgi_app(app.app, *more))

    without(lambda: test_no_deed_is_done_for_a_page_of_somebody_elses(app, code, FOREIGN[0]))
    without(lambda: test_a_name_that_was_bound_to_us_behind_our_back_opens_nothing(app, "evil.example", 421))
