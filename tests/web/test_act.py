"""Acts and state by HTTP: every refusal with its status and its words in both languages."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.web.pages_app import House, make_house


@dataclass
class Room:
    house: House
    code: str
    tokens: dict[str, str]
    ids: dict[str, str]

    def post(self, who: str, body: Any, **headers: str) -> tuple[int, dict[str, Any]]:
        """(status, answer) of an act posted by somebody; a string goes out as it is."""
        self.house.clock.at += 1000
        data = body if isinstance(body, str) else json.dumps(body)
        known = {"Authorization": f"Bearer {self.tokens[who]}"} if who in self.tokens else {}
        answer = self.house.browser().post(
            f"/m/{self.code}/act", data=data, content_type="application/json", headers=known | headers
        )
        return answer.status_code, answer.get_json()

    def act(self, who: str, verb: str, op: str = "", **args: Any) -> tuple[int, dict[str, Any]]:
        return self.post(who, {"op": op or f"op{self.house.clock.at}", "verb": verb, "args": args})

    def get(self, who: str, path: str) -> tuple[int, dict[str, Any]]:
        known = {"Authorization": f"Bearer {self.tokens[who]}"} if who in self.tokens else {}
        answer = self.house.browser().get(path, headers={"Accept": "application/json"} | known)
        return answer.status_code, answer.get_json()


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    house = make_house(tmp_path)
    code = house.open()
    room = Room(house, code, {}, {})
    for who, role in (("host", "host"), ("wang", None), ("li", None), ("bureau", "rep")):
        room.ids[who], room.tokens[who] = house.join(code, who, "residents", role)
    room.act("host", "advance")
    yield room
    house.services.engine.dispose()


CARD = {"kind": "need", "text": "路灯不亮", "fields": {"category": "safety"}}


def test_an_act_is_answered_with_its_seq_and_what_it_made(room: Room) -> None:
    status, answer = room.act("wang", "write", **CARD)

    assert (status, answer["ok"], answer["made"]) == (200, True, "1")
    assert answer["seq"] > 1


@pytest.mark.parametrize(
    ("who", "verb", "args", "status", "rule"),
    [
        ("nobody", "write", CARD, 401, "no_token"), ("host", "write", CARD, 403, "neutral"), ("wang", "advance", {}, 403, "not_yours"),
        ("wang", "edit", {"item": "99", "text": "x"}, 404, "no_such_thing"), ("wang", "hand", {}, 409, "silent_stage"),
        ("wang", "vote", {"choice": {}}, 409, "not_now"), ("wang", "write", CARD | {"text": "字" * 61}, 422, "too_long"),
        ("wang", "write", {"kind": "need", "text": "x"}, 422, "missing_field"), ("wang", "write", {"kind": 7}, 403, "not_yours"),
        ("wang", "write", {"kind": "need"}, 422, "missing_field"), ("wang", "fly", {}, 400, "unknown_verb"),
        ("host", "hand_over", {"person": "p99"}, 404, "no_such_person"),
    ],
)  # fmt: skip
def test_a_refusal_has_its_status_and_words_in_both_languages(
    room: Room, who: str, verb: str, args: dict, status: int, rule: str
) -> None:
    told, answer = room.act(who, verb, **args)

    assert (told, answer["ok"], answer["refusal"]["rule"]) == (status, False, rule)
    assert answer["refusal"]["zh"]
    assert answer["refusal"]["en"].isascii() or "“" in answer["refusal"]["en"]


@pytest.mark.parametrize(
    ("body", "status", "rule"),
    [
        ("[" * 30_000 + "]" * 30_000, 400, "bad_shape"),
        ("{not json", 400, "bad_shape"), ("", 400, "bad_shape"), ([], 400, "bad_shape"), ("null", 400, "bad_shape"),
        ({"verb": "write"}, 400, "bad_shape"), ({"verb": "advance", "args": 7, "op": "o"}, 403, "not_yours"),
        ({"verb": "write", "args": CARD, "op": ""}, 400, "bad_op"), ({"verb": "write", "args": CARD, "op": "o" * 41}, 400, "bad_op"),
        ({"verb": "write", "args": CARD, "op": 7}, 400, "bad_shape"), ({"verb": "write", "args": CARD, "op": "o", "saw": "x"}, 400, "bad_shape"),
        ('{"verb": "write", "op": "o", "args": {"kind": "need", "text": "\\ud800", "fields": {"category": "safety"}}}', 400, "bad_shape"),
    ],
)  # fmt: skip
def test_what_is_no_act_is_refused_in_words(room: Room, body: Any, status: int, rule: str) -> None:
    told, answer = room.post("wang", body)

    assert (told, answer["refusal"]["rule"]) == (status, rule)
    assert room.act("wang", "write", **CARD)[0] == 200, "and nothing is broken"


def test_the_same_op_gives_the_same_answer_and_counts_once(room: Room) -> None:
    one, two = (room.act("wang", "write", "k3v9", **CARD) for _ in range(2))

    assert one == two
    assert room.get("wang", f"/m/{room.code}/state")[1]["me"]["left"] == {"need": 2}


def test_two_tabs_of_one_person_are_one_person(room: Room) -> None:
    first, second = room.house.browser(), room.house.browser()
    for n, tab in enumerate((first, second, first, second)):
        tab.set_cookie(f"facilitate_{room.code}", room.tokens["wang"])
        room.house.clock.at += 1000
        wish = {"op": f"o{n}", "verb": "write", "args": CARD}
        status = tab.post(f"/m/{room.code}/act", json=wish, headers={"Origin": "http://localhost"}).status_code
        assert status == (422 if n == 3 else 200), "the fourth card is the fourth, whichever tab it came from"


def test_a_stale_next_names_who_was_first(room: Room) -> None:
    _, told = room.post("host", {"op": "a", "verb": "advance", "args": {}, "saw": 1})

    assert told["refusal"]["rule"] == "stale"
    assert "host" in told["refusal"]["zh"]


def test_twenty_at_once_and_five_a_second(room: Room) -> None:
    def burst(n: int) -> int:
        wish = {"verb": "write", "op": f"b{n}", "args": CARD}
        answer = room.house.app.extensions["acts"].carry_out(room.code, room.ids["li"], wish)
        return answer.refusal is not None and answer.refusal.rule == "too_fast"

    assert [burst(n) for n in range(22)] == [False] * 20 + [True] * 2
    room.house.clock.at += 1000
    assert [burst(n) for n in range(6)] == [False] * 5 + [True]
    assert not room.act("wang", "write", **CARD)[1].get("refusal"), "another person has a bucket of her own"


def test_one_who_acts_too_fast_is_told_429(room: Room) -> None:
    told = []
    for n in range(25):
        room.house.clock.at -= 1000
        told.append(room.act("wang", "rename", f"r{n}", name=f"王{n}"))

    assert told[-1][0] == 429
    assert told[-1][1]["refusal"]["rule"] == "too_fast"


# -- who is who ------------------------------------------------------------------------------------------------------


def test_a_token_of_another_meeting_opens_nothing(room: Room) -> None:
    other = room.house.open("另一场会")
    _, room.tokens["stranger"] = room.house.join(other, "外人")

    assert room.act("stranger", "write", **CARD)[0] == 401
    assert room.get("stranger", f"/m/{room.code}/state")[0] == 401


def test_who_acts_stands_in_no_payload(room: Room) -> None:
    room.post("wang", {"op": "o", "verb": "write", "args": CARD, "person": room.ids["li"]})

    with room.house.services.door.reading(room.code) as m:
        assert [item.by for item in m.items.all.values()] == [room.ids["wang"]]


@pytest.mark.parametrize(
    ("origin", "status"), [("https://evil.example", 401), ("null", 401), ("http://localhost", 200), (None, 401)]
)
def test_a_page_of_somebody_else_cannot_act_with_our_cookie(room: Room, origin: str | None, status: int) -> None:
    browser = room.house.browser(**{f"facilitate_{room.code}": room.tokens["wang"]})
    headers = {"Origin": origin} if origin else {}

    answer = browser.post(f"/m/{room.code}/act", json={"op": "o", "verb": "write", "args": CARD}, headers=headers)

    assert answer.status_code == status


def test_an_unknown_code_is_not_found_whoever_asks(room: Room) -> None:
    for path in ("/m/22222222/state", "/m/22222222/act", "/m/../state"):
        assert room.get("wang", path)[0] in (404, 405)
    assert room.house.browser().post("/m/22222222/act", json={}).status_code == 404


def test_codes_are_read_in_any_case(room: Room) -> None:
    assert room.get("wang", f"/m/{room.code.lower()}/state")[0] == 200


# -- state -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "audience", "status"),
    [("host", "desk", 200), ("wang", "desk", 403), ("wang", "room", 200), ("wang", "board", 200), ("nobody", "room", 401), ("wang", "moon", 403)],
)  # fmt: skip
def test_from_where_somebody_may_look(room: Room, who: str, audience: str, status: int) -> None:
    assert room.get(who, f"/m/{room.code}/state?as={audience}")[0] == status


def test_state_since_a_number_holds_only_what_is_newer(room: Room) -> None:
    _, whole = room.get("wang", f"/m/{room.code}/state?since=0")
    room.act("wang", "write", **CARD)
    _, newer = room.get("wang", f"/m/{room.code}/state?since={whole['to']}")

    assert (newer["from"], newer["to"]) == (whole["to"], whole["to"] + 1)
    beside_the_log = {"people", "agenda", "meeting"}  # she may be from before a restart
    assert set(newer["put"]) == {"item/1"} | beside_the_log
    assert newer["put"]["item/1"]["covered"]
    for junk in ("x", "-1", "99999", "1e9"):
        assert room.get("wang", f"/m/{room.code}/state?since={junk}")[1]["from"] == 0


def test_the_boards_key_looks_at_the_wall_and_does_nothing_else(room: Room) -> None:
    room.tokens["board"] = room.house.services.access.keys(room.code)["board"]

    assert room.get("board", f"/m/{room.code}/state?as=board")[0] == 200
    assert room.get("board", f"/m/{room.code}/state?as=room")[0] == 403
    assert room.get("board", f"/m/{room.code}/state?as=desk")[0] == 403
    assert room.act("board", "write", **CARD)[0] == 403


def test_the_boards_link_becomes_a_cookie_that_no_script_reads(room: Room) -> None:
    key = room.house.services.access.keys(room.code)["board"]
    browser = room.house.browser()
    answer = browser.get(f"/m/{room.code}/board?key={key}")

    cookie = answer.headers["Set-Cookie"]
    assert answer.status_code == 303
    assert key not in answer.headers["Location"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert browser.get(f"/m/{room.code}/board").status_code == 200
    assert room.house.browser().get(f"/m/{room.code}/board?key=wrong").headers.get("Set-Cookie") is None


def test_another_role_opens_and_closes_the_desk(room: Room) -> None:
    desk = f"/m/{room.code}/state?as=desk"
    room.act("host", "set_role", person=room.ids["wang"], role="recorder")
    assert room.get("wang", desk)[0] == 200

    room.act("host", "set_role", person=room.ids["wang"], role="resident")

    assert room.get("wang", desk)[0] == 403


def test_the_house_says_how_it_is(room: Room) -> None:
    status, told = room.get("nobody", "/healthz")

    assert (status, told["ok"]) == (200, True)
    assert told["store"].startswith("SQLite 3.")
