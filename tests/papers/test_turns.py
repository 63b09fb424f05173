"""Turns: people before what is made ahead, in their order; each paper once; one process left free for whoever asks."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from facilitate.papers.child import Child
from facilitate.papers.doing import Abandoned, Doing, silent
from facilitate.papers.turns import Turns


def children(n: int) -> list[Child]:
    return [Child(["never started"], 1) for _ in range(n)]


def until(true: Callable[[], object]) -> None:
    end = time.monotonic() + 5
    while not true() and time.monotonic() < end:
        time.sleep(0.005)
    assert true()


def asking(
    turns: Turns, key: bytes, served: list[bytes], heard: list[Doing], *, ahead: bool = False
) -> threading.Thread:
    def ask() -> None:
        child = turns.take(key, heard.append, ahead=ahead)
        served.append(key)
        if child is not None:
            turns.give(key, child)

    thread = threading.Thread(target=ask)
    thread.start()
    return thread


def test_people_go_before_what_is_made_ahead_and_are_told_how_many_are_before_them() -> None:
    (only,), served = children(1), list[bytes]()
    turns = Turns([only])
    assert turns.take(b"now", silent) is only
    heard: dict[bytes, list[Doing]] = {key: [] for key in (b"ahead", b"first", b"second")}
    threads = []
    for key in heard:
        threads.append(asking(turns, key, served, heard[key], ahead=key == b"ahead"))
        until(lambda key=key: heard[key])
    turns.give(b"now", only)
    for thread in threads:
        thread.join(5)

    assert served == [b"first", b"second", b"ahead"]
    assert heard[b"first"][0] == Doing(before=1)
    assert heard[b"second"][0] == Doing(before=2)


def test_a_paper_that_is_being_made_is_waited_for_and_listened_to() -> None:
    turns, served, heard = Turns(children(2)), list[bytes](), list[Doing]()
    child = turns.take(b"minutes", silent)
    assert child is not None
    second = asking(turns, b"minutes", served, heard)
    until(lambda: len(turns._making[b"minutes"]) == 2)
    turns.told(b"minutes", Doing(page=3))
    assert served == []
    turns.give(b"minutes", child)
    second.join(5)

    assert heard == [Doing(page=3)]
    assert served == [b"minutes"]


def test_what_is_made_ahead_leaves_one_process_free() -> None:
    turns, served = Turns(children(2)), list[bytes]()
    ahead = turns.take(b"one", silent, ahead=True)
    assert ahead is not None
    waiting = asking(turns, b"two", served, heard := [], ahead=True)
    until(lambda: heard)
    person = turns.take(b"three", silent)
    assert person is not None
    assert served == []
    turns.give(b"one", ahead)
    turns.give(b"three", person)
    waiting.join(5)

    assert served == [b"two"]


def test_whoever_goes_away_while_waiting_holds_nobody_up() -> None:
    (only,) = children(1)
    turns = Turns([only])
    turns.take(b"now", silent)

    def gone(_doing: Doing) -> None:
        raise Abandoned

    with pytest.raises(Abandoned):
        turns.take(b"later", gone)
    turns.give(b"now", only)

    assert turns.take(b"next", silent) is only


def test_a_listener_who_has_gone_does_not_stop_the_paper() -> None:
    turns = Turns(children(1))

    def gone(_doing: Doing) -> None:
        raise Abandoned

    turns.take(b"now", gone)
    turns.told(b"now", Doing(page=2))

    assert b"now" in turns._making
