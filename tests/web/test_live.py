"""The sockets of a real server: entering, acting twice, two tabs, and a desk that opens and closes with the role."""

import asyncio
import json
import time
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

import pytest

from facilitate.bench.browser import Browser
from facilitate.bench.gathering import RULE, Gathering
from facilitate.bench.phone import Gone, Phone
from facilitate.bench.process import Process, free_port, serve
from facilitate.web.limits import LOOKS_A_SECOND, LOOKS_AT_ONCE

CARD = {"kind": "need", "text": "路灯不亮", "fields": {"category": "safety"}}
Play = Callable[[Gathering], Coroutine[Any, Any, None]]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    running = serve(tmp_path_factory.mktemp("live"), free_port(), "organiser")
    yield running
    running.stop()


@pytest.fixture
def room(server: Process) -> Callable[[Play], None]:
    """`room(play)` plays in a fresh meeting with two residents, standing at silent cards."""

    async def gathered(play: Play) -> None:
        gathering = await Gathering.call(server.port, "organiser")
        for number in range(2):
            await gathering.sign_up(number)
        await gathering.go_to("gather")
        try:
            await play(gathering)
        finally:
            gathering.host.close()
            await hang_up_all()

    return lambda play: asyncio.run(asyncio.wait_for(gathered(play), 60))


