"""The desk sees what is being refused and to whom; nobody else does."""

import json
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitate.service import turned_away
from facilitate.service.turned_away import TurnedAway
from facilitate.web import refused
from tests.web.pages_app import House, make_house
from tests.web.plain_phone import PlainPhone

NO_WORDS: dict[str, str] = {}
Serve = Callable[..., int]


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    monkeypatch.setattr(turned_away, "turned_away", TurnedAway())
    made = make_house(tmp_path)
    monkeypatch.setattr(refused, "turned_away", turned_away.turned_away)
    made.app.register_blueprint(refused.pages)
    return made


def ask(house: House, code: str, token: str) -> tuple[int, list[dict[str, object]]]:
    answer = house.browser().get(f"/m/{code}/refused", headers={"Authorization": f"Bearer {token}"})
    return answer.status_code, answer.get_json().get("rows", [])


def test_what_was_refused_is_told_newest_first_with_how_often_and_in_words(house: House) -> None:
    code = house.open()
    _, host = house.join(code, "林主持", role="host")
    wang, _ = house.join(code, "王阿姨")
    acts = house.app.extensions["acts"]
    for n in range(25):
        acts.carry_out(code, wang, {"verb": "advance", "op": f"o{n}", "args": {}})
    house.browser().post(
        f"/m/{code}/join", json={"name": "x", "group": "other", "consent": True, "role": "host", "key": "x"}
    )

    status, rows = ask(house, code, host)

    assert status == 200
    assert [(row["person"], row["rule"], row["n"]) for row in rows] == [
        ("", "wrong_key", 1), (wang, "too_fast", 5), (wang, "not_yours", 20),
    ]  # fmt: skip
    assert all(row["zh"] and row["en"] for row in rows)


def test_what_a_wall_is_refused_stands_under_the_wall_and_not_under_somebody_outside(house: House) -> None:
    code = house.open()
    _, host = house.join(code, "林主持", role="host")
    house.app.extensions["acts"].carry_out(code, "", {"verb": "advance", "op": "w1", "args": {}})

    assert [(row["person"], row["rule"]) for row in ask(house, code, host)[1]] == [(turned_away.WALL, "not_yours")]


def test_only_the_desk_is_told(house: House) -> None:
    code, other = house.open(), house.open()
    _, host = house.join(code, "林主持", role="host")
    _, resident = house.join(code, "王阿姨")

    assert ask(house, code, resident)[0] == 403
    assert ask(house, other, host)[0] == 401
    assert ask(house, code, "nobody")[0] == 401


def test_after_ten_minutes_nothing_is_told_of_it() -> None:
    kept = TurnedAway()

    kept.note("ABCD", "p1", "too_fast", NO_WORDS, now=60.0)
    kept.note("ABCD", "p1", "too_fast", NO_WORDS, now=500.0)

    assert [row["n"] for row in kept.of("ABCD", now=510.0)] == [2]
    assert [row["n"] for row in kept.of("ABCD", now=700.0)] == [1]
    assert kept.of("ABCD", now=1200.0) == []
    assert kept.of("EFGH", now=510.0) == []


def test_a_flood_of_rules_and_people_takes_no_memory() -> None:
    kept = TurnedAway()

    for n in range(5000):
        kept.note("ABCD", f"p{n}", "too_fast", NO_WORDS, now=float(n))
    assert len(kept.meetings["ABCD"]) == turned_away.ROWS
    for n in range(5000):
        kept.note(f"M{n}", "p", "too_fast", NO_WORDS, now=float(n))

    assert len(kept.meetings) == turned_away.MEETINGS


def test_what_the_gate_and_the_line_refuse_is_told_too(small_room: Serve, dial: Callable[..., PlainPhone]) -> None:
    port = small_room("direct")
    ann = "Authorization: Bearer token-ann\r\n"
    phones = [dial(port, ann) for _ in range(9)]
    phones[1].enter()
    phones[1].text("4" * 65537)
    phones[2].enter()
    phones[2].text("nothing of ours")
    assert phones[1].receive()[0] == 8
    assert phones[2].receive()[0] == 8

    with urllib.request.urlopen(f"http://127.0.0.1:{port}/turned", timeout=5) as answer:
        rows = json.load(answer)

    assert {row["rule"] for row in rows} == {"too_many_sockets", "too_large", "not_our_language"}
    assert {row["person"] for row in rows} == {"ann"}
