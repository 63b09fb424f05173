"""Anything at all posted as an act: answered in words, never with a trace, and a refused one leaves the log as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitate.core.decide import VERBS
from tests.web.pages_app import make_house
from tests.web.test_act import Room

SOME = settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow], deadline=None)
words = st.text(max_size=12) | st.sampled_from(("1", "p1", "need", "for", "99", "\x00", "\ud7ff", "2026-12-05"))
values: Any = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 10**20) | st.floats() | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=8,
)
names = st.sampled_from(
    (
        "item",
        "items",
        "about",
        "text",
        "kind",
        "person",
        "to",
        "choice",
        "ballot",
        "name",
        "value",
        "act",
        "fields",
        "stage",
    )
)
acts = st.fixed_dictionaries(
    {
        "op": words | values,
        "verb": st.sampled_from(sorted(VERBS)) | words,
        "args": st.dictionaries(names, values, max_size=5) | values,
    }
)
posts = st.tuples(st.sampled_from(("host", "wang", "nobody")), acts | values)


@settings(parent=SOME)
@given(st.lists(posts, min_size=1, max_size=8))
def tried(room: Room, posted: list[tuple[str, Any]]) -> None:
    door = room.house.services.door
    for who, body in posted:
        before = door.chain(room.code)
        status, answer = room.post(who, body)

        assert status == 200 or 400 <= status < 500, (status, body)
        assert answer["ok"] == (status == 200)
        if status != 200:
            assert answer["refusal"]["zh"]
            assert answer["refusal"]["en"]
            assert door.chain(room.code) == before


def test_whatever_is_posted_is_answered_and_what_is_refused_changes_nothing(tmp_path: Path) -> None:
    house = make_house(tmp_path)
    room = Room(house, house.open(), {}, {})
    for who, role in (("host", "host"), ("wang", None)):
        room.ids[who], room.tokens[who] = house.join(room.code, who, "residents", role)
    room.act("host", "advance")

    tried(room)

    house.services.engine.dispose()
