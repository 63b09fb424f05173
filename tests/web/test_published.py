"""One audience's copy: what changed since a number, and what the next patch will bring anyway."""

import json
from dataclasses import replace
from typing import Any

import pytest

from facilitate.web import published, touch
from facilitate.web.published import encode, publish
from facilitate.web.views import Look
from tests.cast import Cast, Core, cast


def looked(here: Cast) -> Look:
    return Look(here.m, "room", here.clock.now(), "c" * 64, "http://192.0.2.1")


def plain(patch: dict[str, Any]) -> Any:
    return json.loads(encode(patch))


def pending(here: Cast, since: int) -> set[str]:
    assert isinstance(here.place, Core)
    return {key for entry in here.place.entries[since:] for key in touch.keys(here.m, entry)}


def test_a_newcomer_sees_what_the_others_hear_with_the_next_patch() -> None:
    here = cast()
    copy = publish(looked(here))
    assert isinstance(here.place, Core)
    told = len(here.place.entries)

    here.go("gather")
    fresh = plain(copy.since(0, looked(here), pending(here, told)))

    assert fresh["put"] == plain(publish(looked(here)).since(0, looked(here)))["put"]
    assert fresh["to"] == here.m.seq
    assert copy.seq < here.m.seq


def test_the_next_patch_fits_those_who_waited_and_the_newcomer() -> None:
    here = cast()
    copy = publish(looked(here))
    assert isinstance(here.place, Core)
    before, told = copy.seq, len(here.place.entries)
    here.go("gather")
    newcomer = plain(copy.since(0, looked(here), pending(here, told)))

    patch = plain(copy.update(looked(here), pending(here, told)) or {})

    assert patch["from"] == before <= newcomer["to"] == patch["to"]


def test_a_number_that_is_not_ours_gets_everything() -> None:
    here = cast()
    copy = publish(looked(here))

    assert plain(copy.since(10**6, looked(here)))["from"] == 0


def test_whoever_comes_from_another_process_is_told_anew_what_no_event_tells() -> None:
    here = cast()
    copy = publish(looked(here))
    assert isinstance(here.place, Core)
    told = len(here.place.entries)
    here.go("gather")
    copy.update(looked(here), pending(here, told))
    elsewhere = replace(looked(here), online=frozenset({"p1"}))
    old = plain(publish(elsewhere).since(0, elsewhere))

    patch = plain(copy.since(old["to"], looked(here), elsewhere=True))

    assert patch["from"] == old["to"]
    assert {**old["put"], **patch["put"]} == plain(copy.since(0, looked(here)))["put"]
    assert old["put"]["people"] != patch["put"]["people"]
    assert plain(copy.since(old["to"], looked(here)))["put"] == {}


def test_whoever_stood_here_before_a_restart_is_told_anew_what_no_event_tells() -> None:
    here = cast()
    before = replace(looked(here), online=frozenset({"p1"}))
    old = plain(publish(before).since(0, before))
    copy = publish(looked(here))

    patch = plain(copy.since(old["to"], looked(here)))

    assert patch["from"] == old["to"] == patch["to"]
    assert old["put"]["people"] != patch["put"]["people"]
    assert {**old["put"], **patch["put"]} == plain(copy.since(0, looked(here)))["put"]


def test_who_came_between_two_patches_hears_it_when_something_is_again_as_it_was() -> None:
    here = cast()
    copy, someone = publish(looked(here)), replace(looked(here), online=frozenset({"p1"}))
    newcomer = plain(copy.since(0, someone, {"people"}))["put"]

    patch = plain(copy.update(looked(here), {"people"}) or {})

    assert newcomer["people"]["online"] == 1
    assert patch["put"]["people"]["online"] == 0
    assert copy.update(looked(here), {"people"}) is None


def test_who_came_between_two_patches_hears_that_what_she_saw_is_gone_again() -> None:
    here = cast()
    here.go("gather")
    copy = publish(looked(here))
    card = f"item/{here.need('wang', '路灯不亮')}"
    newcomer = plain(copy.since(0, looked(here), {card}))

    here.do("wang", "withdraw", item=card.removeprefix("item/"))
    patch = plain(copy.update(looked(here), {card}) or {})

    assert card in newcomer["put"]
    assert patch["cut"] == [card]


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the copies encode."""
    found: list[Any] = []

    def noting(thing: Any) -> bytes:
        found.append(thing)
        return encode(thing)

    monkeypatch.setattr(published, "encode", noting)
    return found


def test_who_comes_between_two_patches_is_given_the_whole_as_it_was_encoded_for_the_first(encoded: list[Any]) -> None:
    here = cast()
    copy = publish(looked(here))
    first = copy.since(0, looked(here))["put"]
    encoded.clear()

    second = copy.since(0, looked(here))["put"]

    assert bytes(second) == bytes(first)
    assert encoded == []


def test_while_phones_come_only_what_counts_them_is_encoded_for_each(encoded: list[Any]) -> None:
    here = cast()
    copy, people = publish(looked(here)), list(here.ids.values())
    told = []
    for n in range(1, 4):
        look = replace(looked(here), online=frozenset(people[:n]))
        told.append(plain(copy.since(0, look, {"people", *(f"person/{id}" for id in people[:n])}))["put"])
    others = plain(copy.since(0, looked(here)))["put"]

    assert [put["people"]["online"] for put in told] == [1, 2, 3]
    assert all(put == others | {"people": put["people"]} for put in told)
    assert encoded.count("people") == 3 + 1
    assert all(encoded.count(key) == 1 + 1 for key in others.keys() - {"people"})


def test_after_a_patch_nobody_is_given_the_whole_as_it_was_before() -> None:
    here = cast()
    copy = publish(looked(here))
    copy.since(0, looked(here))
    here.go("gather")
    copy.update(looked(here), pending(here, 0))

    assert plain(copy.since(0, looked(here)))["put"] == plain(publish(looked(here)).since(0, looked(here)))["put"]


def test_a_newcomer_is_not_told_of_what_she_could_never_have_seen() -> None:
    here = cast()
    copy = publish(looked(here))

    assert plain(copy.since(0, looked(here), {f"person/{id}" for id in here.ids.values()}))["cut"] == []
