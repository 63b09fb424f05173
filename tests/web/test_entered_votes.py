"""Votes that somebody entered for others: the desk sees for whom, everybody sees how many, nobody sees what."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.hall import Hall, open_hall


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    yield from open_hall(tmp_path)


def ballot(hall: Hall, audience: str) -> dict[str, Any]:
    put = hall.state(audience)[0]["put"]
    return next(one for key, one in put.items() if key.startswith("ballot/"))


def test_the_desk_sees_for_whom_a_vote_was_entered_and_the_room_how_many(hall: Hall) -> None:
    hall.cast.go("gather")
    card = hall.cast.need("wang", "路灯不亮")
    hall.cast.go("dots")
    hall.cast.do("li", "vote", choice={card: 1})

    hall.cast.do("scribe", "proxy", person=hall.cast.ids["wang"], act={"verb": "vote", "args": {"choice": {card: 1}}})

    assert ballot(hall, "desk")["entered"] == [hall.cast.ids["wang"]]
    assert ballot(hall, "room")["entered"] == []
    assert ballot(hall, "board")["entered"] == []
    assert ballot(hall, "room")["sources"] == {"phones": 1, "proxy": 1, "hands": 0, "slips": 0}


def test_whoever_votes_herself_afterwards_is_no_longer_one_for_whom_it_was_entered(hall: Hall) -> None:
    hall.cast.go("gather")
    card = hall.cast.need("wang", "路灯不亮")
    hall.cast.go("dots")
    hall.cast.do("scribe", "proxy", person=hall.cast.ids["wang"], act={"verb": "vote", "args": {"choice": {card: 1}}})

    hall.cast.do("wang", "vote", choice={card: 1})

    assert ballot(hall, "desk")["entered"] == []
    assert ballot(hall, "desk")["sources"] == {"phones": 1, "proxy": 0, "hands": 0, "slips": 0}
