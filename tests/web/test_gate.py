"""Nobody without a valid token gets as far as Socket.IO, and nobody inside gets more than a fair share."""

from collections.abc import Callable
from typing import Any

import pytest

from facilitate.service.access import Identity
from facilitate.web import gate
from facilitate.web.gate import Gate
from facilitate.web.held import Limits
from tests.web.plain_phone import PlainPhone

ANN = Identity("ABCD", "ann", "resident", frozenset({"room"}))
BOB = Identity("EFGH", "bob", "host", frozenset({"room", "desk"}))
WALL = Identity("ABCD", "", "board", frozenset({"board"}))
TOKENS = {"ta": ANN, "tb": BOB, "tw": WALL}
Serve = Callable[..., int]
Dial = Callable[..., PlainPhone]


class Engine:
    """What the gate knows of Engine.IO: its two handlers."""

    def __init__(self) -> None:
        self.handlers: dict[str, Callable[..., Any]] = {"connect": lambda *_: None, "disconnect": lambda *_: None}

    def on(self, event: str, handler: Callable[..., Any]) -> None:
        self.handlers[event] = handler


class World:
    """A gate with an app behind it that notes what came through."""

    def __init__(self, polling: bool = True, **limits: int) -> None:
        self.passed: list[dict[str, Any]] = []
        self.engine = Engine()
        self.gate = Gate(self._app, self._identify, ["https://meet.example"], Limits(**limits), polling)
        self.cut: list[str] = []
        self.asked: list[str] = []
        self.gate.watch(self.engine, self.cut.append)

    def ask(self, path: str = "/socket.io/", query: str = "EIO=4&transport=websocket", **head: str) -> str:
        said: list[str] = []
        environ = {"PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "10.0.0.7:8080", **head}
        self.gate(environ, lambda status, _: said.append(status))
        return said[0][:3]

    def open(self, sid: str, identity: Identity = ANN) -> None:
        self.engine.handlers["connect"](sid, {"facilitate.identity": identity})

    def close(self, sid: str) -> None:
        self.engine.handlers["disconnect"](sid, "transport close")

    def _app(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        self.passed.append(environ)
        start_response("200 OK", [])
        return []

    def _identify(self, code: str | None, token: str, _script: bool) -> Identity | None:
        self.asked.append(token)
        identity = TOKENS.get(token)
        return identity if identity and code in (None, identity.code) else None


OWN = {"HTTP_ORIGIN": "http://10.0.0.7:8080"}


def test_a_bearer_token_opens_the_gate_and_says_who_comes() -> None:
    world = World()

    status = world.ask(HTTP_AUTHORIZATION="Bearer tb")

    assert status == "200"
    assert world.passed[0]["facilitate.identity"] == BOB


def test_a_cookie_from_our_own_page_opens_the_gate() -> None:
    world = World()

    status = world.ask(HTTP_COOKIE="other=1; facilitate_ABCD=ta", **OWN)

    assert status == "200"
    assert world.passed[0]["facilitate.identity"] == ANN


def test_the_key_that_the_wall_keeps_opens_the_gate_for_its_meeting() -> None:
    world = World()

    status = world.ask(query="EIO=4&code=ABCD&as=board", HTTP_COOKIE="facilitate_board_ABCD=ta", **OWN)

    assert status == "200"
    assert world.passed[0]["facilitate.identity"] == ANN


def test_the_page_names_its_meeting_when_the_browser_knows_two() -> None:
    world = World()

    world.ask(query="EIO=4&code=efgh", HTTP_COOKIE="facilitate_ABCD=ta; facilitate_EFGH=tb", **OWN)

    assert world.passed[0]["facilitate.identity"] == BOB


@pytest.mark.parametrize(
    "head",
    [
        {},
        {"HTTP_AUTHORIZATION": "Bearer nobody"},
        {"HTTP_AUTHORIZATION": "Basic ta"},
        {"HTTP_AUTHORIZATION": "Bearer"},
        {"HTTP_COOKIE": "facilitate_ABCD=nobody", **OWN},
        {"HTTP_COOKIE": "facilitate_EFGH=ta", **OWN},
        {"HTTP_COOKIE": "facilitate_ABCD=ta"},
        {"HTTP_COOKIE": "facilitate_ABCD=ta", "HTTP_ORIGIN": "http://evil.example"},
        {"HTTP_COOKIE": "facilitate_ABCD=ta", "HTTP_ORIGIN": "null"},
        {"HTTP_COOKIE": "facilitate_ABCD=ta", "HTTP_ORIGIN": "http://10.0.0.7:8081"},
        {"HTTP_COOKIE": "facilitate_ABCD=ta", "HTTP_REFERER": "http://evil.example/?http://10.0.0.7:8080"},
        {"HTTP_AUTHORIZATION": "Bearer ta", "HTTP_HOST": "rebound.example"},
        {"HTTP_AUTHORIZATION": "Bearer ta", "HTTP_HOST": ""},
        {"HTTP_AUTHORIZATION": "Bearer ta", "HTTP_HOST": "[::1"},
        {"HTTP_COOKIE": "facilitate_ABCD=ta", "HTTP_ORIGIN": "http://["},
        {"HTTP_AUTHORIZATION": "Bearer ta", "QUERY_STRING": "sid=unknown"},
    ],
)
@pytest.mark.parametrize("transport", ["polling", "websocket"])
def test_everybody_else_gets_the_same_short_answer(head: dict[str, str], transport: str) -> None:
    world = World()
    query = head.get("QUERY_STRING", f"EIO=4&transport={transport}")

    status = world.ask(query=query, **{name: value for name, value in head.items() if name != "QUERY_STRING"})

    assert status == "401"
    assert world.passed == []


@pytest.mark.parametrize(
    "head",
    [
        {"HTTP_ORIGIN": "https://meet.example", "HTTP_HOST": "meet.example"},
        {"HTTP_ORIGIN": "https://meet.example", "HTTP_HOST": "127.0.0.1:8080"},
        {"HTTP_ORIGIN": "http://localhost:8080", "HTTP_HOST": "localhost:8080"},
        {"HTTP_ORIGIN": "http://[::1]:8080", "HTTP_HOST": "[::1]:8080"},
        {"HTTP_REFERER": "http://10.0.0.7:8080/m/ABCD"},
    ],
)
def test_our_own_pages_are_known_by_every_address_of_the_laptop(head: dict[str, str]) -> None:
    assert World().ask(**{"HTTP_COOKIE": "facilitate_ABCD=ta", **head}) == "200"


def test_other_paths_pass_untouched() -> None:
    world = World()

    status = world.ask(path="/healthz")

    assert status == "200"
    assert "facilitate.identity" not in world.passed[0]


def test_compression_is_never_offered_to_the_websocket() -> None:
    world = World()

    world.ask(HTTP_AUTHORIZATION="Bearer ta", HTTP_SEC_WEBSOCKET_EXTENSIONS="permessage-deflate")

    assert "HTTP_SEC_WEBSOCKET_EXTENSIONS" not in world.passed[0]


def test_of_cookies_that_somebody_invents_few_are_looked_up() -> None:
    world = World()
    invented = "; ".join(f"facilitate_ABCD{n:04d}=t{n}" for n in range(300))

    assert world.ask(HTTP_COOKIE=invented, **OWN) == "401"
    assert len(world.asked) == gate.COOKIES_ASKED
    assert world.ask(query="EIO=4&code=ABCD", HTTP_COOKIE=f"{invented}; facilitate_ABCD=ta", **OWN) == "200"


def test_a_socket_of_somebody_elses_is_not_hidden_behind_many_questions() -> None:
    world = World()
    world.open("s1", BOB)
    many = "&".join(f"a{n}=1" for n in range(30))

    for query in (f"sid=s1&{many}", f"{many}&sid=s1", f"sid=s1&{'&' * 30}"):
        assert world.ask(query=query, HTTP_AUTHORIZATION="Bearer ta") in ("400", "401")
    assert world.passed == []


def test_a_full_house_is_said_to_be_full_to_guests_alone() -> None:
    world = World(total=2)
    world.open("s1")
    world.open("s2", BOB)

    assert world.ask(HTTP_AUTHORIZATION="Bearer ta") == "503"
    assert world.ask(HTTP_AUTHORIZATION="Bearer nobody") == "401"


def test_a_socket_that_the_application_turns_away_is_not_counted() -> None:
    world = World()
    world.engine.handlers["connect"] = lambda *_: False
    world.gate.watch(world.engine)

    for n in range(9):
        world.open(f"s{n}")

    assert world.ask(HTTP_AUTHORIZATION="Bearer ta") == "200"


def test_a_polling_request_belongs_to_the_person_who_opened_the_socket() -> None:
    world = World()
    world.open("s1")

    assert world.ask(query="sid=s1", HTTP_AUTHORIZATION="Bearer ta") == "200"
    assert world.ask(query="sid=s1", HTTP_AUTHORIZATION="Bearer tb") == "401"


@pytest.mark.parametrize(
    ("query", "status"), [("EIO=4&transport=websocket", "200"), ("EIO=4&transport=polling", "400")]
)
def test_with_several_workers_only_websockets_pass(query: str, status: str) -> None:
    world = World(polling=False)

    answer = world.ask(query=query, HTTP_AUTHORIZATION="Bearer ta")

    assert answer == status
    assert len(world.passed) == (status == "200")


def test_with_several_workers_a_stranger_who_polls_is_still_a_stranger() -> None:
    assert World(polling=False).ask(query="EIO=4&transport=polling") == "401"
