"""Every address of a meeting, asked for by everybody: who is nobody here is shown the door, and a resident sees no desk."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from facilitate.web.cookies import PERSON
from tests.web.pages_app import House, make_house

AT_THE_DOOR = {"GET /J", "GET /J/<code>", "GET /j", "GET /j/<code>"}
RESIDENTS = {
    "GET /m/<code>", "GET /m/<code>/after", "GET /m/<code>/board", "GET /m/<code>/mine", "GET /m/<code>/mine.html",
    "GET /m/<code>/mine.json", "GET /m/<code>/plain", "GET /m/<code>/state", "POST /m/<code>/token",
}  # fmt: skip
"""What answers a resident who only opens it."""
NOBODY = ("stranger", "outsider", "sent out", "old token")


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    folder: Path = tmp_path_factory.mktemp("routes")
    return make_house(folder)


def tokens(house: House, code: str) -> dict[str, str]:
    """By who holds it: the host and a host of another meeting, a resident, one who was sent out, one whose role has changed."""
    host, hosts = house.join(code, "林主持", "social_org", "host")
    out, gone = house.join(code, "推人的")
    raised, old = house.join(code, "周记录")
    house.act(code, host, "remove", person_=out, reason="推人")
    house.act(code, host, "set_role", person_=raised, role="recorder")
    _, elsewhere = house.join(house.open("别的会"), "别处的主持", "social_org", "host")
    resident = house.join(code, "王阿姨")[1]
    return {
        "stranger": "",
        "outsider": elsewhere,
        "sent out": gone,
        "old token": old,
        "resident": resident,
        "host": hosts,
    }


def addresses(house: House) -> Iterator[tuple[str, str]]:
    for rule in house.app.url_map.iter_rules():
        if str(rule).startswith(("/m/<code>", "/J", "/j")):
            yield from ((method, str(rule)) for method in sorted((rule.methods or set()) - {"OPTIONS", "HEAD"}))


def swept(house: House) -> dict[str, set[str]]:
    """Who -> the addresses that answered 2xx."""
    code, found, tried = house.open(), {}, Counter[str]()
    held = tokens(house, code)
    for who, token in held.items():
        found[who] = set()
        for method, rule in addresses(house):
            url = rule.replace("<code>", code).replace("<id>", "g1").replace("<name>", "minutes").replace("<path:", "<")
            browser = house.browser(**({f"facilitate_{code}": token} if token else {}))
            body = {"json": {}} if method == "POST" else {}
            answer = browser.open(url, method=method, headers={"Origin": "http://localhost"}, **body)
            tried[who] += 1
            changed = who == "old token" and PERSON + code in answer.headers.get("Set-Cookie", "")
            if (
                200 <= answer.status_code < 300 and not changed
            ):  # by the old one; that it is changed once test_tokens.py tries
                found[who].add(f"{method} {rule}")
    print(
        f"\n{sum(tried.values())} requests: "
        + ", ".join(f"{who} {len(seen)}/{tried[who]}" for who, seen in found.items())
    )
    return found


def test_whoever_is_nobody_here_sees_the_door_alone(house: House) -> None:
    found = swept(house)

    for who in NOBODY:
        assert found[who] <= AT_THE_DOOR, who
    assert found["resident"] - AT_THE_DOOR == RESIDENTS
    assert {"GET /m/<code>/desk", "GET /m/<code>/door", "GET /m/<code>/guests"} <= found["host"] - found["resident"]


def test_a_house_that_takes_anybody_for_the_host_is_found(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bad twin: tokens of other meetings are believed."""
    real = house.services.access._identities._look
    monkeypatch.setattr(house.services.access._identities, "_look", lambda _code, token: real(None, token))

    found = swept(house)

    assert found["outsider"] - AT_THE_DOOR