class Ear:
    """What one socket hears."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, Any]] = []

    def __call__(self, payload: bytes) -> None:
        self.heard.append(tuple(json.loads(payload[2:])))

    def patches(self) -> list[dict[str, Any]]:
        return [data for event, data in self.heard if event == "patch"]

    async def until(self, event: str, seconds: float = 5) -> Any:
        """What the next event of that name said."""
        for _ in range(int(seconds / 0.02)):
            for name, data in self.heard:
                if name == event:
                    return data
            await asyncio.sleep(0.02)
        raise AssertionError(f"{event} was not heard, but {[name for name, _ in self.heard]}")


_phones: list[Phone] = []


async def connect(port: int, token: str, ear: Ear) -> Phone:
    """A line that is hung up after the test."""
    _phones.append(await Phone.open(port, token, ear))
    return _phones[-1]


async def hang_up_all() -> None:
    while _phones:
        _phones.pop().hang_up()
    await asyncio.sleep(0.1)


async def dial(gathering: Gathering, token: str, as_: str = "room") -> tuple[Phone, Ear, dict[str, Any]]:
    ear = Ear()
    phone = await connect(gathering.port, token, ear)
    entered = await phone.enter(gathering.code, room=as_)
    return phone, ear, entered


def test_entering_gives_the_whole_state_and_ones_own_view(room: Any) -> None:
    async def play(gathering: Gathering) -> None:
        _, _, entered = await dial(gathering, gathering.tokens[0])

        assert entered["patch"]["from"] == 0
        assert {"meeting", "agenda", "stage/gather", "people"} <= set(entered["patch"]["put"])
        assert entered["me"]["left"] == {"need": 3}

    room(play)


def test_two_tabs_of_one_person_see_the_same_and_count_once(room: Any) -> None:
    async def play(gathering: Gathering) -> None:
        one, ear, _ = await dial(gathering, gathering.tokens[0])
        two, other_ear, _ = await dial(gathering, gathering.tokens[0])
        answers = [await tab.act("write", CARD, "same op") for tab in (one, two, one)]
        for heard in (ear, other_ear):
            assert (await heard.until("me"))["left"] == {"need": 2}

        assert answers[0]["ok"]
        assert answers[0] == answers[1] == answers[2]

    room(play)


@pytest.mark.parametrize("as_", ["desk", "moon"])
def test_a_resident_does_not_enter_the_desk(room: Any, as_: str) -> None:
    async def play(gathering: Gathering) -> None:
        _, _, entered = await dial(gathering, gathering.tokens[0], as_)

        assert entered["ok"] is False
        assert entered["refusal"]["rule"] == "not_yours"

    room(play)


def test_another_meeting_is_not_entered_with_this_token(room: Any) -> None:
    async def play(gathering: Gathering) -> None:
        other = await Gathering.call(gathering.port, "organiser")
        phone = await connect(gathering.port, gathering.tokens[0], Ear())
        entered = await phone.enter(other.code)
        other.host.close()

        assert entered["refusal"]["rule"] == "not_yours"

    room(play)


@pytest.mark.parametrize("lesser", ["resident", "rep"])
def test_losing_the_role_closes_the_desk_at_once(room: Any, lesser: str) -> None:
    async def play(gathering: Gathering) -> None:
        person = await person_of(gathering)
        await gathering.act(gathering.host.token, "set_role", {"person": person, "role": "recorder"})
        _, ear, entered = await dial(gathering, gathering.tokens[0], "desk")
        assert "person/" + person in entered["patch"]["put"]

        await gathering.act(gathering.host.token, "set_role", {"person": person, "role": lesser})
        assert (await ear.until("bye"))["reason"] == "role"
        ear.heard.clear()
        await gathering.act(gathering.tokens[1], "write", CARD | {"text": "谁也不该看见"})
        await asyncio.sleep(0.3)

        assert ear.patches() == []

    room(play)


async def person_of(gathering: Gathering) -> str:
    """The id of the first who signed up."""
    entities = await gathering.state(gathering.host.token, "desk")
    return next(str(e["id"]) for key, e in entities.items() if key.startswith("person/") and e["name"] == "居民00000")


def test_a_patch_follows_an_act_and_joins_what_was_seen(room: Any) -> None:
    async def play(gathering: Gathering) -> None:
        _, ear, entered = await dial(gathering, gathering.tokens[1])
        answer = await gathering.act(gathering.tokens[0], "write", CARD)
        patch = await ear.until("patch")
        while patch["to"] < answer["seq"]:
            ear.heard.clear()
            patch = await ear.until("patch")

        assert patch["from"] >= entered["patch"]["to"]
        assert patch["put"]["item/1"]["covered"]
        assert "路灯不亮" not in str(ear.heard)

    room(play)


@pytest.mark.parametrize("junk", [None, 7, "x", [], {}, {"verb": 7}, {"verb": "write", "op": "o", "args": []}])
def test_an_act_of_any_shape_is_answered(room: Any, junk: Any) -> None:
    async def play(gathering: Gathering) -> None:
        phone, _, _ = await dial(gathering, gathering.tokens[0])

        assert (await phone.ask("act", junk))["refusal"]["rule"] in ("bad_shape", "not_yours")
        assert (await phone.ask("enter", {"since": "x"}))["patch"]["from"] == 0
        assert (await phone.ask("clock", {"t": 5}))["t"] == 5
        assert (await phone.act("write", CARD, "o"))["ok"]

    room(play)


def test_without_a_token_nobody_connects(room: Any) -> None:
    async def play(gathering: Gathering) -> None:
        with pytest.raises(Exception, match="401"):
            await Phone.open(gathering.port, "0" * 32)
        phone, _, _ = await dial(gathering, gathering.tokens[0])
        phone.hang_up()
        await asyncio.sleep(0.1)
        with pytest.raises(Gone):
            await phone.act("write", CARD, "o")

    room(play)


def test_the_wall_hears_with_its_key_and_may_do_nothing(server: Process) -> None:
    async def play() -> None:
        organiser, ear = Browser(server.port, "organiser"), Ear()
        wish = {"rule": RULE, "title": "墙", "place": "厅", "starts": "2030-01-01T19:00:00+08:00", "language": "zh"}
        made = json.loads(await organiser.want("POST", "/meetings", wish))
        organiser.close()
        phone = await connect(server.port, made["keys"]["board"], ear)
        entered = await phone.enter(made["code"], room="board")
        assert "meeting" in entered["patch"]["put"]
        assert (await phone.enter(made["code"], room="desk"))["refusal"]["rule"] == "not_yours"
        assert (await phone.act("advance", {}, "o"))["refusal"]["rule"] == "not_yours"
        newcomer = Browser(server.port)
        await newcomer.want("POST", f"/m/{made['code']}/join", {"name": "王", "group": "residents", "consent": True})
        newcomer.close()

        told = await ear.until("patch")
        await hang_up_all()

        assert told["put"]["people"]["present"] == 1

    asyncio.run(asyncio.wait_for(play(), 60))


def test_who_asks_for_everything_without_pause_is_held_back_and_cut_and_others_are_not(
    room: Callable[[Play], None],
) -> None:
    async def play(gathering: Gathering) -> None:
        began = time.monotonic()
        greedy = [await gathering.come_in(gathering.tokens[0], lambda _: None) for _ in range(7)]
        other = await gathering.come_in(gathering.tokens[1], lambda _: None)
        answers = [line.ask("enter", {"code": gathering.code}) for _ in range(60) for line in greedy]

        assert "patch" in await asyncio.wait_for(other.enter(gathering.code), 5)
        await asyncio.wait(answers, timeout=20)
        cut = sum(line.closed for line in greedy)
        for line in (*greedy, other):
            line.hang_up()
        await asyncio.wait(answers, timeout=5)
        told = [one.result() for one in answers if one.exception() is None]
        seconds = time.monotonic() - began + 1
        print(f"{len(answers)} whole states asked for at once: {len(told)} told, {cut} of {len(greedy)} lines cut")
        assert LOOKS_AT_ONCE / 2 < len(told) < min(len(answers), LOOKS_AT_ONCE + seconds * LOOKS_A_SECOND)
        assert all("patch" in one for one in told)
        assert cut

    room(play)
