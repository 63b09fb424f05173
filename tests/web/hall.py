"""A crowd whose timers are kept until the test lets them go."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from facilitate.web.crowd import Crowd
from facilitate.web.published import encode
from tests import doors
from tests.cast import CODE, Cast
from tests.doors import cast_behind, sqlite


def plain(data: Any) -> Any:
    """As it arrives."""
    return json.loads(encode(data))


@dataclass
class Hall:
    """A crowd whose timers are kept until the test lets them go."""

    cast: Cast
    crowd: Crowd
    sent: list[tuple[str, str, Any]]
    timers: list[tuple[int, Any]] = field(default_factory=list)

    def wait(self, seconds: float) -> None:
        self.cast.wait(seconds)
        due = [work for at, work in self.timers if at <= self.cast.clock.at]
        self.timers[:] = [(at, work) for at, work in self.timers if at > self.cast.clock.at]
        for work in due:
            work()

    def state(self, audience: str, since: int = 0, who: str = "") -> Any:
        return plain(self.crowd.state(CODE, audience, since, self.cast.ids.get(who, "")))

    def patches(self, audience: str) -> list[dict[str, Any]]:
        return [data for room, event, data in self.sent if event == "patch" and room == f"{CODE}/{audience}"]

    def own(self, who: str) -> list[dict[str, Any]]:
        return [data for room, event, data in self.sent if event == "me" and room == f"{CODE}:{self.cast.ids[who]}"]


def open_hall(folder: Path, **options: int) -> Iterator[Hall]:
    """Host, Wang and Li have their phones in hand; nothing has been sent yet. `options` are the crowd's."""
    cast, sent = cast_behind(sqlite(folder)), []
    timers: list[tuple[int, Any]] = []
    crowd = Crowd(
        cast.place.door, cast.clock, lambda: "http://192.0.2.1", lambda room, event, data: sent.append((room, event, plain(data))),
        lambda seconds, work: timers.append((cast.clock.at + int(seconds * 1000), work)), **options,
    )  # fmt: skip
    hall = Hall(cast, crowd, sent, timers)
    for audience in ("board", "room", "desk"):
        crowd.state(CODE, audience, 0)
    for who in ("host", "wang", "li"):
        crowd.come(CODE, cast.ids[who])
    hall.wait(1)
    sent.clear()
    yield hall
    doors.close_all()
