"""A phone that comes back a ninth time, its dead lines still open, is let in; the page that gives way hears why and stays away."""

from collections.abc import Callable

import pytest

from tests.web.plain_phone import PlainPhone

ANN, BOB = "Authorization: Bearer token-ann\r\n", "Authorization: Bearer token-bob\r\n"
Dial = Callable[..., PlainPhone]


@pytest.mark.parametrize("mode", ["direct", "stock"])
def test_the_oldest_of_nine_pages_hears_that_it_was_moved_and_its_line_is_cut(
    mode: str, small_room: Callable[..., int], dial: Dial
) -> None:
    port = small_room(mode, "0")
    phones = [dial(port, ANN) for _ in range(8)]
    for phone in phones:
        assert phone.enter()["me"] == "ann"
    other = dial(port, BOB)
    assert other.enter()["me"] == "bob"

    ninth = dial(port, ANN)

    assert ninth.status == 101
    assert ninth.enter()["me"] == "ann"
    assert phones[0].until('42["bye"') == '42["bye",{"reason":"moved"}]'
    assert phones[0].ended()
    other.text('420["say",{"n":1}]')
    assert [phone.patches(1) for phone in (*phones[1:], ninth)] == [[{"n": 1}]] * 8


def test_lines_that_say_nothing_give_way_too(small_room: Callable[..., int], dial: Dial) -> None:
    port = small_room("direct", "0")

    dead = [dial(port, ANN) for _ in range(8)]
    alive = [dial(port, ANN) for _ in range(4)]

    assert {phone.status for phone in dead + alive} == {101}
    assert all(phone.ended() for phone in dead[:4])
    assert [phone.enter()["me"] for phone in (*dead[4:], *alive)] == ["ann"] * 8
